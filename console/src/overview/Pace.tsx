import { stretches, useMetrics } from '../metrics/asking'
import { useWords } from '../words/words'

const DAYS = 30

/** What waits against what the desk closes: how many days of work the open alerts are. */
export function Pace({ open }: { open: number }) {
  const { t, language } = useWords()
  const metrics = useMetrics(stretches(DAYS, new Date()).these)
  if (metrics.data === undefined || open === 0) return null
  const pace = metrics.data.closed.time.count / DAYS
  if (pace === 0) return <p className="small soft">{t('overview.nopace')}</p>
  const shown = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(pace)
  return <p className="small soft">{t('overview.pace', { n: Math.ceil(open / pace), pace: shown })}</p>
}
