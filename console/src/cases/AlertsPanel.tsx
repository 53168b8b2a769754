import { Link } from '@tanstack/react-router'
import { useScenarioNames } from '../alerts/asking'
import { Ago, Money } from '../figures/shown'
import { Badge, toneOf } from '../parts/Badge'
import { Panel } from '../parts/Panel'
import type { CaseDetail } from '../wire/views'
import { useWords } from '../words/words'

/** The alerts and hits of a case, each one click away from its picture. */
export function AlertsPanel({ detail }: { detail: CaseDetail }) {
  const { t, term } = useWords()
  const names = useScenarioNames()
  return (
    <Panel title={t('cases.items', { n: detail.items.length })} flush>
      <table className="table">
        <tbody>
          {detail.items.map((item) => (
            <tr key={item.itemId}>
              <td>
                <Badge tone={toneOf(item.score)}>{item.score}</Badge>
              </td>
              <td>
                {item.source === 'alert' ? (
                  <Link to="/alerts" search={{ alert: item.itemId, state: 'all' }}>
                    {names.data?.get(item.scenario ?? '')?.name ?? item.scenario}
                  </Link>
                ) : (
                  <Link to="/screening" search={{ hit: item.itemId }}>
                    {item.list} · {item.entry}
                  </Link>
                )}
                <div className="soft small">
                  {term('typology', item.typology)} · <span className="mono">{item.subject.id}</span>
                </div>
              </td>
              <td className="number">{item.amount && <Money of={item.amount} />}</td>
              <td>{term('state', item.state)}</td>
              <td className="nowrap">
                <Ago at={item.openedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
