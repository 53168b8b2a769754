import { Link } from '@tanstack/react-router'
import { Fragment, useMemo, useState } from 'react'
import { Moment, Money } from '../figures/shown'
import { sum } from '../figures/money'
import { Answer } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Check } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import type { Alert, Payment, Ring } from '../wire/views'
import { PaymentDetail } from './PaymentDetail'
import { useRing } from './asking'

const FIRST = 50

/** The transactions behind the alert: those of its own evidence, and on demand all of the ring. */
export function PaymentsPanel({ alert }: { alert: Alert }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  return (
    <Panel
      id="payments"
      title={t('payments.title')}
      flush
      end={<Check label={t('payments.all')} checked={all} onChange={setAll} />}
    >
      <Payments alert={alert} all={all} />
    </Panel>
  )
}

export function Payments({ alert, all }: { alert: Alert; all: boolean }) {
  const ring = useRing(alert.alertId)
  return <Answer of={ring}>{(told) => <Rows ring={told} own={alert.evidenceTransactionIds ?? []} all={all} />}</Answer>
}

function Rows({ ring, own, all }: { ring: Ring; own: string[]; all: boolean }) {
  const { t } = useWords()
  const [most, setMost] = useState(FIRST)
  const evidence = useMemo(() => new Set(own), [own])
  const payments = all ? ring.payments : ring.payments.filter((payment) => evidence.has(payment.transactionId))
  const numbers = useMemo(
    () => new Map(ring.accounts.map((member) => [member.accountId, member.accountNumber ?? member.accountId])),
    [ring],
  )
  if (payments.length === 0) return <p className="soft state">{t('payments.none')}</p>
  return (
    <>
      <table className="table payments">
        <Heads
          of={[
            'payments.when',
            'payments.payer',
            'payments.payee',
            ['payments.amount', 'number'],
            ['payments.open', 'unseen'],
          ]}
        />
        <tbody>
          {payments.slice(0, most).map((payment) => (
            <Row key={payment.transactionId} payment={payment} numbers={numbers} evidence={all && evidence.has(payment.transactionId)} />
          ))}
        </tbody>
      </table>
      <div className="row apart foot">
        <span className="soft small">
          {t('payments.count', { n: payments.length })} · <Total payments={payments} />
          {!ring.whole && <> · {t('payments.more')}</>}
        </span>
        {payments.length > most && (
          <Button kind="quiet" onPress={() => setMost(most + FIRST)}>
            {t('act.more')}
          </Button>
        )}
      </div>
    </>
  )
}

function Row({ payment, numbers, evidence }: { payment: Payment; numbers: Map<string, string>; evidence: boolean }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <Fragment>
      <tr id={'payment-' + payment.transactionId}>
        <td className="nowrap">
          <Moment at={payment.timestamp} /> {evidence && <Badge tone="accent">{t('payments.own')}</Badge>}
        </td>
        <td>
          <Account id={payment.payerAccountId} numbers={numbers} />
        </td>
        <td>
          <Account id={payment.payeeAccountId} numbers={numbers} />
        </td>
        <td className="number">
          <Money of={payment.amount} />
          {payment.amount.currency !== payment.baseAmount.currency && (
            <div className="soft small">
              <Money of={payment.baseAmount} />
            </div>
          )}
        </td>
        <td>
          <Button kind="quiet" icon={open ? 'close' : 'down'} aria-expanded={open} aria-label={t('payments.open')} onPress={() => setOpen(!open)} />
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={5}>
            <PaymentDetail id={payment.transactionId} />
          </td>
        </tr>
      )}
    </Fragment>
  )
}

function Account({ id, numbers }: { id: string; numbers: Map<string, string> }) {
  return (
    <Link to="/accounts/$account" params={{ account: id }} className="mono">
      {numbers.get(id) ?? id}
    </Link>
  )
}

/** Sum in the institution's own currency: exact, since every amount is a decimal. */
export function Total({ payments }: { payments: { baseAmount: { value: string; currency: string } }[] }) {
  const currency = payments[0]?.baseAmount.currency ?? ''
  return <Money of={{ value: sum(payments.map((payment) => payment.baseAmount.value)), currency }} />
}
