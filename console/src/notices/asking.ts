import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { notifications, told } from '../wire/houses'
import type { Notice, NoticePreferences, Page } from '../wire/views'

export const KINDS = ['assigned', 'mentioned', 'escalated', 'deadline', 'approval_wanted', 'returned', 'list_trouble', 'second_look'] as const
export type Kind = (typeof KINDS)[number]

const SHOWN = 50

/** What the officer was told, newest first. */
export function useNotices() {
  return useInfiniteQuery({
    queryKey: ['notices'],
    queryFn: async ({ pageParam, signal }) =>
      (await told(
        notifications.GET('/v1/notifications', {
          params: { query: { limit: String(SHOWN), ...(pageParam === '' ? {} : { after: pageParam }) } },
          signal,
        }),
      )) as Page<Notice>,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

export function useUnread() {
  return useQuery({
    queryKey: ['notices-unread'],
    queryFn: async ({ signal }) => (await told(notifications.GET('/v1/notifications/counts', { signal }))).unread ?? 0,
  })
}

/** Hears of a notice as it is told. The browser comes back by itself, with the last one's id. */
export function useNoticeStream(): void {
  const client = useQueryClient()
  useEffect(() => {
    const stream = new EventSource('/v1/notifications/stream')
    stream.addEventListener('notification', () => void look(client))
    return () => stream.close()
  }, [client])
}

/** Reads a notice, and with it all that came before. */
export function useRead() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (id: string) => {
      await notifications.POST('/v1/notifications/{id}/reads', { params: { path: { id } } })
    },
    onSettled: () => look(client),
  })
}

function look(client: ReturnType<typeof useQueryClient>) {
  return Promise.all([
    client.invalidateQueries({ queryKey: ['notices'] }),
    client.invalidateQueries({ queryKey: ['notices-unread'] }),
  ])
}

export function useNoticePreferences() {
  return useQuery({
    queryKey: ['notice-preferences'],
    queryFn: async ({ signal }) => (await told(notifications.GET('/v1/notifications/preferences', { signal }))) as NoticePreferences,
  })
}

/** What is absent stays as it is, but for the quiet hours. */
export type PreferenceChange = Partial<Omit<NoticePreferences, 'mailConfirmed' | 'mailPossible'>>

export function useChangePreferences() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (change: PreferenceChange) =>
      (await told(notifications.PUT('/v1/notifications/preferences', { body: change as never }))) as NoticePreferences,
    onSuccess: (now) => client.setQueryData(['notice-preferences'], now),
  })
}

export function useSendCode() {
  return useMutation({
    mutationFn: async () => {
      await told(notifications.POST('/v1/notifications/preferences/codes', {}) as never)
    },
  })
}

export function useConfirmAddress() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (code: string) =>
      (await told(notifications.POST('/v1/notifications/preferences/confirmations', { body: { code } }))) as NoticePreferences,
    onSuccess: (now) => client.setQueryData(['notice-preferences'], now),
  })
}
