import { describe, expect, test } from 'vitest'
import type { Member, Payment } from '../wire/views'
import { atLeast, circlesOf } from './network'
import { heightOf, levels, placesOf, spread } from './placing'

const usd = { value: '1.00', currency: 'USD' }

function member(accountId: string, role: string): Member {
  return { accountId, role, paid: usd, received: usd }
}

function payment(minute: number, payerAccountId: string, payeeAccountId: string): Payment {
  const timestamp = `2026-01-01T10:${String(minute).padStart(2, '0')}:00Z`
  return { transactionId: `${minute}`, timestamp, payerAccountId, payeeAccountId, amount: usd, baseAmount: usd }
}

describe('places', () => {
  test('lead from the source over who passes on to the collector', () => {
    const members = [member('c', 'collector'), member('s', 'source'), member('p', 'pass-through')]
    const level = levels(members, [payment(1, 's', 'p'), payment(2, 'p', 'c')])
    expect([level.get('s'), level.get('p'), level.get('c')]).toEqual([0, 1, 2])
  })

  test('put every collector last, however early it was paid', () => {
    const members = [member('s', 'source'), member('p', 'pass-through'), member('x', 'collector'), member('y', 'collector')]
    const level = levels(members, [payment(1, 's', 'x'), payment(2, 's', 'p'), payment(3, 'p', 'y')])
    expect(level.get('x')).toBe(level.get('y'))
  })

  test('stand in a circle in the order of payments when money only goes around', () => {
    const members = ['a', 'b', 'c'].map((id) => member(id, 'pass-through'))
    const places = placesOf(members, [payment(3, 'c', 'a'), payment(1, 'a', 'b'), payment(2, 'b', 'c')])
    expect([...places.keys()]).toEqual(['a', 'b', 'c'])
    expect(new Set([...places.values()].map(({ x, y }) => Math.hypot(x, y).toFixed(6)))).toEqual(new Set(['1.000000']))
  })

  test('name every account once, whatever the payments', () => {
    const members = ['a', 'b', 'c', 'd'].map((id) => member(id, 'pass-through'))
    expect(placesOf(members, [payment(1, 'a', 'b')]).size).toBe(4)
    expect(placesOf(members, []).size).toBe(4)
  })

  test('stay inside of their frame', () => {
    const places = new Map(Array.from({ length: 30 }, (_, at) => [`${at}`, { x: at % 3, y: at }]))
    const frame = spread(places, 600, heightOf(places))
    for (const { x, y } of frame.values()) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(600)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(heightOf(places))
    }
  })
})

describe('a network', () => {
  const node = (accountId: string, hops: number) => ({ accountId, hops, alerts: 0, followed: true })
  const flow = (payerAccountId: string, payeeAccountId: string) => ({
    payerAccountId,
    payeeAccountId,
    payments: 1,
    sum: usd,
    firstAt: '',
    lastAt: '',
  })

  test('puts each account on the circle of its steps, nobody twice in one place', () => {
    const accounts = [node('a', 0), node('b', 1), node('c', 1), node('d', 2), node('e', 2), node('f', 2)]
    const places = circlesOf(accounts, [flow('a', 'b'), flow('c', 'a'), flow('b', 'd'), flow('b', 'e'), flow('f', 'c')])
    for (const { accountId, hops } of accounts) {
      const place = places.get(accountId)
      expect(Math.hypot(place?.x ?? NaN, place?.y ?? NaN)).toBeCloseTo(hops)
    }
    expect(new Set([...places.values()].map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(6)
  })

  test('shows even who is connected to nobody that is shown', () => {
    expect(circlesOf([node('a', 0), node('x', 2)], []).size).toBe(2)
    expect(circlesOf([], []).size).toBe(0)
  })
})

test('a dot far away is still a dot', () => {
  expect(atLeast(12, 7, 0.1) * 0.1).toBeCloseTo(7)
  expect(atLeast(12, 7, 2)).toBe(12)
})
