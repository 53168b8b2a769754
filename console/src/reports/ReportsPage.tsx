import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Ago, Moment } from '../figures/shown'
import { Answer, Empty, NoPermission } from '../parts/Answer'
import { Badge, type Tone } from '../parts/Badge'
import { Check, Pick } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { ANY, narrowed } from '../parts/narrowing'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useMay } from '../shell/SignedIn'
import type { Report } from '../wire/views'
import { useWords } from '../words/words'
import { useReports } from './asking'
import type { ReportSearch } from './filters'

const STATES = [
  'draft',
  'validated',
  'in_review',
  'approved',
  'submitted',
  'acknowledged',
  'accepted_with_warnings',
  'rejected',
  'amended',
  'continued',
  'giving_up',
  'given_up',
]

/** Reports to the authority; for those who may know of them. */
export function ReportsPage() {
  const { t } = useWords()
  const may = useMay('reporter')
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.reports')}</h1>
          <p className="soft">{t('reports.text')}</p>
        </div>
        {may && (
          <Link to="/reports/profile" className="button">
            {t('profile.title')}
          </Link>
        )}
      </div>
      {may ? (
        <All />
      ) : (
        <Panel title={t('nav.reports')}>
          <NoPermission />
        </Panel>
      )}
    </div>
  )
}

function All() {
  const { t, term } = useWords()
  const search = useSearch({ from: '/reports' })
  const navigate = useNavigate({ from: '/reports' })
  const asked = useReports(search)
  const set = (name: keyof ReportSearch, value: string) => void navigate({ search: narrowed(search, name, value) })
  return (
    <>
      <div className="row" role="search" aria-label={t('alerts.filters')}>
        <Pick
          quiet
          label={t('alerts.filter.state')}
          value={search.state ?? ANY}
          onChange={(id) => set('state', id)}
          choices={[{ id: ANY, label: t('hits.any.state') }, ...STATES.map((id) => ({ id, label: term('state', id) }))]}
        />
        <Check label={t('sla.breached')} checked={search.overdue === 'true'} onChange={(checked) => set('overdue', checked ? 'true' : ANY)} />
      </div>
      <Panel title={t('nav.reports')} flush>
        <Answer of={asked}>
          {(reports) => (reports.length === 0 ? <Empty title={t('reports.none')}>{t('reports.none.text')}</Empty> : <Table reports={reports} />)}
        </Answer>
      </Panel>
    </>
  )
}

export function reportTone(report: Pick<Report, 'state' | 'overdue'>): Tone {
  if (report.state === 'acknowledged') return 'low'
  if (report.state === 'rejected') return 'critical'
  return ['accepted_with_warnings', 'in_review', 'giving_up'].includes(report.state) ? 'medium' : 'accent'
}

function Table({ reports }: { reports: Report[] }) {
  const { t, term } = useWords()
  return (
    <table className="table">
      <Heads
        of={[
          'cases.reference',
          'reports.form',
          'alerts.column.state',
          'alerts.column.due',
          'reports.column.begun',
          'audit.who',
        ]}
      />
      <tbody>
        {reports.map((report) => (
          <tr key={report.reportId}>
            <td>
              <Link to="/reports/$report" params={{ report: report.reportId }}>
                {report.reference}
              </Link>
            </td>
            <td>{report.form.toUpperCase()}</td>
            <td>
              <Badge tone={reportTone(report)}>{term('state', report.state)}</Badge>
            </td>
            <td>
              {report.overdue && <Badge tone="critical">{t('sla.breached')}</Badge>} {report.dueAt && <Ago at={report.dueAt} />}
            </td>
            <td>
              <Moment at={report.createdAt} />
            </td>
            <td>
              <Who id={report.createdBy} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
