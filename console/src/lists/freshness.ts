const FRESH_HOURS = 12
const AGEING_HOURS = 72
const HOUR_MILLIS = 3_600_000

/** Whether a list was read from its publisher within half a day, within three days, or longer ago. */
export function freshness(seen: string, now: number): 'fresh' | 'ageing' | 'stale' {
  const hours = (now - new Date(seen).getTime()) / HOUR_MILLIS
  if (hours <= FRESH_HOURS) return 'fresh'
  return hours <= AGEING_HOURS ? 'ageing' : 'stale'
}
