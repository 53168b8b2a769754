import type { ReactNode } from 'react'

export type Tone = 'critical' | 'high' | 'medium' | 'low' | 'calm' | 'accent'

export function Badge({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={'badge ' + tone}>{children}</span>
}

/** How grave a score between 0 and 1000 is. */
export function toneOf(score: number): Tone {
  if (score >= 800) return 'critical'
  if (score >= 600) return 'high'
  return score >= 400 ? 'medium' : 'low'
}

export function toneOfSeverity(severity: string): Tone {
  const tones: Record<string, Tone> = { critical: 'critical', high: 'high', medium: 'medium', low: 'low' }
  return tones[severity.toLowerCase()] ?? 'calm'
}
