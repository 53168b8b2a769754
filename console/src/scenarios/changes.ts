import { diffLines } from 'diff'

export type Line = { kind: 'same' | 'added' | 'removed'; text: string }

/** Line by line from one text to the other. */
export function changesBetween(from: string, to: string): Line[] {
  return diffLines(from, to).flatMap((part): Line[] => {
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same'
    return part.value.replace(/\n$/, '').split('\n').map((text) => ({ kind, text }))
  })
}
