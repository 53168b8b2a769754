import { expect, test } from 'vitest'
import type { Model, Scenario } from '../wire/views'
import { coverageOf, recallOf } from './quality'

const scenario = (typology: string, publishedVersion?: number) => ({ typology, ...(publishedVersion ? { publishedVersion } : {}) }) as Scenario
const model = (version: number, state: string, recall?: number) =>
  ({ model: 'm', version, state, registeredAt: `2026-03-0${version}`, metrics: recall === undefined ? {} : { 'test.recall': recall } }) as unknown as Model

test('a typology is watched by any scenario that is in force', () => {
  expect(coverageOf([scenario('ring', 2), scenario('ring'), scenario('mule'), scenario('stack', 1)])).toEqual({ typologies: 3, watched: 2 })
})

test('recall is that of the model in force, or of the newest that was tested', () => {
  expect(recallOf([model(1, 'promoted', 0.4), model(2, 'registered', 0.6)])).toEqual({ model: 'm 1', share: 0.4, inForce: true })
  expect(recallOf([model(1, 'retired', 0.4), model(2, 'registered', 0.6)])).toEqual({ model: 'm 2', share: 0.6, inForce: false })
  expect(recallOf([model(1, 'promoted')])).toBeUndefined()
})
