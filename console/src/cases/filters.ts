/** What the address bar says of the cases. */
export type CaseSearch = { state?: string; assignee?: string; severity?: string; sla?: string; q?: string }

const NAMES = ['state', 'assignee', 'severity', 'sla', 'q'] as const

export function caseSearch(search: Record<string, unknown>): CaseSearch {
  const known: CaseSearch = {}
  for (const name of NAMES) {
    const value = search[name]
    if (value !== undefined && value !== null && value !== '') known[name] = String(value)
  }
  return known
}
