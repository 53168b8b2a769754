import '../look/tags.css'
import { useState } from 'react'
import { Ago, Money } from '../figures/shown'
import { Answer } from '../parts/Answer'
import { Badge, toneOf } from '../parts/Badge'
import { Panel } from '../parts/Panel'
import type { QueueItem, QueueItemDetail } from '../wire/views'
import { useWords } from '../words/words'
import { useAlert, useScenarioNames } from './asking'
import { Payments } from './PaymentsPanel'

type Shape = { detail: QueueItemDetail | undefined; onLook: (id: string) => void }

/** The alerts that became part of this one, each with its own reason and transactions. */
export function MergedPanel({ detail, onLook }: Shape) {
  const { t } = useWords()
  const merged = detail?.merged ?? []
  if (merged.length === 0) return null
  return (
    <Panel id="merged" title={t('merged.title', { n: merged.length })} flush>
      {merged.map((item) => (
        <Part key={item.itemId} item={item} onLook={onLook} />
      ))}
    </Panel>
  )
}

function Part({ item, onLook }: { item: QueueItem; onLook: (id: string) => void }) {
  const names = useScenarioNames()
  const [open, setOpen] = useState(false)
  return (
    <details className="part" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Badge tone={toneOf(item.score)}>{item.score}</Badge>
        {names.data?.get(item.scenario ?? '')?.name ?? item.scenario}
        <span className="soft small">
          {item.amount && <Money of={item.amount} />} · <Ago at={item.openedAt} />
        </span>
      </summary>
      {open && <Brought id={item.itemId} onLook={onLook} />}
    </details>
  )
}

function Brought({ id, onLook }: { id: string; onLook: (id: string) => void }) {
  const { t } = useWords()
  const alert = useAlert(id)
  return (
    <Answer of={alert}>
      {(told) => (
        <>
          <div className="inside">
            <p>{told.reason}</p>
            <button type="button" className="link" onClick={() => onLook(id)}>
              {t('merged.look')}
            </button>
          </div>
          <Payments alert={told} all={false} />
        </>
      )}
    </Answer>
  )
}
