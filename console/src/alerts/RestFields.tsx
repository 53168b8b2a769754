import { useState } from 'react'
import { Pick } from '../parts/Fields'
import { useWords } from '../words/words'

const DAY_MILLIS = 86_400_000
/** A moment less than the longest rest that the house allows. */
const SLACK_MILLIS = 60_000

type Reason =
  | 'information_requested'
  | 'known_activity'
  | 'expected_payments'
  | 'under_investigation'
  | 'data_being_corrected'

type Offered<R extends Reason> = { reasons: readonly R[]; reason: R; days: readonly string[]; day: string }

/** Why something rests and for how long: the fields, and what they say. */
export function useRestFields<R extends Reason>({ reasons, reason: first, days: choices, day }: Offered<R>) {
  const { t } = useWords()
  const [reason, setReason] = useState<R>(first)
  const [days, setDays] = useState(day)
  const fields = (
    <>
      <Pick
        label={t('snooze.reason')}
        value={reason}
        onChange={(id) => setReason(id as R)}
        choices={reasons.map((id) => ({ id, label: t(`snooze.reason.${id}`) }))}
      />
      <Pick
        label={t('snooze.until')}
        value={days}
        onChange={setDays}
        choices={choices.map((id) => ({ id, label: t('snooze.days', { n: Number(id) }) }))}
      />
    </>
  )
  const said = () => ({
    reason,
    until: new Date(Date.now() + Number(days) * DAY_MILLIS - SLACK_MILLIS).toISOString(),
  })
  return { fields, said }
}
