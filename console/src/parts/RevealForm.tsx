import { useState } from 'react'
import { useWords } from '../words/words'
import { Failure } from './Answer'
import { Button } from './Button'
import { Pick, Text } from './Fields'

/** Not a report: who reads evidence may not learn of one. */
export const PURPOSES = ['investigation', 'authority_request', 'customer_request'] as const
/** What personal data is uncovered for, with the reference of a case or letter where there is one. */
export type Purpose = { purpose: (typeof PURPOSES)[number]; reference?: string }

type Shape = { isPending: boolean; failure: unknown; onReveal: (said: Purpose) => void }

/** Asks what for before personal data is shown. */
export function RevealForm({ isPending, failure, onReveal }: Shape) {
  const { t } = useWords()
  const [purpose, setPurpose] = useState<Purpose['purpose']>('investigation')
  const [reference, setReference] = useState('')
  const named = reference.trim()
  return (
    <form
      className="row field-row reveal"
      onSubmit={(event) => {
        event.preventDefault()
        onReveal(named === '' ? { purpose } : { purpose, reference: named })
      }}
    >
      <Pick
        label={t('reveal.purpose')}
        value={purpose}
        onChange={(next) => setPurpose(next as Purpose['purpose'])}
        choices={PURPOSES.map((id) => ({ id, label: t(`reveal.${id}`) }))}
      />
      <Text label={t('reveal.reference')} value={reference} onChange={setReference} maxLength={64} />
      <Button type="submit" isDisabled={isPending}>
        {t('customers.reveal')}
      </Button>
      <span className="soft small">{t('reveal.text')}</span>
      {failure != null && <Failure failure={failure} />}
    </form>
  )
}
