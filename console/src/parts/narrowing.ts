/** The choice of a filter that narrows nothing. */
export const ANY = 'any'

/** A search narrowed by one more word of the address; `ANY` or nothing takes the word away. */
export function narrowed<S extends object>(search: S, name: keyof S, value: string): S {
  const next = { ...search }
  if (value === ANY || value === '') delete next[name]
  else next[name] = value as S[keyof S]
  return next
}

/** Of what an address says, the words that a page knows; the rest is dropped. */
export function wordsOf<N extends string>(search: Record<string, unknown>, names: readonly N[]): Partial<Record<N, string>> {
  const known: Partial<Record<N, string>> = {}
  for (const name of names) {
    const value = search[name]
    if (value !== undefined && value !== null && value !== '') known[name] = String(value)
  }
  return known
}
