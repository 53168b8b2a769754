// An officer in a real browser: second factors, passkeys, lockout, step-up, the end of all sessions.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { front, seen } from './front.mjs'
import { code } from './phone.mjs'

const { ISSUER, LOGIN, PASSWORD, REDIRECT, CHROMIUM, PORT, INVITATION } = process.env
const PICTURES = 'pictures'
mkdirSync(PICTURES, { recursive: true })

const server = await front()
const chrome = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    '--no-sandbox',
    '--ignore-certificate-errors',
    `--host-resolver-rules=MAP ${new URL(REDIRECT).host} 127.0.0.1:${PORT}`,
  ],
})
const faults = []

async function newBrowser() {
  const context = await chrome.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1440, height: 900 },
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  page.on('console', (message) => {
    // A refused form is an answer with a status; anything else in the console is a fault.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', (failure) => faults.push(String(failure)))
  return { context, page }
}

async function picture(page, name) {
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 900 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(wide <= width, name + ' is wider than the window')
    await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true })
  }
}

function authorize(more = {}) {
  const request = new URLSearchParams({
    response_type: 'code',
    client_id: 'console',
    redirect_uri: REDIRECT,
    scope: 'openid',
    state: 's' + Math.random(),
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...more,
  })
  return ISSUER + '/oauth2/authorize?' + request
}

async function back(page) {
  await page.waitForURL(REDIRECT + '**')
  return new URL(page.url()).searchParams
}

async function password(page, word = PASSWORD) {
  await page.getByLabel('Login').fill(LOGIN)
  await page.getByLabel('Password').fill(word)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function addAuthenticator(page) {
  const wire = await page.context().newCDPSession(page)
  await wire.send('WebAuthn.enable')
  const { authenticatorId } = await wire.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { wire, authenticatorId }
}

async function firstSignInMakesASecondFactor({ page }) {
  await page.goto(authorize())
  await picture(page, 'login')
  await page.keyboard.type(LOGIN) // By keyboard alone.
  await page.keyboard.press('Tab')
  await page.keyboard.type('this is not the password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'do not belong together' }).waitFor()
  await picture(page, 'login-refused')
  await password(page)

  await page.getByRole('heading', { name: 'Protect your sign-in' }).waitFor()
  await picture(page, 'second-factor')
  await page.getByRole('link', { name: /Authenticator app/ }).click()
  await page.getByText('Cannot scan?').click()
  const key = await page.locator('code').innerText()
  await picture(page, 'authenticator')
  const box = await page.locator('svg.picture').boundingBox()
  assert.ok(box.width > 150, 'a picture that a phone can read')
  await page.getByLabel('Code of six digits').fill('000000')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('alert').filter({ hasText: 'wrong' }).waitFor()
  await page.getByLabel('Code of six digits').fill(code(key))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
  const recovery = await page.locator('.recovery code').allInnerTexts()
  assert.equal(recovery.length, 10)
  await picture(page, 'recovery')
  await page.getByRole('link', { name: 'I have kept them' }).click()
  assert.ok((await back(page)).get('code'))
  return { key, recovery }
}

async function aCodeIsAskedForAndAWrongOneRefused({ page }, key) {
  await page.goto(ISSUER + '/login')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto(authorize())
  await password(page)
  await page.getByLabel('Code from your authenticator app').fill('111111')
  await picture(page, 'code')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('alert').filter({ hasText: 'wrong' }).waitFor()
  await page.getByLabel('Code from your authenticator app').fill(code(key, 1))
  await page.keyboard.press('Enter')
  assert.ok((await back(page)).get('code'))
}

async function aPasskeyIsAddedAndOpensAlone({ page }) {
  const { wire, authenticatorId } = await addAuthenticator(page)
  await page.goto(ISSUER + '/login/account')
  await page.getByRole('link', { name: 'Add' }).click()
  await picture(page, 'passkey')
  await page.getByLabel('What do you call it?').fill('Office <laptop>')
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
  await page.getByText('Office <laptop>').waitFor()
  const { credentials } = await wire.send('WebAuthn.getCredentials', { authenticatorId })
  assert.equal(credentials.length, 1)
  assert.ok(credentials[0].isResidentCredential)
  await picture(page, 'account')

  await page.getByRole('button', { name: 'Sign out here' }).click()
  await page.goto(authorize({ acr_values: 'urn:vigil:acr:3' }))
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  assert.ok((await back(page)).get('code'))
  const used = await wire.send('WebAuthn.getCredentials', { authenticatorId })
  return { wire, authenticatorId, credential: used.credentials[0] }
}

async function aPasskeyThatExistsTwiceIsRefused({ page }, { wire, authenticatorId, credential }) {
  await page.goto(ISSUER + '/login')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await wire.send('WebAuthn.clearCredentials', { authenticatorId })
  await wire.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: { ...credential, signCount: 0 },
  })
  await page.goto(authorize())
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('alert').filter({ hasText: 'not known here' }).waitFor()

  await wire.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('alert').filter({ hasText: 'cancelled' }).waitFor()
  await wire.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
}

