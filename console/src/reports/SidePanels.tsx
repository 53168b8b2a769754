import { Entry } from '../alerts/TimelinePanel'
import { Moment } from '../figures/shown'
import { Answer } from '../parts/Answer'
import { Badge, type Tone } from '../parts/Badge'
import { Button } from '../parts/Button'
import { CopyId } from '../parts/CopyId'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import type { ReportDetail, TimelineEntry } from '../wire/views'
import { useWords } from '../words/words'
import { idOf } from './FormFields'
import { labelOf } from './FormPanel'
import { useReportTimeline } from './asking'
import { placeOf } from './fields'

/** What is wrong with a report, each a step away from its field. */
export function FindingsPanel({ detail }: { detail: ReportDetail }) {
  const { t } = useWords()
  if (detail.findings.length === 0 && detail.submissions.length > 0) return null
  return (
    <Panel title={t('reports.findings', { n: detail.findings.length })} flush>
      {detail.findings.length === 0 ? (
        <p className="soft state">{t('reports.clean')}</p>
      ) : (
        <ul className="lines findings">
          {detail.findings.map((finding) => (
            <li key={finding.field + finding.code}>
              {finding.field === '' ? (
                <b>{t('reports.whole')}</b>
              ) : (
                <Button kind="quiet" onPress={() => goTo(placeOf(finding.field))}>
                  {labelOf(placeOf(finding.field))}
                </Button>
              )}
              <p className="small">{finding.remedy ?? finding.code}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** To the field of a place, or to the nearest that holds it. */
function goTo(place: string) {
  const steps = place.split('.')
  while (steps.length > 0) {
    const box = document.getElementById(idOf(steps.join('.')))
    if (box !== null) {
      box.scrollIntoView({ block: 'center' })
      box.querySelector<HTMLElement>('input, button, textarea')?.focus()
      return
    }
    steps.pop()
  }
}

const TONES: Record<string, Tone> = { acknowledged: 'low', rejected: 'critical', accepted_with_warnings: 'medium' }

/** What was sent to the authority and what it answered. */
export function SubmissionsPanel({ detail }: { detail: ReportDetail }) {
  const { t, term } = useWords()
  if (detail.submissions.length === 0) return null
  return (
    <Panel title={t('reports.submissions')} flush>
      <ul className="lines">
        {detail.submissions.map((submission) => (
          <li key={submission.submissionId} className="stack close">
            <div className="row apart">
              <Badge tone={TONES[submission.verdict ?? ''] ?? 'accent'}>{term('state', submission.verdict ?? submission.state)}</Badge>
              <span className="soft small">
                <Moment at={submission.answeredAt ?? submission.sentAt ?? submission.madeAt} />
              </span>
            </div>
            <span className="mono small">{submission.fileName}</span>
            {submission.sha256 && (
              <span className="small">
                SHA-256 <CopyId id={submission.sha256} short />
              </span>
            )}
            {submission.remarks?.map((remark, at) => (
              <p key={at} className="small">
                <b>{remark.code}</b> {remark.text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Which words an officer has to read in a state: with which it was given back, why it is given up. */
const READ: Record<string, 'returned' | 'giving_up' | 'answered'> = {
  draft: 'returned',
  validated: 'returned',
  in_review: 'returned',
  giving_up: 'giving_up',
  given_up: 'giving_up',
  accepted_with_warnings: 'answered',
  rejected: 'answered',
}

/** What was said about a report that matters where it stands; all of it is on the timeline. */
export function WordsPanel({ detail }: { detail: ReportDetail }) {
  const { t } = useWords()
  const read = READ[detail.summary.state]
  const words = detail.words.filter((each) => each.what === read)
  if (read === undefined || words.length === 0) return null
  return (
    <Panel title={t(read === 'returned' ? 'deed.report_returned' : `deed.${read}`)} flush>
      <ul className="lines">
        {words.map((each) => (
          <li key={each.version} className="stack close">
            <p className="told">{each.text}</p>
            <span className="soft small">
              <Moment at={each.at} /> · <Who id={each.officer} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const LOOKS = ['viewed', 'previewed']
/** Acts that are called otherwise on a case. */
const OWN_WORDS = ['approved', 'returned']

/** What was done with a report; looks are counted, not listed. */
export function ReportTimeline({ detail }: { detail: ReportDetail }) {
  const { t } = useWords()
  const asked = useReportTimeline(detail.summary.reportId, detail.summary.state)
  const wordsOf = ({ details = {} }: TimelineEntry) => detail.words.find((each) => String(each.version) === details.wordsId)?.text
  return (
    <Panel title={t('timeline.title')}>
      <Answer of={asked}>
        {(entries) => (
          <div className="stack">
            <ol className="timeline">
              {entries
                .filter(({ what }) => !LOOKS.includes(what))
                .map((entry, at) => (
                  <Entry
                    key={entry.at + entry.what + at}
                    entry={OWN_WORDS.includes(entry.what) ? { ...entry, what: 'report_' + entry.what } : entry}
                    words={wordsOf(entry)}
                  />
                ))}
            </ol>
            <p className="soft small">{t('reports.looks', { n: entries.filter(({ what }) => LOOKS.includes(what)).length })}</p>
          </div>
        )}
      </Answer>
    </Panel>
  )
}
