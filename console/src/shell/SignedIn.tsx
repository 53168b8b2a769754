import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { Failure } from '../parts/Answer'
import { Sheet } from '../parts/Sheet'
import { isSameOfficer, readSession, signInAddress, type Session } from '../session/session'
import { onSessionEnd } from '../wire/houses'
import { useWords } from '../words/words'
import { StepUp } from './StepUp'

const Current = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(Current)
  if (session === null) throw new Error('outside of SignedIn')
  return session
}

/** Whether the officer has one of these roles. The houses decide; this only spares a refusal. */
export function useMay(...roles: string[]): boolean {
  return useSession().roles.some((role) => roles.includes(role))
}

const LOOK_EVERY_MILLIS = 60_000

/** Shows the pages to whoever is signed in, and a door to everybody else. */
export function SignedIn({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const asked = useQuery({ queryKey: ['session'], queryFn: readSession, refetchInterval: LOOK_EVERY_MILLIS })
  const [last, setLast] = useState<Session | null>(null)
  const another = asked.data != null && last !== null && !isSameOfficer(last, asked.data)
  if (asked.data != null && asked.data !== last && !another) setLast(asked.data)

  useEffect(() => onSessionEnd(() => void client.invalidateQueries({ queryKey: ['session'] })), [client])

  // Somebody else signed in meanwhile: nothing of what the other officer had on the page stays.
  useEffect(() => {
    if (another) location.reload()
  }, [another])

  if (another) return <p className="splash" aria-busy="true" />
  if (last !== null) {
    return (
      <Current value={last}>
        {children}
        <StepUp />
        <SessionOver over={asked.data === null} />
      </Current>
    )
  }
  if (asked.error !== null) return <Failure failure={asked.error} again={() => void asked.refetch()} />
  return asked.data === null ? <Door /> : <p className="splash" aria-busy="true" />
}

function Door() {
  const { t } = useWords()
  return (
    <main className="door">
      <img src="/vigil.svg" alt="" width="48" height="48" />
      <h1>{t('session.title')}</h1>
      <p className="soft">{t('session.text')}</p>
      <a className="button primary" href={signInAddress()}>
        {t('session.begin')}
      </a>
    </main>
  )
}

/** The page stays as it is, with what was written on it, until the officer signs in again. */
function SessionOver({ over }: { over: boolean }) {
  const { t } = useWords()
  return (
    <Sheet title={t('session.over')} open={over} onClose={() => undefined} firm>
      <p>{t('session.over.text')}</p>
      <div className="ends">
        <a className="button primary" href={signInAddress()}>
          {t('session.again')}
        </a>
      </div>
    </Sheet>
  )
}
