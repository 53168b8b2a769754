import { Ago } from '../figures/shown'
import { Answer } from '../parts/Answer'
import { Badge, toneOf } from '../parts/Badge'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import type { Alert, QueueItemDetail } from '../wire/views'
import { useAlertsOfAccount, useScenarioNames } from './asking'

type Shape = { alert: Alert; detail: QueueItemDetail | undefined; onLook: (id: string) => void }

/** Other alerts of the same account, and how often this scenario has hit it. */
export function EarlierPanel({ alert, detail, onLook }: Shape) {
  const { t, term } = useWords()
  const asked = useAlertsOfAccount(alert.accountId)
  const names = useScenarioNames()
  return (
    <Panel id="earlier" title={t('earlier.title')} flush>
      <Answer of={asked}>
        {(page) => {
          const others = page.items.filter((each) => each.alertId !== alert.alertId)
          const same = others.filter((each) => each.scenario === alert.scenario).length
          if (others.length === 0) return <p className="soft state">{t('earlier.none')}</p>
          return (
            <>
              <table className="table">
                <tbody>
                  {others.slice(0, 12).map((each) => (
                    <tr key={each.alertId}>
                      <td>
                        <Badge tone={toneOf(each.score)}>{each.score}</Badge>
                      </td>
                      <td>
                        <button type="button" className="link" onClick={() => onLook(each.alertId)}>
                          {names.data?.get(each.scenario)?.name ?? each.scenario}
                        </button>
                      </td>
                      <td>{term('state', each.state)}</td>
                      <td className="nowrap">
                        <Ago at={each.openedAt} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <p className="soft small foot">
                {t('earlier.same', { n: same, all: others.length })} <Last alert={alert} detail={detail} />
              </p>
            </>
          )
        }}
      </Answer>
    </Panel>
  )
}

/** What the last closed alert of this scenario on this account came to. */
function Last({ alert, detail }: { alert: Alert; detail: QueueItemDetail | undefined }) {
  const { t, term } = useWords()
  const last = detail?.earlier.find((each) => each.scenario === alert.scenario && each.disposition !== undefined)
  if (last?.disposition === undefined) return null
  return (
    <>
      · {t('earlier.last', { outcome: term('disposition', last.disposition) })} <Ago at={last.openedAt} />
    </>
  )
}
