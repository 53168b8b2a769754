import { expect, test } from 'vitest'
import { withRates, type HouseHealth } from './street'

const house = (answered: number): HouseHealth => ({ house: 'cases', ready: 1, addresses: 1, answered })
const told = (second: number, answered: number) => ({ at: `2026-03-01T10:00:${second}Z`, houses: [house(answered)] })

test('answers a second come from two looks', () => {
  const first = withRates(undefined, told(10, 100))
  const second = withRates(first, told(20, 150))

  expect(first.houses[0]?.rate).toBeUndefined()
  expect(second.houses[0]?.rate).toBe(5)
})

test('a gateway that began anew has no rate at first', () => {
  const anew = withRates(withRates(undefined, told(10, 100)), told(20, 3))

  expect(anew.houses[0]?.rate).toBeUndefined()
})

test('the same look told twice keeps its rate', () => {
  const second = withRates(withRates(undefined, told(10, 100)), told(20, 150))

  expect(withRates(second, told(20, 150))).toBe(second)
})
