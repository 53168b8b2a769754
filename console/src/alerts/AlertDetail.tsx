import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Moment, Money } from '../figures/shown'
import { FlowPanel } from '../flow/FlowPanel'
import { Answer, Failure } from '../parts/Answer'
import { Badge, toneOf } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Meter } from '../parts/Meter'
import { GiveTo, useName, Who } from '../parts/Who'
import { LookPanel } from '../looks/LookPanel'
import { useMay, useSession } from '../shell/SignedIn'
import { Refused } from '../wire/refused'
import { TagsLine } from '../tags/TagsLine'
import { useWords } from '../words/words'
import type { Alert, QueueItem, QueueItemDetail } from '../wire/views'
import { EarlierPanel } from './EarlierPanel'
import { MergedPanel } from './MergedPanel'
import { PaymentsPanel } from './PaymentsPanel'
import { PeersPanel } from './PeersPanel'
import { ReplayPanel } from './ReplayPanel'
import { RestPanel } from './RestPanel'
import { TimelinePanel } from './TimelinePanel'
import { UsualPanel } from './UsualPanel'
import { WhyPanel } from './WhyPanel'
import type { Disposition, useAct } from './acting'
import { useAlert, useItem, useScenarioNames } from './asking'
import { slaTone } from './tones'

type Acts = {
  act: ReturnType<typeof useAct>
  onStep: (by: 1 | -1) => void
  onOpen: (what: Disposition | 'snooze' | 'case' | 'reopen') => void
}
type Shape = Acts & { id: string; onLook: (id: string) => void }

/** One alert with everything that says why it is there, and what can be done about it. */
export function AlertDetail({ id, onLook, ...acts }: Shape) {
  const alert = useAlert(id)
  const item = useItem(id)
  return (
    <Answer of={alert} lines={6}>
      {(told) => (
        <article className="alert stack">
          <Head alert={told} detail={item.data?.detail} {...acts} />
          <Refusal failure={acts.act.error} />
          <LookPanel item={id} dispositions={item.data?.detail.dispositions ?? []} />
          <WhyPanel alert={told} />
          <MergedPanel detail={item.data?.detail} onLook={onLook} />
          <FlowPanel alert={told} onLook={onLook} />
          <PaymentsPanel alert={told} />
          <PeersPanel alert={told} />
          <UsualPanel alert={told} />
          <TimelinePanel alert={told} detail={item.data?.detail} />
          <EarlierPanel alert={told} detail={item.data?.detail} onLook={onLook} />
          <RestPanel alert={told} />
          <ReplayPanel alert={told} />
        </article>
      )}
    </Answer>
  )
}

type HeadShape = Acts & { alert: Alert; detail: QueueItemDetail | undefined }

function Head({ alert, detail, ...acts }: HeadShape) {
  const { t, term } = useWords()
  const names = useScenarioNames()
  const item = detail?.item
  return (
    <header className="alert-head">
      <div className="row apart">
        <div className="row">
          <Badge tone={toneOf(alert.score)}>{t('alerts.score', { score: alert.score })}</Badge>
          <Badge>{term('typology', alert.typology)}</Badge>
          {item && <Badge tone={item.state === 'new' ? 'accent' : 'calm'}>{term('state', item.state)}</Badge>}
          {item && item.sla !== 'done' && <Badge tone={slaTone(item.sla)}>{term('sla', item.sla)}</Badge>}
          <Badge>{term('outcome', alert.outcome)}</Badge>
        </div>
        <div className="row no-print">
          <Button kind="quiet" icon="left" aria-label={t('alerts.previous')} onPress={() => acts.onStep(-1)} />
          <Button kind="quiet" icon="right" aria-label={t('alerts.next')} onPress={() => acts.onStep(1)} />
        </div>
      </div>
      <h2 id="alert-title" tabIndex={-1} className="title">
        {names.data?.get(alert.scenario)?.name ?? alert.scenario}
      </h2>
      <p className="reason">{alert.reason}</p>
      <p className="soft small">
        {t('alerts.account')}{' '}
        <Link to="/accounts/$account" params={{ account: alert.accountId }} className="mono">
          {alert.accountNumber ?? alert.accountId}
        </Link>{' '}
        · {t('alerts.opened')} <Moment at={alert.openedAt} />
        {item?.amount && (
          <>
            {' '}
            · <Money of={item.amount} />
          </>
        )}
        {item && item.sla !== 'done' && (
          <>
            {' '}
            · {t('alerts.due')} <Moment at={item.dueAt} />
          </>
        )}
      </p>
      {item && <TagsLine kind="alert" id={item.itemId} version={item.version} tags={item.tags} />}
      {item && <ActBar item={item} {...acts} />}
      {item && <Standing item={item} detail={detail} act={acts.act} />}
      {item && <Standpoint item={item} />}
    </header>
  )
}

