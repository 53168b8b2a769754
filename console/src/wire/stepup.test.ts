import { afterEach, expect, test, vi } from 'vitest'
import { proofAddress, proofAsked, sendProven, whoAsks } from './stepup'

const CHALLENGE = 'Bearer error="insufficient_user_authentication", acr_values="urn:vigil:acr:2", max_age="600"'

function refusal(challenge: string) {
  return new Response('{}', { status: 401, headers: { 'WWW-Authenticate': challenge } })
}

afterEach(() => vi.unstubAllGlobals())

test('a challenge says how strong and how recent', () => {
  expect(proofAsked(refusal(CHALLENGE))).toEqual({ acr: 'urn:vigil:acr:2', maxAge: '600' })
  expect(proofAsked(refusal('Bearer'))).toBeNull()
  expect(proofAsked(new Response('{}', { status: 403 }))).toBeNull()
})

test('the way to prove it asks for exactly that', () => {
  expect(proofAddress({ acr: 'urn:vigil:acr:2', maxAge: '600' })).toBe(
    '/session/begin?to=%2Fconfirmed&acr=urn%3Avigil%3Aacr%3A2&max_age=600',
  )
})

test('what was refused is sent again, once, with what was written', async () => {
  const bodies: string[] = []
  const answers = [refusal(CHALLENGE), new Response('done')]
  vi.stubGlobal('fetch', async (request: Request) => {
    bodies.push(request.headers.get('X-Vigil-Form') + ' ' + (await request.text()))
    return answers.shift()
  })
  const forget = whoAsks(() => Promise.resolve(true))

  const answer = await sendProven(
    new Request('https://localhost/v1/api-keys', { method: 'POST', body: 'a draft', headers: { 'X-Vigil-Form': 'old' } }),
    (again) => again.headers.set('X-Vigil-Form', 'new'),
  )

  expect(await answer.text()).toBe('done')
  expect(bodies).toEqual(['old a draft', 'new a draft'])
  forget()
})

test('who would rather not gets the refusal', async () => {
  const fetches = vi.fn(() => Promise.resolve(refusal(CHALLENGE)))
  vi.stubGlobal('fetch', fetches)
  const forget = whoAsks(() => Promise.resolve(false))

  const answer = await sendProven(new Request('https://localhost/v1/api-keys'), () => undefined)

  expect(answer.status).toBe(401)
  expect(fetches).toHaveBeenCalledTimes(1)
  forget()
})
