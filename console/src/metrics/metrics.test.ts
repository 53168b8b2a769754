import { expect, test } from 'vitest'
import { stretches } from './asking'

test('a period ends with today in UTC, and as many days lie before it', () => {
  const { these, before } = stretches(7, new Date('2026-03-10T15:00:00Z'))
  expect(these).toEqual({ from: '2026-03-04T00:00:00.000Z', to: '2026-03-11T00:00:00.000Z' })
  expect(before).toEqual({ from: '2026-02-25T00:00:00.000Z', to: '2026-03-04T00:00:00.000Z' })
})
