import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cases, told } from '../wire/houses'
import type { BulkClosing, BulkClosingDetail, BulkCounts, Page } from '../wire/views'

const ROWS = '50'
const LOOK_EVERY_MILLIS = 30_000

export function useBulkClosings(state: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['bulk-closings', state ?? 'waiting'],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: ROWS, ...(state && { state }), ...(pageParam === '' ? {} : { after: pageParam }) } as never
      return (await told(cases.GET('/v1/queue/bulk-closings', { params: { query }, signal }))) as Page<BulkClosing>
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

export function useBulkClosing(id: string) {
  return useQuery({
    queryKey: ['bulk-closings', 'one', id],
    queryFn: async ({ signal }) =>
      (await told(
        cases.GET('/v1/queue/bulk-closings/{bulkClosingId}', { params: { path: { bulkClosingId: id } }, signal }),
      )) as BulkClosingDetail,
  })
}

export function useBulkCounts(enabled = true) {
  return useQuery({
    queryKey: ['bulk-closings', 'counts'],
    enabled,
    queryFn: async ({ signal }) => (await told(cases.GET('/v1/queue/bulk-closings/counts', { signal }))) as BulkCounts,
    refetchInterval: LOOK_EVERY_MILLIS,
  })
}

export type BulkAct = { act: 'approvals'; words?: string } | { act: 'refusals'; words: string } | { act: 'withdrawals' }

/** Approves, refuses or takes back a closing as it was seen. */
export function useBulkAct(closing: BulkClosing) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act, ...body }: BulkAct) =>
      told(
        cases.POST(`/v1/queue/bulk-closings/{bulkClosingId}/${act}` as '/v1/queue/bulk-closings/{bulkClosingId}/refusals', {
          params: { path: { bulkClosingId: closing.bulkClosingId }, header: { 'If-Match': `"${closing.version}"` } },
          ...(act === 'withdrawals' ? {} : { body }),
        } as never),
      ),
    onSettled: () =>
      Promise.all(
        ['bulk-closings', 'queue', 'queue-counts', 'item', 'looks'].map((kind) => client.invalidateQueries({ queryKey: [kind] })),
      ),
  })
}
