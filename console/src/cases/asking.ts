import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cases, reply, told } from '../wire/houses'
import { allOf } from '../wire/pages'
import type { CaseDetail, CaseLook, CaseNote, CaseSummary, Page, TimelineEntry } from '../wire/views'
import type { CaseSearch } from './filters'

export function useCases(search: CaseSearch) {
  return useInfiniteQuery({
    queryKey: ['cases', search],
    queryFn: async ({ pageParam, signal }) =>
      (await told(
        cases.GET('/v1/cases', {
          params: { query: { ...search, limit: '100', ...(pageParam === '' ? {} : { after: pageParam }) } as never },
          signal,
        }),
      )) as Page<CaseSummary>,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

/** A case with what belongs to it, and the tag that every act on it has to name. */
export function useCase(id: string) {
  return useQuery({
    queryKey: ['case', id],
    queryFn: async ({ signal }) => {
      const answer = await reply(cases.GET('/v1/cases/{id}', { params: { path: { id } }, signal }))
      return { detail: answer.data as CaseDetail, tag: answer.response.headers.get('ETag') ?? '' }
    },
  })
}

export function useNotes(id: string) {
  return useQuery({
    queryKey: ['case', id, 'notes'],
    queryFn: async ({ signal }) =>
      allOf(
        async (query) =>
          (await told(
            cases.GET('/v1/cases/{id}/notes', { params: { path: { id }, query: query as never }, signal }),
          )) as Page<CaseNote>,
      ),
  })
}

export function useTimeline(id: string) {
  return useQuery({
    queryKey: ['case', id, 'timeline'],
    queryFn: async ({ signal }) =>
      allOf(
        async (query) =>
          (await told(
            cases.GET('/v1/cases/{id}/timeline', { params: { path: { id }, query: query as never }, signal }),
          )) as Page<TimelineEntry>,
      ),
  })
}

export function useLooks(id: string) {
  return useQuery({
    queryKey: ['case', id, 'views'],
    queryFn: async ({ signal }) =>
      allOf(
        async (query) =>
          (await told(
            cases.GET('/v1/cases/{id}/views', { params: { path: { id }, query: query as never }, signal }),
          )) as Page<CaseLook>,
      ),
  })
}

export type CaseAct =
  | { act: 'reviews' | 'escalations' | 'withdrawals' }
  | { act: 'approvals'; words?: string }
  | { act: 'assignee'; assignee: string | null }
  | { act: 'closings'; outcome: string; reason: string; redFlags: string[] }
  | { act: 'rejections'; words: string }
  | { act: 'reopenings'; reason: string }

/** Does something to a case as it was seen. */
export function useCaseAct(id: string, tag: string) {
  return useChange(id, async (asked: CaseAct) => {
    const { act, ...body } = asked
    const params = { path: { id }, header: { 'If-Match': tag } }
    if (act === 'assignee') return told(cases.PUT('/v1/cases/{id}/assignee', { params, body: body as never }))
    const path = `/v1/cases/{id}/${act}` as '/v1/cases/{id}/closings'
    const said = Object.keys(body).length > 0 ? { body: body as never } : ({} as { body: never })
    return told(cases.POST(path, { params, ...said }))
  })
}

/** Describes a case anew, as it was seen. */
export function useDescribe(id: string, tag: string) {
  return useChange(id, (body: { title: string; dueAt: string }) =>
    told(cases.PUT('/v1/cases/{id}/description', { params: { path: { id }, header: { 'If-Match': tag } }, body } as never)),
  )
}

export const PARTY_ROLES = ['subject', 'counterparty', 'beneficial_owner', 'witness', 'other'] as const
export type PartyForm = { kind: 'account' | 'customer'; id: string; role: (typeof PARTY_ROLES)[number] }

export function useAddParty(id: string) {
  return useChange(id, (body: PartyForm) => told(cases.POST('/v1/cases/{id}/parties', { params: { path: { id } }, body })))
}

export function useRemoveParty(id: string) {
  return useChange(id, ({ kind, party }: { kind: string; party: string }) =>
    told(cases.DELETE('/v1/cases/{id}/parties/{kind}/{party}', { params: { path: { id, kind, party } } })),
  )
}

export function useLink(id: string) {
  return useChange(id, (caseId: string) =>
    told(cases.POST('/v1/cases/{id}/links', { params: { path: { id } }, body: { caseId } })),
  )
}

export function useTick(id: string) {
  return useChange(id, ({ step, state, words }: { step: string; state: 'to_do' | 'done' | 'not_applicable'; words?: string }) =>
    told(
      cases.PUT('/v1/cases/{id}/checklist/{step}', {
        params: { path: { id, step } },
        body: words === undefined ? { state } : { state, words },
      }),
    ),
  )
}

export function useWriteNote(id: string) {
  return useChange(id, (note: { words: string; confidential?: boolean }) =>
    told(cases.POST('/v1/cases/{id}/notes', { params: { path: { id } }, body: { ...note, mentions: mentionsIn(note.words) } })),
  )
}

/** Logins that a text mentions with an @ before them. */
export function mentionsIn(words: string): string[] {
  return [...new Set([...words.matchAll(/(?:^|\s)@([\w.-]+(?:@[\w.-]+)?)/g)].map((found) => (found[1] ?? '').replace(/\.$/, '')))]
}

export function useNewCase() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (form: { title: string; items: string[] }) =>
      (await told(cases.POST('/v1/cases', { body: form }))) as CaseSummary,
    onSettled: () =>
      Promise.all(['queue', 'item', 'cases', 'queue-counts'].map((kind) => client.invalidateQueries({ queryKey: [kind] }))),
  })
}

/** Joins alerts to a case that is open. */
export function useAddToCase() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, items }: { id: string; items: string[] }) =>
      told(cases.POST('/v1/cases/{id}/items', { params: { path: { id } }, body: { items } })),
    onSettled: (_, __, { id }) =>
      Promise.all([['case', id], ['queue'], ['item'], ['cases'], ['queue-counts']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}

function useChange<T>(id: string, change: (asked: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['case', id] }),
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['queue'] }),
      ]),
  })
}
