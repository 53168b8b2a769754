import { Check, Pick, Text } from '../parts/Fields'
import type { Key } from '../words/en'
import { useWords } from '../words/words'
import { isBelow } from './form'
import type { FieldShape } from './shapes'
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
        const path = [at, field.path].filter((part) => part !== '').join('.')
        return (
          <div key={path} id={idOf(path)} className={field.kind === 'mark' ? 'form-mark' : ''}>
            <Field
              {...others}
              field={field}
              value={valueAt(form, path)}
              below={field.below === undefined ? undefined : String(valueAt(form, `${at}.${field.below}`) ?? '')}
              fault={others.faults.get(path)}
              // A text of a list that is emptied stays in its place until it is removed.
              onChange={(value) => onChange(withValue(form, path, field.path === '' ? (value ?? '') : value))}
            />
          </div>
        )
      })}
    </div>
  )
}

/** What a field is called, with whose it is where several parts ask the same. */
export function nameOf(field: FieldShape, t: (key: Key) => string): string {
  return field.of === undefined ? t(field.label) : `${t(field.of)}: ${t(field.label)}`
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
      return <Check label={nameOf(field, t)} checked={value === true} isDisabled={!editable} onChange={(on) => onChange(on || undefined)} {...fault} />
    case 'answer':
      return <AnswerField {...one} />
    case 'code':
      // An authority without such a list takes what is written.
      return one.codes[field.list ?? ''] === undefined ? <Written {...one} type="text" /> : <ChoiceField {...one} />
    case 'word':
      return <ChoiceField {...one} />
    case 'words':
      return <WordsField {...one} />
    case 'whole':
      return (
        <Text
          label={nameOf(field, t)}
          value={value === undefined ? '' : String(value)}
          inputMode="numeric"
          isReadOnly={!editable}
          onChange={(next) => onChange(next.trim() === '' ? undefined : /^\d+$/.test(next.trim()) ? Number(next) : value)}
          {...fault}
        />
      )
    case 'day':
      return <Written {...one} type="date" />
    case 'moment':
      return <Written {...one} type="datetime-local" />
    default:
      return <Written {...one} type="text" />
  }
}

function Written({ field, value, fault, editable, onChange, type }: One & { type: 'text' | 'date' | 'datetime-local' }) {
  const { t } = useWords()
  return (
    <Text
      label={nameOf(field, t)}
      type={type as never}
      value={value === undefined ? '' : String(value)}
      isReadOnly={!editable}
      onChange={(next) => onChange(next === '' ? undefined : next)}
      {...(fault === undefined ? {} : { fault })}
    />
  )
}

/** A value, or that it is unknown: the authority takes no blank. */
function AnswerField({ field, value, fault, editable, onChange }: One) {
  const { t } = useWords()
  const unknown = valueAt(value, 'unknown') === true
  return (
    <div className="answer">
      <Text
        label={nameOf(field, t)}
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

/** Several words out of a list. */
function WordsField({ field, value, fault, editable, onChange }: One) {
  const { t } = useWords()
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const change = (word: string, on: boolean) => {
    const next = (field.words ?? []).filter((each) => (each === word ? on : chosen.includes(each)))
    onChange(next.length > 0 ? next : undefined)
  }
  return (
    <div className="stack close" role="group" aria-label={nameOf(field, t)}>
      <span className="label">{nameOf(field, t)}</span>
      {(field.words ?? []).map((word) => (
        <Check
          key={word}
          label={t(`${field.label}.${word}` as Key)}
          checked={chosen.includes(word)}
          isDisabled={!editable}
          onChange={(on) => change(word, on)}
        />
      ))}
      {fault !== undefined && <p className="fault">{fault}</p>}
    </div>
  )
}

const NOTHING = 'nothing'

function ChoiceField({ field, value, below, codes, fault, editable, onChange }: One) {
  const { t } = useWords()
  return (
    <Pick
      label={nameOf(field, t)}
      value={String(value ?? NOTHING)}
      isDisabled={!editable}
      onChange={(id) => onChange(id === NOTHING ? undefined : id)}
      choices={[{ id: NOTHING, label: '–' }, ...choicesOf(field, below, codes, t)]}
      {...(fault === undefined ? {} : { fault })}
    />
  )
}

function choicesOf(field: FieldShape, below: string | undefined, codes: Codes, t: (key: Key) => string) {
  if (field.kind !== 'code') return (field.words ?? []).map((id) => ({ id, label: t(`${field.label}.${id}` as Key) }))
  return Object.entries(codes[field.list ?? ''] ?? {})
    .filter(([id]) => below === undefined || below === '' || isBelow(id, below, field.list))
    .map(([id, label]) => ({ id, label }))
}
