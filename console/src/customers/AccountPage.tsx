import '../look/overview.css'
import '../look/scenarios.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useAlertsOfAccount, useScenarioNames } from '../alerts/asking'
import { Ago, Count, Moment, Money } from '../figures/shown'
import { Answer, Empty, Waits } from '../parts/Answer'
import { Badge, toneOf } from '../parts/Badge'
import { Meter } from '../parts/Meter'
import { Panel } from '../parts/Panel'
import { monitoring, told } from '../wire/houses'
import type { Page, Transaction } from '../wire/views'
import { useWords } from '../words/words'
import { counterpartiesOf, daysOf, totalsOf, type Direction } from './account'

const MOST = 1000

/** What monitoring knows of an account: its last payments, with whom, and its alerts. */
export function AccountPage() {
  const { t } = useWords()
  const { account } = useParams({ from: '/accounts/$account' })
  const asked = useQuery({
    queryKey: ['transactions-of', account],
    queryFn: async ({ signal }) =>
      (await told(
        monitoring.GET('/v1/transactions', { params: { query: { account, limit: String(MOST) } }, signal }),
      )) as Page<Transaction>,
  })
  return (
    <div className="page">
      <Answer of={asked} lines={6}>
        {(page) =>
          page.items.length === 0 ? (
            <>
              <h1 className="mono">{account}</h1>
              <Empty title={t('account.none')}>{t('account.none.text')}</Empty>
            </>
          ) : (
            <Known asked={account} transactions={page.items} more={page.next !== undefined} />
          )
        }
      </Answer>
      <Waits what={t('waits.network')} house="cases" />
    </div>
  )
}

function Known({ asked, transactions, more }: { asked: string; transactions: Transaction[]; more: boolean }) {
  const { t } = useWords()
  const first = transactions[0]
  const own = first === undefined || first.payer.accountId === asked ? first?.payer : first.payee
  const id = own?.accountId ?? asked
  const totals = useMemo(() => totalsOf(transactions, id), [transactions, id])
  const days = useMemo(() => daysOf(transactions, id), [transactions, id])
  const most = Math.max(...days.flatMap((day) => [day.in, day.out]), 1)
  return (
    <>
      <div className="head">
        <div>
          <p className="small">
            <Link to="/customers">{t('nav.customers')}</Link>
          </p>
          <h1 className="mono">{own?.accountNumber ?? id}</h1>
          <p className="soft">
            {[own?.name, own?.bank?.name ?? own?.bank?.code, own?.country].filter(Boolean).join(' · ')}{' '}
            <code>{id}</code>
          </p>
        </div>
      </div>
      <div className="tiles">
        <Tile label={t('account.received')} total={totals.in} />
        <Tile label={t('account.paid')} total={totals.out} />
        <div className="tile">
          <span className="soft small">{t('account.counterparties')}</span>
          <b>
            <Count of={counterpartiesOf(transactions, id).length} />
          </b>
        </div>
      </div>
      {more && <p className="soft small">{t('account.newest', { n: MOST })}</p>}
      <Panel title={t('account.days')}>
        <div className="days" role="img" aria-label={t('account.days')}>
          {days.map((day) => (
            <span key={day.day} className="day" title={day.day}>
              <span className="in" style={{ height: `${(day.in / most) * 50}%` }} />
              <span className="out" style={{ height: `${(day.out / most) * 50}%` }} />
            </span>
          ))}
        </div>
        <p className="row small soft">
          <span className="swatch new" /> {t('account.received')} <span className="swatch lost" /> {t('account.paid')}
        </p>
      </Panel>
      <div className="two">
        <Alerts account={id} />
        <Counterparties transactions={transactions} id={id} />
      </div>
      <Payments transactions={transactions} id={id} />
    </>
  )
}

function Tile({ label, total }: { label: string; total: Direction }) {
  return (
    <div className="tile">
      <span className="soft small">{label}</span>
      <b>
        <Money of={{ value: total.sum, currency: total.currency }} />
      </b>
      <span className="soft small">
        <Count of={total.count} />
      </span>
    </div>
  )
}

function Alerts({ account }: { account: string }) {
  const { t, term } = useWords()
  const asked = useAlertsOfAccount(account)
  const names = useScenarioNames()
  return (
    <Panel title={t('account.alerts')} flush>
      <Answer of={asked}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="soft state">{t('account.noalerts')}</p>
          ) : (
            <table className="table">
              <tbody>
                {page.items.slice(0, 20).map((alert) => (
                  <tr key={alert.alertId}>
                    <td>
                      <Badge tone={toneOf(alert.score)}>{alert.score}</Badge>
                    </td>
                    <td>
                      <Link to="/alerts" search={{ subject: account, state: 'all', alert: alert.alertId }}>
                        {names.data?.get(alert.scenario)?.name ?? alert.scenario}
                      </Link>
                    </td>
                    <td>{term('state', alert.state)}</td>
                    <td className="nowrap">
                      <Ago at={alert.openedAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </Panel>
  )
}

function Counterparties({ transactions, id }: { transactions: Transaction[]; id: string }) {
  const { t } = useWords()
  const all = counterpartiesOf(transactions, id)
  const most = Math.max(...all.map((each) => Number(each.sum)), 1)
  return (
    <Panel title={t('account.counterparties')} flush>
      <table className="table">
        <tbody>
          {all.slice(0, 12).map((each) => (
            <tr key={each.accountId}>
              <td>
                <Link to="/accounts/$account" params={{ account: each.accountId }} className="mono">
                  {each.number}
                </Link>
                <Meter of={Number(each.sum)} most={most} />
              </td>
              <td className="number">
                <Money of={{ value: each.sum, currency: each.currency }} />
                <div className="soft small">
                  {t('payments.count', { n: each.count })}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function Payments({ transactions, id }: { transactions: Transaction[]; id: string }) {
  const { t, term } = useWords()
  return (
    <Panel title={t('account.payments')} flush>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('payments.when')}</th>
            <th scope="col">{t('account.direction')}</th>
            <th scope="col">{t('account.with')}</th>
            <th scope="col">{t('payments.format')}</th>
            <th scope="col">{t('alerts.column.outcome')}</th>
            <th scope="col" className="number">
              {t('payments.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {transactions.slice(0, 100).map((each) => {
            const out = each.payer.accountId === id
            const other = out ? each.payee : each.payer
            return (
              <tr key={each.transactionId}>
                <td className="nowrap">
                  <Moment at={each.timestamp} />
                </td>
                <td>{t(out ? 'account.out' : 'account.in')}</td>
                <td>
                  <Link to="/accounts/$account" params={{ account: other.accountId }} className="mono">
                    {other.accountNumber ?? other.accountId}
                  </Link>
                </td>
                <td>{each.format}</td>
                <td>{each.outcome && term('outcome', each.outcome)}</td>
                <td className="number">
                  <Money of={each.amount} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}
