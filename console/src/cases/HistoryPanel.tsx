import { useState } from 'react'
import { Entry } from '../alerts/TimelinePanel'
import { Answer } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Pick } from '../parts/Fields'
import { ANY } from '../parts/narrowing'
import { Panel } from '../parts/Panel'
import { useName } from '../parts/Who'
import type { TimelineEntry } from '../wire/views'
import { useWords } from '../words/words'
import { useTimeline } from './asking'

const FIRST = 12

/** Everything that happened to a case, the older part folded. */
export function HistoryPanel({ id }: { id: string }) {
  const { t, term } = useWords()
  const name = useName()
  const asked = useTimeline(id)
  const [all, setAll] = useState(false)
  const [by, setBy] = useState(ANY)
  const [what, setWhat] = useState(ANY)
  const known = asked.data ?? []
  const filters = (
    <div className="row no-print">
      <Pick
        quiet
        label={t('timeline.by')}
        value={by}
        onChange={setBy}
        choices={[{ id: ANY, label: t('timeline.by') }, ...distinct(known.map((each) => each.actor)).map((id) => ({ id, label: name(id) }))]}
      />
      <Pick
        quiet
        label={t('timeline.what')}
        value={what}
        onChange={setWhat}
        choices={[{ id: ANY, label: t('timeline.what') }, ...distinct(known.map((each) => each.what)).map((id) => ({ id, label: term('deed', id) }))]}
      />
    </div>
  )
  const wanted = (entry: TimelineEntry) => (by === ANY || entry.actor === by) && (what === ANY || entry.what === what)
  return (
    <Panel title={t('timeline.title')} end={known.length > FIRST ? filters : undefined}>
      <Answer of={asked}>
        {(told) => {
          const entries = told.filter(wanted)
          return (
          <div className="stack">
            <ol className="timeline">
              {entries.slice(0, all ? entries.length : FIRST).map((entry, at) => (
                <Entry key={entry.at + entry.what + at} entry={entry} />
              ))}
            </ol>
            <ol className="timeline only-print">
              {!all && entries.slice(FIRST).map((entry, at) => <Entry key={entry.at + entry.what + at} entry={entry} />)}
            </ol>
            {entries.length > FIRST && !all && (
              <div>
                <Button kind="quiet" onPress={() => setAll(true)}>
                  {t('timeline.older', { n: entries.length - FIRST })}
                </Button>
              </div>
            )}
          </div>
          )
        }}
      </Answer>
    </Panel>
  )
}

function distinct(all: string[]): string[] {
  return [...new Set(all)].sort()
}
