import type { Step } from './asking'

export type Possible<S extends string> = { step: S; roles: string[]; notTheAuthor: boolean }

const AFTER: Record<string, Possible<Step | 'backtests'>[]> = {
  draft: [{ step: 'checks', roles: ['engineer'], notTheAuthor: false }],
  checked: [{ step: 'backtests', roles: ['engineer'], notTheAuthor: false }],
  backtested: [{ step: 'shadows', roles: ['engineer'], notTheAuthor: false }],
  shadow: [{ step: 'approvals', roles: ['supervisor'], notTheAuthor: true }],
  approved: [{ step: 'publications', roles: ['supervisor'], notTheAuthor: true }],
  published: [],
  retired: [],
}

const RETIREMENT = { step: 'retirements', roles: ['supervisor', 'engineer'], notTheAuthor: false } as const

/** The steps that may follow a state; the house refuses whatever else. */
export function stepsAfter(state: string): Possible<Step | 'backtests'>[] {
  return state === 'retired' ? [] : [...(AFTER[state] ?? []), { ...RETIREMENT, roles: [...RETIREMENT.roles] }]
}

export const STATES = ['draft', 'checked', 'backtested', 'shadow', 'approved', 'published'] as const

export type ModelStep = 'validations' | 'shadows' | 'approvals' | 'promotions' | 'retirements'

const AFTER_MODEL: Record<string, Possible<ModelStep>[]> = {
  registered: [{ step: 'validations', roles: ['engineer'], notTheAuthor: false }],
  validated: [{ step: 'shadows', roles: ['engineer'], notTheAuthor: false }],
  shadow: [{ step: 'approvals', roles: ['supervisor'], notTheAuthor: true }],
  approved: [{ step: 'promotions', roles: ['supervisor'], notTheAuthor: true }],
}

/** The steps that may follow in a model's life. */
export function modelStepsAfter(state: string): Possible<ModelStep>[] {
  return state === 'retired' ? [] : [...(AFTER_MODEL[state] ?? []), { ...RETIREMENT, roles: [...RETIREMENT.roles] }]
}
