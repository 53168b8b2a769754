// An officer takes the top alert to a report, a second one approves it, the authority acknowledges it: in
// Chromium, through the gateway's own sign-in. Wants the address of a street with alerts (VIGIL_URL), the
// logins and passwords of two officers who may know of reports, and the folder of reports.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { browser, officer, secrecy, settled, wrongWith } from './officer.mjs'
import { pagesOf } from './pages.mjs'

const { VIGIL_URL, AUTHOR, AUTHOR_PASSWORD, APPROVER, APPROVER_PASSWORD, REPORTS, PICTURES } = process.env
const NOTE = 'Six transfers came back to where they began; the holder was asked and gave no reason.'
const AUTHORITY_MILLIS = 60_000
const DRAWN_MILLIS = 500
const PICTURED = [
  [1440, 'light'],
  [1440, 'dark'],
  [1024, 'light'],
]

const chrome = await browser()
const wrong = []
/** Whoever is signed in, for a picture of where the walk broke off. */
const signed = []

async function signedIn(login, password) {
  const session = await officer(chrome, { trusting: true })
  const { page } = session
  assert.equal(await secrecy(page, VIGIL_URL + '/alerts?state=new'), 'TLS 1.3, X25519MLKEM768')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/alerts?state=new')
  await settled(page)
  signed.push(page)
  return session
}

/** What is wrong with the page as it is, and a picture where one is wanted. */
async function seen(page, name) {
  await settled(page)
  wrong.push(...(await wrongWith(page, name)))
  for (const [width, colorScheme] of PICTURES === undefined ? [] : PICTURED) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    await page.waitForTimeout(DRAWN_MILLIS)
    await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1440, height: 900 })
}

async function topAlert(page) {
  await page.getByRole('grid').getByRole('row').nth(1).waitFor()
  await page.keyboard.press('j')
  await page.locator('#alert-title').waitFor()
  const ring = page.locator('#flow')
  await ring.scrollIntoViewIfNeeded()
  await ring.locator('canvas').first().waitFor()
  await seen(page, 'alert')
}

async function escalated(page) {
  await page.keyboard.press('e')
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox', { name: 'Reason' }).fill('Money in a circle, without a reason.')
  await sheet.getByRole('checkbox').first().press('Space')
  await page.keyboard.press('Control+Enter')
  await sheet.waitFor({ state: 'detached' })
  await page.locator('.alert-head').getByText('Escalated', { exact: true }).waitFor()
}

async function caseWritten(page) {
  await page.keyboard.press('c')
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox').fill('Ring of transfers')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/cases/*')
  await page.getByRole('heading', { name: 'Ring of transfers' }).waitFor()
  await page.getByRole('textbox', { name: 'Write a note' }).fill(NOTE)
  await page.keyboard.press('Control+Enter')
  await page.locator('.note').getByText(NOTE).waitFor()
  const steps = page.locator('.checklist').getByRole('checkbox')
  for (let at = 0; at < (await steps.count()); at++) {
    await steps.nth(at).press('Space')
    await page.locator('.checklist [data-selected]').nth(at).waitFor()
  }
  await page.locator('input[type=file]').setInputFiles({ name: 'Kontoauszug März.txt', mimeType: 'text/plain', buffer: Buffer.from('seen') })
  await page.getByRole('link', { name: 'Kontoauszug März.txt' }).waitFor()
  await page.getByRole('button', { name: 'Verify' }).click()
  await page.getByText('The bytes are the same').waitFor()
  await page.getByRole('button', { name: 'Ask for information' }).click()
  await page.getByRole('textbox', { name: 'What is asked' }).fill('Invoices behind the six transfers?')
  await page.getByRole('button', { name: 'Note it' }).click()
  await page.getByRole('button', { name: 'Note the answer' }).click()
  await page.getByRole('textbox', { name: 'What came back' }).fill('None.')
  await page.locator('form').filter({ hasText: 'What came back' }).getByRole('button', { name: 'Save' }).click()
  await page.getByText('None.', { exact: true }).waitFor()
  await seen(page, 'case')
}

