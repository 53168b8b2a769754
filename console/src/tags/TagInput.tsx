import '../look/tags.css'
import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, type Key } from 'react-aria-components'
import { useWords } from '../words/words'
import { useUsedTags } from './asking'
import { plain } from './tagging'

const SHOWN = 12

type Shape = {
  id?: string
  /** Not suggested: they are there. */
  without: readonly string[]
  quiet?: boolean
  onAdd: (tag: string) => void
}

/** Where a tag is written, with those that the institution uses below it; Enter takes it. */
export function TagInput({ id, without, quiet = false, onAdd }: Shape) {
  const { t } = useWords()
  const used = useUsedTags()
  const [text, setText] = useState('')
  const fitting = used.filter((each) => each.tag.includes(plain(text)) && !without.includes(each.tag)).slice(0, SHOWN)
  const add = (tag: string) => {
    if (plain(tag) !== '') onAdd(plain(tag))
    setText('')
  }
  return (
    <ComboBox
      className={quiet ? 'field tag-input quiet' : 'field tag-input'}
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="focus"
      items={fitting.map((each) => ({ ...each, id: each.tag }))}
      inputValue={text}
      selectedKey={null}
      onInputChange={setText}
      onSelectionChange={(key: Key | null) => key !== null && add(String(key))}
      {...(quiet ? { 'aria-label': t('tags.add') } : {})}
    >
      {!quiet && <Label className="label">{t('tags.add')}</Label>}
      <Input
        {...(id === undefined ? {} : { id })}
        className="input"
        placeholder={t('tags.add')}
        maxLength={40}
        onKeyDown={(event) => {
          const chosen = event.currentTarget.getAttribute('aria-activedescendant')
          if (event.key !== 'Enter' || event.ctrlKey || chosen !== null || plain(text) === '') return
          event.preventDefault()
          add(text)
        }}
      />
      <Popover className="popover">
        <ListBox<(typeof fitting)[number] & { id: string }>>
          {(each) => (
            <ListBoxItem textValue={each.tag}>
              {each.tag} <span className="soft small">{each.items + each.cases}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
