import type { Money } from '../wire/views'

/** An amount with its currency, every digit as it was told: never through a binary fraction. */
export function moneyText(money: Money, language: string): string {
  return amountText(money.value, language) + '\u00a0' + money.currency
}

/** A decimal as text, grouped as the language groups, with the digits that it came with. */
export function amountText(value: string, language: string): string {
  const digits = /^-?\d+(?:\.(\d+))?$/.exec(value)
  if (digits === null) return value
  const places = digits[1]?.length ?? 0
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(value as `${number}`)
}

/** For widths and colours alone; sums are never made of it. */
export function roughly(money: Money): number {
  return Number(money.value)
}

/** Exact sum of decimals as text, at the finest scale among them. */
export function sum(values: string[]): string {
  const places = Math.max(0, ...values.map((value) => (value.split('.')[1] ?? '').length))
  const total = values.reduce((sofar, value) => sofar + scaled(value, places), 0n)
  const sign = total < 0n ? '-' : ''
  const digits = (total < 0n ? -total : total).toString().padStart(places + 1, '0')
  return places === 0 ? sign + digits : sign + digits.slice(0, -places) + '.' + digits.slice(-places)
}

function scaled(value: string, places: number): bigint {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
  const number = BigInt(whole + fraction.padEnd(places, '0'))
  return value.startsWith('-') ? -number : number
}