async function strangersAreSlowedAndTheOfficerIsNot(known, { recovery }) {
  seen.address = '198.51.100.7'
  const stranger = await newBrowser()
  let slowed = false
  for (let i = 0; i < 12 && !slowed; i++) {
    await stranger.page.goto(ISSUER + '/login')
    await password(stranger.page, 'guess number ' + i)
    slowed = /Too many attempts/.test(await stranger.page.getByRole('alert').first().innerText())
  }
  assert.ok(slowed, 'guessing becomes slow')
  await picture(stranger.page, 'slowed')
  await stranger.context.close()

  await known.page.goto(authorize())
  await password(known.page)
  await known.page.getByText('Phone lost?').click()
  await picture(known.page, 'recovery-use')
  await known.page.getByLabel('Recovery code').fill(recovery[0])
  await known.page.getByRole('button', { name: 'Use it up' }).click()
  assert.ok((await back(known.page)).get('code'))
  seen.address = '203.0.113.9'
}

async function moreIsAskedForWhereARequestNeedsIt({ page }, { wire, authenticatorId, credential }) {
  await wire.send('WebAuthn.clearCredentials', { authenticatorId })
  await wire.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: { ...credential, signCount: credential.signCount + 10 },
  })
  await page.goto(authorize({ acr_values: 'urn:vigil:acr:3', prompt: 'none' }))
  assert.equal((await back(page)).get('error'), 'login_required')
  await page.goto(authorize({ acr_values: 'urn:vigil:acr:3' }))
  await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
  assert.equal(await page.getByLabel('Code from').count(), 0, 'a code would prove nothing more')
  await picture(page, 'step-up')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  assert.ok((await back(page)).get('code'))

  await page.goto(authorize({ prompt: 'login' }))
  await page.getByRole('button', { name: 'Cancel and go back' }).click()
  assert.equal((await back(page)).get('error'), 'access_denied')
}

async function everySessionEndsAtOnce(first) {
  const second = await newBrowser()
  const { wire, authenticatorId } = await addAuthenticator(second.page)
  const old = await first.keys.wire.send('WebAuthn.getCredentials', {
    authenticatorId: first.keys.authenticatorId,
  })
  await wire.send('WebAuthn.addCredential', { authenticatorId, credential: old.credentials[0] })
  await second.page.goto(ISSUER + '/login?continue=%2Flogin%2Faccount')
  await second.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await second.page.getByRole('heading', { name: 'Your account' }).waitFor()
  assert.equal(await second.page.getByText('Chrome on Linux').count(), 2)
  await picture(second.page, 'sessions')
  await second.page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await second.page.getByRole('heading', { name: 'You are signed out everywhere.' }).waitFor()
  await picture(second.page, 'signed-out')

  await first.page.goto(authorize({ prompt: 'none' }))
  assert.equal((await back(first.page)).get('error'), 'login_required')
  await first.page.goto(ISSUER + '/login/account')
  await first.page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

async function whoIsInvitedJoins() {
  const { context, page } = await newBrowser()
  await page.goto(ISSUER + INVITATION)
  await picture(page, 'join')
  const join = async (word) => {
    await page.getByLabel('Password', { exact: true }).fill(word)
    await page.getByLabel('Password once more').fill(word)
    await page.getByRole('button', { name: 'Join' }).click()
  }
  await join('qwertyqwertyqwerty')
  await page.getByRole('alert').filter({ hasText: 'pattern' }).waitFor()
  await picture(page, 'join-refused')
  await join('kettle fourteen oblong')
  await page.getByRole('heading', { name: 'You are signed in' }).waitFor()
  await picture(page, 'signed-in')
  await page.getByRole('link', { name: 'Your account' }).click()
  await page.getByRole('link', { name: 'Change' }).click()
  await picture(page, 'password')
  await page.getByLabel('Current password').fill('not this one at all')
  await page.getByLabel('New password', { exact: true }).fill('quilted marsh harbour')
  await page.getByLabel('New password once more').fill('quilted marsh harbour')
  await page.getByRole('button', { name: 'Change it' }).click()
  await page.getByRole('alert').filter({ hasText: 'current password is another' }).waitFor()
  await context.close()
}

try {
  await whoIsInvitedJoins()
  const officer = await newBrowser()
  const factors = await firstSignInMakesASecondFactor(officer)
  await aCodeIsAskedForAndAWrongOneRefused(officer, factors.key)
  const keys = await aPasskeyIsAddedAndOpensAlone(officer)
  await aPasskeyThatExistsTwiceIsRefused(officer, keys)
  await strangersAreSlowedAndTheOfficerIsNot(officer, factors)
  await moreIsAskedForWhereARequestNeedsIt(officer, keys)
  await everySessionEndsAtOnce({ ...officer, keys })
  assert.deepEqual(faults, [])
  console.log('done')
} finally {
  await chrome.close()
  server.closeAllConnections()
  server.close()
}