/** Who files, once for the institution. */
async function profiled(page) {
  const place = new URL(page.url()).pathname
  await page.goto(VIGIL_URL + '/reports/profile')
  await settled(page)
  const filled = await page.locator('#part-filer').getByLabel('Legal name').inputValue()
  if (filled === '') await profileWritten(page)
  await page.goto(VIGIL_URL + place)
  await settled(page)
}

async function profileWritten(page) {
  for (const [part, fields] of [
    ['filer', { 'Legal name': 'First Bank of Springfield', 'Taxpayer number': '371234567', ...ADDRESS }],
    ['transmitter', { 'Legal name': 'First Bank of Springfield', 'Transmitter control code': 'TBSATEST', 'Taxpayer number': '371234567', 'Person to contact': 'Jo Miller', 'Telephone, digits alone': '2175550100', ...ADDRESS }],
    ['office', { Office: 'Financial Crime Desk', 'Telephone, digits alone': '2175550100' }],
  ]) {
    for (const [label, value] of Object.entries(fields)) await page.locator('#part-' + part).getByLabel(label, { exact: true }).fill(value)
  }
  await picked(page, '#part-filer', 'Kind of institution', 'Depository institution')
  await picked(page, '#part-filer', 'Primary federal regulator', 'FDIC')
  await picked(page, '#part-filer', 'Kind of number', 'EIN')
  await seen(page, 'profile')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('button[type=submit][data-disabled]').waitFor()
}

const ADDRESS = {
  Street: '742 Evergreen Terrace',
  City: 'Springfield',
  State: 'IL',
  'Postal code': '62701',
  'Country (two letters)': 'US',
}

async function picked(page, part, label, choice) {
  await page.locator(part).getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: choice, exact: true }).click()
}

async function drafted(page) {
  await page.getByRole('button', { name: 'SAR', exact: true }).click()
  await page.waitForURL('**/reports/*')
  await settled(page)
  await seen(page, 'report-draft')

  const amount = page.locator('#part-suspicion').getByLabel('Amount in whole US dollars')
  if ((await amount.inputValue()) === '') await amount.fill('57300')
  if ((await page.locator('#part-classifications fieldset').count()) === 0) {
    await page.getByRole('button', { name: 'Add a kind' }).click()
    await picked(page, '#part-classifications', 'More exactly', 'Suspicious EFT/wire transfers')
  }
  const subjects = page.locator('#field-subjects > fieldset')
  assert.ok((await subjects.count()) > 0, 'whom the case is about is named in its report')
  for (const subject of await subjects.all()) await told(subject)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('.save-bar').waitFor({ state: 'detached' })
  await settled(page)
  assert.deepEqual(await page.locator('.findings li').allInnerTexts(), [])
  await page.getByRole('button', { name: 'Validate' }).click()
  await page.locator('.alert-head').getByText('Validated', { exact: true }).waitFor()
  await seen(page, 'report-form')
  await page.getByRole('tab', { name: 'Preview' }).click()
  await seen(page, 'report-preview')
  await page.getByRole('tab', { name: 'File for the authority' }).click()
  await page.locator('pre.filed').getByText('EFilingBatchXML').first().waitFor()
  await seen(page, 'report-file')
  await page.getByRole('button', { name: 'Hand in for review' }).click()
  await page.locator('.alert-head').getByText('In review', { exact: true }).waitFor()
  assert.ok(await page.getByRole('button', { name: 'Approve' }).isDisabled(), 'nobody approves what he wrote')
  return new URL(page.url()).pathname
}

/** What a subject still misses: filled in where the bank knows it, said to be unknown elsewhere. */
async function told(subject) {
  const last = subject.getByLabel('Last name, or the entity’s name')
  if ((await last.inputValue()) === '') await last.fill('Quillfeather')
  await subject.getByLabel('First name').fill('Ann')
  await subject.getByText('No document is known').click()
  await subject.getByRole('button', { name: 'Add an address' }).click()
  for (const answer of await subject.locator('.answer').all()) {
    if ((await answer.locator('input.input').inputValue()) === '') await answer.getByText('unknown', { exact: true }).click()
  }
  if ((await subject.getByLabel('Account number').count()) === 0) {
    await subject.getByText('No account had a part in it').click()
    return
  }
  for (const account of await subject.getByLabel('Account number').all()) {
    if ((await account.inputValue()) === '') await account.fill('900100200')
  }
}

