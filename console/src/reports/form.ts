import type { Key } from '../words/en'

/**
 * What the officer fills in at a place of a form: a text, a day, whole dollars, a mark, an answer that may
 * be "unknown", one of the authority's codes, one of our own words, or several of them (`words`).
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

export type Part = 'occasion' | 'suspicion' | 'cash' | 'filer' | 'transmitter' | 'office' | ListPart

/** Parts that can grow; each has words of its own for adding to it. */
export type ListPart =
  | 'classifications'
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

const text = (path: string, label: Key): FieldShape => ({ path, label, kind: 'text' })
const answer = (path: string, label: Key): FieldShape => ({ path, label, kind: 'answer' })
const code = (path: string, label: Key, list: string): FieldShape => ({ path, label, kind: 'code', list })
const mark = (path: string, label: Key): FieldShape => ({ path, label, kind: 'mark' })

const word = (path: string, label: Key, ...words: string[]): FieldShape => ({ path, label, kind: 'word', words })
const whole = (path: string, label: Key): FieldShape => ({ path, label, kind: 'whole' })

/** @param at the place that the fields stand below, with its dot; empty for none */
function address(at: string, known = false): FieldShape[] {
  const names = ['street', 'city', 'state', 'postalCode', 'country'] as const
  return names.map((name) => ({ ...answer(`${at}${name}`, `field.${name}`), ...(known ? { known } : {}) }))
}

function document(at: string): FieldShape[] {
  return [
    code(`${at}type`, 'field.documentType', 'ValidatePartyIdentificationCodeType'),
    text(`${at}otherType`, 'field.other'),
    text(`${at}number`, 'field.documentNumber'),
    text(`${at}country`, 'field.documentCountry'),
    text(`${at}state`, 'field.documentState'),
  ]
}

const NAME: FieldShape[] = [
  answer('name.last', 'field.last'),
  answer('name.first', 'field.first'),
  text('name.middle', 'field.middle'),
  text('name.suffix', 'field.suffix'),
]
const GENDER = word('gender', 'field.gender', 'FEMALE', 'MALE', 'UNKNOWN')
const OCCUPATION = [text('occupation.text', 'field.occupation'), text('occupation.industry', 'field.industry')]
const TAX = [answer('taxNumber.number', 'field.taxNumber'), word('taxNumber.type', 'field.taxType', '1', '2', '9')]

