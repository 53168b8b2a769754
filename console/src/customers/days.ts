import type { AccountDay } from '../wire/views'

const DAY_MILLIS = 86_400_000

/** Every day from the first to the last, those without a payment with nothing. */
export function everyDay(days: AccountDay[]): AccountDay[] {
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  const nothing = { value: '0', currency: first.paid.currency }
  const known = new Map(days.map((day) => [day.day, day]))
  const all: AccountDay[] = []
  for (let at = Date.parse(first.day); at <= Date.parse(last.day); at += DAY_MILLIS) {
    const day = new Date(at).toISOString().slice(0, 10)
    all.push(known.get(day) ?? { day, payments: 0, paid: nothing, received: nothing })
  }
  return all
}
