import '../look/alerts.css'
import '../look/cases.css'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Moment } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { CopyId } from '../parts/CopyId'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useSession } from '../shell/SignedIn'
import type { Report, ReportDetail } from '../wire/views'
import { useWords } from '../words/words'
import { FormPanel } from './FormPanel'
import { NarrativePanel } from './NarrativePanel'
import { reportTone } from './ReportsPage'
import { actsAfter, useReport, useReportAct, type ReportAct } from './asking'

/** A report: what it says, what is wrong with it, and how far it has come. */
export function ReportPage() {
  const { report: id } = useParams({ from: '/reports/$report' })
  const asked = useReport(id)
  return (
    <div className="page">
      <Answer of={asked} lines={6}>
        {({ detail, tag }) => (
          <>
            <Head detail={detail} tag={tag} />
            <div className="case">
              <div className="stack">
                {detail.summary.form === 'sar' && <NarrativePanel key={tag} detail={detail} tag={tag} />}
                <FormPanel key={'form' + tag} detail={detail} tag={tag} />
              </div>
              <div className="stack">
                <Findings detail={detail} />
                <Submissions detail={detail} />
              </div>
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

function Head({ detail, tag }: { detail: ReportDetail; tag: string }) {
  const { t, term } = useWords()
  const { summary } = detail
  return (
    <div className="alert-head">
      <p className="small no-print">
        <Link to="/reports" search={{}}>
          {t('nav.reports')}
        </Link>
      </p>
      <div className="row">
        <Badge>{summary.form.toUpperCase()}</Badge>
        <Badge tone={reportTone(summary)}>{term('state', summary.state)}</Badge>
        {summary.overdue && <Badge tone="critical">{t('sla.breached')}</Badge>}
        <Badge>{summary.jurisdiction}</Badge>
      </div>
      <h1>{summary.reference}</h1>
      <p className="soft">
        {t('reports.begun')} <Moment at={summary.createdAt} />, <Who id={summary.createdBy} />
        {summary.dueAt && (
          <>
            {' '}
            · {t('alerts.due')} <Moment at={summary.dueAt} />
          </>
        )}
        {summary.caseId && (
          <>
            {' '}
            ·{' '}
            <Link to="/cases/$case" params={{ case: summary.caseId }}>
              {t('alerts.opencase')}
            </Link>
          </>
        )}
      </p>
      <Acts summary={summary} tag={tag} />
    </div>
  )
}

function Acts({ summary, tag }: { summary: Report; tag: string }) {
  const { t } = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const act = useReportAct(summary.reportId, tag)
  const wrote = summary.writers.includes(session.officerId)
  const send = (what: ReportAct) =>
    act.mutate(what, {
      onSuccess: (answer) => {
        const next = (answer as Report).reportId
        if (next !== summary.reportId) void navigate({ to: '/reports/$report', params: { report: next } })
      },
    })
  return (
    <>
      <div className="row no-print">
        {actsAfter(summary.state).map((what, at) => (
          <Button key={what} kind={at === 0 ? 'primary' : 'plain'} isDisabled={act.isPending || (what === 'approvals' && wrote)} onPress={() => send(what)}>
            {t(`reports.act.${what}`)}
          </Button>
        ))}
        {summary.state === 'in_review' && wrote && <span className="small soft">{t('reports.own')}</span>}
        <a className="button" href={`/v1/reports/${summary.reportId}/pdf`} target="_blank" rel="noreferrer">
          PDF
        </a>
        <a className="button" href={`/v1/reports/${summary.reportId}/xml`} download={summary.reference + '.xml'}>
          XML
        </a>
      </div>
      {act.error && <Failure failure={act.error} />}
    </>
  )
}

function Findings({ detail }: { detail: ReportDetail }) {
  const { t } = useWords()
  return (
    <Panel title={t('reports.findings', { n: detail.findings.length })} flush>
      {detail.findings.length === 0 ? (
        <p className="soft state">{t('reports.clean')}</p>
      ) : (
        <ul className="lines">
          {detail.findings.map((finding) => (
            <li key={finding.field + finding.code}>
              <code>{finding.field}</code>
              <p>{finding.remedy ?? finding.code}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Submissions({ detail }: { detail: ReportDetail }) {
  const { t, term } = useWords()
  if (detail.submissions.length === 0) return null
  return (
    <Panel title={t('reports.submissions')} flush>
      <ul className="lines">
        {detail.submissions.map((submission) => (
          <li key={submission.submissionId}>
            <div className="row apart">
              <span className="mono small">{submission.fileName}</span>
              <Badge>{term('state', submission.verdict ?? submission.state)}</Badge>
            </div>
            <p className="soft small">
              <Moment at={submission.madeAt} /> {submission.sha256 && <CopyId id={submission.sha256} short />}
            </p>
            {submission.remarks?.map((remark, at) => (
              <p key={at} className="small">
                {remark.code} {remark.text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
