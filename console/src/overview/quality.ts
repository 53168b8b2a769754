import type { Model, Scenario } from '../wire/views'

/** How many typologies there are scenarios for, and how many of them have one in force. */
export function coverageOf(scenarios: Scenario[]): { typologies: number; watched: number } {
  const watched = new Set(scenarios.filter((each) => each.publishedVersion !== undefined).map((each) => each.typology))
  return { typologies: new Set(scenarios.map((each) => each.typology)).size, watched: watched.size }
}

const RECALL = 'test.recall'
const IN_FORCE = 'promoted'

/** What the model in force found of its labelled test data; without one, the newest that was tested. */
export function recallOf(models: Model[]): { model: string; share: number; inForce: boolean } | undefined {
  const tested = models.filter((each) => each.metrics?.[RECALL] !== undefined)
  const newest = [...tested].sort((a, b) => (b.registeredAt ?? '').localeCompare(a.registeredAt ?? ''))
  const told = newest.find((each) => each.state === IN_FORCE) ?? newest[0]
  const share = told?.metrics?.[RECALL]
  return told === undefined || share === undefined
    ? undefined
    : { model: `${told.model} ${told.version}`, share, inForce: told.state === IN_FORCE }
}