/** Every act with its letter. */
function ActBar({ item, act, onOpen }: Acts & { item: QueueItem }) {
  const { t } = useWords()
  const may = useMay('analyst', 'supervisor')
  if (!may || item.state === 'merged') return null
  const target = { items: [{ itemId: item.itemId, version: item.version }] }
  if (item.state === 'closed') {
    return (
      <div className="row no-print">
        <Button onPress={() => onOpen('reopen')}>{t('alerts.reopen')}</Button>
      </div>
    )
  }
  return (
    <div className="row no-print" role="toolbar" aria-label={t('alerts.acts')}>
      {item.state !== 'in_review' && item.state !== 'escalated' && (
        <Button kind="primary" letter="r" onPress={() => act.mutate({ act: { act: 'review' }, target })}>
          {t('alerts.review')}
        </Button>
      )}
      {item.caseId === undefined && (
        <>
          <Button letter="f" onPress={() => onOpen('false_positive')}>
            {t('disposition.false_positive')}
          </Button>
          <Button letter="d" onPress={() => onOpen('no_further_action')}>
            {t('disposition.no_further_action')}
          </Button>
          {item.state !== 'escalated' && (
            <Button letter="e" onPress={() => onOpen('escalated')}>
              {t('disposition.escalated')}
            </Button>
          )}
          <Button letter="c" onPress={() => onOpen('case')}>
            {t('alerts.case')}
          </Button>
          <Button letter="s" onPress={() => onOpen('snooze')}>
            {t('alerts.snooze')}
          </Button>
        </>
      )}
      <Button letter="a" onPress={() => act.mutate({ act: { act: 'assign', assignee: 'me' }, target })}>
        {t('alerts.assign')}
      </Button>
      <GiveTo holder={item.assignee} onGive={(assignee) => act.mutate({ act: { act: 'assign', assignee }, target })} />
    </div>
  )
}

/** Who has it, what waits for a second officer, which case it is in. */
function Standing({ item, detail, act }: { item: QueueItem; detail: QueueItemDetail | undefined; act: Acts['act'] }) {
  const { t, term } = useWords()
  const session = useSession()
  const name = useName()
  const waiting = detail?.dispositions.find((each) => each.state === 'waiting')
  const target = { items: [{ itemId: item.itemId, version: item.version }] }
  return (
    <>
      {item.lock && item.lock.holder !== session.officerId && (
        <p className="notice">
          <Who id={item.lock.holder} /> {t('alerts.held')} <Moment at={item.lock.until} />
        </p>
      )}
      {item.mergedInto && (
        <p className="notice">
          {t('merged.into')}{' '}
          <Link to="/alerts" search={{ alert: item.mergedInto, state: 'all' }}>
            {t('merged.survivor')}
          </Link>
        </p>
      )}
      {item.caseId && (
        <p className="notice">
          {t('alerts.incase')}{' '}
          <Link to="/cases/$case" params={{ case: item.caseId }}>
            {t('alerts.opencase')}
          </Link>
        </p>
      )}
      {waiting && (
        <div className="notice row apart">
          <span>
            {t('judge.waits', { author: name(waiting.author), verdict: term('disposition', waiting.disposition) })} {waiting.reason}
          </span>
          {waiting.bulkClosingId && (
            <Link to="/bulk-closings" search={{ closing: waiting.bulkClosingId }}>
              {t('bulkclosings.see')}
            </Link>
          )}
          {!waiting.bulkClosingId && waiting.author !== session.officerId && (
            <Button kind="primary" letter="y" onPress={() => act.mutate({ act: { act: 'confirm' }, target })}>
              {t('judge.confirm')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

/** Why it stands where it stands: the points of its priority, one by one. */
function Standpoint({ item }: { item: QueueItem }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details className="standpoint" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('alerts.priority', { value: item.priority.value })}</summary>
      <ul className="reasons">
        {item.priority.parts.map((part) => (
          <li key={part.name}>
            <span>{part.says}</span>
            <Meter of={part.points} most={part.weight} />
            <span className="number small">
              {part.points} / {part.weight}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A refusal, and with a conflict how things stand by now. */
function Refusal({ failure }: { failure: Error | null }) {
  const { t, term } = useWords()
  if (failure === null) return null
  const current = failure instanceof Refused ? (failure.members.current as QueueItem | undefined) : undefined
  return (
    <div className="panel">
      <Failure failure={failure} />
      {current && (
        <p className="inside">
          {t('alerts.now')} {term('state', current.state)} · <Who id={current.assignee} />
        </p>
      )}
    </div>
  )
}
