/** What a house asks of the officer's sign-in before it does something (RFC 9470, 3). */
export type Proof = { acr?: string; maxAge?: string }

/** The proof that an answer asks for, or null where it asks for none. */
export function proofAsked(answer: Response): Proof | null {
  const challenge = answer.status === 401 ? (answer.headers.get('WWW-Authenticate') ?? '') : ''
  if (!challenge.includes('error="insufficient_user_authentication"')) return null
  const said = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(challenge)?.[1]
  const acr = said('acr_values')?.split(' ')[0]
  const maxAge = said('max_age')
  return { ...(acr !== undefined && { acr }), ...(maxAge !== undefined && { maxAge }) }
}

/** Where a window goes in which the officer proves it and which then says so. */
export function proofAddress({ acr, maxAge }: Proof): string {
  const asked = new URLSearchParams({ to: CONFIRMED })
  if (acr !== undefined) asked.set('acr', acr)
  if (maxAge !== undefined) asked.set('max_age', maxAge)
  return '/session/begin?' + asked.toString()
}

/** The page on which that window ends. */
export const CONFIRMED = '/confirmed' as const

/** Whether the officer has proven it; false where the officer would rather not. */
type Asker = (proof: Proof) => Promise<boolean>

let asker: Asker = () => Promise.resolve(false)

export function whoAsks(next: Asker): () => void {
  asker = next
  return () => {
    if (asker === next) asker = () => Promise.resolve(false)
  }
}

/**
 * Sends a request; where a house wants a newer or stronger sign-in first, once more after the officer
 * has given it. The page stays as it is meanwhile, with all that was written on it.
 *
 * @param prepare makes the second request fit the session that stands by then
 */
export async function sendProven(request: Request, prepare: (again: Request) => void): Promise<Response> {
  const again = request.clone()
  const answer = await fetch(request)
  const proof = proofAsked(answer)
  if (proof === null || !(await asker(proof))) return answer
  prepare(again)
  return fetch(again)
}
