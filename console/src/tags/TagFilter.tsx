import { Pick } from '../parts/Fields'
import { ANY } from '../parts/narrowing'
import { useWords } from '../words/words'
import { useUsedTags } from './asking'

type Shape = { quiet?: boolean; value: string | undefined; onChange: (tag: string) => void }

/** Narrows a list to what has a tag. */
export function TagFilter({ quiet = false, value, onChange }: Shape) {
  const { t } = useWords()
  const used = useUsedTags().map((each) => each.tag)
  const all = value === undefined || used.includes(value) ? used : [value, ...used]
  return (
    <Pick
      quiet={quiet}
      label={t('tags.one')}
      value={value ?? ANY}
      onChange={onChange}
      choices={[{ id: ANY, label: t('tags.any') }, ...all.map((id) => ({ id, label: id }))]}
    />
  )
}
