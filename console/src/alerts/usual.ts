import { roughly } from '../figures/money'
import type { AccountDay } from '../wire/views'

/** What an account does on a day, as a figure. */
export type Measure = 'received' | 'paid' | 'payments'

/** A figure of the alert's busiest day beside what the account's own days before were like. */
export type Compared = {
  measure: Measure
  observed: number
  /** Half of the days before had at most this. */
  usual: number
  /** Nine of ten days before had at most this. */
  high: number
}

/** Fewer days with payments than this say nothing of what is usual. */
export const FEWEST_DAYS = 5

const MEASURES: Measure[] = ['received', 'paid', 'payments']

export function figureOf(day: AccountDay, measure: Measure): number {
  return measure === 'payments' ? day.payments : roughly(day[measure])
}

/**
 * The alert's days against the account's days with payments before the first of them; undefined when there
 * are too few to compare with.
 */
export function compare(days: AccountDay[], alertDays: ReadonlySet<string>): Compared[] | undefined {
  const first = [...alertDays].sort()[0]
  const before = days.filter((day) => first !== undefined && day.day < first && day.payments > 0)
  const during = days.filter((day) => alertDays.has(day.day))
  if (before.length < FEWEST_DAYS || during.length === 0) return undefined
  return MEASURES.map((measure) => {
    const figures = before.map((day) => figureOf(day, measure)).sort((a, b) => a - b)
    return {
      measure,
      observed: Math.max(...during.map((day) => figureOf(day, measure))),
      usual: quantile(figures, 0.5),
      high: quantile(figures, 0.9),
    }
  })
}

/** The least of sorted figures that this share of them does not exceed. */
export function quantile(sorted: number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
