// Takes the pictures of docs/pictures from a running street with alerts; all, or the pages that are named.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { browser, officer, open } from './officer.mjs'
import { asking, pagesOf } from './pages.mjs'
import { street } from './street.mjs'

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const ALSO = {
  overview: [[1440, 'dark']],
  alerts: [
    [1440, 'dark'],
    [1024, 'light'],
    [390, 'light'],
  ],
  case: [[1440, 'dark']],
  screening: [[1440, 'dark']],
  account: [[1440, 'dark']],
  report: [
    [1440, 'dark'],
    [1024, 'light'],
  ],
}
const ONLY = process.argv.slice(2)
/** Who sees what not every officer may. */
const ROLES = { officers: 'administrator', reports: 'reporter', report: 'reporter', profile: 'reporter' }
const DRAWN_MILLIS = 700

mkdirSync(FOLDER, { recursive: true })
const running = await street()
const chrome = await browser()
try {
  for (const [name, path] of await pagesOf(asking(running))) {
    if (ONLY.length > 0 && !ONLY.includes(name)) continue
    running.setRole(ROLES[name] ?? 'supervisor')
    for (const [width, scheme] of [[1440, 'light'], ...(ALSO[name] ?? [])]) {
      const { page, context } = await officer(chrome, { width, scheme })
      await open(page, running.address, path)
      await page.waitForTimeout(DRAWN_MILLIS)
      await page.screenshot({ path: `${FOLDER}${name}-${width}-${scheme}.png` })
      await context.close()
    }
    console.log(name)
  }
} finally {
  await chrome.close()
  running.close()
}
