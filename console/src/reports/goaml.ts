import type { Key } from '../words/en'
import { code, mark, text, type FieldShape, type Growing, type Section } from './shapes'

/** What an authority asks beside: elements of its own schema by their names. */
function more(id: 'more' | 'moreFrom' | 'moreTo', list: string): Growing {
  return { id, list, fresh: {}, fields: [text('path', 'field.elementPath'), text('value', 'field.elementValue')] }
}

function account(at: string): FieldShape[] {
  return [
    text(`${at}institution`, 'field.bankName'),
    text(`${at}swift`, 'field.swift'),
    text(`${at}institutionCode`, 'field.bankCode'),
    text(`${at}branch`, 'field.branch'),
  ]
}

function place(at: string): FieldShape[] {
  return [
    code(`${at}type`, 'field.addressType', 'contact_type'),
    text(`${at}street`, 'field.street'),
    text(`${at}city`, 'field.city'),
    text(`${at}postalCode`, 'field.postalCode'),
    text(`${at}state`, 'field.state'),
    code(`${at}country`, 'field.country', 'country_type'),
  ]
}

/** One side of a transaction: whoever is filled in first of account, person and company is told. */
function side(at: string, of: Key): FieldShape[] {
  return [
    mark(`${at}ours`, 'field.ours'),
    code(`${at}funds`, 'field.funds', 'funds_type'),
    code(`${at}country`, 'field.country', 'country_type'),
    ...account(`${at}account.`),
    text(`${at}account.number`, 'field.accountNumber'),
    text(`${at}account.iban`, 'field.iban'),
    text(`${at}account.name`, 'field.accountName'),
    code(`${at}account.currency`, 'field.currency', 'currency_type'),
    text(`${at}account.clientNumber`, 'field.clientNumber'),
    text(`${at}person.firstName`, 'field.first'),
    text(`${at}person.lastName`, 'field.personLast'),
    { path: `${at}person.birthDate`, label: 'field.born', kind: 'day' } satisfies FieldShape,
    text(`${at}company.name`, 'field.companyName'),
    text(`${at}company.incorporationNumber`, 'field.incorporationNumber'),
  ].map((field) => ({ ...field, of }))
}

const REPORTER: Section = {
  id: 'reporter',
  fields: [
    code('reporter.gender', 'field.gender', 'gender_type'),
    text('reporter.firstName', 'field.first'),
    text('reporter.lastName', 'field.personLast'),
    { path: 'reporter.birthDate', label: 'field.born', kind: 'day' },
    text('reporter.number', 'field.personNumber'),
    code('reporter.nationality', 'field.nationality', 'country_type'),
    code('reporter.residence', 'field.residence', 'country_type'),
    text('reporter.email', 'field.email'),
    text('reporter.occupation', 'field.occupation'),
  ],
}

/** Who files in goAML: the same in every report. */
export const GOAML_FILING: Section[] = [
  {
    id: 'entity',
    fields: [
      { path: 'entity', label: 'field.entityNumber', kind: 'whole' },
      text('branch', 'field.branch'),
      code('currency', 'field.currency', 'currency_type'),
    ],
  },
  REPORTER,
  {
    id: 'calls',
    list: 'reporter.phones',
    fresh: {},
    fields: [
      code('contact', 'field.phoneType', 'contact_type'),
      code('means', 'field.phoneMeans', 'communication_type'),
      text('prefix', 'field.phonePrefix'),
      text('number', 'field.phone'),
    ],
  },
  { id: 'places', list: 'reporter.addresses', fresh: {}, fields: place('') },
  { id: 'location', fields: place('location.') },
  more('more', 'more'),
]

/** Beside who files: with what an account of ours begins in every transaction. */
export const GOAML_PROFILE: Section[] = [
  ...GOAML_FILING,
  { id: 'ourAccount', fields: account('transactions.0.from.account.') },
]

/** goAML's suspicious transaction report; its story stands apart. */
export const TRANSACTIONS: Section[] = [
  { id: 'matter', fields: [text('authorityReference', 'field.authorityReference'), text('action', 'field.action')] },
  { id: 'indicators', list: 'indicators', fresh: '', fields: [code('', 'field.indicator', 'report_indicator_type')] },
  {
    id: 'transactions',
    list: 'transactions',
    fresh: { from: { ours: true }, to: { ours: false } },
    fields: [
      text('number', 'field.transactionNumber'),
      { path: 'at', label: 'field.at', kind: 'moment' },
      text('amount', 'field.localAmount'),
      code('mode', 'field.mode', 'conduction_type'),
      text('location', 'field.where'),
      text('description', 'field.description'),
      ...side('from.', 'field.sender'),
      ...side('to.', 'field.receiver'),
    ],
    within: [more('moreFrom', 'from.account.more'), more('moreTo', 'to.account.more'), more('more', 'more')],
  },
]
