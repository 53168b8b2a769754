import '../look/alerts.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState, type CSSProperties } from 'react'
import { Empty } from '../parts/Answer'
import { Button } from '../parts/Button'
import { useKeys, type Keys } from '../shell/keys'
import { TagsSheet } from '../tags/TagsSheet'
import { useWords } from '../words/words'
import { AlertDetail } from './AlertDetail'
import { BulkBar } from './BulkBar'
import { DisposeSheet } from './DisposeSheet'
import { FilterBar } from './FilterBar'
import { filterOf, type AlertSearch } from './filters'
import { KeysSheet } from './KeysSheet'
import { MergeSheet } from './MergeSheet'
import { Queue } from './Queue'
import { SnoozeSheet } from './SnoozeSheet'
import { NewCaseSheet } from '../cases/NewCaseSheet'
import { ReopeningSheet } from '../cases/ReopeningSheet'
import { isDisposition, takeNext, useAct, type Disposition, type Target } from './acting'
import { useMatching, useNewest, useQueue, useQueueCounts } from './asking'
import { leastWidth, useColumns } from './views'
import { afterLeaving, nextOf } from './moving'

type Opened = 'none' | 'keys' | 'snooze' | 'case' | 'reopen' | 'tags' | 'merge' | Disposition

/** The queue on the left, the alert that is looked at on the right. */
export function AlertsPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/alerts' })
  const navigate = useNavigate({ from: '/alerts' })
  const filter = useMemo(() => filterOf(search), [search])
  const queue = useQueue(filter, search.sort)
  const act = useAct()
  const [columns] = useColumns()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [allMatching, setAllMatching] = useState(false)
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
  const choose = (ids: ReadonlySet<string>) => {
    setAllMatching(false)
    setChosen(ids)
  }
  const toggle = (id: string) => {
    const after = new Set(chosen)
    if (!after.delete(id)) after.add(id)
    choose(after)
  }
  const looked = rows.find((row) => row.itemId === search.alert)
  const ids = chosen.size > 0 ? chosen : new Set(search.alert === undefined ? [] : [search.alert])
  const matching = useMatching(filter, allMatching)
  const target: Target = allMatching
    ? { matching: filter, ...(matching.data !== undefined && { atMost: Math.max(1, matching.data) }) }
    : { items: rows.filter((row) => ids.has(row.itemId)).map(({ itemId, version }) => ({ itemId, version })) }
  const count = 'items' in target ? target.items.length : (matching.data ?? 0)
  const open = (what: Opened) => (ids.size > 0 || allMatching) && setOpened(what)
  const next = async () => {
    const taken = await takeNext()
    if (taken !== undefined) look(taken.itemId)
    void queue.refetch()
  }
  // On to the next one at once; a refusal brings the alert back, and the sheet with what was written.
  const leave = () => {
    if (search.alert !== undefined) look(afterLeaving(rows, search.alert, ids))
    setOpened('none')
    choose(new Set())
  }

  useKeys({
    ...moves(step, look),
    x: () => search.alert !== undefined && toggle(search.alert),
    n: () => void next(),
    a: () => ids.size > 0 && act.mutate({ act: { act: 'assign', assignee: 'me' }, target }),
    r: () => ids.size > 0 && act.mutate({ act: { act: 'review' }, target }),
    y: () => ids.size > 0 && act.mutate({ act: { act: 'confirm' }, target }),
    f: () => open('false_positive'),
    d: () => open('no_further_action'),
    e: () => (chosen.size > 0 || looked?.state !== 'escalated') && open('escalated'),
    c: () => open('case'),
    s: () => open('snooze'),
    t: () => (chosen.size > 0 ? open('tags') : document.getElementById('alert-tags')?.focus()),
    m: () => !allMatching && chosen.size > 1 && open('merge'),
    '?': () => setOpened('keys'),
  })

  return (
    <div
      className={search.alert === undefined ? 'desk' : 'desk looking'}
      style={{ '--columns': leastWidth(columns) + 'px' } as CSSProperties}
    >
      <h1 className="unseen">{t('nav.alerts')}</h1>
      <section className="queue" aria-label={t('alerts.queue')}>
        <Head onNext={() => void next()} onKeys={() => setOpened('keys')} />
        <FilterBar search={search} onChange={(after) => void navigate({ search: after })} />
        <Waits closing={act.data?.waiting} />
        <Arrived filter={filter} onShow={() => void queue.refetch()} />
        <Queue queue={queue} rows={rows} active={search.alert} chosen={chosen} onLook={look} onToggle={toggle} />
        <BulkBar
          chosen={chosen}
          rows={rows}
          all={allMatching}
          onAll={setAllMatching}
          onChoose={choose}
          onOpen={setOpened}
          onAssign={(assignee) => act.mutate({ act: { act: 'assign', assignee }, target })}
        />
      </section>
      <section className="looked-at" aria-label={t('alerts.detail')}>
        {search.alert === undefined ? (
          <Empty title={t('alerts.none')}>{t('alerts.none.text')}</Empty>
        ) : (
          <>
            <div className="back no-print">
              <Button icon="left" onPress={() => look(undefined)}>
                {t('keys.back')}
              </Button>
            </div>
            <AlertDetail key={search.alert} id={search.alert} act={act} onStep={step} onLook={look} onOpen={setOpened} />
          </>
        )}
      </section>
      <KeysSheet open={opened === 'keys'} onClose={() => setOpened('none')} />
      <SnoozeSheet open={opened === 'snooze'} count={count} target={target} onClose={() => setOpened('none')} onDone={leave} />
      <ReopeningSheet
        open={opened === 'reopen'}
        failure={null}
        onClose={() => setOpened('none')}
        onSend={(reason) => {
          act.mutate({ act: { act: 'reopen', reason }, target })
          leave()
        }}
      />
      <TagsSheet open={opened === 'tags'} target={target} onClose={() => setOpened('none')} />
      <MergeSheet
        open={opened === 'merge'}
        items={rows.filter((row) => chosen.has(row.itemId))}
        onClose={() => setOpened('none')}
        onDone={(survivor) => {
          setOpened('none')
          choose(new Set())
          look(survivor)
        }}
      />
      <NewCaseSheet open={opened === 'case'} items={[...ids]} onClose={() => setOpened('none')} />
      <DisposeSheet
        disposition={isDisposition(opened) ? opened : null}
        draft={[...ids].join('+')}
        count={count}
        confirm={allMatching}
        onClose={() => setOpened('none')}
        onSend={(disposition, reason, redFlags, done) => {
          const back = search.alert
          act.mutate(
            { act: { act: 'dispose', disposition, reason, redFlags }, target },
            {
              onSuccess: done,
              onError: () => {
                look(back)
                setOpened(disposition)
              },
            },
          )
          // What is escalated stays, and is made a case of next.
          if (disposition === 'escalated') setOpened('none')
          else leave()
        }}
        failure={act.error}
      />
    </div>
  )
}

