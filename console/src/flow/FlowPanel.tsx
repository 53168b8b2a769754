import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { Total } from '../alerts/PaymentsPanel'
import { useRing, useScenarioNames } from '../alerts/asking'
import { Moment, Money } from '../figures/shown'
import { Answer, Loading } from '../parts/Answer'
import { Badge, toneOf } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import type { Alert, Member, Ring } from '../wire/views'

const FlowPicture = lazy(async () => ({ default: (await import('./FlowPicture')).FlowPicture }))
const STEP_MILLIS = 700

/** The way the money went: accounts by their role, payments by amount, played in the order of time. */
export function FlowPanel({ alert, onLook }: { alert: Alert; onLook: (id: string) => void }) {
  const { t } = useWords()
  const ring = useRing(alert.alertId)
  return (
    <Panel id="flow" title={t('flow.title')} end={<Legend />}>
      <Answer of={ring}>{(told) => <Flow ring={told} alert={alert} onLook={onLook} />}</Answer>
    </Panel>
  )
}

function Legend() {
  const { t } = useWords()
  return (
    <span className="legend small soft">
      <span className="node source" /> {t('role.source')} <span className="node pass" /> {t('role.pass-through')}{' '}
      <span className="node collector" /> {t('role.collector')} <span className="edge" /> {t('flow.own')}
    </span>
  )
}

function Flow({ ring, alert, onLook }: { ring: Ring; alert: Alert; onLook: (id: string) => void }) {
  const { t } = useWords()
  const [shown, setShown] = useState(ring.payments.length)
  const [playing, setPlaying] = useState(false)
  const [member, setMember] = useState<Member | null>(null)
  const own = useMemo(() => new Set(alert.evidenceTransactionIds), [alert])

  useEffect(() => {
    if (!playing) return
    if (shown >= ring.payments.length) {
      setPlaying(false)
      return
    }
    const timer = setTimeout(() => setShown(shown + 1), STEP_MILLIS)
    return () => clearTimeout(timer)
  }, [playing, shown, ring.payments.length])

  const play = () => {
    if (!playing && shown >= ring.payments.length) setShown(0)
    setPlaying(!playing)
  }
  const last = ring.payments[shown - 1]
  return (
    <div className="stack close">
      <p className="soft small">
        {t('flow.summary', { accounts: ring.accounts.length, n: ring.payments.length })} ·{' '}
        <Total payments={ring.payments} />
      </p>
      <Suspense fallback={<Loading />}>
        <FlowPicture ring={ring} shown={shown} account={alert.accountId} own={own} onMember={setMember} />
      </Suspense>
      <div className="player no-print">
        <Button icon={playing ? 'pause' : 'play'} aria-label={playing ? t('flow.pause') : t('flow.play')} onPress={play} />
        <Slider
          className="slider"
          minValue={0}
          maxValue={ring.payments.length}
          value={shown}
          onChange={(value) => {
            setPlaying(false)
            setShown(value)
          }}
        >
          <Label className="unseen">{t('flow.time')}</Label>
          <SliderTrack className="track">
            {({ state }) => (
              <>
                <span className="fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
                <SliderThumb className="thumb" />
              </>
            )}
          </SliderTrack>
        </Slider>
        <span className="small now">
          {last === undefined ? t('flow.before') : <Moment at={last.timestamp} />}
          {last && (
            <>
              {' '}
              · <Money of={last.amount} />
            </>
          )}
        </span>
      </div>
      {member && <MemberFacts member={member} />}
      {ring.alerts.length > 1 && <Pieces ring={ring} own={alert.alertId} onLook={onLook} />}
    </div>
  )
}

function MemberFacts({ member }: { member: Member }) {
  const { t } = useWords()
  return (
    <p className="notice small">
      <a href={'/accounts/' + member.accountId} className="mono">
        {member.accountNumber ?? member.accountId}
      </a>{' '}
      · {t(`role.${member.role as 'source' | 'collector' | 'pass-through'}`)} · {t('flow.paid')} <Money of={member.paid} /> ·{' '}
      {t('flow.received')} <Money of={member.received} />
    </p>
  )
}

/** The other alerts that are pieces of the same ring. */
function Pieces({ ring, own, onLook }: { ring: Ring; own: string; onLook: (id: string) => void }) {
  const { t } = useWords()
  const names = useScenarioNames()
  return (
    <details className="pieces">
      <summary>{t('flow.pieces', { n: ring.alerts.length - 1 })}</summary>
      <ul className="stack close">
        {ring.alerts
          .filter((piece) => piece.alertId !== own)
          .map((piece) => (
            <li key={piece.alertId} className="row">
              <Badge tone={toneOf(piece.score)}>{piece.score}</Badge>
              <button type="button" className="link" onClick={() => onLook(piece.alertId)}>
                {names.data?.get(piece.scenario)?.name ?? piece.scenario}
              </button>
              <span className="soft small">
                <Moment at={piece.openedAt} />
              </span>
            </li>
          ))}
      </ul>
    </details>
  )
}