function institution(at: string, known: boolean): FieldShape[] {
  const mayBe = known ? { known } : {}
  return [
    { ...answer(`${at}name`, 'field.legalName'), ...mayBe },
    code(`${at}kinds.0.type`, 'field.institutionKind', 'ValidateOrganizationCodeType'),
    code(`${at}regulator`, 'field.regulator', 'ValidateFederalRegulatorCodeType'),
    { ...answer(`${at}taxNumber.number`, 'field.taxNumber'), ...mayBe },
    { path: `${at}taxNumber.type`, label: 'field.taxType', kind: 'word', words: ['1', '2', '9'] },
    ...address(`${at}address.`, known),
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
      ...address('transmitter.address.', true),
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

const TIES = [
  'CUSTOMER',
  'ACCOUNTANT',
  'AGENT',
  'APPRAISER',
  'ATTORNEY',
  'BORROWER',
  'DIRECTOR',
  'EMPLOYEE',
  'OFFICER',
  'OWNER',
  'OTHER',
  'NONE',
]

const SUSPICIOUS: Section[] = [
  {
    id: 'occasion',
    fields: [
      { path: 'occasion.kinds', label: 'field.kinds', kind: 'words', words: ['INITIAL', 'CORRECTION', 'CONTINUING', 'JOINT'] },
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
      ...NAME,
      GENDER,
      answer('birthDate', 'field.birthDate'),
      word('part', 'field.part', 'SENDER', 'RECEIVER', 'BOTH'),
      ...TAX,
      ...OCCUPATION,
      mark('corroborated', 'field.corroborated'),
      mark('identificationUnknown', 'field.identificationUnknown'),
      mark('noAccount', 'field.noAccount'),
    ],
    within: [
      { id: 'names', list: 'otherNames', fresh: '', fields: [text('', 'field.otherName')] },
      { id: 'addresses', list: 'addresses', fresh: {}, fields: address('') },
      {
        id: 'phones',
        list: 'phones',
        fresh: {},
        fields: [
          text('number', 'field.phone'),
          text('extension', 'field.extension'),
          word('type', 'field.phoneType', 'R', 'W', 'M', 'F'),
        ],
      },
      { id: 'emails', list: 'emails', fresh: '', fields: [text('', 'field.email')] },
      { id: 'websites', list: 'websites', fresh: '', fields: [text('', 'field.website')] },
      { id: 'documents', list: 'identifications', fresh: {}, fields: document('') },
      {
        id: 'relationships',
        list: 'relationships',
        fresh: {},
        fields: [
          text('institutionTaxNumber', 'field.tieInstitution'),
          { path: 'ties', label: 'field.tie', kind: 'words', words: TIES },
          text('otherTie', 'field.other'),
          word('standing', 'field.standing', 'CONTINUES', 'RESIGNED', 'SUSPENDED', 'TERMINATED'),
          { path: 'actionOn', label: 'field.actionOn', kind: 'day' },
        ],
      },
      {
        id: 'holdings',
        list: 'holdings',
        fresh: { foreign: false, accounts: [{}] },
        fields: [text('institutionTaxNumber', 'field.accountInstitution'), mark('foreign', 'field.foreign')],
        within: [
          {
            id: 'accounts',
            list: 'accounts',
            fresh: {},
            fields: [text('number', 'field.accountNumber'), mark('closed', 'field.closed')],
          },
        ],
      },
    ],
  },
  {
    id: 'locations',
    list: 'locations',
    fresh: { noBranch: true },
    fields: [...institution('institution.', false), mark('noBranch', 'field.noBranch')],
  },
]

const CURRENCY: Section[] = [
  {
    id: 'occasion',
    fields: [
      { path: 'occasion.kinds', label: 'field.kinds', kind: 'words', words: ['INITIAL', 'CORRECTION', 'BACKFILED'] },
      text('occasion.priorDocument', 'field.priorDocument'),
    ],
  },
  {
    id: 'persons',
    list: 'persons',
    fresh: { entity: false },
    fields: [
      word('role', 'field.role', 'ON_OWN_BEHALF', 'FOR_ANOTHER', 'ON_WHOSE_BEHALF', 'COMMON_CARRIER'),
      mark('entity', 'field.entity'),
      mark('severalTransactions', 'field.severalTransactions'),
      ...NAME,
      text('otherName', 'field.otherName'),
      GENDER,
      answer('birthDate', 'field.birthDate'),
      ...address('address.'),
      text('phone.number', 'field.phone'),
      text('phone.extension', 'field.extension'),
      text('email', 'field.email'),
      ...TAX,
      ...OCCUPATION,
      mark('identificationUnknown', 'field.identificationUnknown'),
      ...document('identification.'),
      whole('cashIn', 'field.cashIn'),
      whole('cashOut', 'field.cashOut'),
    ],
    within: [
      {
        id: 'cashAccounts',
        list: 'accounts',
        fresh: { in: true },
        fields: [text('number', 'field.accountNumber'), mark('in', 'field.intoAccount')],
      },
    ],
  },
  {
    id: 'cash',
    fields: [
      { path: 'cash.on', label: 'field.on', kind: 'day' },
      whole('cash.cashIn', 'field.cashIn'),
      whole('cash.cashOut', 'field.cashOut'),
      {
        path: 'cash.ways',
        label: 'field.ways',
        kind: 'words',
        words: ['AGGREGATED', 'ARMORED_CAR', 'ATM', 'MAIL', 'NIGHT_DEPOSIT', 'SHARED_BRANCH'],
      },
    ],
  },
  {
    id: 'details',
    list: 'cash.details',
    fresh: { type: '55' },
    fields: [
      code('type', 'field.cashKind', 'ValidateCurrencyTransactionActvityDetailCodeType'),
      whole('amount', 'field.amount'),
      text('other', 'field.other'),
      text('country', 'field.notesCountry'),
    ],
  },
  {
    id: 'cashLocations',
    list: 'locations',
    fresh: { institution: {} },
    fields: [...institution('institution.', true), whole('cashIn', 'field.cashIn'), whole('cashOut', 'field.cashOut')],
  },
]

const ENTITY_HAS_NOT = ['name.first', 'name.middle', 'name.suffix', 'gender', 'birthDate', 'identificationUnknown', 'part']

/** What a form asks, in its order; of the institution's profile, who files. */
export function sectionsOf(form: string): Section[] {
  return form === 'sar' ? [...SUSPICIOUS, ...FILING] : form === 'ctr' ? [...CURRENCY, ...FILING] : FILING
}

/** The fields that are asked of an element as it is: nothing more of somebody of whom nothing is known. */
export function asked(section: Section, element: unknown): FieldShape[] {
  const { nothingKnown, entity } = (element ?? {}) as Record<string, unknown>
  if (section.id !== 'subjects' && section.id !== 'persons') return section.fields
  if (nothingKnown === true) return section.fields.slice(0, 1)
  return entity === true ? section.fields.filter((field) => !ENTITY_HAS_NOT.includes(field.path)) : section.fields
}

/** The lists within an element as it is. */
export function askedWithin(section: Section, element: unknown): Growing[] {
  return (element as Record<string, unknown> | undefined)?.nothingKnown === true ? [] : (section.within ?? [])
}

/** Whether a subtype of suspicious activity belongs to a type: 114 to 1, 1101 to 11, 12999 to 12. */
export function isBelow(subtype: string, type: string): boolean {
  const number = Number(subtype)
  return String(Math.floor(number / (number % 1000 === 999 ? 1000 : 100))) === type
}
