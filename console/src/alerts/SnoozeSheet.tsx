import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Sheet } from '../parts/Sheet'
import { useWords } from '../words/words'
import { useAct, type Target } from './acting'
import { useRestFields } from './RestFields'

const REASONS = ['information_requested', 'known_activity', 'expected_payments', 'under_investigation', 'data_being_corrected'] as const
const DAYS = ['1', '7', '14', '30', '90', '180']

type Shape = { open: boolean; count: number; target: Target; onClose: () => void; onDone: () => void }

/** Puts one or many alerts aside, with one reason and one end. */
export function SnoozeSheet({ open, count, target, onClose, onDone }: Shape) {
  const { t } = useWords()
  const { fields, said } = useRestFields({ reasons: REASONS, reason: 'information_requested', days: DAYS, day: '14' })
  const act = useAct()
  const send = () => act.mutate({ act: { act: 'snooze', ...said() }, target }, { onSuccess: onDone })
  return (
    <Sheet title={t('snooze.title', { n: count })} open={open} onClose={onClose}>
      <p className="soft">{t('snooze.text')}</p>
      {fields}
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
