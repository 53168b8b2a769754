import { useQuery } from '@tanstack/react-query'
import { askDoor } from '../session/session'
import { Refused } from '../wire/refused'

export type HouseHealth = {
  house: string
  ready: number
  addresses: number
  answered: number
  medianMillis?: number | null
  p99Millis?: number | null
  /** Answers a second between this look and the one before. */
  rate?: number
}
export type Street = { at: string; houses: HouseHealth[] }

const LOOK_EVERY_MILLIS = 10_000

/** How the houses are, with the answers a second since the look before this one. */
export function useStreet() {
  return useQuery({
    queryKey: ['street'],
    queryFn: async ({ signal }) => {
      const response = await askDoor('/session/houses', signal)
      if (!response.ok) throw new Refused(response.status, 'session', response.statusText)
      return (await response.json()) as Street
    },
    structuralSharing: (before, now) => withRates(before as Street | undefined, now as Street),
    refetchInterval: LOOK_EVERY_MILLIS,
  })
}

/** Counts begin anew when the gateway does, or when another one answers: then there is no rate. */
export function withRates(before: Street | undefined, now: Street): Street {
  if (before?.at === now.at) return before
  const seconds = before === undefined ? 0 : (Date.parse(now.at) - Date.parse(before.at)) / 1000
  return {
    at: now.at,
    houses: now.houses.map((house) => {
      const was = before?.houses.find((each) => each.house === house.house)
      const more = was === undefined ? -1 : house.answered - was.answered
      return seconds > 0 && more >= 0 ? { ...house, rate: more / seconds } : house
    }),
  }
}
