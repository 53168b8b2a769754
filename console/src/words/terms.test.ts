import { expect, test } from 'vitest'
import { de } from './de'
import { en } from './en'
import { fr } from './fr'

/** What the houses are made of, as text: the words that they write and the console shows. */
const houses = import.meta.glob<string>('../../../services/cases/src/main/java/vigil/cases/**/*.java', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const scenarios = import.meta.glob<string>('../../../engine/scenarios/**/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const languages = { de, en, fr } as Record<string, Record<string, unknown>>

/** Deeds are written in the past tense, in the call that does them, between two commas. */
const DEED =
  /(?:Told\.update\(|\.added\(|\.addedConfidentially\(|\.note\(|\.step\(|\.written\(|new Told\(|Deed\.of\w+\(|new Deed\(|\.timed\()((?:[^;"]|"[^"]*")*);/g
/** What a deed is about, a verdict, and what of a case is looked at. */
const NOT_DEEDS = ['report', 'item', 'case', 'bulk_closing', 'second_look', 'rejected', 'notes', 'file', 'export']
const PAST = /^"([a-z]+(?:_[a-z]+)*)"$/

function deeds(): Set<string> {
  const found = new Set<string>()
  for (const text of Object.values(houses)) {
    for (const [, call = ''] of text.matchAll(DEED)) {
      // What a deed is made of stands in maps; what it is called stands between commas.
      const flat = call.replaceAll(/Map\.of\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)/g, '')
      for (const part of flat.split(/[,()?:]/)) {
        const deed = PAST.exec(part.trim())?.[1]
        if (deed !== undefined && !NOT_DEEDS.includes(deed)) found.add(deed)
      }
    }
  }
  return found
}

function typologies(): Set<string> {
  return new Set(Object.values(scenarios).flatMap((text) => [...text.matchAll(/^typology: *([\w-]+)/gm)].map((found) => found[1] ?? '')))
}

function states(): Set<string> {
  const found = new Set<string>()
  for (const [file, text] of Object.entries(houses)) {
    if (!/\/(Case|Item|Report)State\.java$/.test(file)) continue
    for (const [, state = ''] of text.matchAll(/^ {4}([A-Z_]{2,})\b[,;(]?/gm)) found.add(state.toLowerCase())
  }
  return found
}

test.each([
  ['deed', deeds, 30, ['handed_in', 'cash_came_later', 'deadline_breached', 'file_added']],
  ['typology', typologies, 60, ['card-testing']],
  ['state', states, 15, ['pending_approval']],
] as const)('every %s that a house knows has a word in every language', (kind, known, least, some) => {
  const names = known()
  expect(names.size).toBeGreaterThanOrEqual(least)
  for (const name of some) expect([...names]).toContain(name)
  for (const [language, dictionary] of Object.entries(languages)) {
    const silent = [...names].filter((name) => !(`${kind}.${name}` in dictionary))
    expect(silent, language).toEqual([])
  }
})
