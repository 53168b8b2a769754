import { describe, expect, test } from 'vitest'
import { asked, askedWithin, isBelow, looseFaults, sectionsOf } from './form'
import type { Section } from './shapes'
import { changesOf, clashes, merged } from './conflict'
import { listAt, valueAt, withValue } from './fields'

describe('a form', () => {
  test('is given what leads to a value, and loses what is left empty', () => {
    const form = withValue({}, 'subjects.0.name.last', { value: 'Quill' })
    expect(form).toEqual({ subjects: [{ name: { last: { value: 'Quill' } } }] })
    expect(withValue(form, 'subjects.0.name.last', undefined)).toEqual({})
  })

  test('loses an element of a list without a hole', () => {
    expect(withValue({ all: ['a', 'b', 'c'] }, 'all.1', undefined)).toEqual({ all: ['a', 'c'] })
  })

  test('is read by places', () => {
    const form = { all: [{ name: 'x' }] }
    expect(valueAt(form, 'all.0.name')).toBe('x')
    expect(valueAt(form, 'none.0.name')).toBeUndefined()
    expect(listAt(form, 'all')).toHaveLength(1)
    expect(listAt(form, 'none')).toEqual([])
  })
})

describe('a currency transaction report', () => {
  const sections = new Map(sectionsOf('ctr').map((section) => [section.id, section]))
  const pathsOf = (section: Section | undefined) => section?.fields.map((field) => field.path) ?? []

  test('asks for persons, cash and offices', () => {
    expect([...sections.keys()].slice(0, 5)).toEqual(['occasion', 'persons', 'cash', 'details', 'cashLocations'])
    expect(pathsOf(sections.get('persons'))).toEqual(expect.arrayContaining(['role', 'name.last', 'address.street', 'cashIn']))
    expect(pathsOf(sections.get('cashLocations'))).toEqual(expect.arrayContaining(['institution.name', 'cashOut']))
  })

  test('takes a person, and an account of hers', () => {
    const persons = sections.get('persons')
    const one = withValue({}, 'persons.0', persons?.fresh)
    const [accounts] = persons === undefined ? [] : askedWithin(persons, {})
    expect(withValue(one, 'persons.0.' + accounts?.list + '.0', accounts?.fresh)).toEqual({
      persons: [{ entity: false, accounts: [{ in: true }] }],
    })
  })

  test('is never joint or continuing', () => {
    expect(sections.get('occasion')?.fields[0]?.words).toEqual(['INITIAL', 'CORRECTION', 'BACKFILED'])
  })
})

describe('a suspicious transaction report', () => {
  const sections = new Map(sectionsOf('str').map((section) => [section.id, section]))

  test('asks both sides of a transaction the same, and what the authority asks beside', () => {
    const transactions = sections.get('transactions')
    const paths = transactions?.fields.map((field) => field.path) ?? []
    for (const side of ['from', 'to']) expect(paths).toEqual(expect.arrayContaining([`${side}.funds`, `${side}.account.number`, `${side}.person.lastName`]))
    const [beside] = transactions === undefined ? [] : askedWithin(transactions, {})
    expect(withValue({}, 'transactions.0.' + beside?.list + '.0.path', 'signatory/role')).toEqual({
      transactions: [{ from: { account: { more: [{ path: 'signatory/role' }] } } }],
    })
  })

  test('takes who files and our account from a profile', () => {
    const paths = sectionsOf('profile-str').flatMap((section) => section.fields.map((field) => field.path))
    expect(paths).toEqual(expect.arrayContaining(['entity', 'reporter.lastName', 'transactions.0.from.account.institution']))
  })

  test('shows what is wrong with a part at the part', () => {
    const faults = new Map([
      ['transactions.0.from.account', 'x'],
      ['transactions.0.from.account.more.0.value', 'y'],
      ['transactions.0.number', 'z'],
    ])
    const transactions = sections.get('transactions')
    if (transactions === undefined) throw new Error('a report has transactions')
    expect(looseFaults(transactions, 'transactions.0', faults)).toEqual(['x'])
  })
})

describe('what a form asks', () => {
  const subjects = sectionsOf('sar').find((section) => section.id === 'subjects')
  if (subjects === undefined) throw new Error('a report has subjects')

  test('is nothing more of somebody of whom nothing is known', () => {
    expect(asked(subjects, { nothingKnown: true }).map((field) => field.path)).toEqual(['nothingKnown'])
  })

  test('grows with what is known of a subject', () => {
    expect(askedWithin(subjects, {}).map((inner) => inner.list)).toEqual([
      'otherNames',
      'addresses',
      'phones',
      'emails',
      'websites',
      'identifications',
      'relationships',
      'holdings',
    ])
    expect(askedWithin(subjects, { nothingKnown: true })).toEqual([])
  })

  test('is no birth date of an entity', () => {
    expect(asked(subjects, {}).map((field) => field.path)).toContain('birthDate')
    expect(asked(subjects, { entity: true }).map((field) => field.path)).not.toContain('birthDate')
  })

  test.each([
    ['114', '1'],
    ['1101', '11'],
    ['12999', '12'],
    ['824', '8'],
  ])('subtype %s belongs to type %s', (subtype, type) => {
    expect(isBelow(subtype, type)).toBe(true)
    expect(isBelow(subtype, '3')).toBe(false)
  })
})

test.each([
  ['33', '6', true],
  ['33', '5', false],
  ['17', '5', true],
  ['17', '6', false],
])('instrument %s belongs to type %s: %s', (subtype, type, belongs) => {
  expect(isBelow(subtype, type, 'ValidateAssetSubtypeIDTypeCode')).toBe(belongs)
})

describe('two who write in one report', () => {
  const before = { name: { value: 'A', unknown: false }, amount: 1, persons: [{ n: 1 }], narrative: 'x' }
  const mine = { name: { value: 'B' }, amount: 1, persons: [{ n: 1 }, { n: 2 }], narrative: 'mine' }
  const theirs = { name: { value: 'A', unknown: false }, amount: 2, persons: [{ n: 1 }], narrative: 'theirs' }
  const changes = changesOf(before, mine, theirs)

  test('clash where both wrote alone', () => {
    expect(changes.map(({ path }) => path)).toEqual(['name', 'amount', 'persons', 'narrative'])
    expect(changes.filter(clashes).map(({ path }) => path)).toEqual(['narrative'])
    expect(changesOf(before, before, before)).toEqual([])
  })

  test('lose nothing of either', () => {
    const both = { name: { value: 'B' }, amount: 2, persons: [{ n: 1 }, { n: 2 }] }
    expect(merged(theirs, changes, new Set())).toEqual({ ...both, narrative: 'mine' })
    expect(merged(theirs, changes, new Set(['narrative']))).toEqual({ ...both, narrative: 'theirs' })
  })
})
