import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Check, Pick, Text } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import { useDraft } from '../session/drafts'
import { useWords } from '../words/words'
import { DISPOSITIONS, RED_FLAGS, type Disposition } from './acting'

type Shape = {
  /** What it opens with; null while it is closed. */
  disposition: Disposition | null
  /** Under which name the text is kept until it is sent. */
  draft: string
  count: number
  /** Whether the count has to be confirmed: more is meant than is seen. */
  confirm: boolean
  failure: Error | null
  onClose: () => void
  onSend: (disposition: Disposition, reason: string, redFlags: string[], done: () => void) => void
}

/** Says what one or many alerts are, with a reason and structured red flags. */
export function DisposeSheet(shape: Shape) {
  const { t } = useWords()
  if (shape.disposition === null) return null
  return (
    <Sheet wide title={t('dispose.title', { n: shape.count })} open onClose={shape.onClose}>
      <Form key={shape.disposition} {...shape} first={shape.disposition} />
    </Sheet>
  )
}

function Form({ first, draft, count, confirm, failure, onClose, onSend }: Shape & { first: Disposition }) {
  const { t } = useWords()
  const [disposition, setDisposition] = useState<Disposition>(first)
  const [reason, setReason, drop] = useDraft('disposition.' + draft)
  const [flags, setFlags] = useState<string[]>([])
  // A count that has changed since is to be confirmed anew.
  const [confirmed, setConfirmed] = useState(0)
  const meant = !confirm || (count > 0 && confirmed === count)
  const complete = meant && reason.trim() !== '' && (flags.length > 0 || disposition !== 'escalated')
  const send = () => complete && onSend(disposition, reason.trim(), flags.length > 0 ? flags : ['none_found'], drop)
  return (
    <form
      className="stack close"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
      }}
    >
      <Pick
        label={t('dispose.what')}
        value={disposition}
        onChange={(id) => setDisposition(id as Disposition)}
        choices={DISPOSITIONS.map((id) => ({ id, label: t(`disposition.${id}`) }))}
      />
      <Text label={t('dispose.reason')} lines={3} value={reason} onChange={setReason} autoFocus placeholder={t('dispose.hint')} />
      <fieldset className="flags">
        <legend className="label">{t('dispose.flags')}</legend>
        {RED_FLAGS.map((flag) => (
          <Check
            key={flag}
            label={t(`flag.${flag}`)}
            checked={flags.includes(flag)}
            onChange={(checked) => setFlags(checked ? [...flags, flag] : flags.filter((each) => each !== flag))}
          />
        ))}
      </fieldset>
      {confirm && (
        <Check
          label={t('bulk.confirm', { n: count })}
          checked={meant}
          onChange={(checked) => setConfirmed(checked ? count : 0)}
        />
      )}
      {failure && <Failure failure={failure} />}
      <div className="ends">
        <span className="small soft grow">{t('dispose.keys')}</span>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" kind="primary" isDisabled={!complete}>
          {t(`disposition.${disposition}`)}
        </Button>
      </div>
    </form>
  )
}
