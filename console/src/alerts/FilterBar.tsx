import { useState } from 'react'
import { Button as Pressable, Dialog, DialogTrigger, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { instantOf } from '../figures/time'
import { Button } from '../parts/Button'
import { Check, Pick, Text, type Choice } from '../parts/Fields'
import { TagFilter } from '../tags/TagFilter'
import { ANY } from '../parts/narrowing'
import { Icon } from '../parts/Icon'
import { useColleagueChoices } from '../parts/Who'
import { usePreferences } from '../preferences/preferences'
import { useWords } from '../words/words'
import { useScenarioNames } from './asking'
import { isFiltered, type AlertFilter, type AlertSearch } from './filters'
import { COLUMNS, useColumns, useSavedViews } from './views'

const STATES = ['new', 'in_review', 'escalated', 'snoozed', 'closed', 'merged', 'all']
const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const
const SLAS = ['on_track', 'at_risk', 'breached']
const SORTS = ['priority', 'newest', 'due', 'amount', 'score'] as const

type Shape = { search: AlertSearch; onChange: (next: AlertSearch) => void }

export function FilterBar({ search, onChange }: Shape) {
  const { t, term } = useWords()
  const names = useScenarioNames()
  const colleagues = useColleagueChoices()
  const scenarios = [...(names.data?.values() ?? [])]
  const typologies = [...new Set(scenarios.map((each) => each.typology))].sort()
  const set = (change: { [name in keyof AlertFilter]: string | undefined }) => onChange(withoutEmpty({ ...search, ...change }))
  const any = (label: string): Choice => ({ id: ANY, label })
  const one = (name: keyof AlertFilter) => (id: string) => set({ [name]: id === ANY ? undefined : id })
  return (
    <div className="filters" role="search" aria-label={t('alerts.filters')}>
      <Pick
        quiet
        label={t('alerts.filter.state')}
        value={search.state ?? ANY}
        onChange={one('state')}
        choices={[any(t('alerts.any.state')), ...STATES.map((id) => ({ id, label: term('state', id) }))]}
      />
      <Pick
        quiet
        label={t('alerts.filter.assignee')}
        value={search.assignee ?? ANY}
        onChange={one('assignee')}
        choices={[
          any(t('alerts.any.assignee')),
          { id: 'me', label: t('alerts.mine') },
          { id: 'none', label: t('alerts.nobody') },
          ...colleagues,
        ]}
      />
      <Pick
        quiet
        label={t('alerts.filter.typology')}
        value={search.typology ?? ANY}
        onChange={one('typology')}
        choices={[any(t('alerts.any.typology')), ...typologies.map((id) => ({ id, label: term('typology', id) }))]}
      />
      <Pick
        quiet
        label={t('alerts.sort')}
        value={search.sort ?? 'priority'}
        onChange={(sort) => onChange(withoutEmpty({ ...search, sort: sort === 'priority' ? undefined : sort }))}
        choices={SORTS.map((id) => ({ id, label: t(`alerts.sort.${id}`) }))}
      />
      <DialogTrigger>
        <Pressable className="button">
          {t('alerts.more')}
          {moreSet(search) > 0 && <span className="badge accent">{moreSet(search)}</span>}
        </Pressable>
        <Popover className="popover filter-more">
          <Dialog aria-label={t('alerts.filters')} className="stack close">
            <Pick
              label={t('alerts.filter.scenario')}
              value={search.scenario ?? ANY}
              onChange={one('scenario')}
              choices={[any(t('alerts.any.scenario')), ...scenarios.map((each) => ({ id: each.scenario, label: each.name }))]}
            />
            <Pick
              label={t('scenarios.severity')}
              value={search.severity ?? ANY}
              onChange={one('severity')}
              choices={[any(t('alerts.any.severity')), ...SEVERITIES.map((id) => ({ id, label: t(`severity.${id}`) }))]}
            />
            <Pick
              label={t('alerts.filter.sla')}
              value={search.sla ?? ANY}
              onChange={one('sla')}
              choices={[any(t('alerts.any.sla')), ...SLAS.map((id) => ({ id, label: term('sla', id) }))]}
            />
            <TagFilter value={search.tag} onChange={one('tag')} />
            <Check
              label={t('hits.waiting')}
              checked={search.waiting === 'true'}
              onChange={(checked) => set({ waiting: checked ? 'true' : undefined })}
            />
            <AccountAndTimes search={search} onSet={set} />
          </Dialog>
        </Popover>
      </DialogTrigger>
      <Views search={search} onChange={onChange} />
      <ColumnChoice />
      {isFiltered(search) && (
        <Button kind="quiet" icon="close" aria-label={t('alerts.clear')} onPress={() => onChange(withoutEmpty({ alert: search.alert }))} />
      )}
    </div>
  )
}

function AccountAndTimes({ search, onSet }: { search: AlertSearch; onSet: (change: { [name in keyof AlertFilter]: string | undefined }) => void }) {
  const { t } = useWords()
  const [{ zone }] = usePreferences()
  const [subject, setSubject] = useState(search.subject ?? '')
  const [score, setScore] = useState(search.scoreFrom ?? '')
  const [amount, setAmount] = useState(search.amountFrom ?? '')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const apply = () =>
    onSet({
      subject: subject.trim() || undefined,
      scoreFrom: score.trim() || undefined,
      amountFrom: amount.trim() || undefined,
      from: from === '' ? search.from : instantOf(from, zone),
      to: to === '' ? search.to : instantOf(to, zone),
    })
  return (
    <form
      className="stack close"
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <Text label={t('alerts.filter.account')} value={subject} onChange={setSubject} />
      <div className="pair">
        <Text label={t('alerts.filter.score')} value={score} onChange={setScore} inputMode="numeric" />
        <Text label={t('alerts.filter.amount')} value={amount} onChange={setAmount} inputMode="decimal" />
      </div>
      <Text label={t('alerts.filter.from', { zone })} type={'datetime-local' as never} value={from} onChange={setFrom} />
      <Text label={t('alerts.filter.to', { zone })} type={'datetime-local' as never} value={to} onChange={setTo} />
      <Button type="submit" kind="primary">
        {t('act.apply')}
      </Button>
    </form>
  )
}

function Views({ search, onChange }: Shape) {
  const { t } = useWords()
  const { views, save, forget } = useSavedViews()
  const [name, setName] = useState('')
  return (
    <DialogTrigger>
      <Pressable className="button">
        <Icon name="star" />
        {t('alerts.views')}
      </Pressable>
      <Popover className="popover filter-more">
        <Dialog aria-label={t('alerts.views')} className="stack close">
          {views.length === 0 && <p className="soft small">{t('alerts.views.none')}</p>}
          {views.map((view) => (
            <div key={view.name} className="row apart">
              <Button kind="quiet" onPress={() => onChange({ ...view.search })}>
                {view.name}
              </Button>
              <Button kind="quiet" icon="close" aria-label={t('alerts.views.forget', { name: view.name })} onPress={() => forget(view.name)} />
            </div>
          ))}
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault()
              if (name.trim() !== '') save({ name: name.trim(), search: viewOf(search) })
              setName('')
            }}
          >
            <Text label={t('alerts.views.name')} value={name} onChange={setName} />
            <Button type="submit">{t('act.save')}</Button>
          </form>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function ColumnChoice() {
  const { t } = useWords()
  const [columns, setColumns] = useColumns()
  return (
    <MenuTrigger>
      <Pressable className="button bare" aria-label={t('alerts.columns')}>
        <Icon name="columns" />
      </Pressable>
      <Popover className="popover">
        <Menu
          aria-label={t('alerts.columns')}
          selectionMode="multiple"
          selectedKeys={columns}
          onSelectionChange={(keys) => setColumns(COLUMNS.filter((column) => keys === 'all' || keys.has(column)))}
        >
          {COLUMNS.map((column) => (
            <MenuItem key={column} id={column}>
              {t(`alerts.column.${column}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function moreSet(search: AlertSearch): number {
  return [
    search.scenario,
    search.severity,
    search.sla,
    search.subject,
    search.scoreFrom,
    search.amountFrom,
    search.from,
    search.to,
    search.waiting,
    search.tag,
  ].filter(Boolean).length
}

/** A view keeps filters and order, not the alert that happens to be open. */
function viewOf({ alert: _alert, ...view }: AlertSearch): AlertSearch {
  return view
}

function withoutEmpty(search: { [name in keyof AlertSearch]: string | undefined }): AlertSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}

