import type { Tone } from '../parts/Badge'

/** How a deadline stands, as the tone of a badge. */
export function slaTone(sla: string): Tone {
  if (sla === 'breached') return 'critical'
  return sla === 'at_risk' ? 'medium' : 'low'
}
