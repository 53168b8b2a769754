import type { Customer, Entry } from '../wire/views'

export type Row = { property: string; customer: string[]; entry: string[] }

const MOST_VALUES = 8

/** Properties of both sides in rows: those that both have first, then the customer's, then the list's. */
export function comparisonOf(customer: Pick<Customer, 'properties'>, entry: Pick<Entry, 'statements'>): Row[] {
  const listed = new Map<string, string[]>()
  for (const { property, value } of entry.statements) {
    const values = listed.get(property) ?? []
    if (!values.includes(value) && values.length < MOST_VALUES) listed.set(property, [...values, value])
  }
  const properties = new Set([...Object.keys(customer.properties), ...listed.keys()])
  const rows = [...properties].map((property) => ({
    property,
    customer: customer.properties[property] ?? [],
    entry: listed.get(property) ?? [],
  }))
  const rank = (row: Row) => (row.customer.length > 0 ? 0 : 2) + (row.entry.length > 0 ? 0 : 1)
  return rows.sort((a, b) => rank(a) - rank(b))
}
