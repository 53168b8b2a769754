import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Pick } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import { useWords } from '../words/words'
import { monitoring, told } from '../wire/houses'

const REASONS = ['known_activity', 'expected_payments', 'under_investigation', 'data_being_corrected'] as const
const DAYS = ['7', '14', '30', '60', '90']
const DAY_MILLIS = 86_400_000
/** A moment less than the longest rest that the house allows. */
const SLACK_MILLIS = 60_000

type Shape = { open: boolean; alerts: string[]; onClose: () => void; onDone: () => void }

/** Lets the scenarios of one or more alerts rest for their accounts, with one reason and one end. */
export function SnoozeSheet({ open, alerts, onClose, onDone }: Shape) {
  const { t } = useWords()
  const client = useQueryClient()
  const [reason, setReason] = useState<(typeof REASONS)[number]>('known_activity')
  const [days, setDays] = useState('30')
  const rest = useMutation({
    mutationFn: async () => {
      const until = new Date(Date.now() + Number(days) * DAY_MILLIS - SLACK_MILLIS).toISOString()
      for (const id of alerts) {
        await told(monitoring.POST('/v1/alerts/{id}/snoozes', { params: { path: { id } }, body: { reason, until } }))
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['alerts'] }),
    onSuccess: onDone,
  })
  return (
    <Sheet title={t('snooze.title', { n: alerts.length })} open={open} onClose={onClose}>
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
      {rest.error && <Failure failure={rest.error} />}
      <div className="ends">
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button kind="primary" isDisabled={rest.isPending} onPress={() => rest.mutate()}>
          {t('alerts.snooze')}
        </Button>
      </div>
    </Sheet>
  )
}
