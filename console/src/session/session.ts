import { Refused, Unreachable } from '../wire/refused'
import { keepFormToken } from '../wire/houses'

export type Session = {
  officerId: string
  institution: string
  roles: string[]
  expiresAt: string
  formToken: string
}

/** Who is signed in, or null for nobody. */
export async function readSession(): Promise<Session | null> {
  let response: Response
  try {
    response = await fetch('/session', { credentials: 'same-origin', headers: { Accept: 'application/json' } })
  } catch (failure) {
    throw new Unreachable(failure)
  }
  if (response.status === 401) return null
  if (!response.ok) throw new Refused(response.status, 'session', response.statusText)
  const session = (await response.json()) as Session
  keepFormToken(session.formToken)
  return session
}

/** Where the browser goes to sign in and come back to the page it is on. */
export function signInAddress(): string {
  return '/session/begin?to=' + encodeURIComponent(location.pathname + location.search)
}

/** Ends the session here; answers where the browser goes to end it at the provider too. */
export async function signOut(session: Session): Promise<string> {
  const response = await fetch('/session/end', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-Vigil-Form': session.formToken },
  })
  if (response.status === 401) return '/'
  if (!response.ok) throw new Refused(response.status, 'session', response.statusText)
  return ((await response.json()) as { next: string }).next
}
