import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import type { CaseSummary } from '../wire/views'
import { useWords } from '../words/words'
import { useDescribe } from './asking'
import { dayOf, endOf } from './days'

type Shape = { summary: CaseSummary; tag: string; onClose: () => void }

/** What a case is called and until when it is due. */
export function DescribeSheet({ summary, tag, onClose }: Shape) {
  const { t } = useWords()
  const [title, setTitle] = useState(summary.title ?? '')
  const [due, setDue] = useState(dayOf(summary.dueAt))
  const describe = useDescribe(summary.caseId, tag)
  const complete = title.trim() !== '' && due !== ''
  // The hour stays as it is unless another day is meant.
  const dueAt = due === dayOf(summary.dueAt) ? summary.dueAt : endOf(due)
  return (
    <Sheet title={t('cases.describe')} open onClose={onClose}>
      <form
        className="stack close"
        onSubmit={(event) => {
          event.preventDefault()
          if (complete) describe.mutate({ title: title.trim(), dueAt }, { onSuccess: onClose })
        }}
      >
        <Text label={t('cases.title')} value={title} onChange={setTitle} maxLength={300} autoFocus />
        <Text label={t('alerts.due')} type="date" value={due} onChange={setDue} />
        {describe.error && <Failure failure={describe.error} />}
        <div className="ends">
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={!complete || describe.isPending}>
            {t('cases.describe.save')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
