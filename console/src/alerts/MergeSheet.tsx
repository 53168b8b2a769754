import '../look/tags.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Ago, Money } from '../figures/shown'
import { Failure } from '../parts/Answer'
import { Badge, toneOf } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Sheet } from '../parts/Sheet'
import { cases, told } from '../wire/houses'
import type { QueueItem } from '../wire/views'
import { useWords } from '../words/words'
import { useScenarioNames } from './asking'

type Shape = { open: boolean; items: QueueItem[]; onClose: () => void; onDone: (survivor: string) => void }

/** Makes one alert of several; which one stays is the officer's to say. */
export function MergeSheet({ open, items, onClose, onDone }: Shape) {
  const { t } = useWords()
  return (
    <Sheet title={t('merge.title', { n: items.length })} open={open} onClose={onClose}>
      <Fields items={items} onClose={onClose} onDone={onDone} />
    </Sheet>
  )
}

function Fields({ items, onClose, onDone }: Omit<Shape, 'open'>) {
  const { t } = useWords()
  const names = useScenarioNames()
  const best = items.toSorted((a, b) => b.priority.value - a.priority.value)
  // The one that is in a case takes the others along; no case loses its alert.
  const [survivor, setSurvivor] = useState((best.find((each) => each.caseId !== undefined) ?? best[0])?.itemId ?? '')
  const merge = useMerge()
  const alike = new Set(items.map((each) => each.subject.id)).size === 1
  return (
    <>
      <p>{t('merge.text')}</p>
      <p className="notice">{t('merge.forever')}</p>
      {!alike && <p className="notice">{t('merge.others')}</p>}
      <fieldset className="merge-choice">
        <legend className="label">{t('merge.survivor')}</legend>
        {best.map((each) => (
          <label key={each.itemId}>
            <input type="radio" name="survivor" checked={each.itemId === survivor} onChange={() => setSurvivor(each.itemId)} />
            <Badge tone={toneOf(each.priority.value)}>{each.priority.value}</Badge>
            <span>
              {names.data?.get(each.scenario ?? '')?.name ?? each.scenario}
              <div className="soft small">
                {each.amount && <Money of={each.amount} />} · <Ago at={each.openedAt} />
              </div>
            </span>
          </label>
        ))}
      </fieldset>
      {merge.error && <Failure failure={merge.error} />}
      <div className="ends">
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button
          kind="primary"
          isDisabled={!alike || merge.isPending}
          onPress={() => merge.mutate({ survivor, items }, { onSuccess: () => onDone(survivor) })}
        >
          {t('merge.do')}
        </Button>
      </div>
    </>
  )
}

function useMerge() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ survivor, items }: { survivor: string; items: QueueItem[] }) => {
      const seen = items.map(({ itemId, version }) => ({ itemId, version }))
      return told(cases.POST('/v1/queue/merges', { body: { survivor, items: seen } }))
    },
    onSettled: () =>
      Promise.all(['queue', 'item', 'queue-counts', 'case'].map((kind) => client.invalidateQueries({ queryKey: [kind] }))),
  })
}
