// Walks through the console in Chromium: triage with the keyboard alone, the end of a session, and axe on
// every page in light and dark at three widths. Wants a running street with alerts.
import assert from 'node:assert/strict'
import { browser, officer, open, settled, WIDTHS, wrongWith } from './officer.mjs'
import { ask, asking, pagesOf } from './pages.mjs'
import { street } from './street.mjs'

const running = await street()
const { address } = running
const chrome = await browser()

async function triageByKeyboardAlone() {
  const { page, context, faults } = await officer(chrome)
  await open(page, address, '/alerts')
  const rows = page.getByRole('grid').getByRole('row')
  await rows.nth(1).waitFor()

  await page.keyboard.press('j')
  await page.locator('#alert-title').waitFor()
  const first = new URL(page.url()).searchParams.get('alert')
  await page.keyboard.press('j')
  await page.waitForURL((url) => url.searchParams.get('alert') !== first)
  const second = new URL(page.url()).searchParams.get('alert')
  await page.keyboard.press('k')
  await page.waitForURL((url) => url.searchParams.get('alert') === first)

  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await page.keyboard.press('r')
  await page.locator('.alert-head').getByText('In review', { exact: true }).waitFor()
  await page.keyboard.press('f')
  const sheet = page.getByRole('dialog')
  await sheet.waitFor()
  await page.keyboard.type('Two payments between related companies, invoices seen.')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL((url) => url.searchParams.get('alert') === second)
  await settled(page)

  const item = await ask(address, '/v1/queue/' + first)
  const said = item.dispositions[0]
  assert.equal(said.disposition, 'false_positive')
  assert.equal(said.reason, 'Two payments between related companies, invoices seen.')
  assert.ok(item.item.state === 'closed' || item.item.waitsForSecond)
  assert.deepEqual(faults, [])
  await context.close()
  console.log('triage by keyboard alone: done')
}

async function aDraftOutlivesTheSession() {
  const { page, context } = await officer(chrome)
  await open(page, address, '/alerts')
  await page.getByRole('grid').getByRole('row').nth(1).waitFor()
  await page.keyboard.press('j')
  await page.locator('#alert-title').waitFor()
  await page.keyboard.press('d')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Not finished')
  running.setSession(false)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alertdialog', { name: 'Your session has ended' }).waitFor()
  running.setSession(true)
  await page.reload()
  await settled(page)
  await page.locator('#alert-title').waitFor()
  await page.keyboard.press('d')
  assert.equal(await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).inputValue(), 'Not finished')
  await context.close()
  console.log('a draft outlives the session: done')
}

async function searchFindsAScenarioAndGoesThere() {
  const { page, context } = await officer(chrome)
  await open(page, address, '/')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('same money')
  await page.getByRole('menuitem', { name: /same money/i }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname.startsWith('/scenarios/'))
  await context.close()
  console.log('search everywhere: done')
}

async function everyPageAtEveryWidthInLightAndDark() {
  const wrong = []
  const pages = await pagesOf(asking(running))
  const { page, context, faults } = await officer(chrome)
  for (const [name, path] of pages) {
    running.setRole(/^\/reports/.test(path) ? 'reporter' : 'supervisor')
    await open(page, address, path)
    wrong.push(...(await wrongWith(page, name)))
  }
  await context.close()
  assert.deepEqual([...wrong, ...faults], [])
  console.log(`axe finds nothing on ${pages.length} pages, ${WIDTHS.length} widths, light and dark`)
}

/** Printed, not asserted: how soon something is seen, and how long a key takes. */
async function howFast() {
  const { page, context } = await officer(chrome)
  await open(page, address, '/alerts')
  await page.reload()
  await page.getByRole('grid').getByRole('row').nth(1).waitFor()
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
  const taken = []
  for (let i = 0; i < 12; i++) {
    const before = page.url()
    taken.push(
      await page.evaluate(
        (from) =>
          new Promise((done) => {
            const begun = performance.now()
            const look = () => (location.href === from ? requestAnimationFrame(look) : requestAnimationFrame(() => done(performance.now() - begun)))
            dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))
            look()
          }),
        before,
      ),
    )
  }
  taken.sort((a, b) => a - b)
  const counts = await ask(address, '/v1/queue/counts')
  const open_ = Object.values(counts?.byState ?? {}).reduce((sum, count) => sum + count, 0)
  console.log(
    `queue of ${open_}: first contentful paint ${paint?.toFixed(0)} ms, next alert painted in ${taken[6].toFixed(0)} ms (median), ${taken.at(-1).toFixed(0)} ms (worst of 12)`,
  )
  await context.close()
}

try {
  await triageByKeyboardAlone()
  await aDraftOutlivesTheSession()
  await searchFindsAScenarioAndGoesThere()
  await everyPageAtEveryWidthInLightAndDark()
  await howFast()
  console.log('done')
} finally {
  await chrome.close()
  running.close()
}