/** How much an officer has not read, as the bell says. */
async function unreadOf(page) {
  const label = await page.getByRole('button', { name: /^Notices, \d/ }).getAttribute('aria-label')
  return Number(/\d+/.exec(label)[0])
}

/** The stream brings a notice to a page that nobody touches; it leads to what it is about. */
async function toldAtOnce(page, count) {
  const bell = page.getByRole('button', { name: `Notices, ${count} not read` })
  await bell.waitFor()
  await bell.click()
  await page.getByRole('dialog').getByRole('link', { name: 'An alert was escalated' }).first().click()
  await page.locator('#alert-title').waitFor()
  await page.getByRole('button', { name: 'Notices, 0 not read' }).waitFor()
}

async function approved({ page, context, faults }, place) {
  await page.goto(VIGIL_URL + place)
  await settled(page)
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.locator('.alert-head').getByText('Approved', { exact: true }).waitFor()
  await seen(page, 'report-approved')
  assert.deepEqual(faults, [])
  await context.close()
}

async function submitted(page) {
  await page.reload()
  await settled(page)
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.locator('.alert-head').getByText('Submitted', { exact: true }).waitFor()
  const name = await page.locator('.lines .mono').first().innerText()
  const file = join(REPORTS, 'outgoing', name)
  await until(() => existsSync(file))
  assert.match(readFileSync(file, 'utf8'), /SARX/)
  return file
}

/** The authority takes the file and puts its answer beside. */
function answered(file) {
  const incoming = join(REPORTS, 'incoming')
  mkdirSync(incoming, { recursive: true })
  const name = file.slice(file.lastIndexOf('/') + 1) + '.ACKED'
  writeFileSync(
    join(incoming, name + '.part'),
    '<EFilingBatchXML StatusCode="A"><EFilingSubmissionXML StatusCode="A"><EFilingActivityXML SeqNum="1">' +
      '<BSAID>31000055053784</BSAID></EFilingActivityXML></EFilingSubmissionXML></EFilingBatchXML>',
  )
  rmSync(file)
  renameSync(join(incoming, name + '.part'), join(incoming, name))
}

/** Every page as a supervisor has it who may know of reports. */
async function everyPage() {
  const { page, context, faults } = await signedIn(APPROVER, APPROVER_PASSWORD)
  const asked = async (path) => {
    const answer = await context.request.get(VIGIL_URL + path)
    return answer.ok() ? answer.json() : undefined
  }
  const pages = await pagesOf(asked)
  for (const [name, path] of pages) {
    await page.goto(VIGIL_URL + path)
    await settled(page)
    wrong.push(...(await wrongWith(page, name)))
  }
  assert.deepEqual(faults, [])
  await context.close()
  console.log(`${pages.length} pages looked at`)
}

async function until(holds) {
  const end = Date.now() + AUTHORITY_MILLIS
  while (!holds()) {
    assert.ok(Date.now() < end, 'it does not come')
    await new Promise((next) => setTimeout(next, 200))
  }
}

try {
  const { page, faults } = await signedIn(AUTHOR, AUTHOR_PASSWORD)
  const approver = await signedIn(APPROVER, APPROVER_PASSWORD)
  await topAlert(page)
  const told = await unreadOf(approver.page)
  await escalated(page)
  await toldAtOnce(approver.page, told + 1)
  await caseWritten(page)
  await profiled(page)
  const place = await drafted(page)
  await approved(approver, place)
  answered(await submitted(page))
  await page.locator('.alert-head').getByText('Acknowledged', { exact: true }).waitFor({ timeout: AUTHORITY_MILLIS })
  await page.getByText('31000055053784').first().waitFor()
  await seen(page, 'report')
  await everyPage()
  assert.deepEqual(faults, [])
  assert.deepEqual(wrong, [])
  console.log('acknowledged')
} catch (failure) {
  for (const [at, page] of signed.entries()) await page.screenshot({ path: `broken-off-${at}.png` }).catch(() => undefined)
  throw failure
} finally {
  await chrome.close()
}
