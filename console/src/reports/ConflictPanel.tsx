import { useState } from 'react'
import { Button } from '../parts/Button'
import { Check } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import { labelOf } from './FormPanel'
import { changesOf, clashes, merged, type Change } from './conflict'
import { fieldsOf } from './fields'

type Form = Record<string, unknown>

type Shape = { before: Form; mine: Form; theirs: Form; onGoOn: (report: Form) => void }

/** Somebody else wrote in a report meanwhile: both sides by field, and a way on. */
export function ConflictPanel({ before, mine, theirs, onGoOn }: Shape) {
  const { t } = useWords()
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const changes = changesOf(before, mine, theirs)
  const take = (path: string, on: boolean) => setTaken(new Set([...taken].filter((each) => each !== path).concat(on ? [path] : [])))
  return (
    <Panel id="conflict" title={t('reports.conflict')}>
      <div className="stack" role="alert">
        <p>{t('reports.conflict.text')}</p>
        <Sides changes={changes.filter(({ theyChanged }) => theyChanged)} taken={taken} onTake={take} />
        <div>
          <Button kind="primary" onPress={() => onGoOn(merged(theirs, changes, taken))}>
            {t('reports.conflict.goon')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

/** What was written and not saved before a report went on: it can be read until it is discarded. */
export function LeftPanel({ before, mine, onDiscard }: { before: Form; mine: Form; onDiscard: () => void }) {
  const { t } = useWords()
  return (
    <Panel id="left" title={t('reports.left')}>
      <div className="stack">
        <p>{t('reports.left.text')}</p>
        <Sides changes={changesOf(before, mine, before)} />
        <div>
          <Button onPress={onDiscard}>{t('reports.discard')}</Button>
        </div>
      </div>
    </Panel>
  )
}

type SidesShape = { changes: Change[]; taken?: ReadonlySet<string>; onTake?: (path: string, on: boolean) => void }

function Sides({ changes, taken, onTake }: SidesShape) {
  const { t } = useWords()
  return (
    <ul className="stack close">
      {changes.map((change) => (
        <li key={change.path}>
          <b>{labelOf(change.path)}</b>
          {change.theyChanged && (
            <p className="told">
              <span className="soft">{t('reports.conflict.theirs')}</span> {textOf(change.theirs)}
            </p>
          )}
          {change.iChanged && (
            <p className="told">
              <span className="soft">{t('reports.conflict.mine')}</span> {textOf(change.mine)}
            </p>
          )}
          {onTake && clashes(change) && (
            <Check label={t('reports.conflict.take')} checked={taken?.has(change.path) ?? false} onChange={(on) => onTake(change.path, on)} />
          )}
        </li>
      ))}
    </ul>
  )
}

function textOf(value: unknown): string {
  if (value === undefined) return '–'
  if (typeof value !== 'object') return String(value)
  return fieldsOf(value)
    .filter((field) => field.value !== 'false')
    .map((field) => field.value)
    .join(', ')
}
