import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Pick } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import { useWords } from '../words/words'
import { useAct, type Target } from './acting'

const REASONS = ['information_requested', 'known_activity', 'expected_payments', 'under_investigation', 'data_being_corrected'] as const
const DAYS = ['1', '7', '14', '30', '90', '180']
const DAY_MILLIS = 86_400_000
/** A moment less than the longest rest that the house allows. */
const SLACK_MILLIS = 60_000

type Shape = { open: boolean; count: number; target: Target; onClose: () => void; onDone: () => void }

/** Puts one or many alerts aside, with one reason and one end. */
export function SnoozeSheet({ open, count, target, onClose, onDone }: Shape) {
  const { t } = useWords()
  const [reason, setReason] = useState<(typeof REASONS)[number]>('information_requested')
  const [days, setDays] = useState('14')
  const act = useAct()
  const send = () => {
    const until = new Date(Date.now() + Number(days) * DAY_MILLIS - SLACK_MILLIS).toISOString()
    act.mutate({ act: { act: 'snooze', reason, until }, target }, { onSuccess: onDone })
  }
  return (
    <Sheet title={t('snooze.title', { n: count })} open={open} onClose={onClose}>
      <p className="soft">{t('snooze.text')}</p>
      <Pick
        label={t('snooze.reason')}
        value={reason}
        onChange={(id) => setReason(id as typeof reason)}
        choices={REASONS.map((id) => ({ id, label: t(`snooze.reason.${id}`) }))}
      />
      <Pick
        label={t('snooze.until')}
        value={days}
        onChange={setDays}
        choices={DAYS.map((id) => ({ id, label: t('snooze.days', { n: Number(id) }) }))}
      />
      {act.error && <Failure failure={act.error} />}
      <div className="ends">
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button kind="primary" isDisabled={act.isPending} onPress={send}>
          {t('alerts.snooze')}
        </Button>
      </div>
    </Sheet>
  )
}
