import { wordsOf } from '../parts/narrowing'

/** What the address bar says of the reports. */
export type ReportSearch = { state?: string; form?: string; overdue?: string }

const NAMES = ['state', 'form', 'overdue'] as const

export function reportSearch(search: Record<string, unknown>): ReportSearch {
  return wordsOf(search, NAMES)
}
