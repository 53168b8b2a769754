/** How many of each name there are, the most first. */
export function countBy<T>(all: T[], name: (one: T) => string): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(name(one), (counts.get(name(one)) ?? 0) + 1)
  return [...counts].map(([key, count]) => ({ name: key, count })).sort((a, b) => b.count - a.count)
}

const BAND = 200
const MOST = 1000

/** Scores from 0 to 1000 in five bands, the gravest first. */
export function bandsOf(scores: number[]): { from: number; to: number; count: number }[] {
  const bands = []
  for (let from = MOST - BAND; from >= 0; from -= BAND) {
    const to = from + BAND
    const last = to === MOST
    bands.push({
      from,
      to: last ? to : to - 1,
      count: scores.filter((score) => score >= from && (last ? score <= to : score < to)).length,
    })
  }
  return bands
}
