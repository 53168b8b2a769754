import type { ReactNode } from 'react'
import {
  Button as Pressable,
  Checkbox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components'
import { Icon } from './Icon'

type Text = Omit<TextFieldProps, 'className' | 'children' | 'style'> & {
  label: string
  lines?: number
  placeholder?: string
  hint?: ReactNode
  fault?: string
}

export function Text({ label, lines, placeholder, hint, fault, ...others }: Text) {
  return (
    <TextField {...others} className="field" isInvalid={fault !== undefined}>
      <Label>{label}</Label>
      {lines === undefined ? (
        <Input className="input" placeholder={placeholder} />
      ) : (
        <TextArea className="input" rows={lines} placeholder={placeholder} />
      )}
      {hint && <span className="small soft">{hint}</span>}
      <FieldError className="fault">{fault}</FieldError>
    </TextField>
  )
}

export type Choice = { id: string; label: string }
type Pick = {
  label: string
  choices: Choice[]
  value: string
  onChange: (id: string) => void
  /** The label is spoken, not shown. */
  quiet?: boolean
  isDisabled?: boolean
  fault?: string
}

export function Pick({ label, choices, value, onChange, quiet = false, isDisabled = false, fault }: Pick) {
  return (
    <Select
      className={fault === undefined ? 'field select' : 'field select invalid'}
      value={value}
      isDisabled={isDisabled}
      isInvalid={fault !== undefined}
      onChange={(key) => onChange(String(key))}
      {...(quiet ? { 'aria-label': label } : {})}
    >
      {!quiet && <Label className="label">{label}</Label>}
      <Pressable className="button">
        <SelectValue />
        <Icon name="down" />
      </Pressable>
      <Popover className="popover">
        <ListBox items={choices}>{(choice) => <ListBoxItem id={choice.id}>{choice.label}</ListBoxItem>}</ListBox>
      </Popover>
      <FieldError className="fault">{fault}</FieldError>
    </Select>
  )
}

type Check = { label: string; shown?: boolean; checked: boolean; isDisabled?: boolean; fault?: string; onChange: (checked: boolean) => void }

export function Check({ label, shown = true, checked, isDisabled = false, fault, onChange }: Check) {
  return (
    <Checkbox
      className="check"
      isSelected={checked}
      isDisabled={isDisabled}
      onChange={onChange}
      aria-label={shown ? undefined : label}
    >
      <span className="box" aria-hidden="true">
        {checked ? '✓' : ''}
      </span>
      {shown && label}
      {fault !== undefined && <span className="fault">{fault}</span>}
    </Checkbox>
  )
}
