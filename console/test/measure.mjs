// Prints how the console bears a queue of 100,000 alerts: first paint, a step by key, scrolling. The rows
// are the street's own, repeated under other ids, so that only the console is measured.
import { browser, officer, open } from './officer.mjs'
import { ask } from './pages.mjs'
import { street } from './street.mjs'

const ALERTS = 100_000
const PAGE = 1000
const STEPS = 15
const SCROLLS = 60

const running = await street()
const chrome = await browser()
const { items } = await ask(running.address, '/v1/queue?source=alert&limit=200')

function row(at) {
  const one = items[at % items.length]
  const id = one.itemId.slice(0, 24) + at.toString(16).padStart(12, '0')
  return { ...one, itemId: at < items.length ? one.itemId : id }
}

async function manyAlerts(page) {
  await page.route('**/v1/queue?*', (route) => {
    const asked = new URL(route.request().url()).searchParams
    const from = Number(asked.get('after') ?? 0)
    const to = asked.get('sort') === 'newest' ? 1 : Math.min(from + PAGE, ALERTS)
    const rows = Array.from({ length: to - from }, (_, at) => row(from + at))
    return route.fulfill({ json: { items: rows, ...(to < ALERTS ? { next: String(to) } : {}) } })
  })
}

const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]

try {
  const { page } = await officer(chrome)
  await manyAlerts(page)
  await open(page, running.address, '/alerts')
  await page.reload()
  await page.getByRole('grid').getByRole('row').nth(1).waitFor()
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)

  // Down to the end, page by page, as fast as they come.
  const loaded = await page.evaluate(async (alerts) => {
    const grid = document.querySelector('.grid')
    const rows = grid.querySelector('.rows')
    const begun = performance.now()
    const perRow = grid.querySelector('.rows .line').offsetHeight
    while (rows.offsetHeight < alerts * perRow && performance.now() - begun < 240_000) {
      grid.scrollTop = grid.scrollHeight
      await new Promise((next) => setTimeout(next, 20))
    }
    return { rows: Math.round(rows.offsetHeight / perRow), seconds: (performance.now() - begun) / 1000 }
  }, ALERTS)

  const scrolled = await page.evaluate(async (scrolls) => {
    const grid = document.querySelector('.grid')
    const blank = []
    const frames = []
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    for (let i = 0; i < scrolls; i++) {
      const begun = performance.now()
      grid.scrollTop -= 900
      await frame()
      await frame()
      frames.push(performance.now() - begun)
      const box = grid.getBoundingClientRect()
      const seen = document.elementFromPoint(box.left + 150, box.top + box.height / 2)
      if (!seen?.closest('[role="row"]')) blank.push(i)
    }
    return { blank: blank.length, frames }
  }, SCROLLS)

  await page.evaluate(() => (document.querySelector('.grid').scrollTop = 0))
  const keys = []
  for (let i = 0; i < STEPS; i++) {
    keys.push(
      await page.evaluate(
        () =>
          new Promise((done) => {
            const from = location.href
            const begun = performance.now()
            const look = () => (location.href === from ? requestAnimationFrame(look) : requestAnimationFrame(() => done(performance.now() - begun)))
            dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))
            look()
          }),
      ),
    )
  }
  console.log(`a queue of ${loaded.rows.toLocaleString('en')} alerts, all loaded within ${loaded.seconds.toFixed(1)} s`)
  console.log(`first contentful paint ${paint.toFixed(0)} ms`)
  console.log(`a step by key ${median(keys).toFixed(0)} ms (median of ${STEPS}), ${Math.max(...keys).toFixed(0)} ms at most`)
  console.log(`scrolling a screen: two frames in ${median(scrolled.frames).toFixed(0)} ms (median of ${SCROLLS}), ${scrolled.blank} blank`)
} finally {
  await chrome.close()
  running.close()
}
