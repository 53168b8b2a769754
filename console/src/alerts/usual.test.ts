import { describe, expect, test } from 'vitest'
import type { AccountDay } from '../wire/views'
import { compare, quantile } from './usual'

const money = (value: string) => ({ value, currency: 'USD' })
const day = (at: string, received: string, paid: string, payments = 1): AccountDay => ({
  day: at,
  payments,
  received: money(received),
  paid: money(paid),
})

describe('what is usual', () => {
  const quiet = ['01', '02', '03', '04', '05'].map((at, i) => day('2026-01-' + at, String(100 * (i + 1)), '10.00'))

  test('is the middle and the ninth tenth of the days before, beside the busiest day of the alert', () => {
    const days = [...quiet, day('2026-01-09', '9000.00', '8000.00', 4), day('2026-01-10', '50.00', '1.00')]
    const [received, paid, payments] = compare(days, new Set(['2026-01-09', '2026-01-10'])) ?? []
    expect(received).toEqual({ measure: 'received', observed: 9000, usual: 300, high: 500 })
    expect(paid).toEqual({ measure: 'paid', observed: 8000, usual: 10, high: 10 })
    expect(payments?.observed).toBe(4)
  })

  test('is not told from fewer than five days, nor from days after', () => {
    expect(compare([...quiet.slice(1), day('2026-01-09', '1', '1')], new Set(['2026-01-09']))).toBeUndefined()
    expect(compare([...quiet, day('2025-12-01', '1', '1')], new Set(['2025-12-01']))).toBeUndefined()
  })

  test('takes the least figure that a share does not exceed', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2)
    expect(quantile([7], 0.9)).toBe(7)
    expect(quantile([], 0.5)).toBe(0)
  })
})
