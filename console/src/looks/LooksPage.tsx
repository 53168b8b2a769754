import '../look/looks.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useScenarioNames } from '../alerts/asking'
import { Ago, Count, Moment } from '../figures/shown'
import { stretches } from '../metrics/asking'
import { PeriodPick } from '../metrics/PeriodPick'
import { Answer, Empty } from '../parts/Answer'
import { Badge, toneOfSeverity, type Tone } from '../parts/Badge'
import { Pick } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { ANY, narrowed } from '../parts/narrowing'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { useColleagueChoices, Who } from '../parts/Who'
import { useMay } from '../shell/SignedIn'
import type { Look } from '../wire/views'
import { useWords } from '../words/words'
import { DrawsPanel } from './DrawsPanel'
import { FiguresPanel } from './FiguresPanel'
import { PlanPanel } from './PlanPanel'
import { useLookCounts, useLooks } from './asking'
import { STATES, type LookSearch } from './filters'

const USUAL_DAYS = '90'

/** What was closed and drawn to be looked at again, and what came out. */
export function LooksPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/second-looks' })
  const navigate = useNavigate({ from: '/second-looks' })
  const days = search.days ?? USUAL_DAYS
  const { these } = stretches(Number(days) || Number(USUAL_DAYS), new Date())
  const leads = useMay('supervisor', 'auditor')
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.looks')}</h1>
          <p className="soft">{t('looks.text')}</p>
        </div>
        <div className="row no-print">
          <PeriodPick days={days} onChange={(next) => void navigate({ search: { ...search, days: next } })} />
          {leads && (
            <a
              className="button"
              href={`/v1/queue/second-looks/csv?${new URLSearchParams({ ...these, state: STATES.join(',') })}`}
              download={`second-looks-${these.from.slice(0, 10)}.csv`}
            >
              CSV
            </a>
          )}
        </div>
      </div>
      <Counts search={search} />
      <Filters search={search} />
      <Looks search={search} />
      <FiguresPanel stretch={these} />
      <div className="looks-two">
        <PlanPanel />
        <DrawsPanel />
      </div>
    </div>
  )
}

/** How much waits; each figure leads to what it counts. */
function Counts({ search }: { search: LookSearch }) {
  const { t } = useWords()
  const counts = useLookCounts()
  const told = counts.data
  if (told === undefined) return null
  const days = search.days === undefined ? {} : { days: search.days }
  const shown: [string, number, LookSearch][] = [
    [t('looks.forme'), told.forMe, { ...days, forMe: 'true' }],
    [t('looks.open'), told.open, days],
    [t('looks.mine'), told.mine, { ...days, state: 'taken', forMe: 'true' }],
  ]
  return (
    <ul className="looks-counts">
      {shown.map(([label, n, to]) => (
        <li key={label}>
          <Link to="/second-looks" search={to} activeOptions={{ exact: true, includeSearch: true }}>
            <b>
              <Count of={n} />
            </b>
            <span>{label}</span>
          </Link>
        </li>
      ))}
      <li className={told.overdue > 0 ? 'late' : ''}>
        <b>
          <Count of={told.overdue} />
        </b>
        <span>{t('looks.overdue')}</span>
      </li>
    </ul>
  )
}

function Filters({ search }: { search: LookSearch }) {
  const { t, term } = useWords()
  const navigate = useNavigate({ from: '/second-looks' })
  const colleagues = useColleagueChoices()
  const names = useScenarioNames()
  const set = (name: keyof LookSearch, value: string) => void navigate({ search: narrowed(search, name, value) })
  return (
    <div className="row" role="search" aria-label={t('alerts.filters')}>
      <Pick
        quiet
        label={t('alerts.filter.state')}
        value={search.state ?? ANY}
        onChange={(id) => set('state', id)}
        choices={[{ id: ANY, label: t('looks.open') }, ...STATES.map((id) => ({ id, label: term('state', id) }))]}
      />
      <Pick
        quiet
        label={t('looks.closedby')}
        value={search.officer ?? ANY}
        onChange={(id) => set('officer', id)}
        choices={[{ id: ANY, label: t('looks.anybody') }, { id: 'me', label: t('who.you') }, ...colleagues]}
      />
      <Pick
        quiet
        label={t('replay.scenario')}
        value={search.scenario ?? ANY}
        onChange={(id) => set('scenario', id)}
        choices={[
          { id: ANY, label: t('looks.anyscenario') },
          ...[...(names.data?.values() ?? [])].map((each) => ({ id: each.scenario, label: each.name })),
        ]}
      />
    </div>
  )
}

function Looks({ search }: { search: LookSearch }) {
  const { t } = useWords()
  const asked = useLooks(search)
  return (
    <Panel title={t('looks.list')} flush>
      <Answer of={asked}>
        {(told) => {
          const all = told.pages.flatMap((page) => page.items)
          return all.length === 0 ? <Empty title={t('looks.none')}>{t('looks.none.text')}</Empty> : <Table looks={all} />
        }}
      </Answer>
      <More of={asked} />
    </Panel>
  )
}

/** Who has it or answered, or the way to it for who may. */
function Reviewer({ look }: { look: Look }) {
  const { t } = useWords()
  const works = useMay('analyst', 'supervisor')
  if (look.reviewer) return <Who id={look.reviewer} />
  if (!look.forMe || !works) return <span className="soft">–</span>
  return (
    <Link to="/alerts" search={{ state: 'closed', alert: look.itemId }}>
      {t('looks.foryou')}
    </Link>
  )
}

const TONES: Record<string, Tone> = { agreed: 'low', disagreed: 'critical', taken: 'accent' }

function Table({ looks }: { looks: Look[] }) {
  const { t, term } = useWords()
  const names = useScenarioNames()
  return (
    <table className="table">
      <Heads
        of={[
          'looks.alert',
          'looks.closedas',
          'looks.closedby',
          'alerts.column.state',
          'looks.due',
          'looks.reviewer',
          'looks.faults',
        ]}
      />
      <tbody>
        {looks.map((look) => (
          <tr key={look.lookId}>
            <td>
              <Link to="/alerts" search={{ state: 'closed', alert: look.itemId }}>
                {names.data?.get(look.scenario ?? '')?.name ?? look.scenario}
              </Link>
              <div className="row soft small">
                <Badge tone={toneOfSeverity(look.severity)}>{t(`severity.${look.severity}` as never)}</Badge>
                {t('alerts.score', { score: look.score })}
              </div>
            </td>
            <td>
              {term('disposition', look.disposition)}
              <div className="soft small">
                <Moment at={look.closedAt} />
              </div>
            </td>
            <td>
              <Who id={look.closedBy} />
              {look.confirmedBy && (
                <div className="soft small">
                  {t('looks.confirmedby')} <Who id={look.confirmedBy} />
                </div>
              )}
            </td>
            <td>
              <Badge tone={TONES[look.state] ?? 'calm'}>{term('state', look.state)}</Badge>
            </td>
            <td className="nowrap">
              {look.overdue && <Badge tone="critical">{t('looks.late')}</Badge>} <Ago at={look.dueAt} />
            </td>
            <td>
              <Reviewer look={look} />
            </td>
            <td>
              {look.faults.map((fault) => t(`fault.${fault}` as never)).join(', ') || '–'}
              {look.reopened && <div className="soft small">{t('looks.reopened')}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
