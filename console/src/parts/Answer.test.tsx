import { renderToStaticMarkup } from 'react-dom/server'
import { createElement } from 'react'
import { expect, test, vi } from 'vitest'
import { Refused } from '../wire/refused'
import { Failure } from './Answer'

vi.mock('../words/words', () => ({ useWords: () => ({ t: (key: string) => key }) }))

const FOUR_EYES = new Refused(403, 'forbidden', 'Somebody else must approve.')

test('a refused act says why', () => {
  const shown = renderToStaticMarkup(createElement(Failure, { failure: FOUR_EYES }))
  expect(shown).toContain('Somebody else must approve.')
  expect(shown).not.toContain('state.forbidden')
})

test('what other roles see is said to be theirs', () => {
  const shown = renderToStaticMarkup(createElement(Failure, { failure: FOUR_EYES, again: () => undefined }))
  expect(shown).toContain('state.forbidden')
})
