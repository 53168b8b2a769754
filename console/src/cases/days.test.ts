import { expect, test } from 'vitest'
import { dayOf, endOf } from './days'

test('the end of a day is on that day, wherever the officer is', () => {
  for (const day of ['2026-01-01', '2026-03-29', '2026-12-31']) expect(dayOf(endOf(day))).toBe(day)
})
