import { Link } from '@tanstack/react-router'
import { Moment } from '../figures/shown'
import { FlowPanel } from '../flow/FlowPanel'
import { Answer } from '../parts/Answer'
import { Badge, toneOf } from '../parts/Badge'
import { Button } from '../parts/Button'
import { useMay } from '../shell/SignedIn'
import { useWords } from '../words/words'
import type { Alert } from '../wire/views'
import { EarlierPanel } from './EarlierPanel'
import { PaymentsPanel } from './PaymentsPanel'
import { ReplayPanel } from './ReplayPanel'
import { TimelinePanel } from './TimelinePanel'
import { WhyPanel } from './WhyPanel'
import { useAlert, useScenarioNames } from './asking'

type Shape = { id: string; onStep: (by: 1 | -1) => void; onLook: (id: string) => void; onSnooze: () => void }

/** One alert with everything that says why it is there. */
export function AlertDetail({ id, onStep, onLook, onSnooze }: Shape) {
  const asked = useAlert(id)
  return (
    <Answer of={asked} lines={6}>
      {(alert) => (
        <article className="alert stack">
          <Head alert={alert} onStep={onStep} onSnooze={onSnooze} />
          <WhyPanel alert={alert} />
          <FlowPanel alert={alert} onLook={onLook} />
          <PaymentsPanel alert={alert} />
          <TimelinePanel alert={alert} />
          <EarlierPanel alert={alert} onLook={onLook} />
          <ReplayPanel alert={alert} />
        </article>
      )}
    </Answer>
  )
}

type HeadShape = { alert: Alert; onStep: (by: 1 | -1) => void; onSnooze: () => void }

function Head({ alert, onStep, onSnooze }: HeadShape) {
  const { t, term } = useWords()
  const names = useScenarioNames()
  const maySnooze = useMay('analyst', 'supervisor')
  return (
    <header className="alert-head">
      <div className="row apart">
        <div className="row">
          <Badge tone={toneOf(alert.score)}>{t('alerts.score', { score: alert.score })}</Badge>
          <Badge>{term('typology', alert.typology)}</Badge>
          <Badge tone={alert.state === 'open' ? 'accent' : 'calm'}>{term('state', alert.state)}</Badge>
          <Badge>{term('outcome', alert.outcome)}</Badge>
        </div>
        <div className="row no-print">
          <Button kind="quiet" icon="left" aria-label={t('alerts.previous')} onPress={() => onStep(-1)} />
          <Button kind="quiet" icon="right" aria-label={t('alerts.next')} onPress={() => onStep(1)} />
          {maySnooze && (
            <Button icon="sleep" letter="s" onPress={onSnooze}>
              {t('alerts.snooze')}
            </Button>
          )}
        </div>
      </div>
      <h2 id="alert-title" tabIndex={-1} className="title">
        {names.data?.get(alert.scenario)?.name ?? alert.scenario}
      </h2>
      <p className="reason">{alert.reason}</p>
      <p className="soft small">
        {t('alerts.account')}{' '}
        <Link to="/accounts/$account" params={{ account: alert.accountId }} className="mono">
          {alert.accountNumber ?? alert.accountId}
        </Link>{' '}
        · {t('alerts.opened')} <Moment at={alert.openedAt} />
        {alert.snoozedUntil && (
          <>
            {' '}
            · {t('alerts.rests')} <Moment at={alert.snoozedUntil} />
          </>
        )}
      </p>
    </header>
  )
}
