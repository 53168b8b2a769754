import { Pick } from '../parts/Fields'
import { useWords } from '../words/words'
import { DAYS } from './asking'

/** Of how many days figures are shown. */
export function PeriodPick({ days, onChange }: { days: string; onChange: (days: string) => void }) {
  const { t } = useWords()
  return (
    <Pick
      quiet
      label={t('metrics.period')}
      value={days}
      onChange={onChange}
      choices={DAYS.map((id) => ({ id, label: t('metrics.days', { n: Number(id) }) }))}
    />
  )
}
