import { Refused, Unreachable } from '../wire/refused'
import { keepFormToken } from '../wire/houses'

export type Session = {
  officerId: string
  institution: string
  roles: string[]
  expiresAt: string
  formToken: string
}

/** Whether both are one person's. */
export function isSameOfficer(one: Session, other: Session): boolean {
  return one.institution === other.institution && one.officerId === other.officerId
}

/** Under which name a text is kept that this officer has begun. */
export function draftKey({ institution, officerId }: Pick<Session, 'institution' | 'officerId'>, name: string): string {
  return ['vigil.draft', encodeURIComponent(institution), encodeURIComponent(officerId), name].join('/')
}

/** What the door itself answers, below its own path. */
export async function askDoor(path: '/session' | '/session/houses', signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', headers: { Accept: 'application/json' }, ...(signal && { signal }) })
  } catch (failure) {
    throw new Unreachable(failure)
  }
}

/** Who is signed in, or null for nobody. */
export async function readSession(): Promise<Session | null> {
  const response = await askDoor('/session')
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
