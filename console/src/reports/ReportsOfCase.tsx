import { Link, useNavigate } from '@tanstack/react-router'
import { Answer, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Panel } from '../parts/Panel'
import { useMay } from '../shell/SignedIn'
import { useWords } from '../words/words'
import { reportTone } from './ReportsPage'
import { useBeginReport, useForms, useReports, type ReportForm } from './asking'

/** Reports of a case, for those alone who may know of them. */
export function ReportsOfCase({ id }: { id: string }) {
  return useMay('reporter') ? <Known id={id} /> : null
}

function Known({ id }: { id: string }) {
  const { t, term } = useWords()
  const navigate = useNavigate()
  const asked = useReports({ caseId: id })
  const begin = useBeginReport(id)
  const forms = useForms()
  const offers = forms.data ?? []
  const start = (form: ReportForm) =>
    begin.mutate({ form, reports: asked.data ?? [] }, {
      onSuccess: (report) => void navigate({ to: '/reports/$report', params: { report: report.reportId } }),
    })
  return (
    <Panel
      title={t('nav.reports')}
      end={
        <div className="row no-print">
          {offers
            .filter((offer) => offer.missing === undefined)
            .map(({ form }) => (
              <Button key={form} isDisabled={asked.data === undefined || begin.isPending} onPress={() => start(form as ReportForm)}>
                {form.toUpperCase()}
              </Button>
            ))}
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
                  {report.form.toUpperCase()} {report.reference}
                </Link>
                <Badge tone={reportTone(report)}>{term('state', report.state)}</Badge>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {offers
        .filter((offer) => offer.suggested && offer.missing !== undefined)
        .map((offer) => (
          <p key={offer.form} className="small soft">
            {offer.form.toUpperCase()}: {offer.missing}
          </p>
        ))}
      {forms.error && <Failure failure={forms.error} />}
      {begin.error && <Failure failure={begin.error} />}
    </Panel>
  )
}
