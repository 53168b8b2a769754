import { describe, expect, test } from 'vitest'
import { mentionsIn } from './cases/asking'
import { freshness } from './lists/freshness'
import { bandsOf, countBy } from './overview/counting'
import { after } from './overview/rate'
import { actsAfter, keyOf } from './reports/asking'
import { fieldsOf, placeOf, withField } from './reports/fields'
import { comparisonOf } from './screening/comparing'
import { refusalOf } from './wire/refused'

describe('refusals', () => {
  test('keep code, detail, faults and what a conflict shows', () => {
    const refused = refusalOf(409, { code: 'stale-version', detail: 'Somebody was quicker', current: { state: 'closed' } })
    expect([refused.status, refused.code, refused.detail]).toEqual([409, 'stale-version', 'Somebody was quicker'])
    expect(refused.members.current).toEqual({ state: 'closed' })
  })

  test('are told without a body too', () => {
    expect(refusalOf(502, undefined).code).toBe('status-502')
    expect(refusalOf(502, '<html>').faults).toEqual([])
  })
})

describe('screening', () => {
  test('shows first what both sides say', () => {
    const rows = comparisonOf(
      { properties: { country: ['eg'], name: ['A'] } },
      { statements: [{ property: 'topics', value: 'sanction' }, { property: 'name', value: 'B' }, { property: 'name', value: 'B' }] },
    )
    expect(rows.map((row) => row.property)).toEqual(['name', 'country', 'topics'])
    expect(rows[0]?.entry).toEqual(['B'])
  })

  test('calls a list fresh, ageing or stale by when it was read', () => {
    const now = Date.parse('2026-11-27T12:00:00Z')
    expect(freshness('2026-11-27T00:00:00Z', now)).toBe('fresh')
    expect(freshness('2026-11-26T00:00:00Z', now)).toBe('ageing')
    expect(freshness('2026-11-01T00:00:00Z', now)).toBe('stale')
  })
})

describe('the overview', () => {
  test('counts by name, the most first', () => {
    expect(countBy(['a', 'b', 'b'], (name) => name)).toEqual([
      { name: 'b', count: 2 },
      { name: 'a', count: 1 },
    ])
  })

  test('puts every score into one band', () => {
    const bands = bandsOf([0, 199, 200, 800, 1000])
    expect(bands.map((band) => band.count)).toEqual([2, 0, 0, 1, 2])
  })

  test('moves the last minute by one second', () => {
    const next = after({ connected: true, total: 1, outcomes: { approve: 1 }, seconds: [1, 2, 3] }, ['approve', 'review'], true)
    expect(next.seconds).toEqual([2, 3, 2])
    expect(next.total).toBe(3)
    expect(next.outcomes).toEqual({ approve: 2, review: 1 })
  })
})

describe('notes', () => {
  test('mention logins, each once', () => {
    expect(mentionsIn('@ines please ask @sam.supervisor@demo. Also @ines; mail a@b.c')).toEqual(['ines', 'sam.supervisor@demo'])
  })
})

describe('a report', () => {
  const form = { filer: { name: 'Bank', branches: [{ city: 'Bonn' }] }, amount: 5, closed: false, narrative: 'Long' }

  test('is told field by field, the narrative apart', () => {
    expect(fieldsOf(form).map((field) => field.path)).toEqual(['filer.name', 'filer.branches.0.city', 'amount', 'closed'])
  })

  test('takes a field anew and keeps what it was', () => {
    expect(withField(form, 'filer.branches.0.city', 'Berlin')).toMatchObject({ filer: { name: 'Bank', branches: [{ city: 'Berlin' }] } })
    expect(withField(form, 'amount', '7')).toMatchObject({ amount: 7 })
    expect(withField(form, 'closed', 'true')).toMatchObject({ closed: true })
  })

  test('makes what leads to a field that was missing', () => {
    expect(withField({}, 'subjects.0.lastName', 'Doe')).toEqual({ subjects: [{ lastName: 'Doe' }] })
  })

  test('finds the field that a finding names', () => {
    expect(placeOf('report.subjects[0].lastName')).toBe('subjects.0.lastName')
    expect(placeOf('/subjects/0/lastName')).toBe('subjects.0.lastName')
  })

  test('may go one way from each state alone', () => {
    expect(actsAfter('draft', 'sar')).toEqual(['validations', 'abandonments'])
    expect(actsAfter('giving_up', 'sar')).toEqual(['abandonments/approvals', 'returns'])
    expect(actsAfter('given_up', 'sar')).toEqual([])
    expect(actsAfter('in_review', 'sar')).toEqual(['approvals', 'returns'])
    expect(actsAfter('submitted', 'sar')).toEqual([])
    expect(actsAfter('continued', 'sar')).toEqual(['amendments'])
    expect(actsAfter('acknowledged', 'sar')).toEqual(['amendments', 'continuations'])
    expect(actsAfter('acknowledged', 'ctr')).toEqual(['amendments'])
    expect(actsAfter('acknowledged', 'str')).toEqual(['continuations'])
  })

  test('is made once while one is under way, and again when that has ended', () => {
    const key = (...states: string[]) => keyOf('c', 'sar', states.map((state) => ({ form: 'sar', state })))
    expect(key()).toBe('c-sar')
    expect(key('draft')).toBe('c-sar')
    expect(key('given_up')).toBe('c-sar-1')
    expect(key('given_up', 'submitted')).toBe('c-sar-1')
    expect(keyOf('c', 'ctr', [{ form: 'sar', state: 'given_up' }])).toBe('c-ctr')
  })
})
