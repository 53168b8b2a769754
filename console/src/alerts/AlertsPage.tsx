import '../look/alerts.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { Button } from '../parts/Button'
import { Empty } from '../parts/Answer'
import { useKeys } from '../shell/keys'
import { useWords } from '../words/words'
import { AlertDetail } from './AlertDetail'
import { BulkBar } from './BulkBar'
import { FilterBar } from './FilterBar'
import { filterOf, type AlertSearch } from './filters'
import { KeysSheet } from './KeysSheet'
import { Queue } from './Queue'
import { SnoozeSheet } from './SnoozeSheet'
import { useNewest, useQueue } from './asking'
import { nextOf } from './moving'

type Opened = 'none' | 'keys' | 'snooze'

/** The queue on the left, the alert that is looked at on the right. */
export function AlertsPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/alerts' })
  const navigate = useNavigate({ from: '/alerts' })
  const filter = useMemo(() => filterOf(search), [search])
  const queue = useQueue(filter)
  const newest = useNewest(filter)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<Opened>('none')

  const rows = useMemo(() => queue.data?.pages.flatMap((page) => page.items) ?? [], [queue.data])
  const look = useCallback(
    (alert: string | undefined) =>
      void navigate({ search: (before: AlertSearch) => ({ ...before, alert }), replace: search.alert !== undefined }),
    [navigate, search.alert],
  )
  const step = (by: 1 | -1) => {
    const next = nextOf(rows, search.alert, by)
    if (next !== undefined) look(next)
  }
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })

  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => document.getElementById('alert-title')?.focus(),
    Escape: () => look(undefined),
    x: () => search.alert !== undefined && toggle(search.alert),
    s: () => (search.alert !== undefined || chosen.size > 0) && setOpened('snooze'),
    '/': () => document.querySelector<HTMLElement>('.filters button, .filters input')?.focus(),
    '?': () => setOpened('keys'),
    ...sections(),
  })

  const first = rows[0]?.alertId
  const latest = newest.data?.items[0]?.alertId
  const hasNew = first !== undefined && latest !== undefined && first !== latest
  return (
    <div className={search.alert === undefined ? 'desk' : 'desk looking'}>
      <section className="queue" aria-label={t('alerts.queue')}>
        <header>
          <h1>{t('nav.alerts')}</h1>
          <Button kind="quiet" icon="keyboard" aria-label={t('alerts.keys')} onPress={() => setOpened('keys')} />
        </header>
        <FilterBar search={search} onChange={(next) => void navigate({ search: next })} />
        {hasNew && (
          <button type="button" className="arrived" onClick={() => void queue.refetch()}>
            {t('alerts.new')}
          </button>
        )}
        <Queue queue={queue} rows={rows} active={search.alert} chosen={chosen} onLook={look} onToggle={toggle} />
        <BulkBar chosen={chosen} rows={rows} onChoose={setChosen} onSnooze={() => setOpened('snooze')} />
      </section>
      <section className="looked-at" aria-label={t('alerts.detail')}>
        {search.alert === undefined ? (
          <Empty title={t('alerts.none')}>{t('alerts.none.text')}</Empty>
        ) : (
          <AlertDetail key={search.alert} id={search.alert} onStep={step} onLook={look} onSnooze={() => setOpened('snooze')} />
        )}
      </section>
      <KeysSheet open={opened === 'keys'} onClose={() => setOpened('none')} />
      <SnoozeSheet
        open={opened === 'snooze'}
        alerts={chosen.size > 0 ? [...chosen] : search.alert === undefined ? [] : [search.alert]}
        onClose={() => setOpened('none')}
        onDone={() => {
          setOpened('none')
          setChosen(new Set())
          step(1)
        }}
      />
    </div>
  )
}

const SECTIONS = ['why', 'flow', 'payments', 'timeline', 'earlier', 'replay']

/** The digits bring the parts of the alert into sight. */
function sections(): Record<string, () => void> {
  return Object.fromEntries(
    SECTIONS.map((section, index) => [
      String(index + 1),
      () => document.getElementById(section)?.scrollIntoView({ block: 'start' }),
    ]),
  )
}
