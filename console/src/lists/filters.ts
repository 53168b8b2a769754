export type ListSearch = { list?: string; entry?: string }

export function listSearch(search: Record<string, unknown>): ListSearch {
  const known: ListSearch = {}
  if (search.list !== undefined) known.list = String(search.list)
  if (search.entry !== undefined) known.entry = String(search.entry)
  return known
}
