import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { monitoring, reply, told } from '../wire/houses'
import type { Backtest, Page, Scenario, ShadowHit, Version } from '../wire/views'

const RUNNING_LOOK_MILLIS = 1_500

export function useScenario(scenario: string) {
  return useQuery({
    queryKey: ['scenario', scenario],
    queryFn: async ({ signal }) =>
      (await told(monitoring.GET('/v1/scenarios/{scenario}', { params: { path: { scenario } }, signal }))) as Scenario,
  })
}

export function useVersions(scenario: string) {
  return useQuery({
    queryKey: ['versions', scenario],
    queryFn: async ({ signal }) =>
      (
        (await told(
          monitoring.GET('/v1/scenarios/{scenario}/versions', { params: { path: { scenario } }, signal }),
        )) as Page<Version>
      ).items,
  })
}

/** A version with its text, and the tag that every step on it has to name. */
export function useVersion(scenario: string, version: number | undefined) {
  return useQuery({
    queryKey: ['version', scenario, version],
    enabled: version !== undefined,
    queryFn: async ({ signal }) => {
      const answer = await reply(
        monitoring.GET('/v1/scenarios/{scenario}/versions/{version}', { params: { path: path(scenario, version) }, signal }),
      )
      return { version: answer.data as Version, tag: answer.response.headers.get('ETag') ?? '' }
    },
  })
}

export function useBacktests(scenario: string, version: number) {
  return useQuery({
    queryKey: ['backtests', scenario, version],
    queryFn: async ({ signal }) =>
      (
        (await told(
          monitoring.GET('/v1/scenarios/{scenario}/versions/{version}/backtests', {
            params: { path: path(scenario, version) },
            signal,
          }),
        )) as Page<Backtest>
      ).items,
    refetchInterval: (query) => (query.state.data?.some(isRunning) === true ? RUNNING_LOOK_MILLIS : false),
  })
}

export function isRunning(backtest: Backtest): boolean {
  return ['asked', 'running', 'queued', 'waiting'].includes(backtest.state.toLowerCase())
}

export function useShadowHits(scenario: string, version: number) {
  return useQuery({
    queryKey: ['shadow-hits', scenario, version],
    queryFn: async ({ signal }) =>
      (
        (await told(
          monitoring.GET('/v1/scenarios/{scenario}/versions/{version}/shadow-hits', {
            params: { path: path(scenario, version), query: { limit: '100' } },
            signal,
          }),
        )) as Page<ShadowHit>
      ).items,
  })
}

export type Step = 'checks' | 'shadows' | 'approvals' | 'publications' | 'retirements'

/** Moves a version one step of its life. */
export function useStep(scenario: string, version: number, tag: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (step: Step) => {
      const answer = await told(
        monitoring.POST(`/v1/scenarios/{scenario}/versions/{version}/${step}` as '/v1/scenarios/{scenario}/versions/{version}/checks', {
          params: { path: path(scenario, version), header: { 'If-Match': tag } },
        }),
      )
      return answer
    },
    onSettled: () => forgetScenario(client, scenario),
  })
}

export type BacktestWish = { from?: string; to?: string; sweep?: { parameter: string; values: number[] } }

export function useAskBacktest(scenario: string, version: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BacktestWish) =>
      told(
        monitoring.POST('/v1/scenarios/{scenario}/versions/{version}/backtests', {
          params: { path: path(scenario, version) },
          body,
        }),
      ),
    onSettled: () => forgetScenario(client, scenario),
  })
}

export function useDraftScenario() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (yaml: string) =>
      (await told(
        monitoring.POST('/v1/scenarios', {
          body: yaml,
          bodySerializer: (text) => text,
          headers: { 'Content-Type': 'application/yaml' },
        }),
      )) as Version,
    onSuccess: (version) => forgetScenario(client, version.scenario),
  })
}

function path(scenario: string, version: number | undefined) {
  return { scenario, version: (version ?? 0) as never }
}

function forgetScenario(client: ReturnType<typeof useQueryClient>, scenario: string) {
  return Promise.all(
    ['scenario', 'versions', 'version', 'backtests'].map((kind) => client.invalidateQueries({ queryKey: [kind, scenario] })),
  )
}
