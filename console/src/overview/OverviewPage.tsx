import '../look/overview.css'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useQueueCounts, useScenarioNames } from '../alerts/asking'
import { Ago, Count } from '../figures/shown'
import { Answer, Loading, Waits } from '../parts/Answer'
import { slaTone } from '../alerts/tones'
import { Badge, toneOf, type Tone } from '../parts/Badge'
import { Meter } from '../parts/Meter'
import { Panel } from '../parts/Panel'
import { useHits, useLists } from '../screening/asking'
import { freshness } from '../lists/freshness'
import type { Alert } from '../wire/views'
import { useWords } from '../words/words'
import { bandsOf, countBy } from './counting'
import { useLatestAlerts } from './asking'
import { QualityPanel } from './QualityPanel'
import { useDecisionRate } from './rate'

const RateChart = lazy(async () => ({ default: (await import('./RateChart')).RateChart }))

/** Today at a glance, from what the houses tell; what they do not tell yet says so. */
export function OverviewPage() {
  const { t } = useWords()
  const alerts = useLatestAlerts()
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.overview')}</h1>
          <p className="soft">{t('overview.text')}</p>
        </div>
      </div>
      <Tiles />
      <Backlog />
      <Live />
      <Answer of={alerts} lines={6}>
        {({ items, next }) => (
          <>
            <div className="two">
              <ByTypology alerts={items} more={next !== undefined} />
              <ByScore alerts={items} />
            </div>
            <Newest alerts={items} />
          </>
        )}
      </Answer>
      <div className="two">
        <QualityPanel />
        <Waits what={t('waits.health')} house="gateway" />
      </div>
    </div>
  )
}

function Tiles() {
  const { t } = useWords()
  const counts = useQueueCounts()
  const hits = useHits({ state: 'open' })
  const lists = useLists()
  const names = useScenarioNames()
  const openHits = hits.data?.pages[0]
  const stale = lists.data?.filter((list) => freshness(list.seen, Date.now()) === 'stale').length
  const live = [...(names.data?.values() ?? [])].filter((each) => each.publishedVersion !== undefined).length
  return (
    <div className="tiles">
      <Tile
        to="/alerts"
        label={t('overview.open')}
        figure={counts.data && openOf(counts.data.byState)}
        note={counts.data && t('alerts.counts', { mine: counts.data.mine, unassigned: counts.data.unassigned })}
      />
      <Tile to="/screening" label={t('overview.hits')} figure={openHits?.items.length} plus={openHits?.next !== undefined} />
      <Tile to="/scenarios" label={t('overview.scenarios')} figure={names.data === undefined ? undefined : live} />
      <Tile to="/lists" label={t('overview.lists')} figure={lists.data?.length} note={stale ? t('overview.stale', { n: stale }) : undefined} />
    </div>
  )
}

const STATES = ['new', 'in_review', 'escalated', 'snoozed']
const SLAS = ['on_track', 'at_risk', 'breached']

/** What is neither closed nor put aside. */
function openOf(byState: Record<string, number>): number {
  return ['new', 'in_review', 'escalated'].reduce((sum, state) => sum + (byState[state] ?? 0), 0)
}

/** How much waits, by state and by deadline. */
function Backlog() {
  const { t, term } = useWords()
  const counts = useQueueCounts()
  return (
    <Answer of={counts} lines={2}>
      {(told) => (
        <div className="two">
          <Panel title={t('overview.states')}>
            <Tally counts={told.byState} order={STATES} label={(state) => term('state', state)} />
          </Panel>
          <Panel
            title={t('overview.deadlines')}
            end={told.waitingForSecond > 0 ? <Badge tone="medium">{t('overview.second', { n: told.waitingForSecond })}</Badge> : undefined}
          >
            <Tally counts={told.bySla} order={SLAS} label={(sla) => term('sla', sla)} tone={slaTone} />
          </Panel>
        </div>
      )}
    </Answer>
  )
}

