/** What the address bar says of the hits. */
export type HitSearch = { state?: string; list?: string; customer?: string; waiting?: string; hit?: string }

const NAMES = ['state', 'list', 'customer', 'waiting', 'hit'] as const

export function hitSearch(search: Record<string, unknown>): HitSearch {
  const known: HitSearch = {}
  for (const name of NAMES) {
    const value = search[name]
    if (value !== undefined && value !== null && value !== '') known[name] = String(value)
  }
  return known
}
