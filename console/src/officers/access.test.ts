import { expect, test } from 'vitest'
import type { AccessHolder } from '../wire/views'
import { de } from '../words/de'
import { en } from '../words/en'
import { fr } from '../words/fr'
import { inQuestion, toneOfFinding } from './access'

const houses = import.meta.glob<string>('../../../services/identity/src/main/java/vigil/identity/{administration,reviews}/*.java', {
  query: '?raw',
  import: 'default',
  eager: true,
})

function holder(name: string, ...findings: string[]): AccessHolder {
  return { kind: 'officer', id: name, name, roles: [], enabled: true, factors: [], acts: {}, unusedRoles: [], findings }
}

test('who has the most to answer for stands first', () => {
  const sorted = inQuestion([holder('c'), holder('b', 'unused'), holder('a', 'many-reveals'), holder('d', 'unused', 'unused-role')])
  expect(sorted.map((each) => each.name)).toEqual(['a', 'd', 'b', 'c'])
  expect(toneOfFinding('kept-out')).toBe('calm')
})

test('every finding of the house has a word in every language', () => {
  const text = Object.values(houses).join('\n')
  const findings = [...new Set([...text.matchAll(/findings\.add\("([a-z-]+)"\)/g)].map((found) => found[1] ?? ''))]
  expect(findings.length).toBeGreaterThanOrEqual(9)
  for (const dictionary of [de, en, fr] as Record<string, unknown>[]) {
    expect(findings.filter((finding) => !(`access.finding.${finding}` in dictionary))).toEqual([])
  }
})
