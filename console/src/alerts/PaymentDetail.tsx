import { Money } from '../figures/shown'
import { Answer } from '../parts/Answer'
import { Button } from '../parts/Button'
import { CopyId } from '../parts/CopyId'
import { useWords } from '../words/words'
import type { Party } from '../wire/views'
import { RevealForm } from '../parts/RevealForm'
import { useMay } from '../shell/SignedIn'
import { useRevelation, useTransaction } from './asking'

/** A transaction with both parties, personal data masked as the house tells it. */
export function PaymentDetail({ id }: { id: string }) {
  const { t, term } = useWords()
  const asked = useTransaction(id)
  const revealed = useRevelation(id)
  return (
    <Answer of={revealed.data === undefined ? asked : { ...asked, data: revealed.data }} lines={2}>
      {(transaction) => (
        <div className="stack close payment-detail">
          <div className="sides">
            <Side title={t('payments.payer')} party={transaction.payer} />
            <Side title={t('payments.payee')} party={transaction.payee} />
          </div>
          <dl className="facts">
            {transaction.clientTransactionId && (
              <>
                <dt>{t('payments.own-id')}</dt>
                <dd className="mono">{transaction.clientTransactionId}</dd>
              </>
            )}
            <dt>{t('payments.id')}</dt>
            <dd>
              <CopyId id={transaction.transactionId} />
            </dd>
            <dt>{t('payments.format')}</dt>
            <dd>{transaction.format}</dd>
            {transaction.receivedAmount && (
              <>
                <dt>{t('payments.received')}</dt>
                <dd>
                  <Money of={transaction.receivedAmount} />
                </dd>
              </>
            )}
            {transaction.outcome && (
              <>
                <dt>{t('alerts.column.outcome')}</dt>
                <dd>{term('outcome', transaction.outcome)}</dd>
              </>
            )}
            {transaction.details?.map((detail) => (
              <Detail key={detail.name} name={detail.name ?? ''} value={detail.value ?? ''} />
            ))}
          </dl>
          <details className="raw">
            <summary className="small">{t('payments.raw')}</summary>
            <pre className="mono small" tabIndex={0} aria-label={t('payments.raw')}>
              {JSON.stringify(transaction, null, 2)}
            </pre>
          </details>
          <Cover revelation={revealed} />
        </div>
      )}
    </Answer>
  )
}

/** Masked until somebody says what for, and again as soon as the page is left. */
function Cover({ revelation }: { revelation: ReturnType<typeof useRevelation> }) {
  const { t } = useWords()
  const mayReveal = useMay('analyst', 'supervisor')
  if (!mayReveal) return <p className="soft small">{t('payments.masked')}</p>
  if (revelation.data !== undefined) {
    return (
      <p className="row small">
        <span className="soft">{t('reveal.done')}</span>
        <Button onPress={revelation.reset}>{t('customers.cover')}</Button>
      </p>
    )
  }
  return <RevealForm isPending={revelation.isPending} failure={revelation.error} onReveal={revelation.mutate} />
}

function Detail({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function Side({ title, party }: { title: string; party: Party }) {
  const { t } = useWords()
  const facts: [string, string | undefined][] = [
    [t('party.name'), party.name],
    [t('party.account'), party.accountNumber],
    [t('party.bank'), party.bank?.name ?? party.bank?.bic ?? party.bank?.code],
    [t('party.country'), party.country],
    [t('party.born'), party.birthYear],
    [t('party.screening'), party.screening?.state?.toLowerCase()],
  ]
  return (
    <div>
      <h3>{title}</h3>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== undefined && value !== null)
          .map(([name, value]) => (
            <Detail key={name} name={name} value={value ?? ''} />
          ))}
      </dl>
    </div>
  )
}
