import { useQuery } from '@tanstack/react-query'
import { cases, told } from '../wire/houses'
import { wordsOf } from '../parts/narrowing'

export type Times = { count: number; medianSeconds?: number; p90Seconds?: number }
export type Closed = { key?: string; falsePositives: number; falsePositiveShare?: number; time: Times }
/** What is open of one age, of one severity or, without one, of all. */
export type AgeBand = { key: string; severity?: string; fromDays: number; toDays?: number; open: number; late: number }
export type Funnel = {
  alerts: number
  inCases: number
  decided: number
  truePositives: number
  cases: number
  closedCases: number
  caseRate?: number
  truePositiveRate?: number
}
export type Reported = {
  begun: number
  sent: number
  accepted: number
  rejected: number
  overdue: number
  casesReported: number
  reportRate?: number
}
/** What became of alerts, cases and reports between two instants; reports for those who may know of them. */
export type DeskMetrics = {
  from: string
  to: string
  at: string
  funnel: Funnel
  itemBands: AgeBand[]
  caseBands: AgeBand[]
  closed: Closed
  closedCases: Times
  byScenario: Closed[]
  byOfficer: Closed[]
  reports?: Reported
}

export const DAYS = ['7', '30', '90', '365'] as const
export type MetricsSearch = { days?: string }

export function metricsSearch(search: Record<string, unknown>): MetricsSearch {
  return wordsOf(search, ['days'])
}

export type Stretch = { from: string; to: string }

const DAY_MILLIS = 86_400_000

/** So many days up to the end of a day in UTC, and as many before them. */
export function stretches(days: number, now: Date): { these: Stretch; before: Stretch } {
  const end = (Math.floor(now.getTime() / DAY_MILLIS) + 1) * DAY_MILLIS
  const at = (back: number) => new Date(end - back * days * DAY_MILLIS).toISOString()
  return { these: { from: at(1), to: at(0) }, before: { from: at(2), to: at(1) } }
}

export function useMetrics(stretch: Stretch) {
  return useQuery({
    queryKey: ['metrics', stretch.from, stretch.to],
    queryFn: async ({ signal }) =>
      (await told(cases.GET('/v1/metrics' as never, { params: { query: stretch }, signal } as never))) as unknown as DeskMetrics,
    staleTime: 60_000,
  })
}
