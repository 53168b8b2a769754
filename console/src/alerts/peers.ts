import { useQuery } from '@tanstack/react-query'
import { monitoring, told } from '../wire/houses'
import type { PeerFigure, Peers } from '../wire/views'

/** A figure in which an account stands above nine of ten of its peers, and how far above half of them. */
export type Standing = { figure: PeerFigure['figure']; times: number; above: number }

/** What accounts like this one did in the week of an instant, and in those before. */
export function usePeers(account: string, at: string) {
  return useQuery({
    queryKey: ['peers', account, at],
    queryFn: async ({ signal }) =>
      (await told(
        monitoring.GET('/v1/accounts/{id}/peers', { params: { path: { id: account }, query: { at } }, signal }),
      )) as Peers,
  })
}

/** Where it stands out, the farthest first. */
export function standingOut(figures: PeerFigure[]): Standing[] {
  return figures
    .flatMap((each) => {
      const week = each.weeks.at(-1)
      if (week?.observed === undefined || week.peers === undefined) return []
      const observed = Number(week.observed)
      const usual = Number(week.peers.usual)
      return observed > Number(week.peers.high) && usual > 0
        ? [{ figure: each.figure, times: observed / usual, above: week.peers.above }]
        : []
    })
    .sort((a, b) => b.times - a.times)
}
