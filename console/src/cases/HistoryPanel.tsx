import { useState } from 'react'
import { Entry } from '../alerts/TimelinePanel'
import { Answer } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import { useTimeline } from './asking'

const FIRST = 12

/** Everything that happened to a case, the older part folded. */
export function HistoryPanel({ id }: { id: string }) {
  const { t } = useWords()
  const asked = useTimeline(id)
  const [all, setAll] = useState(false)
  return (
    <Panel title={t('timeline.title')}>
      <Answer of={asked}>
        {(entries) => (
          <div className="stack">
            <ol className="timeline">
              {entries.slice(0, all ? entries.length : FIRST).map((entry, at) => (
                <Entry key={entry.at + entry.what + at} entry={entry} />
              ))}
            </ol>
            {entries.length > FIRST && !all && (
              <div>
                <Button kind="quiet" onPress={() => setAll(true)}>
                  {t('timeline.older', { n: entries.length - FIRST })}
                </Button>
              </div>
            )}
          </div>
        )}
      </Answer>
    </Panel>
  )
}
