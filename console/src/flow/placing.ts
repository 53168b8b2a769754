import type { Member, Payment } from '../wire/views'

export type Place = { x: number; y: number }

const ROW_PIXELS = 58
const ACCOUNT_PIXELS = 32
const LEAST_HEIGHT = 280
const MOST_HEIGHT = 560
const MARGIN_ACROSS = 84
const MARGIN_DOWN = 46

/**
 * Where the accounts of a ring stand: money that comes from somewhere and goes somewhere flows from left
 * to right; money that only goes around stands in a circle, in the order in which it was paid.
 */
export function placesOf(members: Member[], payments: Payment[]): Map<string, Place> {
  const inOrder = [...payments].sort((a, b) => a.timestamp.localeCompare(b.timestamp))
  const goesAround = members.every((member) => member.role === 'pass-through')
  return goesAround ? circle(members, inOrder) : columns(members, inOrder)
}

function circle(members: Member[], payments: Payment[]): Map<string, Place> {
  const order = new Set<string>()
  for (let next: string | undefined = payments[0]?.payerAccountId; next !== undefined && !order.has(next); ) {
    order.add(next)
    const from: string = next
    next = payments.find((payment) => payment.payerAccountId === from && !order.has(payment.payeeAccountId))?.payeeAccountId
  }
  for (const member of members) order.add(member.accountId)
  return new Map(
    [...order].map((id, index) => {
      const angle = (index / order.size) * 2 * Math.PI - Math.PI / 2
      return [id, { x: Math.cos(angle), y: Math.sin(angle) }]
    }),
  )
}

function columns(members: Member[], payments: Payment[]): Map<string, Place> {
  const level = levels(members, payments)
  const columnsByLevel = new Map<number, string[]>()
  for (const [id, at] of level) columnsByLevel.set(at, [...(columnsByLevel.get(at) ?? []), id])
  const places = new Map<string, Place>()
  for (const at of [...columnsByLevel.keys()].sort((a, b) => a - b)) {
    const ids = byTheirPayers(columnsByLevel.get(at) ?? [], payments, places)
    ids.forEach((id, index) => places.set(id, { x: at, y: index - (ids.length - 1) / 2 }))
  }
  return places
}

/** How many hops an account is from the first payers, along payments in the order of time. */
export function levels(members: Member[], payments: Payment[]): Map<string, number> {
  const level = new Map<string, number>()
  for (const member of members) if (member.role === 'source') level.set(member.accountId, 0)
  for (const payment of payments) {
    const from = level.get(payment.payerAccountId) ?? 0
    level.set(payment.payerAccountId, from)
    // The first way by which money came decides: later ones may lead back.
    if (!level.has(payment.payeeAccountId)) level.set(payment.payeeAccountId, from + 1)
  }
  for (const member of members) if (!level.has(member.accountId)) level.set(member.accountId, 0)
  const last = Math.max(...level.values())
  for (const member of members) if (member.role === 'collector') level.set(member.accountId, Math.max(level.get(member.accountId) ?? 0, last))
  return level
}

/** Accounts of a column in the order of those that pay them, so that fewer lines cross. */
function byTheirPayers(ids: string[], payments: Payment[], places: Map<string, Place>): string[] {
  const height = (id: string) => {
    const from = payments
      .filter((payment) => payment.payeeAccountId === id)
      .flatMap((payment) => places.get(payment.payerAccountId)?.y ?? [])
    return from.length === 0 ? 0 : from.reduce((sum, y) => sum + y, 0) / from.length
  }
  return ids
    .map((id) => [id, height(id)] as const)
    .sort((a, b) => a[1] - b[1])
    .map(([id]) => id)
}

/** How high a picture of these places is, so that no two accounts of a column touch. */
export function heightOf(places: Map<string, Place>): number {
  const rows = new Map<number, number>()
  for (const { x } of places.values()) rows.set(Math.round(x * 10), (rows.get(Math.round(x * 10)) ?? 0) + 1)
  const most = Math.max(1, ...rows.values())
  return Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, Math.max(most * ROW_PIXELS, places.size * ACCOUNT_PIXELS) + 2 * MARGIN_DOWN))
}

/** The same places, spread over a frame of so many pixels. */
export function spread(places: Map<string, Place>, width: number, height: number): Map<string, Place> {
  const xs = [...places.values()].map(({ x }) => x)
  const ys = [...places.values()].map(({ y }) => y)
  const scale = (value: number, all: number[], size: number, margin: number) => {
    const least = Math.min(...all)
    const most = Math.max(...all)
    return most === least ? size / 2 : margin + ((value - least) / (most - least)) * (size - 2 * margin)
  }
  return new Map(
    [...places].map(([id, { x, y }]) => [
      id,
      { x: scale(x, xs, width, MARGIN_ACROSS), y: scale(y, ys, height, MARGIN_DOWN) },
    ]),
  )
}
