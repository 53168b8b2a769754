import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Pick } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import { useWords } from '../words/words'

const REOPENINGS = ['new_information', 'wrong_disposition', 'quality_review', 'authority_asked', 'later_activity'] as const

type Shape = { open: boolean; failure: Error | null; onClose: () => void; onSend: (reason: string) => void }

/** Why something closed is worked again. */
export function ReopeningSheet({ open, failure, onClose, onSend }: Shape) {
  const { t } = useWords()
  const [reason, setReason] = useState<(typeof REOPENINGS)[number]>('new_information')
  return (
    <Sheet title={t('alerts.reopen')} open={open} onClose={onClose}>
      <Pick
        label={t('dispose.reason')}
        value={reason}
        onChange={(next) => setReason(next as typeof reason)}
        choices={REOPENINGS.map((id) => ({ id, label: t(`reopening.${id}`) }))}
      />
      {failure && <Failure failure={failure} />}
      <div className="ends">
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button kind="primary" onPress={() => onSend(reason)}>
          {t('alerts.reopen')}
        </Button>
      </div>
    </Sheet>
  )
}
