import { amountText } from '../figures/money'
import { Moment } from '../figures/shown'
import { Panel } from '../parts/Panel'
import type { ReportDetail } from '../wire/views'
import { useWords } from '../words/words'

/** The cash of the day that a report was proposed for, as monitoring tells it; nothing for other reports. */
export function CashPanel({ moved }: { moved: ReportDetail['cash'] }) {
  const { t, language } = useWords()
  if (moved === undefined || moved.length === 0) return null
  return (
    <Panel title={t('reports.cash')} flush>
      <ul className="lines">
        {moved.map((each) => (
          <li key={each.transactionId} className="stack close">
            <div className="row apart">
              <span>{t(each.direction === 'in' ? 'field.cashIn' : 'field.cashOut')}</span>
              <b>{amountText(each.amount, language)} USD</b>
            </div>
            <span className="soft small">
              <Moment at={each.at} />
            </span>
            <span className="mono small">{each.accountId}</span>
            <span className="mono small">{each.person}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
