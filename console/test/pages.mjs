// The pages of the console with things on them that a street has.

/** Asks the street through the stand-in, as the console does. */
export async function ask(address, path) {
  const response = await fetch(address + path)
  return response.ok ? response.json() : undefined
}

/** Asks as an officer who may: of reports not even a supervisor without the permission is told. */
export function asking(running) {
  return (path) => {
    running.setRole(path.startsWith('/v1/reports') ? 'reporter' : 'supervisor')
    return ask(running.address, path)
  }
}

/**
 * Every page by a name, with an alert, a hit, a case, a report and an account where there are some.
 * `asked` answers what a house says at a path, or nothing where it refuses.
 */
export async function pagesOf(asked) {
  const alert = await bestAlert(asked)
  const hit = (await asked('/v1/screening/hits?limit=50'))?.items?.toSorted((a, b) => a.score - b.score)[0]
  const some = (await asked('/v1/cases?limit=1'))?.items?.[0]
  const report = (await asked('/v1/reports?limit=1'))?.items?.[0]
  const pages = [
    ['overview', '/'],
    ['alerts', alert ? `/alerts?alert=${alert.itemId}` : '/alerts'],
    ['cases', '/cases'],
    ['screening', hit ? `/screening?hit=${hit.hit}` : '/screening'],
    ['desk', '/screening/desk'],
    ['customers', '/customers'],
    ['account', alert ? `/accounts/${alert.subject.id}` : '/customers'],
    ['scenarios', '/scenarios'],
    ['scenario', `/scenarios/${alert?.scenario ?? 'same-money-ring'}`],
    ['models', '/models'],
    ['lists', '/lists'],
    ['officers', '/officers'],
    ['reports', '/reports'],
    ['profile', '/reports/profile'],
    ['metrics', '/metrics'],
    ['second-looks', '/second-looks'],
    ['bulk-closings', '/bulk-closings'],
    ['notices', '/notices'],
    ['audit', '/audit'],
  ]
  if (report) pages.push(['report', `/reports/${report.reportId}`])
  if (some) pages.push(['case', `/cases/${some.caseId}`])
  if (hit) pages.push(['customer', `/customers/${hit.customer}`])
  return pages
}

/** A ring that is neither two accounts nor a thicket: one can see it. */
async function bestAlert(asked) {
  for (const scenario of ['same-money-ring', 'scatter-gather', 'closed-ring', 'gather-scatter']) {
    const items = (await asked(`/v1/queue?source=alert&scenario=${scenario}&limit=12`))?.items ?? []
    for (const item of items) {
      const ring = await asked(`/v1/alerts/${item.itemId}/ring`)
      if (ring && ring.payments.length >= 5 && ring.payments.length <= 16) return item
    }
  }
  return (await asked('/v1/queue?source=alert&limit=1'))?.items?.[0]
}
