import { wordsOf } from '../parts/narrowing'

/** What the address bar says of the cases. */
export type CaseSearch = { state?: string; assignee?: string; severity?: string; sla?: string; q?: string; tag?: string }

const NAMES = ['state', 'assignee', 'severity', 'sla', 'q', 'tag'] as const

export function caseSearch(search: Record<string, unknown>): CaseSearch {
  return wordsOf(search, NAMES)
}
