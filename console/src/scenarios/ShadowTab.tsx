import { Link } from '@tanstack/react-router'
import { Count, Moment } from '../figures/shown'
import { Answer, Empty } from '../parts/Answer'
import { Badge, toneOf } from '../parts/Badge'
import { Heads } from '../parts/Heads'
import type { Version } from '../wire/views'
import { useWords } from '../words/words'
import { useShadowHits } from './asking'

/** What a version would have met while it watched without effect. */
export function ShadowTab({ version }: { version: Version }) {
  const { t } = useWords()
  const hits = useShadowHits(version.scenario, version.version)
  if (version.shadowAt === undefined) return <Empty title={t('shadow.never')}>{t('shadow.never.text')}</Empty>
  return (
    <div className="stack close">
      <p>
        {t('shadow.hits')} <b><Count of={version.shadowHits ?? 0} /></b> · {t('shadow.alerts')}{' '}
        <b><Count of={version.shadowAlerts ?? 0} /></b>
      </p>
      <Answer of={hits}>
        {(told) =>
          told.length === 0 ? (
            <Empty title={t('shadow.none')} />
          ) : (
            <table className="table">
              <Heads of={['payments.when', 'alerts.column.score', 'alerts.account', 'shadow.reason']} />
              <tbody>
                {told.map((hit) => (
                  <tr key={hit.transactionId}>
                    <td className="nowrap">
                      <Moment at={hit.timestamp} />
                    </td>
                    <td>
                      <Badge tone={toneOf(hit.score)}>{hit.score}</Badge>
                    </td>
                    <td>
                      <Link to="/accounts/$account" params={{ account: hit.accountId }} className="mono">
                        {hit.accountId}
                      </Link>
                    </td>
                    <td>{hit.reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </div>
  )
}
