import type { Page } from './views'

/** The most that one page of a house holds. */
const MOST = '200'

/** All there is, page by page: nothing is left out because it stands on a later page. */
export async function allOf<T>(ask: (query: { limit: string; after?: string }) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  let after: string | undefined
  do {
    const page: Page<T> = await ask({ limit: MOST, ...(after !== undefined && { after }) })
    all.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return all
}
