import '../look/alerts.css'
import '../look/overview.css'
import '../look/scenarios.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useAlertsOfAccount, useScenarioNames } from '../alerts/asking'
import { roughly } from '../figures/money'
import { Ago, Count, Moment, Money } from '../figures/shown'
import { NetworkPanel } from '../flow/NetworkPanel'
import { Answer, Empty } from '../parts/Answer'
import { Badge, toneOf } from '../parts/Badge'
import { Heads } from '../parts/Heads'
import { Meter } from '../parts/Meter'
import { Panel } from '../parts/Panel'
import { monitoring, told } from '../wire/houses'
import type { Account, AccountDay, AccountFlow, Counterparty, Page, Transaction } from '../wire/views'
import { useWords } from '../words/words'
import { everyDay } from './days'

const MOST_DAYS = 60

/** What monitoring knows of an account: its flows, with whom, its alerts, the network round it. */
export function AccountPage() {
  const { t } = useWords()
  const { account } = useParams({ from: '/accounts/$account' })
  const asked = useQuery({
    queryKey: ['account', account],
    queryFn: async ({ signal }) =>
      (await told(monitoring.GET('/v1/accounts/{id}', { params: { path: { id: account } }, signal }))) as Account,
  })
  return (
    <div className="page">
      <p className="small">
        <Link to="/customers">{t('nav.customers')}</Link>
      </p>
      <Answer of={asked} lines={6}>
        {(known) => <Known account={known} />}
      </Answer>
    </div>
  )
}

function Known({ account }: { account: Account }) {
  const { t } = useWords()
  return (
    <>
      <div className="head">
        <div>
          <h1 className="mono">{account.accountNumber ?? account.accountId}</h1>
          <p className="soft">
            <code>{account.accountId}</code>
            {account.from && account.to && (
              <>
                {' '}
                · <Moment at={account.from} /> – <Moment at={account.to} />
              </>
            )}
          </p>
        </div>
        <Link className="button" to="/alerts" search={{ subject: account.accountId, state: 'all' }}>
          {t('account.alerts')}
        </Link>
      </div>
      <div className="tiles">
        <Tile label={t('account.received')} flow={account.received} />
        <Tile label={t('account.paid')} flow={account.paid} />
        <div className="tile">
          <span className="soft small">{t('account.openalerts')}</span>
          <b>
            <Count of={account.alerts.open} />
          </b>
          <span className="soft small">{t('account.closedalerts', { n: account.alerts.closed })}</span>
        </div>
      </div>
      {!account.whole && <p className="soft small">{t('account.notwhole')}</p>}
      <Days days={account.days.slice(-MOST_DAYS)} />
      <NetworkPanel account={account.accountId} />
      <div className="two">
        <Alerts account={account.accountId} />
        <Counterparties of={account.counterparties} />
      </div>
      <Payments id={account.accountId} />
    </>
  )
}

function Tile({ label, flow }: { label: string; flow: AccountFlow }) {
  const { t } = useWords()
  return (
    <div className="tile">
      <span className="soft small">{label}</span>
      <b>
        <Money of={flow.sum} />
      </b>
      <span className="soft small">{t('account.flow', { n: flow.payments, parties: flow.counterparties })}</span>
    </div>
  )
}

/** What came in above the line, what went out below it. */
function Days({ days }: { days: AccountDay[] }) {
  const { t } = useWords()
  const most = Math.max(...days.flatMap((day) => [roughly(day.received), roughly(day.paid)]), 1)
  return (
    <Panel title={t('account.days')}>
      <div className="days" role="img" aria-label={t('account.days')}>
        {everyDay(days).map((day) => (
          <span key={day.day} className="day" title={`${day.day}: + ${day.received.value}, - ${day.paid.value} ${day.paid.currency}`}>
            <span className="in" style={{ height: `${(roughly(day.received) / most) * 50}%` }} />
            <span className="out" style={{ height: `${(roughly(day.paid) / most) * 50}%` }} />
          </span>
        ))}
      </div>
      <p className="row small soft">
        <span className="swatch new" /> {t('account.received')} <span className="swatch lost" /> {t('account.paid')}
        {days.length > 0 && (
          <span>
            · {days[0]?.day} – {days.at(-1)?.day}
          </span>
        )}
      </p>
    </Panel>
  )
}

function Alerts({ account }: { account: string }) {
  const { t } = useWords()
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

function Counterparties({ of }: { of: Counterparty[] }) {
  const { t } = useWords()
  const moved = (each: Counterparty) => roughly(each.paid) + roughly(each.received)
  const most = Math.max(...of.map(moved), 1)
  return (
    <Panel title={t('account.counterparties')} flush>
      <table className="table">
        <Heads of={['account.with', ['account.received', 'number'], ['account.paid', 'number']]} />
        <tbody>
          {of.slice(0, 12).map((each) => (
            <tr key={each.accountId}>
              <td>
                <Link to="/accounts/$account" params={{ account: each.accountId }} className="mono">
                  {each.accountNumber ?? each.accountId}
                </Link>
                <Meter of={moved(each)} most={most} />
              </td>
              <td className="number">
                <Money of={each.received} />
              </td>
              <td className="number">
                <Money of={each.paid} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function Payments({ id }: { id: string }) {
  const { t, term } = useWords()
  const asked = useQuery({
    queryKey: ['transactions-of', id],
    queryFn: async ({ signal }) =>
      ((await told(
        monitoring.GET('/v1/transactions', { params: { query: { account: id, limit: '50' } }, signal }),
      )) as Page<Transaction>).items,
  })
  return (
    <Panel title={t('account.payments')} flush>
      <Answer of={asked}>
        {(transactions) =>
          transactions.length === 0 ? (
            <Empty title={t('account.none')} />
          ) : (
            <table className="table">
              <Heads
                of={[
                  'payments.when',
                  'account.direction',
                  'account.with',
                  'payments.format',
                  'alerts.column.outcome',
                  ['payments.amount', 'number'],
                ]}
              />
              <tbody>
                {transactions.map((each) => {
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
          )
        }
      </Answer>
    </Panel>
  )
}
