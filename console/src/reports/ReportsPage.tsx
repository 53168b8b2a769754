import { Waits } from '../parts/Answer'
import { useWords } from '../words/words'

/** Reports to authorities. */
export function ReportsPage() {
  const { t } = useWords()
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.reports')}</h1>
          <p className="soft">{t('reports.text')}</p>
        </div>
      </div>
      <Waits what={t('waits.reports')} house="cases" />
      <Waits what={t('waits.receipts')} house="cases" />
    </div>
  )
}