type TallyShape = {
  counts: Record<string, number>
  order: readonly string[]
  label: (name: string) => string
  tone?: (name: string) => Tone
}

function Tally({ counts, order, label, tone }: TallyShape) {
  const all = order.map((name) => [name, counts[name] ?? 0] as const)
  const most = Math.max(...all.map(([, count]) => count), 1)
  return (
    <ul className="tally">
      {all.map(([name, count]) => (
        <li key={name}>
          <span>{label(name)}</span>
          <Meter of={count} most={most} {...(tone ? { tone: tone(name) } : {})} />
          <Count of={count} />
        </li>
      ))}
    </ul>
  )
}

type TileShape = { to: '/alerts' | '/screening' | '/scenarios' | '/lists'; label: string; figure: number | undefined; plus?: boolean; note?: string | undefined }

function Tile({ to, label, figure, plus = false, note }: TileShape) {
  return (
    <Link to={to} className="tile">
      <span className="soft small">{label}</span>
      <b>
        {figure === undefined ? '–' : <Count of={figure} />}
        {plus && '+'}
      </b>
      {note && <span className="small soft">{note}</span>}
    </Link>
  )
}

/** Decisions a second while this page is open, from the stream itself. */
function Live() {
  const { t, term } = useWords()
  const rate = useDecisionRate()
  return (
    <Panel title={t('overview.live')} end={<Badge tone={rate.connected ? 'low' : 'calm'}>{t(rate.connected ? 'overview.connected' : 'overview.apart')}</Badge>}>
      <Suspense fallback={<Loading />}>
        <RateChart seconds={rate.seconds} />
      </Suspense>
      <p className="row small soft">
        {t('overview.seen')} <Count of={rate.total} />
        {Object.entries(rate.outcomes).map(([outcome, count]) => (
          <span key={outcome}>
            · {term('outcome', outcome)} <Count of={count} />
          </span>
        ))}
      </p>
    </Panel>
  )
}

function ByTypology({ alerts, more }: { alerts: Alert[]; more: boolean }) {
  const { t, term } = useWords()
  const counts = countBy(alerts, (alert) => alert.typology)
  const most = counts[0]?.count ?? 1
  return (
    <Panel title={t('overview.typologies')} end={more ? <span className="small soft">{t('overview.newest', { n: alerts.length })}</span> : undefined}>
      <ul className="tally">
        {counts.map(({ name, count }) => (
          <li key={name}>
            <Link to="/alerts" search={{ typology: name }}>
              {term('typology', name)}
            </Link>
            <Meter of={count} most={most} />
            <Count of={count} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function ByScore({ alerts }: { alerts: Alert[] }) {
  const { t } = useWords()
  const bands = bandsOf(alerts.map((alert) => alert.score))
  const most = Math.max(...bands.map((band) => band.count), 1)
  return (
    <Panel title={t('overview.scores')}>
      <ul className="tally">
        {bands.map((band) => (
          <li key={band.from}>
            <span>
              {band.from}–{band.to}
            </span>
            <Meter of={band.count} most={most} tone={toneOf(band.from)} />
            <Count of={band.count} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Newest({ alerts }: { alerts: Alert[] }) {
  const { t } = useWords()
  const names = useScenarioNames()
  const top = [...alerts]
    .filter((alert) => alert.state === 'open')
    .sort((a, b) => b.score - a.score || b.openedAt.localeCompare(a.openedAt))
    .slice(0, 6)
  return (
    <Panel title={t('overview.top')} flush>
      <table className="table">
        <tbody>
          {top.map((alert) => (
            <tr key={alert.alertId}>
              <td>
                <Badge tone={toneOf(alert.score)}>{alert.score}</Badge>
              </td>
              <td>
                <Link to="/alerts" search={{ alert: alert.alertId }}>
                  {names.data?.get(alert.scenario)?.name ?? alert.scenario}
                </Link>
                <div className="soft small">{alert.reason}</div>
              </td>
              <td className="nowrap">
                <Ago at={alert.openedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
