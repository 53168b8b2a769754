import { Button } from '../parts/Button'
import { useWords } from '../words/words'
import type { Alert } from '../wire/views'

type Shape = {
  chosen: ReadonlySet<string>
  rows: Alert[]
  onChoose: (ids: ReadonlySet<string>) => void
  onSnooze: () => void
}

/** What can be done to all chosen alerts at once. */
export function BulkBar({ chosen, rows, onChoose, onSnooze }: Shape) {
  const { t } = useWords()
  if (chosen.size === 0) return null
  return (
    <div className="bulk" role="toolbar" aria-label={t('bulk.label')}>
      <b>{t('bulk.chosen', { n: chosen.size })}</b>
      <Button kind="quiet" onPress={() => onChoose(new Set(rows.map((row) => row.alertId)))}>
        {t('bulk.all', { n: rows.length })}
      </Button>
      <Button icon="sleep" onPress={onSnooze}>
        {t('alerts.snooze')}
      </Button>
      <Button kind="quiet" icon="close" aria-label={t('bulk.none')} onPress={() => onChoose(new Set())} />
    </div>
  )
}
