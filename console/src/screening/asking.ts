import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Purpose } from '../parts/RevealForm'
import { reply, screening, told } from '../wire/houses'
import type { Customer, Entry, HitDetail, HitSummary, ListInForce, Page } from '../wire/views'
import type { HitSearch } from './filters'

const ROWS = 200

export function useHits({ hit: _hit, ...query }: HitSearch) {
  return useInfiniteQuery({
    queryKey: ['hits', query],
    queryFn: async ({ pageParam, signal }) =>
      (await told(
        screening.GET('/v1/screening/hits', {
          params: { query: { ...query, limit: String(ROWS), ...(pageParam === '' ? {} : { after: pageParam }) } as never },
          signal,
        }),
      )) as Page<HitSummary>,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

/** A hit with its explanation, and the revision that a judgement has to name. */
export function useHit(id: string) {
  return useQuery({
    queryKey: ['hit', id],
    queryFn: async ({ signal }) => {
      const answer = await reply(screening.GET('/v1/screening/hits/{id}', { params: { path: { id } }, signal }))
      return { hit: answer.data as HitDetail, tag: answer.response.headers.get('ETag') ?? '' }
    },
  })
}

/** What is known of a customer, in full: what for is kept as evidence. Nothing is asked without a purpose. */
export function useCustomer(customer: string, said: Purpose | undefined) {
  return useQuery({
    queryKey: ['customer', customer, said],
    queryFn: async ({ signal }) =>
      (await told(
        screening.GET('/v1/screening/customers/{customer}', { params: { path: { customer }, query: { ...said } }, signal }),
      )) as Customer,
    enabled: said !== undefined,
    gcTime: 0,
  })
}

export function useEntry(list: string, entry: string) {
  return useQuery({
    queryKey: ['entry', list, entry],
    queryFn: async ({ signal }) =>
      (await told(
        screening.GET('/v1/screening/lists/{list}/entries/{entry}', { params: { path: { list, entry } }, signal }),
      )) as Entry,
    staleTime: 300_000,
  })
}

export function useLists() {
  return useQuery({
    queryKey: ['lists'],
    queryFn: async ({ signal }) =>
      (await told(screening.GET('/v1/screening/lists', { signal }))).items as ListInForce[],
  })
}

export type Verdict = 'true_match' | 'false_positive' | 'undecided'

export function useJudge(id: string, tag: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (judgement: { state: Verdict; reason: string }) =>
      told(
        screening.POST('/v1/screening/hits/{id}/judgements', {
          params: { path: { id }, header: { 'If-Match': tag } },
          body: judgement,
        }),
      ),
    onSettled: () => forget(client, id),
  })
}

export function useConfirm(id: string, tag: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      told(
        screening.POST('/v1/screening/hits/{id}/confirmations', {
          params: { path: { id }, header: { 'If-Match': tag } },
        }),
      ),
    onSettled: () => forget(client, id),
  })
}

function forget(client: ReturnType<typeof useQueryClient>, id: string) {
  return Promise.all([
    client.invalidateQueries({ queryKey: ['hits'] }),
    client.invalidateQueries({ queryKey: ['hit', id] }),
  ])
}
