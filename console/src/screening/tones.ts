import type { Tone } from '../parts/Badge'

/** How alike two names are, from 0 to 1, as the tone of a badge. */
export function shareTone(score: number): Tone {
  if (score >= 0.9) return 'critical'
  if (score >= 0.8) return 'high'
  return score >= 0.7 ? 'medium' : 'low'
}
