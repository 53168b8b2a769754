import type { Step } from './asking'

export type Possible = { step: Step | 'backtests'; roles: string[]; notTheAuthor: boolean }

const AFTER: Record<string, Possible[]> = {
  draft: [{ step: 'checks', roles: ['engineer'], notTheAuthor: false }],
  checked: [{ step: 'backtests', roles: ['engineer'], notTheAuthor: false }],
  backtested: [{ step: 'shadows', roles: ['engineer'], notTheAuthor: false }],
  shadow: [{ step: 'approvals', roles: ['supervisor'], notTheAuthor: true }],
  approved: [{ step: 'publications', roles: ['supervisor'], notTheAuthor: true }],
  published: [],
  retired: [],
}

const RETIREMENT: Possible = { step: 'retirements', roles: ['supervisor', 'engineer'], notTheAuthor: false }

/** The steps that may follow a state; the house refuses whatever else. */
export function stepsAfter(state: string): Possible[] {
  const next = AFTER[state] ?? []
  return state === 'retired' ? [] : [...next, RETIREMENT]
}

export const STATES = ['draft', 'checked', 'backtested', 'shadow', 'approved', 'published'] as const
