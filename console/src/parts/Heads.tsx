import type { Key } from '../words/en'
import { useWords } from '../words/words'

/** A column by its word; of figures, which stand to the right, or with a word that is only read aloud. */
export type Column = Key | [Key, 'number' | 'unseen']

/** The heads of a table's columns. */
export function Heads({ of }: { of: Column[] }) {
  const { t } = useWords()
  return (
    <thead>
      <tr>
        {of.map((column) => {
          const [key, kind] = typeof column === 'string' ? [column] : column
          return (
            <th key={key} scope="col" className={kind === 'number' ? 'number' : undefined}>
              {kind === 'unseen' ? <span className="unseen">{t(key)}</span> : t(key)}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
