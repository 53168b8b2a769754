import '../look/metrics.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useScenarioNames } from '../alerts/asking'
import { Count, Moment, Share } from '../figures/shown'
import { Answer, Waits } from '../parts/Answer'
import { Heads } from '../parts/Heads'
import { Meter } from '../parts/Meter'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { Refused } from '../wire/refused'
import { PeriodPick } from './PeriodPick'
import { useWords } from '../words/words'
import { AgesPanel } from './AgesPanel'
import { stretches, useMetrics, type Closed, type DeskMetrics, type Times } from './asking'

const USUAL_DAYS = '30'

/** What an authority asks of a desk: from alerts to reports, how old the work is, how long it took. */
export function MetricsPage() {
  const { t } = useWords()
  const { days = USUAL_DAYS } = useSearch({ from: '/metrics' })
  const navigate = useNavigate({ from: '/metrics' })
  const { these, before } = stretches(Number(days) || Number(USUAL_DAYS), new Date())
  const asked = useMetrics(these)
  const earlier = useMetrics(before)
  const isMissing = asked.error instanceof Refused && asked.error.status === 404
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.metrics')}</h1>
          <p className="soft">{t('metrics.text')}</p>
        </div>
        <div className="row no-print">
          <PeriodPick days={days} onChange={(next) => void navigate({ search: { days: next } })} />
          <a className="button" href={`/v1/metrics/csv?${new URLSearchParams(these)}`} download={`metrics-${these.from.slice(0, 10)}.csv`}>
            CSV
          </a>
        </div>
      </div>
      {isMissing ? (
        <Waits what={t('nav.metrics')} house="cases" />
      ) : (
        <Answer of={asked} lines={8}>
          {(told) => <Told told={told} before={earlier.data} />}
        </Answer>
      )}
    </div>
  )
}

function Told({ told, before }: { told: DeskMetrics; before: DeskMetrics | undefined }) {
  const { t } = useWords()
  const names = useScenarioNames()
  return (
    <>
      <p className="soft small">
        <Moment at={told.from} /> – <Moment at={told.to} /> · {t('metrics.before')}
      </p>
      <div className="metrics-two">
        <FunnelPanel told={told} before={before} />
        {told.reports && (
          <div className="stack">
            <ReportsPanel told={told} before={before} />
          </div>
        )}
      </div>
      <AgesPanel items={told.itemBands} cases={told.caseBands} />
      <ClosedPanel
        title={t('metrics.byscenario')}
        rows={told.byScenario}
        total={told.closed}
        nameOf={(key) => names.data?.get(key)?.name ?? key}
      />
      <ClosedPanel title={t('metrics.byofficer')} rows={told.byOfficer} total={told.closed} nameOf={(key) => <Who id={key} />} />
    </>
  )
}

/** From alerts to what they came to, each with its share of the first. */
function FunnelPanel({ told, before }: { told: DeskMetrics; before: DeskMetrics | undefined }) {
  const { t } = useWords()
  const steps = ['alerts', 'decided', 'truePositives', 'inCases', 'cases', 'closedCases'] as const
  const most = Math.max(...steps.map((step) => told.funnel[step]), 1)
  return (
    <Panel title={t('metrics.funnel')}>
      <div className="stack">
        <ul className="funnel">
          {steps.map((step) => (
            <li key={step}>
              <span>{t(`metrics.${step}`)}</span>
              <Meter of={told.funnel[step]} most={most} />
              <span className="number">
                <b>
                  <Count of={told.funnel[step]} />
                </b>{' '}
                <Before now={told.funnel[step]} was={before?.funnel[step]} />
              </span>
            </li>
          ))}
        </ul>
        <dl className="facts">
          <dt>{t('metrics.truerate')}</dt>
          <dd>
            <Share of={told.funnel.truePositiveRate} />
          </dd>
          <dt>{t('metrics.caserate')}</dt>
          <dd>
            <Share of={told.funnel.caseRate} />
          </dd>
          <dt>{t('metrics.caseclosing')}</dt>
          <dd>
            <Taken times={told.closedCases} />
          </dd>
        </dl>
      </div>
    </Panel>
  )
}

function ReportsPanel({ told, before }: { told: DeskMetrics; before: DeskMetrics | undefined }) {
  const { t } = useWords()
  const reports = told.reports
  if (reports === undefined) return null
  return (
    <Panel title={t('nav.reports')}>
      <dl className="facts">
        {(['begun', 'sent', 'accepted', 'rejected', 'overdue', 'casesReported'] as const).map((name) => (
          <Fact key={name} label={t(`metrics.reports.${name}`)}>
            <Count of={reports[name]} /> <Before now={reports[name]} was={before?.reports?.[name]} />
          </Fact>
        ))}
        <Fact label={t('metrics.reportrate')}>
          <Share of={reports.reportRate} />
        </Fact>
      </dl>
    </Panel>
  )
}

type ClosedShape = { title: string; rows: Closed[]; total: Closed; nameOf: (key: string) => ReactNode }

function ClosedPanel({ title, rows, total, nameOf }: ClosedShape) {
  const { t } = useWords()
  const most = Math.max(...rows.map((row) => row.time.count), 1)
  return (
    <Panel title={title} flush>
      {rows.length === 0 ? (
        <p className="soft state">{t('metrics.noneclosed')}</p>
      ) : (
        <table className="table">
          <Heads
            of={[
              'metrics.key',
              'metrics.closed',
              ['metrics.falseshare', 'number'],
              ['metrics.median', 'number'],
              ['metrics.p90', 'number'],
            ]}
          />
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} name={nameOf(row.key ?? '')} row={row} most={most} />
            ))}
            <Row name={<b>{t('metrics.all')}</b>} row={total} most={total.time.count} />
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Row({ name, row, most }: { name: ReactNode; row: Closed; most: number }) {
  return (
    <tr>
      <td>{name}</td>
      <td className="metrics-bar">
        <Count of={row.time.count} />
        <Meter of={row.time.count} most={most} />
      </td>
      <td className="number">
        <Share of={row.falsePositiveShare} />
      </td>
      <td className="number">
        <Duration seconds={row.time.medianSeconds} />
      </td>
      <td className="number">
        <Duration seconds={row.time.p90Seconds} />
      </td>
    </tr>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** What it was in as many days before. */
function Before({ now, was }: { now: number; was: number | undefined }) {
  const { language } = useWords()
  if (was === undefined) return null
  const change = new Intl.NumberFormat(language, { signDisplay: 'exceptZero' }).format(now - was)
  return <span className="soft small">({change})</span>
}

function Taken({ times }: { times: Times }) {
  return (
    <>
      <Duration seconds={times.medianSeconds} /> / <Duration seconds={times.p90Seconds} />
    </>
  )
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** The largest unit that there is at least one of. */
function Duration({ seconds }: { seconds: number | undefined }) {
  const { language } = useWords()
  if (seconds === undefined) return <>–</>
  const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? UNITS[UNITS.length - 1]!
  return <>{new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 }).format(seconds / size)}</>
}
