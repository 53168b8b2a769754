import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Pick, Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import type { ReportDetail } from '../wire/views'
import { useWords } from '../words/words'
import { useAnswer, type PortalAnswer } from './asking'

const VERDICTS = ['acknowledged', 'accepted_with_warnings', 'rejected'] as const

/** What the portal of an authority with goAML says: no file brings it here, so an officer does. */
export function AnswerPanel({ detail, tag }: { detail: ReportDetail; tag: string }) {
  const { summary, submissions } = detail
  if (summary.form !== 'str' || summary.state !== 'submitted') return null
  return <Known id={summary.reportId} tag={tag} hasLeft={submissions.some((each) => each.state === 'sent')} />
}

function Known({ id, tag, hasLeft }: { id: string; tag: string; hasLeft: boolean }) {
  const { t, term } = useWords()
  const [verdict, setVerdict] = useState<PortalAnswer['verdict']>('acknowledged')
  const [document, setDocument] = useState('')
  const [words, setWords] = useState('')
  const answer = useAnswer(id, tag)
  const accepted = verdict !== 'rejected'
  const send = () =>
    answer.mutate({
      verdict,
      ...(accepted ? { document: document.trim() } : {}),
      ...(words.trim() === '' ? {} : { words: words.trim() }),
    })
  return (
    <Panel id="answer" title={t('reports.answer')}>
      <form
        className="stack close no-print"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p className="soft small">{t(hasLeft ? 'reports.answer.text' : 'reports.answer.wait')}</p>
        <Pick
          label={t('reports.answer.verdict')}
          value={verdict}
          onChange={(id) => setVerdict(id as PortalAnswer['verdict'])}
          choices={VERDICTS.map((each) => ({ id: each, label: term('state', each) }))}
        />
        {accepted && <Text label={t('reports.document.str')} value={document} maxLength={64} onChange={setDocument} />}
        <Text label={t('reports.answer.words')} lines={3} value={words} onChange={setWords} />
        {answer.error && <Failure failure={answer.error} />}
        <div>
          <Button type="submit" kind="primary" isDisabled={!hasLeft || (accepted && document.trim() === '') || answer.isPending}>
            {t('act.save')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
