import type { NetworkFlow, NetworkNode } from '../wire/views'
import type { Place } from './placing'

/**
 * The account asked for in the middle, the others on a circle for each step from it, each near whom it
 * is connected through, so that lines cross little. Radii are the steps.
 */
export function circlesOf(accounts: NetworkNode[], flows: NetworkFlow[]): Map<string, Place> {
  const hops = new Map(accounts.map((node) => [node.accountId, node.hops]))
  const children = childrenOf(flows, hops)
  const places = new Map<string, Place>()
  const root = accounts.find((node) => node.hops === 0)
  if (root === undefined) return places
  const place = (id: string, from: number, to: number) => {
    const angle = (from + to) / 2
    const radius = hops.get(id) ?? 0
    places.set(id, { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius })
    const own = (children.get(id) ?? []).filter((child) => !places.has(child))
    const weights = own.map((child) => 1 + (children.get(child)?.length ?? 0))
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    let begun = from
    own.forEach((child, at) => {
      const share = ((weights[at] ?? 1) / all) * (to - from)
      place(child, begun, begun + share)
      begun += share
    })
  }
  place(root.accountId, -Math.PI / 2, 1.5 * Math.PI)
  const lost = accounts.filter((node) => !places.has(node.accountId))
  lost.forEach((node, at) => {
    const angle = (at / lost.length) * 2 * Math.PI
    places.set(node.accountId, { x: Math.cos(angle) * (node.hops + 0.4), y: Math.sin(angle) * (node.hops + 0.4) })
  })
  return places
}

/** Under whom each account hangs: the first, one step nearer, with the largest flow. */
function childrenOf(flows: NetworkFlow[], hops: Map<string, number>): Map<string, string[]> {
  const parent = new Map<string, string>()
  for (const { payerAccountId, payeeAccountId } of flows) {
    for (const [one, other] of [
      [payerAccountId, payeeAccountId],
      [payeeAccountId, payerAccountId],
    ] as const) {
      if (hops.get(one) === (hops.get(other) ?? NaN) + 1 && !parent.has(one)) parent.set(one, other)
    }
  }
  const children = new Map<string, string[]>()
  for (const [child, above] of parent) children.set(above, [...(children.get(above) ?? []), child])
  return children
}

/** A size in the picture that is at least so many pixels on the screen at a zoom. */
export function atLeast(base: number, pixels: number, zoom: number): number {
  return Math.max(base, pixels / zoom)
}
