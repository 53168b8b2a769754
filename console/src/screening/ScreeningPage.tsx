import '../look/alerts.css'
import '../look/screening.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Empty, Failure, Loading } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Check, Pick } from '../parts/Fields'
import { ANY, narrowed } from '../parts/narrowing'
import { useKeys } from '../shell/keys'
import { More } from '../parts/More'
import { useWords } from '../words/words'
import type { HitSummary } from '../wire/views'
import { HitView } from './HitView'
import { useHits, useLists } from './asking'
import type { HitSearch } from './filters'
import { SearchNames } from './SearchNames'
import { shareTone } from './tones'

const STATES = ['open', 'undecided', 'true_match', 'false_positive', 'closed']

/** Hits of customers on lists, and the one that is judged. */
export function ScreeningPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/screening' })
  const navigate = useNavigate({ from: '/screening' })
  const hits = useHits(search)
  const rows = useMemo(() => hits.data?.pages.flatMap((page) => page.items) ?? [], [hits.data])
  const go = (next: HitSearch) => void navigate({ search: next })
  const look = (hit: string | undefined) => go({ ...search, hit })
  const step = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.hit === search.hit)
    const next = at === -1 ? rows[0] : rows[at + by]
    if (next !== undefined) look(next.hit)
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => look(undefined),
    Enter: () => document.getElementById('hit-title')?.focus(),
  })
  return (
    <div className={search.hit === undefined ? 'desk' : 'desk looking'}>
      <h1 className="unseen">{t('nav.screening')}</h1>
      <section className="queue" aria-label={t('hits.queue')}>
        <header>
          <h2 className="big">{t('nav.screening')}</h2>
          <Link to="/screening/desk" className="button">
            {t('desk.title')}
          </Link>
        </header>
        <Filters search={search} onChange={go} />
        <div className="grid plain">
          {hits.isPending && <Loading lines={5} />}
          {hits.error && rows.length === 0 && <Failure failure={hits.error} again={() => void hits.refetch()} />}
          {hits.data && rows.length === 0 && <Empty title={t('hits.empty')}>{t('hits.empty.text')}</Empty>}
          <ul>
            {rows.map((row) => (
              <Row key={row.hit} row={row} active={row.hit === search.hit} onLook={look} />
            ))}
          </ul>
          <More of={hits} />
        </div>
      </section>
      <section className="looked-at" aria-label={t('hits.detail')}>
        {search.hit === undefined ? (
          <div className="stack">
            <SearchNames />
            <Empty title={t('hits.none')}>{t('hits.none.text')}</Empty>
          </div>
        ) : (
          <>
            <div className="back no-print">
              <Button icon="left" onPress={() => look(undefined)}>
                {t('keys.back')}
              </Button>
            </div>
            <HitView key={search.hit} id={search.hit} onNext={() => step(1)} />
          </>
        )}
      </section>
    </div>
  )
}

function Filters({ search, onChange }: { search: HitSearch; onChange: (next: HitSearch) => void }) {
  const { t, term } = useWords()
  const lists = useLists()
  const set = (name: keyof HitSearch, value: string) => onChange(narrowed(search, name, value))
  return (
    <div className="filters" role="search" aria-label={t('alerts.filters')}>
      <Pick
        quiet
        label={t('alerts.filter.state')}
        value={search.state ?? ANY}
        onChange={(id) => set('state', id)}
        choices={[{ id: ANY, label: t('hits.any.state') }, ...STATES.map((id) => ({ id, label: term('state', id) }))]}
      />
      <Pick
        quiet
        label={t('hits.list')}
        value={search.list ?? ANY}
        onChange={(id) => set('list', id)}
        choices={[
          { id: ANY, label: t('hits.any.list') },
          ...(lists.data ?? []).map((each) => ({ id: each.list, label: each.list })),
        ]}
      />
      <Check
        label={t('hits.waiting')}
        checked={search.waiting === 'true'}
        onChange={(checked) => set('waiting', checked ? 'true' : ANY)}
      />
    </div>
  )
}

function Row({ row, active, onLook }: { row: HitSummary; active: boolean; onLook: (hit: string) => void }) {
  const { t, term } = useWords()
  return (
    <li>
      <button type="button" className="hit-row" aria-current={active} onClick={() => onLook(row.hit)}>
        <Badge tone={shareTone(row.score)}>{Math.round(row.score * 100)}</Badge>
        <span className="words">
          <span className="first">{row.customer}</span>
          <span className="second">
            {row.list} · {row.entry}
          </span>
        </span>
        <span className="small soft">{row.waitsForSecond ? t('hits.second') : term('state', row.state)}</span>
      </button>
    </li>
  )
}
