import { wordsOf } from '../parts/narrowing'

/** What the address bar says of second looks. */
export type LookSearch = { state?: string; forMe?: string; officer?: string; scenario?: string; days?: string }

const NAMES = ['state', 'forMe', 'officer', 'scenario', 'days'] as const

export function lookSearch(search: Record<string, unknown>): LookSearch {
  return wordsOf(search, NAMES)
}

export const STATES = ['waiting', 'taken', 'agreed', 'disagreed', 'lapsed'] as const
