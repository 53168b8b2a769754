import { Moment } from '../figures/shown'
import { Badge, toneOf } from '../parts/Badge'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import type { Alert } from '../wire/views'

/** What happened to the alert, the latest first. */
export function TimelinePanel({ alert }: { alert: Alert }) {
  const { t } = useWords()
  const hits = [...(alert.hits ?? [])].sort((a, b) => b.timestamp.localeCompare(a.timestamp))
  return (
    <Panel id="timeline" title={t('timeline.title')}>
      <ol className="timeline">
        {alert.snoozedUntil && (
          <li>
            <span className="dot" />
            <div>
              {t('alerts.rests')} <Moment at={alert.snoozedUntil} />
            </div>
          </li>
        )}
        {hits.map((hit) => (
          <li key={hit.transactionId + hit.timestamp}>
            <span className={hit.opensAlert ? 'dot opening' : 'dot'} />
            <div>
              <div className="row">
                <Moment at={hit.timestamp} seconds />
                <b>{hit.opensAlert ? t('timeline.opened') : t('timeline.joined')}</b>
                <Badge tone={toneOf(hit.score)}>{hit.score}</Badge>
              </div>
              <p className="soft">{hit.reason}</p>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
