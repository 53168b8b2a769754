import { useEffect, useState } from 'react'

const SECONDS = 60

export type Rate = { connected: boolean; total: number; outcomes: Record<string, number>; seconds: number[] }

const NOTHING: Rate = { connected: false, total: 0, outcomes: {}, seconds: Array<number>(SECONDS).fill(0) }

/** Counts decisions as they are made; drawn once a second, whatever comes in between. */
export function useDecisionRate(): Rate {
  const [rate, setRate] = useState(NOTHING)
  useEffect(() => {
    const stream = new EventSource('/v1/decisions/stream')
    let fresh: string[] = []
    let connected = false
    const arrived = (event: MessageEvent<string>) => fresh.push(outcomeOf(event.data))
    stream.onopen = () => (connected = true)
    stream.onerror = () => (connected = false)
    stream.onmessage = arrived
    stream.addEventListener('decision', arrived)
    const timer = setInterval(() => {
      const batch = fresh
      fresh = []
      setRate((before) => after(before, batch, connected))
    }, 1000)
    return () => {
      stream.close()
      clearInterval(timer)
    }
  }, [])
  return rate
}

/** The rate a second later, with the decisions that came in it. */
export function after(before: Rate, batch: string[], connected: boolean): Rate {
  const outcomes = { ...before.outcomes }
  for (const outcome of batch) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  return {
    connected,
    total: before.total + batch.length,
    outcomes,
    seconds: [...before.seconds.slice(1), batch.length],
  }
}

function outcomeOf(text: string): string {
  try {
    return (JSON.parse(text) as { outcome?: string }).outcome ?? 'unknown'
  } catch {
    return 'unknown'
  }
}
