import { describe, expect, test } from 'vitest'
import { DISPOSITIONS, isDisposition, without } from './acting'
import { clausesOf, numberIn } from './conditions'
import { alertSearch, filterOf, isFiltered } from './filters'
import { afterLeaving, nextOf } from './moving'
import { withView } from './views'
import { blockOf, conditionOf } from './yaml'

describe('conditions', () => {
  const values = { 'ring.hops': '12', 'ring.spread': '1.05', 'ring.sum': '85,158.45 USD', share: '97 %' }

  test('are told clause by clause with what was seen', () => {
    const clauses = clausesOf('ring.hops >= 3 && (ring.spread <= 1.3 || ring.sum > 5.0)', values)
    expect(clauses.map((clause) => clause.text)).toEqual(['ring.hops >= 3', '(ring.spread <= 1.3 || ring.sum > 5.0)'])
    expect(clauses[0]?.line).toEqual({ observed: 12, threshold: 3, operator: '>=' })
    expect(clauses[1]?.values).toEqual([
      ['ring.spread', '1.05'],
      ['ring.sum', '85,158.45 USD'],
    ])
    expect(clauses[1]?.line).toBeUndefined()
  })

  test('have no line where nothing was seen', () => {
    expect(clausesOf('format == "CASH" && nearThreshold', values).every((clause) => clause.line === undefined)).toBe(true)
  })

  test('read numbers out of words', () => {
    expect(numberIn('85,158.45 USD')).toBe(85158.45)
    expect(numberIn('97 %')).toBe(0.97)
    expect(numberIn('CASH')).toBeUndefined()
    expect(numberIn(undefined)).toBeUndefined()
  })

  test('are found in a scenario, as a line or as a block', () => {
    expect(conditionOf('id: a\ncondition: amount > 1.0\nscore: 5')).toBe('amount > 1.0')
    expect(conditionOf('condition: |\n  a > 1\n  && b\nreason: x')).toBe('a > 1 && b')
    expect(blockOf('id: a', 'condition')).toBe('')
  })
})

test('the sheet of dispositions opens for a disposition alone', () => {
  expect(DISPOSITIONS.every(isDisposition)).toBe(true)
  expect(['none', 'keys', 'snooze', 'case', 'reopen'].some(isDisposition)).toBe(false)
})

describe('the queue', () => {
  const rows = ['a', 'b', 'c'].map((itemId) => ({ itemId }))

  test('moves by one, begins at the first, and stops at its ends', () => {
    expect(nextOf(rows, undefined, 1)).toBe('a')
    expect(nextOf(rows, 'a', 1)).toBe('b')
    expect(nextOf(rows, 'c', 1)).toBeUndefined()
    expect(nextOf(rows, 'a', -1)).toBeUndefined()
    expect(nextOf([], undefined, 1)).toBeUndefined()
  })

  test('goes on to the next that stays when some leave', () => {
    expect(afterLeaving(rows, 'a', new Set(['a', 'b']))).toBe('c')
    expect(afterLeaving(rows, 'c', new Set(['c']))).toBe('b')
    expect(afterLeaving(rows, 'a', new Set(['a', 'b', 'c']))).toBeUndefined()
  })

  test('loses what was decided on every page', () => {
    const pages = { pageParams: [''], pages: [{ items: rows as never[], next: 'x' }] }
    expect(without(pages, new Set(['b'])).pages[0]?.items.map((item) => item.itemId)).toEqual(['a', 'c'])
  })

  test('takes only what it knows from the address', () => {
    const search = alertSearch({ state: 'new', scoreFrom: 700, alert: 'a', evil: 'x', severity: '' })
    expect(search).toEqual({ state: 'new', scoreFrom: '700', alert: 'a' })
    expect(filterOf(search)).toEqual({ state: 'new', scoreFrom: '700' })
    expect(isFiltered({ alert: 'a', sort: 'due' })).toBe(false)
  })

  test('keeps one view under a name', () => {
    const first = { name: 'mine', search: { assignee: 'me' } }
    const second = { name: 'mine', search: { assignee: 'none' } }
    expect(withView([first], second)).toEqual([second])
  })
})
