/** An instant in the officer's zone. */
export function timeText(instant: string, language: string, zone: string, withSeconds = false): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(instant))
}

export function dateText(instant: string, language: string, zone: string): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: '2-digit', timeZone: zone }).format(
    new Date(instant),
  )
}

/** The same instant in UTC, for whoever points at it. */
export function utcText(instant: string): string {
  return new Date(instant).toISOString().replace('T', ' ').replace(/\.000Z$/, ' UTC').replace(/Z$/, ' UTC')
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const FAR_DAYS = 14

/** How long ago, or how far ahead, in the largest unit that fits; a plain date beyond two weeks. */
export function agoText(instant: string, now: number, language: string, zone = 'UTC'): string {
  const seconds = Math.round((new Date(instant).getTime() - now) / 1000)
  if (Math.abs(seconds) > FAR_DAYS * 86_400) return dateText(instant, language, zone)
  const form = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return form.format(Math.trunc(seconds / length), unit)
  }
  return form.format(seconds, 'second')
}

/** The value of a field for local date and time, read in the officer's zone, as an instant. */
export function instantOf(local: string, zone: string): string {
  const guess = new Date(local + 'Z').getTime()
  // The offset at the guess may be another one than at the true instant: the second look settles it.
  const first = guess - offset(guess, zone)
  return new Date(guess - offset(first, zone)).toISOString()
}

function offset(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(instant))
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value)
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    Math.floor(instant / 1000) * 1000
  )
}
