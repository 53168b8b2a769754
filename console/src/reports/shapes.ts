import type { Key } from '../words/en'

/**
 * What the officer fills in at a place of a form: a text, a day, a moment, whole dollars, a mark, an answer that may
 * be "unknown", one of the authority's codes, one of our own words, or several of them (`words`).
 */
export type FieldShape = {
  path: string
  label: Key
  kind: 'text' | 'day' | 'moment' | 'whole' | 'mark' | 'answer' | 'code' | 'word' | 'words'
  /** The authority's list of codes, by the name that its schema gives it. */
  list?: string
  words?: readonly string[]
  /** The place of a code whose subtypes alone are offered. */
  below?: string
  /** An answer that cannot be "unknown". */
  known?: true
  /** Whose field it is, where several parts of an element ask the same. */
  of?: Key
}

export type Part =
  | 'occasion'
  | 'suspicion'
  | 'cash'
  | 'filer'
  | 'transmitter'
  | 'office'
  | 'entity'
  | 'reporter'
  | 'location'
  | 'ourAccount'
  | 'matter'
  | ListPart

/** Parts that can grow; each has words of its own for adding to it. */
export type ListPart =
  | 'classifications'
  | 'instruments'
  | 'instrumentDetails'
  | 'cyberEvents'
  | 'networkTraces'
  | 'subjects'
  | 'locations'
  | 'persons'
  | 'details'
  | 'cashLocations'
  | 'cashAccounts'
  | 'names'
  | 'addresses'
  | 'phones'
  | 'emails'
  | 'websites'
  | 'documents'
  | 'relationships'
  | 'holdings'
  | 'accounts'
  | 'transactions'
  | 'indicators'
  | 'more'
  | 'moreFrom'
  | 'moreTo'
  | 'calls'
  | 'places'

export type Section = {
  id: Part
  /** The list whose elements have these fields. */
  list?: string
  /** What a new element of the list begins with; a text where the elements are texts. */
  fresh?: unknown
  fields: FieldShape[]
  within?: Growing[]
}

/** A list that can grow, also within the elements of another. */
export type Growing = Section & { id: ListPart; list: string }

export const text = (path: string, label: Key): FieldShape => ({ path, label, kind: 'text' })
export const answer = (path: string, label: Key): FieldShape => ({ path, label, kind: 'answer' })
export const code = (path: string, label: Key, list: string): FieldShape => ({ path, label, kind: 'code', list })
export const mark = (path: string, label: Key): FieldShape => ({ path, label, kind: 'mark' })

export const word = (path: string, label: Key, ...words: string[]): FieldShape => ({ path, label, kind: 'word', words })
export const whole = (path: string, label: Key): FieldShape => ({ path, label, kind: 'whole' })
