import { expect, test } from 'vitest'
import letters from '../../../services/notifications/src/main/java/vigil/notifications/mail/LetterTexts.java?raw'
import pages from '../shell/routes.tsx?raw'

const routes = [...pages.matchAll(/at\('(\/[^']*)'\)/g)].map((found) => pattern(found[1] ?? ''))

function pattern(route: string): RegExp {
  return new RegExp('^' + route.replaceAll(/\$\w+/g, '[^/]+') + '$')
}

test('every place that a letter leads to is a page', () => {
  const places = [...letters.matchAll(/-> "(\/[^"?]*)(\?[^"]*)?"( \+ about)?/g)]
  expect(places.length).toBeGreaterThanOrEqual(3)
  for (const [whole, path = '', query, about] of places) {
    const place = path + (about !== undefined && query === undefined ? 'x' : '')
    expect(routes.some((route) => route.test(place)), whole).toBe(true)
  }
})
