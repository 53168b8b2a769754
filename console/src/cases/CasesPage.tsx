import { Waits } from '../parts/Answer'
import { useWords } from '../words/words'

export function CasesPage() {
  const { t } = useWords()
  return (
    <div className="page">
      <div className="head">
        <h1>{t('nav.cases')}</h1>
      </div>
      <Waits what={t('waits.cases')} house="cases" />
    </div>
  )
}
