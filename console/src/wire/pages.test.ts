import { expect, test } from 'vitest'
import { allOf } from './pages'

test('what stands on later pages is there too', async () => {
  const pages = new Map<string | undefined, { items: number[]; next?: string }>([
    [undefined, { items: [1, 2], next: 'a' }],
    ['a', { items: [], next: 'b' }],
    ['b', { items: [3] }],
  ])
  expect(await allOf(async ({ after }) => pages.get(after)!)).toEqual([1, 2, 3])
})
