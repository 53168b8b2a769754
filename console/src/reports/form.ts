import type { Key } from '../words/en'

/**
 * What the officer fills in at a place of a form: a text, a day, whole dollars, a mark, an answer that may
 * be "unknown", one of the authority's codes, one of our own words, or a single word that is kept as a list.
 */
export type FieldShape = {
  path: string
  label: Key
  kind: 'text' | 'day' | 'whole' | 'mark' | 'answer' | 'code' | 'word' | 'words'
  /** The authority's list of codes, by the name that its schema gives it. */
  list?: string
  words?: readonly string[]
  /** The place of a code whose subtypes alone are offered. */
  below?: string
  /** An answer that cannot be "unknown". */
  known?: true
}

export type Section = {
  id: 'occasion' | 'suspicion' | 'classifications' | 'subjects' | 'locations' | 'filer' | 'transmitter' | 'office'
  /** The list whose elements have these fields. */
  list?: string
  /** What a new element of the list begins with. */
  fresh?: Record<string, unknown>
  fields: FieldShape[]
}

const text = (path: string, label: Key): FieldShape => ({ path, label, kind: 'text' })
const answer = (path: string, label: Key): FieldShape => ({ path, label, kind: 'answer' })
const code = (path: string, label: Key, list: string): FieldShape => ({ path, label, kind: 'code', list })
const mark = (path: string, label: Key): FieldShape => ({ path, label, kind: 'mark' })

function address(at: string, known = false): FieldShape[] {
  const names = ['street', 'city', 'state', 'postalCode', 'country'] as const
  return names.map((name) => ({ ...answer(`${at}.${name}`, `field.${name}`), ...(known ? { known } : {}) }))
}

function institution(at: string, known: boolean): FieldShape[] {
  const mayBe = known ? { known } : {}
  return [
    { ...answer(`${at}name`, 'field.legalName'), ...mayBe },
    code(`${at}kinds.0.type`, 'field.institutionKind', 'ValidateOrganizationCodeType'),
    code(`${at}regulator`, 'field.regulator', 'ValidateFederalRegulatorCodeType'),
    { ...answer(`${at}taxNumber.number`, 'field.taxNumber'), ...mayBe },
    { path: `${at}taxNumber.type`, label: 'field.taxType', kind: 'word', words: ['1', '2', '9'] },
    ...address(`${at}address`, known),
  ]
}

/** Who files: the same in every report. */
export const FILING: Section[] = [
  { id: 'filer', fields: institution('filer.', true) },
  {
    id: 'transmitter',
    fields: [
      text('transmitter.name', 'field.legalName'),
      text('transmitter.controlCode', 'field.controlCode'),
      text('transmitter.taxNumber', 'field.taxNumber'),
      text('transmitter.contact', 'field.contact'),
      text('transmitter.phone', 'field.phone'),
      ...address('transmitter.address', true),
    ],
  },
  {
    id: 'office',
    fields: [
      text('contactOffice.name', 'field.office'),
      text('contactOffice.phone', 'field.phone'),
      text('contactOffice.extension', 'field.extension'),
    ],
  },
]

const SUSPICIOUS: Section[] = [
  {
    id: 'occasion',
    fields: [
      { path: 'occasion.kinds', label: 'field.kinds', kind: 'words', words: ['INITIAL', 'CORRECTION', 'CONTINUING'] },
      text('occasion.priorDocument', 'field.priorDocument'),
    ],
  },
  {
    id: 'suspicion',
    fields: [
      { path: 'suspicion.from', label: 'field.from', kind: 'day' },
      { path: 'suspicion.to', label: 'field.to', kind: 'day' },
      { path: 'suspicion.amount', label: 'field.amount', kind: 'whole' },
      { path: 'suspicion.cumulativeAmount', label: 'field.cumulativeAmount', kind: 'whole' },
      mark('suspicion.amountUnknown', 'field.amountUnknown'),
      mark('suspicion.noAmount', 'field.noAmount'),
    ],
  },
  {
    id: 'classifications',
    list: 'suspicion.classifications',
    fresh: { type: '8' },
    fields: [
      code('type', 'field.activity', 'ValidateSuspiciousActivityTypeID'),
      { ...code('subtype', 'field.activitySubtype', 'ValidateSuspiciousActivitySubtypeID'), below: 'type' },
      text('other', 'field.other'),
    ],
  },
  {
    id: 'subjects',
    list: 'subjects',
    fresh: { entity: false },
    fields: [
      mark('nothingKnown', 'field.nothingKnown'),
      mark('entity', 'field.entity'),
      answer('name.last', 'field.last'),
      answer('name.first', 'field.first'),
      answer('birthDate', 'field.birthDate'),
      { path: 'part', label: 'field.part', kind: 'word', words: ['SENDER', 'RECEIVER', 'BOTH'] },
      ...address('addresses.0'),
      answer('taxNumber.number', 'field.taxNumber'),
      { path: 'taxNumber.type', label: 'field.taxType', kind: 'word', words: ['1', '2', '9'] },
      mark('identificationUnknown', 'field.identificationUnknown'),
      code('identifications.0.type', 'field.documentType', 'ValidatePartyIdentificationCodeType'),
      text('identifications.0.number', 'field.documentNumber'),
      text('identifications.0.country', 'field.documentCountry'),
      mark('noAccount', 'field.noAccount'),
      text('holdings.0.accounts.0.number', 'field.accountNumber'),
      text('holdings.0.institutionTaxNumber', 'field.accountInstitution'),
    ],
  },
  {
    id: 'locations',
    list: 'locations',
    fresh: { noBranch: true },
    fields: [...institution('institution.', false), mark('noBranch', 'field.noBranch')],
  },
]

const ENTITY_HAS_NOT = ['name.first', 'birthDate', 'identificationUnknown', 'part']

/** What a form asks, in its order; a form that is not described here has its fields one by one. */
export function sectionsOf(form: string): Section[] {
  return form === 'sar' ? [...SUSPICIOUS, ...FILING] : FILING
}

/** The fields that are asked of an element as it is: nothing more of somebody of whom nothing is known. */
export function asked(section: Section, element: Record<string, unknown>): FieldShape[] {
  if (section.id !== 'subjects') return section.fields
  if (element.nothingKnown === true) return section.fields.slice(0, 1)
  return element.entity === true ? section.fields.filter((field) => !ENTITY_HAS_NOT.includes(field.path)) : section.fields
}

/** Whether a subtype of suspicious activity belongs to a type: 114 to 1, 1101 to 11, 12999 to 12. */
export function isBelow(subtype: string, type: string): boolean {
  const number = Number(subtype)
  return String(Math.floor(number / (number % 1000 === 999 ? 1000 : 100))) === type
}
