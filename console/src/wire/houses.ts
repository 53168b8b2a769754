import createClient, { type Middleware } from 'openapi-fetch'
import { refusalOf, Unreachable } from './refused'
import type { paths as Cases } from './generated/cases'
import type { paths as Identity } from './generated/identity'
import type { paths as Monitoring } from './generated/monitoring'
import type { paths as Notifications } from './generated/notifications'
import type { paths as Screening } from './generated/screening'

/** Proves to the gateway that a form is ours; told with the session, never kept. */
let formToken = ''
const whenSessionEnds = new Set<() => void>()

export function keepFormToken(token: string): void {
  formToken = token
}

/** Calls back when a house answers that nobody is signed in any more. */
export function onSessionEnd(listener: () => void): () => void {
  whenSessionEnds.add(listener)
  return () => whenSessionEnds.delete(listener)
}

export function sessionHasEnded(): void {
  for (const listener of whenSessionEnds) listener()
}

const ownForm: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('X-Vigil-Form', formToken)
    return request
  },
  onResponse({ response }) {
    if (response.status === 401) sessionHasEnded()
    return response
  },
}

const here = { baseUrl: typeof location === 'undefined' ? '' : location.origin, credentials: 'same-origin' as const }

export const monitoring = createClient<Monitoring>(here)
export const screening = createClient<Screening>(here)
export const identity = createClient<Identity>(here)
export const cases = createClient<Cases>(here)
export const notifications = createClient<Notifications>(here)
for (const house of [monitoring, screening, identity, cases, notifications]) house.use(ownForm)

type Reply<T> = { data?: T; error?: unknown; response: Response }

/** What a house says, or the refusal as an exception. */
export async function told<T>(call: Promise<Reply<T>>): Promise<NonNullable<T>> {
  return (await reply(call)).data as NonNullable<T>
}

/** As `told`, with the answer's headers: the ETag of what may be changed. */
export async function reply<T>(call: Promise<Reply<T>>): Promise<Reply<T>> {
  let answer: Reply<T>
  try {
    answer = await call
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw new Unreachable(failure)
  }
  if (!answer.response.ok) throw refusalOf(answer.response.status, answer.error)
  return answer
}
