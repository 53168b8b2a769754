import { describe, expect, test } from 'vitest'
import { otherwiseOf } from '../alerts/near'
import type { ReplayedClause } from '../wire/views'
import { lookSearch } from './filters'
import { isShare } from './PlanPanel'

const clause = (text: string, more: Partial<ReplayedClause>): ReplayedClause => ({
  text,
  holds: false,
  nearness: 0,
  joined: 'plain',
  parts: [],
  values: [],
  ...more,
})

describe('a second look', () => {
  test('is drawn by a share between a hundredth of a per cent and all', () => {
    expect(['0.01', '5', '99.99', '100'].every(isShare)).toBe(true)
    expect(['', '0', '0.00', '100.01', '5%', '-5', '1e2', '5.123'].some(isShare)).toBe(false)
  })

  test('is narrowed by what the page knows alone', () => {
    expect(lookSearch({ state: 'agreed', days: 30, else: 'x' })).toEqual({ state: 'agreed', days: '30' })
  })
})

describe('what did not fire', () => {
  test('says the value and the line that would have been needed', () => {
    const amount = { name: 'amount', meaning: 'The amount', value: '5,000.00 USD' }
    const line = { seen: '5,000.00 USD', operator: '>=', line: '10,000.00 USD', share: 0.5 }
    expect(otherwiseOf(clause('amount >= 10000.0', { values: [amount], line }))).toEqual({
      key: 'near.atleast',
      values: { what: 'amount', seen: '5,000.00 USD', line: '10,000.00 USD' },
    })
    expect(otherwiseOf(clause('4 * fanOut.alike < 3 * fanOut.strangers', { line: { ...line, operator: '<' } })).values).toEqual({
      what: '4 * fanOut.alike',
      seen: '5,000.00 USD',
      line: '10,000.00 USD',
    })
  })

  test('says of a plain truth that it should have been so', () => {
    const value = { name: 'crossBorder', meaning: '', value: 'no' }
    expect(otherwiseOf(clause('crossBorder', { values: [value] })).key).toBe('near.should')
    expect(otherwiseOf(clause('!crossBorder', { values: [{ ...value, value: 'yes' }] })).key).toBe('near.shouldnot')
    expect(otherwiseOf(clause('format == "CASH"', { values: [{ ...value, name: 'format' }] })).key).toBe('near.other')
  })
})
