import { Check, Pick, Text } from '../parts/Fields'
import type { Key } from '../words/en'
import { useWords } from '../words/words'
import { isBelow, type FieldShape } from './form'
import { valueAt, withValue } from './fields'

/** The authority's lists of codes by name: code to label. */
export type Codes = Record<string, Record<string, string>>

type Shape = {
  fields: FieldShape[]
  /** Where in the form their places begin; empty for the form itself. */
  at: string
  form: unknown
  codes: Codes
  faults: ReadonlyMap<string, string>
  editable: boolean
  onChange: (form: unknown) => void
}

/** Fields of a form, what is wrong beside each. */
export function FormFields({ fields, at, form, onChange, ...others }: Shape) {
  return (
    <div className="form-fields">
      {fields.map((field) => {
        const path = at === '' ? field.path : `${at}.${field.path}`
        return (
          <div key={path} id={idOf(path)} className={field.kind === 'mark' ? 'form-mark' : ''}>
            <Field
              {...others}
              field={field}
              value={valueAt(form, path)}
              below={field.below === undefined ? undefined : String(valueAt(form, `${at}.${field.below}`) ?? '')}
              fault={others.faults.get(path)}
              onChange={(value) => onChange(withValue(form, path, value))}
            />
          </div>
        )
      })}
    </div>
  )
}

/** By which a finding finds its field on the page. */
export function idOf(path: string): string {
  return 'field-' + path.replaceAll('.', '-')
}

type One = {
  codes: Codes
  editable: boolean
  field: FieldShape
  value: unknown
  below: string | undefined
  fault: string | undefined
  onChange: (value: unknown) => void
}

function Field(one: One) {
  const { t } = useWords()
  const { field, value, editable, onChange } = one
  const fault = one.fault === undefined ? {} : { fault: one.fault }
  switch (field.kind) {
    case 'mark':
      return <Check label={t(field.label)} checked={value === true} isDisabled={!editable} onChange={(on) => onChange(on || undefined)} {...fault} />
    case 'answer':
      return <AnswerField {...one} />
    case 'code':
    case 'word':
    case 'words':
      return <ChoiceField {...one} />
    case 'whole':
      return (
        <Text
          label={t(field.label)}
          value={value === undefined ? '' : String(value)}
          inputMode="numeric"
          isReadOnly={!editable}
          onChange={(next) => onChange(next.trim() === '' ? undefined : /^\d+$/.test(next.trim()) ? Number(next) : value)}
          {...fault}
        />
      )
    default:
      return (
        <Text
          label={t(field.label)}
          type={field.kind === 'day' ? 'date' : 'text'}
          value={value === undefined ? '' : String(value)}
          isReadOnly={!editable}
          onChange={(next) => onChange(next === '' ? undefined : next)}
          {...fault}
        />
      )
  }
}

/** A value, or that it is unknown: the authority takes no blank. */
function AnswerField({ field, value, fault, editable, onChange }: One) {
  const { t } = useWords()
  const unknown = valueAt(value, 'unknown') === true
  return (
    <div className="answer">
      <Text
        label={t(field.label)}
        value={String(valueAt(value, 'value') ?? '')}
        isReadOnly={!editable}
        isDisabled={unknown}
        onChange={(next) => onChange(next === '' ? undefined : { value: next })}
        {...(fault === undefined ? {} : { fault })}
      />
      {field.known !== true && (
        <Check label={t('field.unknown')} checked={unknown} isDisabled={!editable} onChange={(on) => onChange(on ? { unknown: true } : undefined)} />
      )}
    </div>
  )
}

const NOTHING = 'nothing'

function ChoiceField({ field, value, below, codes, fault, editable, onChange }: One) {
  const { t } = useWords()
  const many = field.kind === 'words'
  const chosen = many ? String((value as unknown[] | undefined)?.[0] ?? NOTHING) : String(value ?? NOTHING)
  return (
    <Pick
      label={t(field.label)}
      value={chosen}
      isDisabled={!editable}
      onChange={(id) => onChange(id === NOTHING ? undefined : many ? [id] : id)}
      choices={[{ id: NOTHING, label: '–' }, ...choicesOf(field, below, codes, t)]}
      {...(fault === undefined ? {} : { fault })}
    />
  )
}

function choicesOf(field: FieldShape, below: string | undefined, codes: Codes, t: (key: Key) => string) {
  if (field.kind !== 'code') return (field.words ?? []).map((id) => ({ id, label: t(`${field.label}.${id}` as Key) }))
  return Object.entries(codes[field.list ?? ''] ?? {})
    .filter(([id]) => below === undefined || below === '' || isBelow(id, below))
    .map(([id, label]) => ({ id, label }))
}
