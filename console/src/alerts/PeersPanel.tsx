import { Answer } from '../parts/Answer'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import type { Alert, PeerFigure, Peers, PeerWeek } from '../wire/views'
import type { Key } from '../words/en'
import { useWords } from '../words/words'
import { standingOut, usePeers } from './peers'

const SAID = 3
const PERCENT = 100

/** What an ordinary peer looks like: the account's week beside that of accounts like it. */
export function PeersPanel({ alert }: { alert: Alert }) {
  const { t } = useWords()
  const peers = usePeers(alert.accountId, alert.openedAt)
  return (
    <Panel id="peers" title={t('peers.title')}>
      <Answer of={peers}>{(told) => <Against peers={told} />}</Answer>
    </Panel>
  )
}

function Against({ peers }: { peers: Peers }) {
  const { t, language } = useWords()
  const done = peers.figures.filter((each) => each.weeks.some((week) => week.observed !== undefined))
  const counted = done.some((each) => each.weeks.at(-1)?.peers !== undefined)
  const pace = t(`peers.pace.${peers.pace}` as Key)
  const who = peers.segment === '' ? t('peers.who.none', { pace }) : t('peers.who.segment', { segment: peers.segment, pace })
  const week = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(peers.week))
  return (
    <div className="stack">
      {counted ? <Says figures={done} /> : <p>{t('peers.notcounted')}</p>}
      <div className="peers-frame">
        <table className="table peers">
          <Heads of={['peers.week', ['peers.observed', 'number'], ['peers.usual', 'number'], ['peers.high', 'number']]} />
          <tbody>
            {done.map((each) => (
              <Row key={each.figure} figure={each} currency={peers.currency} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft small">
        {t('peers.who', { week, who })}
        {!peers.whole && <> {t('peers.partly')}</>}
      </p>
    </div>
  )
}

/** In words where it stands above nine of ten, the farthest first. */
function Says({ figures }: { figures: PeerFigure[] }) {
  const { t, language } = useWords()
  const out = standingOut(figures).slice(0, SAID)
  if (out.length === 0) return <p>{t('peers.says.like')}</p>
  const times = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 })
  return (
    <ul className="plain">
      {out.map((each) => (
        <li key={each.figure}>{t(`peers.says.${each.figure}` as Key, { n: times.format(each.times) })}</li>
      ))}
    </ul>
  )
}

function Row({ figure, currency }: { figure: PeerFigure; currency: string }) {
  const { t } = useWords()
  const week = figure.weeks.at(-1)
  const name = t(`peers.figure.${figure.figure}` as Key)
  const written = useWritten(figure.unit, currency)
  return (
    <tr>
      <th scope="row">
        {name}
        <div className="peers-pictures">
          {week && <Place week={week} />}
          <Course label={t('peers.course.label', { figure: name })} weeks={figure.weeks} written={written} />
        </div>
      </th>
      <Value of={week?.observed} unit={figure.unit} currency={currency} strong />
      <Value of={week?.peers?.usual} unit={figure.unit} currency={currency} />
      <Value of={week?.peers?.high} unit={figure.unit} currency={currency} />
    </tr>
  )
}

type ValueShape = { of: string | undefined; unit: PeerFigure['unit']; currency: string; strong?: boolean }

/** Short, and in full where the pointer rests. */
function Value({ of, unit, currency, strong = false }: ValueShape) {
  const short = useWritten(unit, currency, true)
  const whole = useWritten(unit, currency)
  if (of === undefined) return <td className="number">–</td>
  return (
    <td className="number nowrap" title={whole(of)}>
      {strong ? <b>{short(of)}</b> : short(of)}
    </td>
  )
}

/** A strip from the least to the most of its peers, with a mark where the account stands. */
function Place({ week }: { week: PeerWeek }) {
  const { t } = useWords()
  if (week.peers === undefined || week.observed === undefined) return null
  return (
    <span className="peers-place">
      <span className="track" aria-hidden="true">
        <span className="mark" style={{ left: `${Math.min(week.peers.above, PERCENT - 1)}%` }} />
      </span>
      <span className="small">{t('peers.above', { n: week.peers.above, accounts: week.peers.accounts })}</span>
      {week.peers.everybody && <span className="small soft">{t('peers.everybody')}</span>}
    </span>
  )
}

const WIDE = 132
const HIGH = 36

/** The account's weeks as bars, half of its peers and nine of ten as lines over them. */
function Course({ label, weeks, written }: { label: string; weeks: PeerWeek[]; written: (value: string) => string }) {
  const { t } = useWords()
  const most = Math.max(...weeks.flatMap((week) => [Number(week.observed ?? 0), Number(week.peers?.high ?? 0)]), Number.MIN_VALUE)
  const step = WIDE / weeks.length
  const high = (value: number) => HIGH - (value / most) * (HIGH - 2)
  const line = (of: 'usual' | 'high') =>
    weeks.map((week, at) => {
      if (week.peers === undefined) return null
      const y = high(Number(week.peers[of]))
      return <line key={week.week} className={of} x1={at * step} x2={(at + 1) * step} y1={y} y2={y} />
    })
  return (
    <svg className="peers-course" viewBox={`0 0 ${WIDE} ${HIGH}`} width={WIDE} height={HIGH} role="img" aria-label={label}>
      {weeks.map((week, at) => (
        <rect
          key={week.week}
          className={at === weeks.length - 1 ? 'now' : ''}
          x={at * step + 1}
          width={step - 2}
          y={high(Number(week.observed ?? 0))}
          height={HIGH - high(Number(week.observed ?? 0))}
        >
          <title>
            {[
              week.week,
              week.observed === undefined ? '–' : written(week.observed),
              week.peers && `${t('peers.usual')}: ${written(week.peers.usual)}`,
              week.peers && `${t('peers.high')}: ${written(week.peers.high)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </title>
        </rect>
      ))}
      {line('usual')}
      {line('high')}
    </svg>
  )
}

function useWritten(unit: PeerFigure['unit'], currency: string, short = false): (value: string) => string {
  const { language } = useWords()
  const styles: Record<string, Intl.NumberFormatOptions> = {
    money: {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
      ...(short ? { notation: 'compact', maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 }),
    },
    share: { style: 'percent', maximumFractionDigits: 1 },
  }
  const figure = new Intl.NumberFormat(language, styles[unit] ?? {})
  return (value) => figure.format(Number(value))
}
