import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Stretch } from '../metrics/asking'
import { cases, reply, told } from '../wire/houses'
import type { DrawMonth, Look, LookCounts, LookFigures, Page, SamplingPlan, SamplingRule } from '../wire/views'
import { STATES, type LookSearch } from './filters'

const ROWS = '100'
const LOOK_EVERY_MILLIS = 30_000

export function useLooks({ state, forMe, officer, scenario }: LookSearch) {
  const filter = { state, forMe, officer, scenario }
  return useInfiniteQuery({
    queryKey: ['looks', filter],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filter, limit: ROWS, ...(pageParam === '' ? {} : { after: pageParam }) } as never
      return (await told(cases.GET('/v1/queue/second-looks', { params: { query }, signal }))) as Page<Look>
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

/** All looks at one alert, the newest first. */
export function useLooksAt(item: string) {
  return useQuery({
    queryKey: ['looks', 'at', item],
    queryFn: async ({ signal }) => {
      const query = { item, state: STATES.join(',') } as never
      return ((await told(cases.GET('/v1/queue/second-looks', { params: { query }, signal }))) as Page<Look>).items
    },
  })
}

export function useLookCounts(enabled = true) {
  return useQuery({
    queryKey: ['looks', 'counts'],
    enabled,
    queryFn: async ({ signal }) => (await told(cases.GET('/v1/queue/second-looks/counts', { signal }))) as LookCounts,
    refetchInterval: LOOK_EVERY_MILLIS,
  })
}

export function useLookFigures(stretch: Stretch) {
  return useQuery({
    queryKey: ['looks', 'figures', stretch.from, stretch.to],
    queryFn: async ({ signal }) =>
      (await told(cases.GET('/v1/queue/second-looks/figures', { params: { query: stretch as never }, signal }))) as LookFigures,
  })
}

export function useDraws(enabled: boolean) {
  return useQuery({
    queryKey: ['looks', 'draws'],
    enabled,
    queryFn: async ({ signal }) => (await told(cases.GET('/v1/queue/second-looks/draws', { signal }))) as DrawMonth[],
  })
}

/** The plan in force, with the tag that a change of it has to name. */
export function usePlan() {
  return useQuery({
    queryKey: ['looks', 'plan'],
    queryFn: async ({ signal }) => {
      const answer = await reply(cases.GET('/v1/queue/second-looks/settings', { signal }))
      return { plan: answer.data as SamplingPlan, tag: answer.response.headers.get('ETag') ?? '' }
    },
  })
}

export function useSetPlan(tag: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (plan: { dueDays: number; rules: SamplingRule[] }) =>
      await told(cases.PUT('/v1/queue/second-looks/settings', { headers: { 'If-Match': tag }, body: plan as never } as never)),
    onSettled: () => client.invalidateQueries({ queryKey: ['looks'] }),
  })
}

export type LookAnswer = { verdict: 'agreed' } | { verdict: 'disagreed'; faults: string[]; words: string; reopen: boolean }
export type LookAct = { act: 'take' } | { act: 'release' } | { act: 'answer'; answer: LookAnswer & { words?: string } }

/** Takes a look, leaves it to others, or answers it, as it was seen. */
export function useLookAct(look: Look) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (said: LookAct) => {
      const asked = {
        params: { path: { lookId: look.lookId } },
        headers: { 'If-Match': `"${look.version}"` },
      } as never
      if (said.act === 'take') return told(cases.POST('/v1/queue/second-looks/{lookId}/holds', asked))
      if (said.act === 'release') return told(cases.DELETE('/v1/queue/second-looks/{lookId}/holds', asked))
      return told(cases.POST('/v1/queue/second-looks/{lookId}/answers', { ...(asked as object), body: said.answer } as never))
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['looks'] })
      await client.invalidateQueries({ queryKey: ['item', look.itemId] })
    },
  })
}
