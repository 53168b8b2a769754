import { roughly, sum } from '../figures/money'
import type { Transaction } from '../wire/views'

export type Direction = { sum: string; currency: string; count: number }
export type Counterparty = { accountId: string; number: string; sum: string; currency: string; count: number }
export type Day = { day: string; in: number; out: number }

const MOST_DAYS = 60

/** What an account received and paid, exactly, in the institution's own currency. */
export function totalsOf(transactions: Transaction[], account: string): { in: Direction; out: Direction } {
  const of = (side: 'payer' | 'payee'): Direction => {
    const some = transactions.filter((each) => each[side].accountId === account)
    return {
      sum: sum(some.map((each) => each.baseAmount.value)),
      currency: transactions[0]?.baseAmount.currency ?? '',
      count: some.length,
    }
  }
  return { in: of('payee'), out: of('payer') }
}

/** With whom an account deals, the largest sums first. */
export function counterpartiesOf(transactions: Transaction[], account: string): Counterparty[] {
  const known = new Map<string, { number: string; values: string[] }>()
  for (const each of transactions) {
    const other = each.payer.accountId === account ? each.payee : each.payer
    const entry = known.get(other.accountId) ?? { number: other.accountNumber ?? other.accountId, values: [] }
    entry.values.push(each.baseAmount.value)
    known.set(other.accountId, entry)
  }
  const currency = transactions[0]?.baseAmount.currency ?? ''
  return [...known]
    .map(([accountId, { number, values }]) => ({ accountId, number, sum: sum(values), currency, count: values.length }))
    .sort((a, b) => Number(b.sum) - Number(a.sum))
}

/** Flows of each day that has any, the last ones, for the heights of bars alone. */
export function daysOf(transactions: Transaction[], account: string): Day[] {
  const days = new Map<string, Day>()
  for (const each of transactions) {
    const day = each.timestamp.slice(0, 10)
    const flows = days.get(day) ?? { day, in: 0, out: 0 }
    if (each.payee.accountId === account) flows.in += roughly(each.baseAmount)
    if (each.payer.accountId === account) flows.out += roughly(each.baseAmount)
    days.set(day, flows)
  }
  return [...days.values()].sort((a, b) => a.day.localeCompare(b.day)).slice(-MOST_DAYS)
}
