import { wordsOf } from '../parts/narrowing'

/** What the address bar says of the hits. */
export type HitSearch = { state?: string; list?: string; customer?: string; waiting?: string; hit?: string }

const NAMES = ['state', 'list', 'customer', 'waiting', 'hit'] as const

export function hitSearch(search: Record<string, unknown>): HitSearch {
  return wordsOf(search, NAMES)
}
