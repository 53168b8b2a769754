import { useState } from 'react'
import { useCase } from '../cases/asking'
import { Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Pick, Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import type { NarrativeSentence, ReportDetail } from '../wire/views'
import { useWords } from '../words/words'
import { useProveSentence } from './asking'

type Shape = {
  detail: ReportDetail
  tag: string
  /** What it says as the officer has it now. */
  text: string
  changed: boolean
  editable: boolean
  /** Whether records may be named now: not beside what is written and not saved. */
  provable: boolean
  onChange: (text: string) => void
}

const LONGEST = 17_000

/** The story of a report: each sentence with the records behind it; one without is flagged. */
export function NarrativePanel({ detail, tag, text, changed, editable, provable, onChange }: Shape) {
  const { t } = useWords()
  const flagged = detail.narrative.filter((sentence) => sentence.flagged).length
  return (
    <Panel
      title={t('narrative.title')}
      end={flagged > 0 ? <Badge tone="medium">{t('narrative.left', { n: flagged })}</Badge> : undefined}
    >
      <div className="stack" id="field-narrative">
        {editable && (
          <Text
            label={t('narrative.edit')}
            lines={8}
            value={text}
            maxLength={LONGEST}
            onChange={onChange}
            hint={t('narrative.hint', { n: LONGEST - text.length })}
          />
        )}
        {changed ? (
          <p className="soft small">{t('narrative.changed')}</p>
        ) : (
          <ol className="sentences">
            {detail.narrative.map((sentence, at) => (
              <Sentence key={at + sentence.text} at={at} sentence={sentence} detail={detail} tag={tag} provable={provable} />
            ))}
          </ol>
        )}
      </div>
    </Panel>
  )
}

type SentenceShape = { at: number; sentence: NarrativeSentence; detail: ReportDetail; tag: string; provable: boolean }

function Sentence({ at, sentence, detail, tag, provable }: SentenceShape) {
  const { t } = useWords()
  const [naming, setNaming] = useState(false)
  return (
    <li className={sentence.flagged ? 'flagged' : ''}>
      <p>{sentence.text}</p>
      <div className="row small">
        {sentence.flagged ? (
          <Badge tone="medium">{t('narrative.flagged')}</Badge>
        ) : (
          <span className="soft">
            {t('narrative.records', { n: sentence.records?.length ?? 0 })}{' '}
            <span className="mono">{sentence.records?.map((record) => record.slice(0, 24)).join(', ')}</span>
          </span>
        )}
        {provable && sentence.flagged && !naming && detail.summary.caseId && (
          <Button kind="quiet" onPress={() => setNaming(true)}>
            {t('narrative.prove')}
          </Button>
        )}
      </div>
      {naming && detail.summary.caseId && (
        <Prove report={detail.summary.reportId} caseId={detail.summary.caseId} tag={tag} at={at} onClose={() => setNaming(false)} />
      )}
    </li>
  )
}

type ProveShape = { report: string; caseId: string; tag: string; at: number; onClose: () => void }

/** Names an alert or a party of the case as what is behind a sentence. */
function Prove({ report, caseId, tag, at, onClose }: ProveShape) {
  const { t } = useWords()
  const asked = useCase(caseId)
  const prove = useProveSentence(report, tag)
  const detail = asked.data?.detail
  const choices = [
    ...(detail?.items ?? []).map((item) => ({ id: item.itemId, label: `${item.scenario ?? item.list} · ${item.subject.id}` })),
    ...(detail?.parties ?? []).map((party) => ({ id: `${party.kind}:${party.id}`, label: `${party.role} · ${party.id}` })),
  ]
  const [chosen, setChosen] = useState('')
  const record = chosen === '' ? (choices[0]?.id ?? '') : chosen
  return (
    <div className="row no-print">
      <Pick quiet label={t('narrative.prove')} value={record} onChange={setChosen} choices={choices} />
      <Button
        isDisabled={record === '' || prove.isPending}
        onPress={() => prove.mutate({ at, records: [record] }, { onSuccess: onClose })}
      >
        {t('act.save')}
      </Button>
      <Button kind="quiet" onPress={onClose}>
        {t('act.cancel')}
      </Button>
      {prove.error && <Failure failure={prove.error} />}
    </div>
  )
}
