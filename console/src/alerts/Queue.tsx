import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type CSSProperties } from 'react'
import { Ago, Count, Money } from '../figures/shown'
import { Empty, Failure, Loading } from '../parts/Answer'
import { Badge, toneOf } from '../parts/Badge'
import { Check } from '../parts/Fields'
import { Who } from '../parts/Who'
import { Chips } from '../tags/Chips'
import { useWords } from '../words/words'
import type { QueueItem } from '../wire/views'
import { useScenarioNames } from './asking'
import { leastWidth, useColumns, WIDTHS, type Column } from './views'

const ROW_PIXELS = 58
const AHEAD = 40

type Shape = {
  queue: Pick<UseInfiniteQueryResult, 'error' | 'isPending' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'refetch'>
  rows: QueueItem[]
  active: string | undefined
  chosen: ReadonlySet<string>
  onLook: (id: string) => void
  onToggle: (id: string) => void
}

/** The alerts as a virtual grid: only what is in sight is drawn, pages are fetched ahead of it. */
export function Queue({ queue, rows, active, chosen, onLook, onToggle }: Shape) {
  const { t } = useWords()
  const [columns] = useColumns()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (last >= rows.length - AHEAD && queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage()
  }, [last, rows.length, queue])

  const at = rows.findIndex((row) => row.itemId === active)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])

  if (queue.isPending) return <Loading lines={6} />
  if (queue.error !== null && rows.length === 0) return <Failure failure={queue.error} again={() => void queue.refetch()} />
  if (rows.length === 0) return <Empty title={t('alerts.empty')}>{t('alerts.empty.text')}</Empty>
  const grid: CSSProperties = { gridTemplateColumns: ['24px', ...columns.map((column) => WIDTHS[column])].join(' ') }
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      tabIndex={0}
      aria-label={t('alerts.queue')}
      aria-rowcount={queue.hasNextPage ? -1 : rows.length + 1}
      aria-activedescendant={at >= 0 ? 'row-' + active : undefined}
    >
      <div role="rowgroup" className="headings">
        <div role="row" className="line" style={grid} aria-rowindex={1}>
          <span role="columnheader">
            <span className="unseen">{t('alerts.choose')}</span>
          </span>
          {columns.map((column) => (
            <span key={column} role="columnheader">
              {t(`alerts.column.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="rows" style={{ height: virtual.getTotalSize(), minWidth: leastWidth(columns) }}>
        {items.map((item) => {
          const alert = rows[item.index]
          if (alert === undefined) return null
          return (
            <div
              key={alert.itemId}
              id={'row-' + alert.itemId}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={alert.itemId === active}
              className="line"
              style={{ ...grid, height: item.size, transform: `translateY(${item.start}px)` }}
              onClick={() => onLook(alert.itemId)}
            >
              <span role="gridcell" onClick={(event) => event.stopPropagation()}>
                <Check
                  label={t('alerts.choose.one', { score: alert.score })}
                  shown={false}
                  checked={chosen.has(alert.itemId)}
                  onChange={() => onToggle(alert.itemId)}
                />
              </span>
              {columns.map((column) => (
                <span key={column} role="gridcell" className={column}>
                  <Cell column={column} alert={alert} />
                </span>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Cell({ column, alert }: { column: Column; alert: QueueItem }) {
  const { t, term } = useWords()
  const names = useScenarioNames()
  switch (column) {
    case 'priority':
      return (
        <span title={alert.priority.parts.map((part) => `${part.points} · ${part.says}`).join('\n')}>
          <Badge tone={toneOf(alert.priority.value)}>{alert.priority.value}</Badge>
        </span>
      )
    case 'score':
      return <Count of={alert.score} />
    case 'alert':
      return (
        <>
          <span className="first">{names.data?.get(alert.scenario ?? '')?.name ?? alert.scenario}</span>
          <span className="second">
            {alert.amount && <Money of={alert.amount} />}
            {alert.joins > 0 && <> · {t('alerts.hits', { n: alert.joins + 1 })}</>}
            {alert.state !== 'new' && <> · {term('state', alert.state)}</>}
            {alert.waitsForSecond && <> · {t('hits.second')}</>}
            {alert.assignee && (
              <>
                {' '}
                · <Who id={alert.assignee} />
              </>
            )}
          </span>
        </>
      )
    case 'due':
      return (
        <>
          {alert.sla !== 'done' && (
            <span className={'second sla ' + alert.sla}>{term('sla', alert.sla)}</span>
          )}
          <span className="second">
            <Ago at={alert.dueAt} />
          </span>
        </>
      )
    case 'amount':
      return alert.amount ? <Money of={alert.amount} /> : '–'
    case 'assignee':
      return <Who id={alert.assignee} />
    case 'opened':
      return <Ago at={alert.openedAt} />
    case 'typology':
      return term('typology', alert.typology)
    case 'state':
      return term('state', alert.state)
    case 'joins':
      return <Count of={alert.joins + 1} />
    case 'tags':
      return <Chips tags={alert.tags} />
  }
}
