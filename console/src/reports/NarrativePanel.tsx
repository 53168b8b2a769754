import { Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { useDraft } from '../session/drafts'
import type { ReportDetail } from '../wire/views'
import { useWords } from '../words/words'
import { useWriteReport } from './asking'

/** The story of a report: each sentence with the records behind it; one without is flagged. */
export function NarrativePanel({ detail, tag }: { detail: ReportDetail; tag: string }) {
  const { t } = useWords()
  const { summary, content } = detail
  const editable = summary.state === 'draft' || summary.state === 'validated'
  const [kept, setKept, drop] = useDraft('narrative.' + summary.reportId)
  const write = useWriteReport(summary.reportId, tag)
  const told = typeof content.report.narrative === 'string' ? content.report.narrative : ''
  const text = kept === '' ? told : kept
  const save = () => write.mutate({ ...content, report: { ...content.report, narrative: text } }, { onSuccess: drop })
  return (
    <Panel title={t('narrative.title')}>
      <div className="stack">
        <ol className="sentences">
          {detail.narrative.map((sentence, at) => (
            <li key={at} className={sentence.flagged ? 'flagged' : ''}>
              {sentence.text}{' '}
              {sentence.flagged ? (
                <Badge tone="medium">{t('narrative.flagged')}</Badge>
              ) : (
                <span className="soft small">{t('narrative.records', { n: sentence.records?.length ?? 0 })}</span>
              )}
            </li>
          ))}
        </ol>
        {editable && (
          <form
            className="stack close no-print"
            onSubmit={(event) => {
              event.preventDefault()
              save()
            }}
          >
            <Text label={t('narrative.edit')} lines={10} value={text} onChange={setKept} />
            {write.error && <Failure failure={write.error} />}
            <div>
              <Button type="submit" kind="primary" isDisabled={text === told || write.isPending}>
                {t('act.save')}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Panel>
  )
}
