import { wordsOf } from '../parts/narrowing'

/** What the address bar says of the queue: filters, order, and the alert that is open beside it. */
export type AlertSearch = {
  state?: string
  assignee?: string
  severity?: string
  sla?: string
  scenario?: string
  typology?: string
  subject?: string
  group?: string
  scoreFrom?: string
  amountFrom?: string
  from?: string
  to?: string
  waiting?: string
  tag?: string
  sort?: string
  alert?: string
}
export type AlertFilter = Omit<AlertSearch, 'alert' | 'sort'>

const NAMES = [
  'state',
  'assignee',
  'severity',
  'sla',
  'scenario',
  'typology',
  'subject',
  'group',
  'scoreFrom',
  'amountFrom',
  'from',
  'to',
  'waiting',
  'tag',
  'sort',
  'alert',
] as const

/** Only what the queue knows, and only texts. */
export function alertSearch(search: Record<string, unknown>): AlertSearch {
  return wordsOf(search, NAMES)
}

/** What narrows the queue: neither its order nor what is looked at. */
export function filterOf({ alert: _alert, sort: _sort, ...filter }: AlertSearch): AlertFilter {
  return filter.state === 'all' ? { ...filter, state: EVERY_STATE } : filter
}

const EVERY_STATE = 'new,in_review,escalated,snoozed,closed,merged'

export function isFiltered(search: AlertSearch): boolean {
  return Object.keys(filterOf(search)).length > 0
}
