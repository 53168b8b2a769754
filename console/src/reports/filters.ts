/** What the address bar says of the reports. */
export type ReportSearch = { state?: string; form?: string; overdue?: string }

const NAMES = ['state', 'form', 'overdue'] as const

export function reportSearch(search: Record<string, unknown>): ReportSearch {
  const known: ReportSearch = {}
  for (const name of NAMES) {
    const value = search[name]
    if (value !== undefined && value !== null && value !== '') known[name] = String(value)
  }
  return known
}
