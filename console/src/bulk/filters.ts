import { wordsOf } from '../parts/narrowing'

/** What the address bar says of closings of many alerts. */
export type BulkSearch = { state?: string; closing?: string }

const NAMES = ['state', 'closing'] as const

export function bulkSearch(search: Record<string, unknown>): BulkSearch {
  return wordsOf(search, NAMES)
}

export const STATES = ['waiting', 'approved', 'refused', 'withdrawn', 'done'] as const
