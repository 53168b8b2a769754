import type { Tone } from '../parts/Badge'
import type { AccessHolder } from '../wire/views'

const GRAVE = ['mixed-duties', 'many-reveals', 'new-place']
const PLAIN = ['kept-out']

/** How loud a finding is. */
export function toneOfFinding(finding: string): Tone {
  if (GRAVE.includes(finding)) return 'high'
  return PLAIN.includes(finding) ? 'calm' : 'medium'
}

/** Those with the most to ask about first, by name where there is as much. */
export function inQuestion(holders: AccessHolder[]): AccessHolder[] {
  const weight = (holder: AccessHolder) =>
    holder.findings.reduce((sum, finding) => sum + { high: 10, medium: 2, calm: 0 }[toneOfFinding(finding) as 'high' | 'medium' | 'calm'], 0)
  return [...holders].sort((one, other) => weight(other) - weight(one) || one.name.localeCompare(other.name))
}
