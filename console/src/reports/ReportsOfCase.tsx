import { Link, useNavigate } from '@tanstack/react-router'
import { Answer, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Panel } from '../parts/Panel'
import { useMay } from '../shell/SignedIn'
import { useWords } from '../words/words'
import { reportTone } from './ReportsPage'
import { useBeginReport, useReports } from './asking'

/** Reports of a case, for those alone who may know of them. */
export function ReportsOfCase({ id }: { id: string }) {
  return useMay('reporter') ? <Known id={id} /> : null
}

function Known({ id }: { id: string }) {
  const { t, term } = useWords()
  const navigate = useNavigate()
  const asked = useReports({ caseId: id })
  const begin = useBeginReport(id)
  const start = (form: 'sar' | 'ctr') =>
    begin.mutate(form, {
      onSuccess: (report) => void navigate({ to: '/reports/$report', params: { report: report.reportId } }),
    })
  return (
    <Panel
      title={t('nav.reports')}
      end={
        <div className="row no-print">
          <Button onPress={() => start('sar')}>SAR</Button>
          <Button onPress={() => start('ctr')}>CTR</Button>
        </div>
      }
    >
      <Answer of={asked}>
        {(reports) => (
          <ul className="stack close">
            {reports.length === 0 && <li className="soft">{t('reports.ofcase.none')}</li>}
            {reports.map((report) => (
              <li key={report.reportId} className="row apart">
                <Link to="/reports/$report" params={{ report: report.reportId }}>
                  {report.reference}
                </Link>
                <Badge tone={reportTone(report)}>{term('state', report.state)}</Badge>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {begin.error && <Failure failure={begin.error} />}
    </Panel>
  )
}
