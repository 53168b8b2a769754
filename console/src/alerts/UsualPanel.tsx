import { useQuery } from '@tanstack/react-query'
import { Answer } from '../parts/Answer'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { monitoring, told } from '../wire/houses'
import type { Account, AccountDay, Alert } from '../wire/views'
import { useWords } from '../words/words'
import { useRing } from './asking'
import { compare, FEWEST_DAYS, figureOf, type Compared } from './usual'

const SHOWN_DAYS = 60
const PERCENT = 100

/** What the account did on the alert's days against its own days before. */
export function UsualPanel({ alert }: { alert: Alert }) {
  const { t } = useWords()
  const ring = useRing(alert.alertId)
  const account = useQuery({
    queryKey: ['account', alert.accountId],
    queryFn: async ({ signal }) =>
      (await told(monitoring.GET('/v1/accounts/{id}', { params: { path: { id: alert.accountId } }, signal }))) as Account,
  })
  const own = (ring.data?.payments ?? []).filter((each) => [each.payerAccountId, each.payeeAccountId].includes(alert.accountId))
  const days = new Set([alert.openedAt, ...own.map((each) => each.timestamp)].map((at) => at.slice(0, 10)))
  return (
    <Panel id="usual" title={t('usual.title')}>
      <Answer of={account}>{(known) => <Against account={known} alertDays={days} />}</Answer>
    </Panel>
  )
}

function Against({ account, alertDays }: { account: Account; alertDays: ReadonlySet<string> }) {
  const { t } = useWords()
  const compared = compare(account.days, alertDays)
  const currency = account.received.sum.currency
  if (compared === undefined) return <p className="soft">{t('usual.few', { n: FEWEST_DAYS })}</p>
  return (
    <div className="stack">
      <table className="table">
        <Heads
          of={[
            'usual.aday',
            ['usual.observed', 'number'],
            ['usual.usual', 'number'],
            ['usual.high', 'number'],
            'usual.times',
          ]}
        />
        <tbody>
          {compared.map((row) => (
            <Row key={row.measure} row={row} currency={currency} />
          ))}
        </tbody>
      </table>
      <Days days={account.days.slice(-SHOWN_DAYS)} alertDays={alertDays} high={compared[0]?.high ?? 0} />
      <p className="soft small">{t('usual.text')}</p>
    </div>
  )
}

function Row({ row, currency }: { row: Compared; currency: string }) {
  const { t, language } = useWords()
  const figure = new Intl.NumberFormat(
    language,
    row.measure === 'payments' ? {} : { style: 'currency', currency, currencyDisplay: 'code', maximumFractionDigits: 0 },
  )
  const times = row.usual === 0 ? undefined : row.observed / row.usual
  return (
    <tr>
      <th scope="row">{t(`usual.${row.measure}`)}</th>
      <td className="number">
        <b>{figure.format(row.observed)}</b>
      </td>
      <td className="number">{figure.format(row.usual)}</td>
      <td className="number">{figure.format(row.high)}</td>
      <td>
        {times === undefined
          ? '–'
          : t('usual.factor', { n: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(times) })}
      </td>
    </tr>
  )
}

/** What came in and went out day by day, the alert's days marked, and the line that nine of ten days stay below. */
function Days({ days, alertDays, high }: { days: AccountDay[]; alertDays: ReadonlySet<string>; high: number }) {
  const { t } = useWords()
  const moved = (day: AccountDay) => Math.max(figureOf(day, 'received'), figureOf(day, 'paid'))
  const most = Math.max(...days.map(moved), high, 1)
  return (
    <div className="usual-days" role="img" aria-label={t('usual.chart')}>
      <span className="usual-line" style={{ bottom: `${(high / most) * PERCENT}%` }} />
      {days.map((day) => (
        <span
          key={day.day}
          className={alertDays.has(day.day) ? 'usual-day marked' : 'usual-day'}
          style={{ height: `${Math.max((moved(day) / most) * PERCENT, 1)}%` }}
          title={`${day.day}: + ${day.received.value}, - ${day.paid.value} ${day.paid.currency}`}
        />
      ))}
    </div>
  )
}
