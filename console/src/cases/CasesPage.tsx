import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { slaTone } from '../alerts/tones'
import { Ago } from '../figures/shown'
import { Answer, Empty } from '../parts/Answer'
import { Badge, toneOfSeverity } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Pick, Text } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { ANY, narrowed } from '../parts/narrowing'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { useColleagueChoices, Who } from '../parts/Who'
import type { CaseSummary } from '../wire/views'
import { Chips } from '../tags/Chips'
import { TagFilter } from '../tags/TagFilter'
import { useWords } from '../words/words'
import { useCases } from './asking'
import type { CaseSearch } from './filters'

const STATES = ['open', 'in_review', 'pending_approval', 'reopened', 'closed']

/** Cases, with those that wait for an approval one choice away. */
export function CasesPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/cases' })
  const asked = useCases(search)
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.cases')}</h1>
          <p className="soft">{t('cases.text')}</p>
        </div>
      </div>
      <Filters search={search} />
      <Panel title={t('cases.all')} flush>
        <Answer of={asked}>
          {(told) => {
            const all = told.pages.flatMap((page) => page.items)
            return all.length === 0 ? <Empty title={t('cases.none')}>{t('cases.none.text')}</Empty> : <Table cases={all} />
          }}
        </Answer>
        <More of={asked} />
      </Panel>
    </div>
  )
}

function Filters({ search }: { search: CaseSearch }) {
  const { t, term } = useWords()
  const navigate = useNavigate({ from: '/cases' })
  const colleagues = useColleagueChoices()
  const [q, setQ] = useState(search.q ?? '')
  const set = (name: keyof CaseSearch, value: string) => void navigate({ search: narrowed(search, name, value) })
  return (
    <div className="row" role="search" aria-label={t('alerts.filters')}>
      <Pick
        quiet
        label={t('alerts.filter.state')}
        value={search.state ?? ANY}
        onChange={(id) => set('state', id)}
        choices={[{ id: ANY, label: t('hits.any.state') }, ...STATES.map((id) => ({ id, label: term('state', id) }))]}
      />
      <Pick
        quiet
        label={t('alerts.filter.assignee')}
        value={search.assignee ?? ANY}
        onChange={(id) => set('assignee', id)}
        choices={[
          { id: ANY, label: t('alerts.any.assignee') },
          { id: 'me', label: t('alerts.mine') },
          { id: 'none', label: t('alerts.nobody') },
          ...colleagues,
        ]}
      />
      <Pick
        quiet
        label={t('alerts.filter.sla')}
        value={search.sla ?? ANY}
        onChange={(id) => set('sla', id)}
        choices={[
          { id: ANY, label: t('alerts.any.sla') },
          ...['on_track', 'at_risk', 'breached'].map((id) => ({ id, label: term('sla', id) })),
        ]}
      />
      <TagFilter quiet value={search.tag} onChange={(tag) => set('tag', tag)} />
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          set('q', q.trim())
        }}
      >
        <Text label="" aria-label={t('cases.find')} placeholder={t('cases.find')} value={q} onChange={setQ} />
        <Button type="submit" icon="search" aria-label={t('cases.find')} />
      </form>
    </div>
  )
}

function Table({ cases }: { cases: CaseSummary[] }) {
  const { t, term } = useWords()
  return (
    <table className="table">
      <Heads
        of={[
          'cases.reference',
          'cases.title',
          'alerts.column.state',
          'scenarios.severity',
          'alerts.column.due',
          'alerts.column.assignee',
        ]}
      />
      <tbody>
        {cases.map((each) => (
          <tr key={each.caseId}>
            <td className="nowrap">
              <Link to="/cases/$case" params={{ case: each.caseId }}>
                {each.reference}
              </Link>
            </td>
            <td>
              {each.title ?? '–'}
              <div className="soft small">{term('typology', each.typology)}</div>
              <Chips tags={each.tags} />
            </td>
            <td>
              <Badge tone={each.waitsForSecond ? 'medium' : 'calm'}>{term('state', each.state)}</Badge>
            </td>
            <td>
              <Badge tone={toneOfSeverity(each.severity)}>{t(`severity.${each.severity}` as never)}</Badge>
            </td>
            <td className="nowrap">
              {each.sla !== 'done' && <Badge tone={slaTone(each.sla)}>{term('sla', each.sla)}</Badge>} <Ago at={each.dueAt} />
            </td>
            <td>
              <Who id={each.assignee} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
