import { GOAML_FILING, GOAML_PROFILE, TRANSACTIONS } from './goaml'
import { answer, code, mark, text, whole, word, type FieldShape, type Growing, type Section } from './shapes'

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

const INSTRUMENTS = 'ValidateAssetSubtypeIDTypeCode'
/** Payment instruments (6); all other codes of the list are products (5). */
const MECHANISMS = ['31', '32', '33', '34', '35', '36', '37', '38', '39', '41']

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
    id: 'instruments',
    list: 'instruments',
    fresh: { type: '6' },
    fields: [
      word('type', 'field.instrument', '5', '6'),
      { ...code('subtype', 'field.instrumentSubtype', INSTRUMENTS), below: 'type' },
      text('other', 'field.other'),
    ],
  },
  {
    id: 'instrumentDetails',
    list: 'instrumentDetails',
    fresh: {},
    fields: [code('type', 'field.instrumentDetail', 'ValidateAssetAttributeTypeIDTypeCode'), text('text', 'field.detail')],
  },
  {
    id: 'networkTraces',
    list: 'networkTraces',
    fresh: {},
    fields: [
      text('address', 'field.internetAddress'),
      { path: 'on', label: 'field.day', kind: 'day' },
      text('time', 'field.timeOfDay'),
    ],
  },
  {
    id: 'cyberEvents',
    list: 'cyberEvents',
    fresh: {},
    fields: [
      code('type', 'field.cyberSign', 'ValidateCyberEventIndicatorsTypeCode'),
      text('value', 'field.cyberValue'),
      text('other', 'field.other'),
      { path: 'on', label: 'field.day', kind: 'day' },
      text('time', 'field.timeOfDay'),
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
  switch (form) {
    case 'sar':
      return [...SUSPICIOUS, ...FILING]
    case 'ctr':
      return [...CURRENCY, ...FILING]
    case 'str':
      return [...TRANSACTIONS, ...GOAML_FILING]
    case 'profile-str':
      return GOAML_PROFILE
    default:
      return FILING
  }
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

/** Whether a subtype belongs to a type: of suspicious activity 114 to 1, 1101 to 11, 12999 to 12. */
export function isBelow(subtype: string, type: string, list = ''): boolean {
  if (list === INSTRUMENTS) return MECHANISMS.includes(subtype) === (type === '6')
  const number = Number(subtype)
  return String(Math.floor(number / (number % 1000 === 999 ? 1000 : 100))) === type
}

/** What is wrong with a part as a whole, or with what no field of it shows: the texts of findings. */
export function looseFaults(section: Section, at: string, faults: ReadonlyMap<string, string>): string[] {
  const below = (path: string) => [at, path].filter((step) => step !== '').join('.')
  const fields = section.fields.map((field) => below(field.path))
  const lists = (section.within ?? []).map((inner) => below(inner.list))
  return [...faults]
    .filter(([path]) => (at === '' ? fields.some((field) => field.startsWith(path + '.')) : path === at || path.startsWith(at + '.')))
    .filter(([path]) => path !== '' && !fields.includes(path) && !lists.some((list) => path === list || path.startsWith(list + '.')))
    .map(([, remedy]) => remedy)
}
