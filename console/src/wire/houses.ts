import createClient, { type Middleware } from 'openapi-fetch'
import { refusalOf, Unreachable } from './refused'
import { proofAsked, sendProven } from './stepup'
import type { paths as Cases } from './generated/cases'
import type { paths as Identity } from './generated/identity'
import type { paths as Monitoring } from './generated/monitoring'
import type { paths as Notifications } from './generated/notifications'
import type { paths as Screening } from './generated/screening'

/** How long a fetched file is held for the browser to save it. */
const KEPT_MILLIS = 60_000

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
    // Who is asked to sign in again is still signed in.
    if (response.status === 401 && proofAsked(response) === null) sessionHasEnded()
    return response
  },
}

const send = (request: Request) =>
  sendProven(request, (again) => {
    if (again.method !== 'GET') again.headers.set('X-Vigil-Form', formToken)
  })

const here = {
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  credentials: 'same-origin' as const,
  fetch: send,
}

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

/** Fetches a file and has the browser save it. */
export async function download(path: string, name: string): Promise<void> {
  let answer: Response
  try {
    answer = await send(new Request(path, { credentials: 'same-origin' }))
  } catch (failure) {
    throw new Unreachable(failure)
  }
  if (!answer.ok) throw refusalOf(answer.status, await answer.json().catch(() => null))
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MILLIS)
}
