import { Button } from '../parts/Button'
import { GiveTo } from '../parts/Who'
import { useWords } from '../words/words'
import type { QueueItem } from '../wire/views'
import type { Disposition } from './acting'

type Shape = {
  chosen: ReadonlySet<string>
  rows: QueueItem[]
  /** Whether everything that the filters match is meant, loaded or not. */
  all: boolean
  onAll: (all: boolean) => void
  onChoose: (ids: ReadonlySet<string>) => void
  onOpen: (what: Disposition | 'snooze' | 'case' | 'reopen' | 'tags' | 'merge') => void
  onAssign: (assignee: string) => void
}

/** What can be done to all chosen alerts at once, with one reason. */
export function BulkBar({ chosen, rows, all, onAll, onChoose, onOpen, onAssign }: Shape) {
  const { t } = useWords()
  if (chosen.size === 0) return null
  const states = rows.filter((row) => chosen.has(row.itemId)).map((row) => row.state)
  const closed = states.length > 0 && states.every((state) => state === 'closed')
  return (
    <div className="bulk" role="toolbar" aria-label={t('bulk.label')}>
      <b>{all ? t('bulk.matching') : t('bulk.chosen', { n: chosen.size })}</b>
      <Button kind="quiet" onPress={() => onChoose(new Set(rows.map((row) => row.itemId)))}>
        {t('bulk.all', { n: rows.length })}
      </Button>
      <Button kind="quiet" aria-pressed={all} onPress={() => onAll(!all)}>
        {t('bulk.everything')}
      </Button>
      <Button kind="quiet" icon="close" aria-label={t('bulk.none')} onPress={() => onChoose(new Set())} />
      <span className="break" />
      {closed ? (
        <Button onPress={() => onOpen('reopen')}>{t('alerts.reopen')}</Button>
      ) : (
        <>
          <Button letter="a" onPress={() => onAssign('me')}>
            {t('alerts.assign')}
          </Button>
          <GiveTo holder={undefined} onGive={onAssign} />
          <Button letter="f" onPress={() => onOpen('false_positive')}>
            {t('disposition.false_positive')}
          </Button>
          <Button letter="e" onPress={() => onOpen('escalated')}>
            {t('disposition.escalated')}
          </Button>
          <Button letter="c" onPress={() => onOpen('case')}>
            {t('alerts.case')}
          </Button>
          <Button letter="s" onPress={() => onOpen('snooze')}>
            {t('alerts.snooze')}
          </Button>
          {!all && chosen.size > 1 && (
            <Button letter="m" onPress={() => onOpen('merge')}>
              {t('merge.do')}
            </Button>
          )}
        </>
      )}
      <Button letter="t" onPress={() => onOpen('tags')}>
        {t('tags.title')}
      </Button>
    </div>
  )
}
