import { useMemo } from 'react'
import { LineChart } from '../charts/LineChart'
import { useWords } from '../words/words'

export function RateChart({ seconds }: { seconds: number[] }) {
  const { t } = useWords()
  const xs = useMemo(() => Array.from({ length: seconds.length }, (_, at) => at - seconds.length + 1), [seconds.length])
  const lines = useMemo(() => [{ name: t('overview.rate'), ys: seconds }], [seconds, t])
  return <LineChart label={t('overview.rate')} xs={xs} lines={lines} height={150} />
}
