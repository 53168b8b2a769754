// An officer in Chromium, in front of the console that a street serves.
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export const WIDTHS = [1440, 1024, 390]
export const SCHEMES = ['light', 'dark']

export async function browser(more = []) {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', ...more] })
}

/** A page of its own; whatever the browser complains of is kept in `faults`. `trusting` takes any certificate. */
export async function officer(chrome, { width = 1440, scheme = 'light', locale = 'en-GB', trusting = false } = {}) {
  const context = await chrome.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: scheme,
    locale,
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    bypassCSP: false,
    ignoreHTTPSErrors: trusting,
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const faults = []
  page.on('console', (message) => {
    // A refusal is an answer with a status; anything else in the browser's console is a fault.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', (failure) => faults.push(String(failure)))
  return { context, page, faults }
}

/** Opens a page and says how the browser and the door keep it secret: protocol and key exchange. */
export async function secrecy(page, address) {
  const browsers = await page.context().newCDPSession(page)
  await browsers.send('Network.enable')
  const told = new Promise((resolve) => {
    browsers.on('Network.responseReceived', ({ response }) => {
      if (response.securityDetails) resolve(response.securityDetails)
    })
  })
  await page.goto(address)
  const { protocol, keyExchangeGroup } = await told
  await browsers.detach()
  return `${protocol}, ${keyExchangeGroup}`
}

/** Opens a page of the console and waits until nothing on it is loading any more. */
export async function open(page, address, path) {
  await page.goto(address + path)
  await settled(page)
}

export async function settled(page) {
  await page.locator('main').waitFor()
  await page.waitForFunction(() => document.querySelectorAll('.shimmer, .splash').length === 0)
}

/** What axe-core finds on the page as it is; the policy of the page holds, so axe comes by evaluation. */
export async function findings(page) {
  const { readFileSync } = await import('node:fs')
  await page.evaluate(readFileSync(AXE, 'utf8'))
  const result = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), WCAG)
  return result.violations.map(
    (violation) => `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`,
  )
}

/** By how many pixels the page is wider than the window. */
export async function tooWide(page) {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))
}

/**
 * What axe finds on a page at every width, in light and in dark, and where the page is wider than the window.
 * The page is opened once: whoever turns a tablet does not load it anew.
 */
export async function wrongWith(page, name) {
  const wrong = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 })
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await settled(page)
      wrong.push(...(await findings(page)).map((finding) => `${name} ${width} ${colorScheme}: ${finding}`))
    }
    const beyond = await tooWide(page)
    if (beyond > 0) wrong.push(`${name} ${width}: ${beyond} pixels wider than the window`)
  }
  return wrong
}
