import { Link } from '@tanstack/react-router'
import { Moment } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Badge, type Tone } from '../parts/Badge'
import { Button } from '../parts/Button'
import { CopyId } from '../parts/CopyId'
import { Meter } from '../parts/Meter'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useMay } from '../shell/SignedIn'
import { useWords } from '../words/words'
import type { Alert, Decision } from '../wire/views'
import { useDecision } from './asking'
import { useReplay, useReplays, type Replay } from './replaying'

const TONES: Record<string, Tone> = { equal: 'low', different: 'critical', failed: 'high' }

/** What one needs to come to the same decision again. */
export function ReplayPanel({ alert }: { alert: Alert }) {
  const { t } = useWords()
  const decision = useDecision(alert.openedByTransactionId)
  return (
    <Panel id="replay" title={t('replay.title')}>
      <Answer of={decision}>
        {(told) => (
          <div className="stack close">
            <Facts alert={alert} decision={told} />
            <p className="soft small">{t('replay.text')}</p>
            <Again transaction={told.transactionId} />
          </div>
        )}
      </Answer>
    </Panel>
  )
}

/** Has the decision made again, and says what came out. */
function Again({ transaction }: { transaction: string }) {
  const { t } = useWords()
  const may = useMay('analyst', 'supervisor', 'engineer', 'auditor')
  const asked = useReplays(transaction)
  const ask = useReplay(transaction)
  const last = asked.data?.[0]
  const runs = last !== undefined && last.finishedAt === undefined
  return (
    <div className="stack close" aria-live="polite">
      {last && <Outcome replay={last} />}
      {may && (
        <div className="row no-print">
          <Button isDisabled={runs || ask.isPending} onPress={() => ask.mutate()}>
            {t('replay.again')}
          </Button>
        </div>
      )}
      {ask.error && <Failure failure={ask.error} />}
    </div>
  )
}

function Outcome({ replay }: { replay: Replay }) {
  const { t } = useWords()
  if (replay.finishedAt === undefined) {
    return (
      <div className="stack close">
        <span className="small">{t('replay.runs', { done: replay.records, all: replay.place + 1 })}</span>
        <Meter of={replay.records} most={replay.place + 1} tone="accent" />
      </div>
    )
  }
  return (
    <p className="row">
      <Badge tone={TONES[replay.state]}>{t(`replay.state.${replay.state}`)}</Badge>
      <Moment at={replay.finishedAt} /> <Who id={replay.askedBy} />
      {replay.difference !== undefined && <span className="small">{replay.difference}</span>}
    </p>
  )
}

function Facts({ alert, decision }: { alert: Alert; decision: Decision }) {
  const { t } = useWords()
  return (
    <dl className="facts">
      <dt>{t('replay.alert')}</dt>
      <dd>
        <CopyId id={alert.alertId} />
      </dd>
      <dt>{t('replay.transaction')}</dt>
      <dd>
        <CopyId id={decision.transactionId} />
      </dd>
      {decision.evaluatedAt && (
        <>
          <dt>{t('replay.asof')}</dt>
          <dd>
            <Moment at={decision.evaluatedAt} seconds />
          </dd>
        </>
      )}
      <dt>{t('replay.scenario')}</dt>
      <dd>
        <Link to="/scenarios/$scenario" params={{ scenario: alert.scenario }} search={{ version: alert.scenarioVersion }}>
          {alert.scenario} · {t('scenarios.version', { version: String(alert.scenarioVersion) })}
        </Link>
      </dd>
      <dt>{t('replay.config')}</dt>
      <dd>{decision.configHash ? <CopyId id={decision.configHash} /> : '–'}</dd>
      <dt>{t('replay.sets')}</dt>
      <dd>
        {String(decision.scenarioSet ?? 0)} / {String(decision.modelSet ?? 0)}
      </dd>
      <dt>{t('replay.engine')}</dt>
      <dd className="mono">{decision.engineVersion ?? '–'}</dd>
      {decision.modelScore && (
        <>
          <dt>{t('replay.model')}</dt>
          <dd>
            {decision.modelScore.model} · {String(decision.modelScore.version)} <CopyId id={decision.modelScore.bundleHash} short />
          </dd>
        </>
      )}
    </dl>
  )
}
