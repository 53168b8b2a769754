import { Link } from '@tanstack/react-router'
import { Moment } from '../figures/shown'
import { Answer } from '../parts/Answer'
import { CopyId } from '../parts/CopyId'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import type { Alert, Decision } from '../wire/views'
import { useDecision } from './asking'

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
          </div>
        )}
      </Answer>
    </Panel>
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
