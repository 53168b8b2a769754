import { expect, test } from 'vitest'
import type { AccountDay } from '../wire/views'
import { everyDay } from './days'

const money = (value: string) => ({ value, currency: 'EUR' })
const day = (name: string, paid: string): AccountDay => ({ day: name, payments: 1, paid: money(paid), received: money('0') })

test('days without a payment are there too, over the end of a month', () => {
  const all = everyDay([day('2026-02-27', '5.00'), day('2026-03-02', '7.00')])

  expect(all.map((each) => each.day)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
  expect(all.map((each) => each.paid.value)).toEqual(['5.00', '0', '0', '7.00'])
  expect(all[1]?.payments).toBe(0)
})

test('no payment, no day', () => {
  expect(everyDay([])).toEqual([])
})
