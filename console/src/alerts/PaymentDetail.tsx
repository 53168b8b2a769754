import { Money } from '../figures/shown'
import { Answer } from '../parts/Answer'
import { CopyId } from '../parts/CopyId'
import { useWords } from '../words/words'
import type { Party } from '../wire/views'
import { useTransaction } from './asking'

/** A transaction with both parties, personal data masked as the house tells it. */
export function PaymentDetail({ id }: { id: string }) {
  const { t, term } = useWords()
  const asked = useTransaction(id)
  return (
    <Answer of={asked} lines={2}>
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
          <p className="soft small">{t('payments.masked')}</p>
        </div>
      )}
    </Answer>
  )
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
