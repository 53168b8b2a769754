import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { Moment } from '../figures/shown'
import { Answer, Empty, Waits } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Panel } from '../parts/Panel'
import { RevealForm, type Purpose } from '../parts/RevealForm'
import { useCustomer, useHits } from '../screening/asking'
import { shareTone } from '../screening/tones'
import { useWords } from '../words/words'

/** What is known of a customer who is monitored, covered until somebody asks to see it. */
export function CustomerPage() {
  const { t } = useWords()
  const { customer } = useParams({ from: '/customers/$customer' })
  return (
    <div className="page">
      <div className="head">
        <div>
          <p className="small">
            <Link to="/customers">{t('nav.customers')}</Link>
          </p>
          <h1>{customer}</h1>
        </div>
      </div>
      <Known customer={customer} />
      <Hits customer={customer} />
      <Waits what={t('waits.rating')} house="customers" />
    </div>
  )
}

/** Nothing is asked before somebody says what for, and nothing is kept once it is covered again. */
function Known({ customer }: { customer: string }) {
  const { t } = useWords()
  const [said, setSaid] = useState<Purpose>()
  const asked = useCustomer(customer, said)
  return (
    <Panel
      title={t('customers.known')}
      end={asked.data && <Button onPress={() => setSaid(undefined)}>{t('customers.cover')}</Button>}
    >
      {asked.data === undefined ? (
        <RevealForm isPending={asked.isFetching} failure={asked.error} onReveal={setSaid} />
      ) : (
        <dl className="facts">
          <dt>{t('names.schema')}</dt>
          <dd>{asked.data.schema}</dd>
          {Object.entries(asked.data.properties).map(([property, values]) => (
            <Fact key={property} name={property} value={values.join('; ')} />
          ))}
          <dt>{t('customers.changed')}</dt>
          <dd>
            <Moment at={asked.data.changedAt} /> · {asked.data.changedBy} ·{' '}
            {t('scenarios.version', { version: String(asked.data.version) })}
          </dd>
        </dl>
      )}
    </Panel>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function Hits({ customer }: { customer: string }) {
  const { t, term } = useWords()
  const asked = useHits({ customer })
  return (
    <Panel title={t('customers.hits')} flush>
      <Answer of={asked}>
        {(told) => {
          const hits = told.pages.flatMap((page) => page.items)
          if (hits.length === 0) return <Empty title={t('customers.nohits')} />
          return (
            <table className="table">
              <tbody>
                {hits.map((hit) => (
                  <tr key={hit.hit}>
                    <td>
                      <Badge tone={shareTone(hit.score)}>{Math.round(hit.score * 100)}</Badge>
                    </td>
                    <td>
                      <Link to="/screening" search={{ hit: hit.hit, customer }}>
                        {hit.list} · {hit.entry}
                      </Link>
                    </td>
                    <td>{term('state', hit.state)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }}
      </Answer>
    </Panel>
  )
}
