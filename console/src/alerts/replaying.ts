import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { monitoring, told } from '../wire/houses'
import type { Page, ReplayedScenario } from '../wire/views'

const LOOK_EVERY_MILLIS = 1_000

/** A decision made again from the log: how far it has come, or what came out. */
export type Replay = { replayId: string; records: number; place: number; askedBy: string } & (
  | { state: 'waiting' | 'running'; finishedAt?: undefined }
  | { state: 'equal' | 'different' | 'failed'; finishedAt: string; difference?: string }
)

/** Newest first; looked at again while one runs. */
export function useReplays(transaction: string) {
  return useQuery({
    queryKey: ['replays', transaction],
    queryFn: async ({ signal }) => {
      const params = { path: { transactionId: transaction }, query: { limit: '1' } }
      return ((await told(monitoring.GET('/v1/decisions/{transactionId}/replays', { params, signal }))) as Page<Replay>).items
    },
    refetchInterval: ({ state }) => (state.data?.[0] !== undefined && state.data[0].finishedAt === undefined ? LOOK_EVERY_MILLIS : false),
  })
}

/** How near each scenario in force was, found by a replay that is over. */
export function useReplayedScenarios(transaction: string, replayId: string | undefined) {
  return useQuery({
    queryKey: ['replayed-scenarios', transaction, replayId],
    enabled: replayId !== undefined,
    retry: false,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const params = { path: { transactionId: transaction, replayId: replayId ?? '' } }
      const path = '/v1/decisions/{transactionId}/replays/{replayId}/scenarios'
      return (await told(monitoring.GET(path, { params, signal }))) as ReplayedScenario[]
    },
  })
}

export function useReplay(transaction: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => told(monitoring.POST('/v1/decisions/{transactionId}/replays', { params: { path: { transactionId: transaction } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['replays', transaction] }),
  })
}
