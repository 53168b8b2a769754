import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '../parts/Button'
import { Sheet } from '../parts/Sheet'
import { proofAddress, whoAsks, type Proof } from '../wire/stepup'
import { useWords } from '../words/words'

const CHANNEL = 'vigil.session'
const PROVEN = 'proven'

type Asked = { proof: Proof; answer: (proven: boolean) => void }

/**
 * Leads the officer to a newer or stronger sign-in in a window of its own; the page below waits with all
 * that was written on it, and does what it was about to do when the officer is back.
 */
export function StepUp() {
  const { t } = useWords()
  const client = useQueryClient()
  const [asked, setAsked] = useState<Asked[]>([])
  const waiting = useRef(asked)
  waiting.current = asked

  const end = useCallback((proven: boolean) => {
    for (const each of waiting.current) each.answer(proven)
    setAsked([])
  }, [])

  useEffect(
    () => whoAsks((proof) => new Promise((answer) => setAsked((before) => [...before, { proof, answer }]))),
    [],
  )

  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = ({ data }) => {
      // The session is another one now, with a form token of its own.
      if (data === PROVEN) void client.refetchQueries({ queryKey: ['session'] }).then(() => end(true))
    }
    return () => channel.close()
  }, [client, end])

  const first = asked[0]
  return (
    <Sheet title={t('stepup.title')} open={first !== undefined} onClose={() => end(false)}>
      <p>{t('stepup.text')}</p>
      <div className="ends">
        <Button onPress={() => end(false)}>{t('act.cancel')}</Button>
        {first && (
          <a className="button primary" href={proofAddress(first.proof)} target="_blank" rel="noopener" onClick={openWindow}>
            {t('stepup.begin')}
          </a>
        )}
      </div>
    </Sheet>
  )
}

/** A window that a script has opened can close itself again; where none opens, the link does. */
function openWindow(event: React.MouseEvent<HTMLAnchorElement>) {
  if (window.open(event.currentTarget.href, 'vigil-sign-in') !== null) event.preventDefault()
}

/** Where the window ends in which the officer signed in again. */
export function ConfirmedPage() {
  const { t } = useWords()
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.postMessage(PROVEN)
    channel.close()
    window.close()
  }, [])
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('stepup.done')}</h1>
          <p className="soft">{t('stepup.done.text')}</p>
        </div>
      </div>
    </div>
  )
}
