/** What the address bar says of the queue: filters, and the alert that is open beside it. */
export type AlertSearch = {
  state?: string
  scenario?: string
  typology?: string
  outcome?: string
  account?: string
  from?: string
  to?: string
  alert?: string
}
export type AlertFilter = Omit<AlertSearch, 'alert'>

const NAMES = ['state', 'scenario', 'typology', 'outcome', 'account', 'from', 'to', 'alert'] as const

/** Only what the queue knows, and only texts. */
export function alertSearch(search: Record<string, unknown>): AlertSearch {
  const known: AlertSearch = {}
  for (const name of NAMES) {
    const value = search[name]
    if (typeof value === 'string' && value !== '') known[name] = value
    if (typeof value === 'number') known[name] = String(value)
  }
  return known
}

export function filterOf({ alert: _alert, ...filter }: AlertSearch): AlertFilter {
  return filter
}

export function isFiltered(search: AlertSearch): boolean {
  return Object.keys(filterOf(search)).length > 0
}
