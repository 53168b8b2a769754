import { useInfiniteQuery, useMutation, useQueries, useQuery } from '@tanstack/react-query'
import type { Purpose } from '../parts/RevealForm'
import { cases, monitoring, reply, told } from '../wire/houses'
import type { Alert, Decision, Page, QueueCounts, QueueItem, QueueItemDetail, Ring, Scenario, Transaction, Version } from '../wire/views'
import type { AlertFilter } from './filters'

const ROWS = 200
/** What one act does at most, as the house has it. */
const AT_MOST = 1_000
const LOOK_EVERY_MILLIS = 10_000

export function useQueue(filter: AlertFilter, sort: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['queue', filter, sort],
    queryFn: ({ pageParam, signal }) =>
      queue({ ...filter, ...(sort === undefined ? {} : { sort }), limit: String(ROWS), ...after(pageParam) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: Infinity,
  })
}

/** How many match, loaded or not, as far as one act reaches. */
export function useMatching(filter: AlertFilter, wanted: boolean) {
  return useQuery({
    queryKey: ['queue-matching', filter],
    queryFn: async ({ signal }) => (await queue({ ...filter, limit: String(AT_MOST) }, signal)).items.length,
    enabled: wanted,
    staleTime: 0,
    gcTime: 0,
  })
}

/** The newest alert now, to tell of it without moving a row under the pointer. */
export function useNewest(filter: AlertFilter) {
  return useQuery({
    queryKey: ['newest-item', filter],
    queryFn: ({ signal }) => queue({ ...filter, sort: 'newest', limit: '1' }, signal),
    refetchInterval: LOOK_EVERY_MILLIS,
  })
}

export function useQueueCounts() {
  return useQuery({
    queryKey: ['queue-counts'],
    queryFn: async ({ signal }) => (await told(cases.GET('/v1/queue/counts', { signal }))) as QueueCounts,
    refetchInterval: LOOK_EVERY_MILLIS,
  })
}

/** An item of the queue with what happened to it, and the tag that every act on it has to name. */
export function useItem(id: string) {
  return useQuery({
    queryKey: ['item', id],
    queryFn: async ({ signal }) => {
      const answer = await reply(cases.GET('/v1/queue/{id}', { params: { path: { id } }, signal }))
      return { detail: answer.data as QueueItemDetail, tag: answer.response.headers.get('ETag') ?? '' }
    },
  })
}

export function useAlert(id: string) {
  return useQuery({
    queryKey: ['alert', id],
    queryFn: async ({ signal }) =>
      (await told(monitoring.GET('/v1/alerts/{id}', { params: { path: { id } }, signal }))) as Alert,
  })
}

/** Account numbers, masked, by their surrogates, as far as the rings of these alerts name them. */
export function useNumbersIn(alerts: string[]): ReadonlyMap<string, string> {
  return useQueries({
    queries: alerts.map(ringOf),
    combine: (rings) =>
      new Map(
        rings.flatMap(
          (ring) => ring.data?.accounts.flatMap((each) => (each.accountNumber === undefined ? [] : [[each.accountId, each.accountNumber] as const])) ?? [],
        ),
      ),
  })
}

export function useRing(id: string) {
  return useQuery(ringOf(id))
}

function ringOf(id: string) {
  return {
    queryKey: ['ring', id],
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      (await told(monitoring.GET('/v1/alerts/{id}/ring', { params: { path: { id } }, signal }))) as Ring,
    staleTime: 60_000,
  }
}

export function useDecision(transactionId: string | undefined) {
  return useQuery({
    queryKey: ['decision', transactionId],
    enabled: transactionId !== undefined,
    queryFn: async ({ signal }) =>
      (await told(
        monitoring.GET('/v1/decisions/{transactionId}', {
          params: { path: { transactionId: transactionId ?? '' } },
          signal,
        }),
      )) as Decision,
    staleTime: Infinity,
  })
}

export function useTransaction(id: string) {
  return useQuery({
    queryKey: ['transaction', id],
    queryFn: async ({ signal }) =>
      (await told(monitoring.GET('/v1/transactions/{id}', { params: { path: { id } }, signal }))) as Transaction,
    staleTime: 60_000,
  })
}

/** The same with its personal data in full; who asks, and what for, becomes evidence. Kept nowhere. */
export function useRevelation(id: string) {
  return useMutation({
    mutationFn: async (said: Purpose) =>
      (await told(monitoring.POST('/v1/transactions/{id}/revelations', { params: { path: { id } }, body: said }))) as Transaction,
    gcTime: 0,
  })
}

/** All alerts of an account, newest first, the first hundred. */
export function useAlertsOfAccount(account: string) {
  return useQuery({
    queryKey: ['alerts-of-account', account],
    queryFn: ({ signal }) => alerts({ account, limit: '100' }, signal),
  })
}

/** Every scenario by its id: names and severities for what alerts only refer to. */
export function useScenarioNames() {
  return useQuery({
    queryKey: ['scenario-names'],
    queryFn: async ({ signal }) => {
      const page = (await told(
        monitoring.GET('/v1/scenarios', { params: { query: { limit: '1000' } }, signal }),
      )) as Page<Scenario>
      return new Map(page.items.map((each) => [each.scenario, each]))
    },
    staleTime: 300_000,
  })
}

export function useScenarioVersion(scenario: string, version: number) {
  return useQuery({
    queryKey: ['scenario-version', scenario, version],
    queryFn: async ({ signal }) =>
      (await told(
        monitoring.GET('/v1/scenarios/{scenario}/versions/{version}', {
          params: { path: { scenario, version: String(version) as never } },
          signal,
        }),
      )) as Version,
    staleTime: 300_000,
  })
}

async function alerts(query: Record<string, string | undefined>, signal: AbortSignal): Promise<Page<Alert>> {
  return (await told(monitoring.GET('/v1/alerts', { params: { query }, signal }))) as Page<Alert>
}

async function queue(query: Record<string, string>, signal: AbortSignal): Promise<Page<QueueItem>> {
  const asked = { source: 'alert', ...query } as never
  return (await told(cases.GET('/v1/queue', { params: { query: asked }, signal }))) as Page<QueueItem>
}

function after(cursor: string): { after?: string } {
  return cursor === '' ? {} : { after: cursor }
}
