import { useState } from 'react'
import { Moment } from '../figures/shown'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Check, Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useMay } from '../shell/SignedIn'
import type { CaseDetail, ChecklistStep } from '../wire/views'
import { useWords } from '../words/words'
import { useTick } from './asking'

/** What is to be done before the case may be closed. */
export function ChecklistPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  const done = detail.checklist.filter((step) => step.state !== 'to_do').length
  const may = useMay('analyst', 'supervisor') && detail.summary.state !== 'closed'
  const tick = useTick(detail.summary.caseId)
  return (
    <Panel title={t('checklist.title')} end={<span className="soft small">{t('checklist.done', { done, all: detail.checklist.length })}</span>}>
      <ul className="checklist">
        {detail.checklist.map((step) => (
          <Step key={step.step} step={step} may={may} onTick={(state, words) => tick.mutate({ step: step.step, state, ...words })} />
        ))}
      </ul>
      {tick.error && <Failure failure={tick.error} />}
    </Panel>
  )
}

type Shape = {
  step: ChecklistStep
  may: boolean
  onTick: (state: 'to_do' | 'done' | 'not_applicable', words: { words?: string }) => void
}

function Step({ step, may, onTick }: Shape) {
  const { t } = useWords()
  const [why, setWhy] = useState<string | null>(null)
  return (
    <li>
      <div className="row apart">
        {may ? (
          <Check label={step.says} checked={step.state === 'done'} onChange={(checked) => onTick(checked ? 'done' : 'to_do', {})} />
        ) : (
          <span>
            {step.state === 'done' ? '✓' : '○'} {step.says}
          </span>
        )}
        {may && step.state === 'to_do' && why === null && (
          <Button kind="quiet" onPress={() => setWhy('')}>
            {t('checklist.notapplicable')}
          </Button>
        )}
      </div>
      {why !== null && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault()
            if (why.trim() === '') return
            onTick('not_applicable', { words: why.trim() })
            setWhy(null)
          }}
        >
          <Text label={t('checklist.why')} value={why} onChange={setWhy} autoFocus />
          <Button type="submit">{t('act.save')}</Button>
        </form>
      )}
      {step.doneAt && (
        <p className="soft small">
          {step.state === 'not_applicable' && t('checklist.notapplicable') + ': '}
          {step.words} <Who id={step.doneBy} />, <Moment at={step.doneAt} />
        </p>
      )}
    </li>
  )
}
