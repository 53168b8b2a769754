import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Check, Pick, Text } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import { useDraft } from '../session/drafts'
import { useWords } from '../words/words'
import { KINDS, useRegister, type Kind } from './asking'

/** The end of a day in the officer's zone; nothing for no day. */
function endOf(day: string): string | undefined {
  return day === '' ? undefined : new Date(day + 'T23:59:59').toISOString()
}

/** Registers what an authority asks about a case. */
export function RegisterSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords()
  const [key] = useState(() => crypto.randomUUID())
  const register = useRegister(id, key)
  const [kind, setKind] = useState<Kind>('information')
  const [authority, setAuthority] = useState('')
  const [reference, setReference] = useState('')
  const [words, setWords, drop] = useDraft('authority.' + id)
  const [received, setReceived] = useState(() => new Date().toISOString().slice(0, 10))
  const [jurisdiction, setJurisdiction] = useState('')
  const [urgent, setUrgent] = useState(false)
  const [due, setDue] = useState('')
  const [until, setUntil] = useState('')
  const holds = kind === 'account_freeze' || kind === 'keep_open'
  const complete = [authority, reference, words, received].every((text) => text.trim() !== '')
  const send = () => {
    const dueAt = endOf(due)
    const inForceUntil = holds ? endOf(until) : undefined
    const day = new Date(received + 'T00:00:00')
    register.mutate(
      {
        kind,
        authority: authority.trim(),
        reference: reference.trim(),
        words: words.trim(),
        receivedAt: day.toISOString(),
        urgent,
        ...(jurisdiction.trim() === '' ? {} : { jurisdiction: jurisdiction.trim().toUpperCase() }),
        ...(dueAt && { dueAt }),
        ...(inForceUntil && { inForceUntil }),
      },
      {
        onSuccess: () => {
          drop()
          onClose()
        },
      },
    )
  }
  return (
    <Sheet wide title={t('authority.new')} open onClose={onClose}>
      <form
        className="stack close"
        onSubmit={(event) => {
          event.preventDefault()
          if (complete) send()
        }}
      >
        <p className="soft">{t('authority.text')}</p>
        <Pick
          label={t('authority.kind')}
          value={kind}
          onChange={(next) => setKind(next as Kind)}
          choices={KINDS.map((each) => ({ id: each, label: t(`authoritykind.${each}`) }))}
        />
        <Text label={t('authority.who')} value={authority} onChange={setAuthority} autoFocus />
        <Text label={t('authority.reference')} value={reference} onChange={setReference} />
        <Text label={t('authority.words')} lines={4} value={words} onChange={setWords} />
        <Text label={t('authority.received')} type="date" value={received} onChange={setReceived} />
        <Text label={t('authority.jurisdiction')} hint={t('authority.jurisdiction.hint')} value={jurisdiction} onChange={setJurisdiction} />
        <Check label={t('authority.urgent')} checked={urgent} onChange={setUrgent} />
        <Text label={t('authority.due')} hint={t('authority.due.hint')} type="date" value={due} onChange={setDue} />
        {holds && <Text label={t('authority.inforce')} type="date" value={until} onChange={setUntil} />}
        {register.error && <Failure failure={register.error} />}
        <div className="ends">
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={!complete || register.isPending}>
            {t('authority.register')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
