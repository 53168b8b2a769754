export type ScenarioSearch = { version?: number; against?: number; tab?: string }

export function scenarioSearch(search: Record<string, unknown>): ScenarioSearch {
  const known: ScenarioSearch = {}
  if (Number.isInteger(Number(search.version)) && Number(search.version) > 0) known.version = Number(search.version)
  if (Number.isInteger(Number(search.against)) && Number(search.against) > 0) known.against = Number(search.against)
  if (typeof search.tab === 'string') known.tab = search.tab
  return known
}