function Head({ onNext, onKeys }: { onNext: () => void; onKeys: () => void }) {
  const { t } = useWords()
  const counts = useQueueCounts()
  return (
    <header>
      <div>
        <h2 className="big">{t('nav.alerts')}</h2>
        {counts.data && (
          <p className="small soft">{t('alerts.counts', { mine: counts.data.mine, unassigned: counts.data.unassigned })}</p>
        )}
      </div>
      <div className="row">
        <Button letter="n" onPress={onNext}>
          {t('alerts.take')}
        </Button>
        <Button kind="quiet" icon="keyboard" aria-label={t('alerts.keys')} onPress={onKeys} />
      </div>
    </header>
  )
}

/** So many were closed at once that a second officer must approve it. */
function Waits({ closing }: { closing: string | undefined }) {
  const { t } = useWords()
  if (closing === undefined) return null
  return (
    <p className="notice" role="status">
      {t('bulkclosings.waits')}{' '}
      <Link to="/bulk-closings" search={{ closing }}>
        {t('bulkclosings.see')}
      </Link>
    </p>
  )
}

/** Tells that something newer has come; shown only when the officer wants it. */
function Arrived({ filter, onShow }: { filter: ReturnType<typeof filterOf>; onShow: () => void }) {
  const { t } = useWords()
  const newest = useNewest(filter)
  const latest = newest.data?.items[0]?.itemId
  const [seen, setSeen] = useState<{ filter: object; latest: string } | null>(null)
  if (latest !== undefined && seen?.filter !== filter) setSeen({ filter, latest })
  if (latest === undefined || seen === null || seen.filter !== filter || seen.latest === latest) return null
  return (
    <button
      type="button"
      className="arrived"
      onClick={() => {
        setSeen({ filter, latest })
        onShow()
      }}
    >
      {t('alerts.new')}
    </button>
  )
}

function moves(step: (by: 1 | -1) => void, look: (id: string | undefined) => void): Keys {
  return {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => document.getElementById('alert-title')?.focus(),
    Escape: () => look(undefined),
    '/': () => document.querySelector<HTMLElement>('.filters button, .filters input')?.focus(),
    ...sections(),
  }
}

const SECTIONS = ['why', 'flow', 'payments', 'timeline', 'earlier', 'replay']

/** The digits bring the parts of the alert into sight. */
function sections(): Keys {
  return Object.fromEntries(
    SECTIONS.map((section, index) => [
      String(index + 1),
      () => document.getElementById(section)?.scrollIntoView({ block: 'start' }),
    ]),
  )
}
