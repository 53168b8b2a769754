import { describe, expect, test } from 'vitest'
import { de } from './de'
import { en, type Dictionary } from './en'
import { fr } from './fr'
import { languageOf } from './languages'
import { phrase, type Phrase } from './phrase'

describe('words', () => {
  test('fill in values, numbers as the language writes them', () => {
    expect(phrase('{n} of {all}', 'de', { n: 1234, all: 'x' })).toBe('1.234 of x')
    expect(phrase('{unknown}', 'en')).toBe('{unknown}')
  })

  test('choose the plural form of the language', () => {
    const said = { one: '{n} alert', other: '{n} alerts' }
    expect(phrase(said, 'en', { n: 1 })).toBe('1 alert')
    expect(phrase(said, 'en', { n: 0 })).toBe('0 alerts')
    expect(phrase(said, 'fr', { n: 0 })).toBe('0 alert')
  })

  test.each([
    ['de', de],
    ['fr', fr],
  ])('say the same values in %s as in English', (_language, dictionary: Dictionary) => {
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect(valuesIn(dictionary[key]), key).toEqual(valuesIn(en[key]))
    }
  })

  test('are of the first language that the browser asks for and we speak', () => {
    expect(languageOf(['pt-BR', 'de-AT', 'en'])).toBe('de')
    expect(languageOf(['ja'])).toBe('en')
  })
})

function valuesIn(said: Phrase): string[] {
  const text = typeof said === 'string' ? said : said.other
  return [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').sort()
}
