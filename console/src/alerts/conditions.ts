/** One clause of a scenario's condition, with what was seen where it can be told. */
export type Clause = {
  text: string
  /** Names that the clause reads, with their values at the moment of the decision. */
  values: [string, string][]
  /** A plain comparison with a number: how far the observed value is from its line. */
  line?: { observed: number; threshold: number; operator: string }
}

const NAME = /[a-zA-Z_][\w]*(?:\.[a-zA-Z_]\w*)*/g
const COMPARISON = /^([a-zA-Z_][\w.]*)\s*(>=|<=|>|<|==)\s*(-?\d+(?:\.\d+)?)$/

/** The clauses that a condition joins with "and" at its top level. */
export function clausesOf(condition: string, values: Record<string, string>): Clause[] {
  return conjuncts(condition).map((text) => clause(text, values))
}

function clause(text: string, values: Record<string, string>): Clause {
  const names = [...new Set(text.match(NAME) ?? [])]
  const known = names.flatMap((name): [string, string][] => {
    const value = values[name]
    return value === undefined ? [] : [[name, value]]
  })
  const line = lineOf(text, values)
  return line === undefined ? { text, values: known } : { text, values: known, line }
}

function lineOf(text: string, values: Record<string, string>): Clause['line'] {
  const parts = COMPARISON.exec(text)
  if (parts === null) return undefined
  const [, name = '', operator = '', threshold = ''] = parts
  const observed = numberIn(values[name])
  return observed === undefined ? undefined : { observed, threshold: Number(threshold), operator }
}

/** The number that a value in words begins with: "95.4 hours", "85,158.45 USD", "12". */
export function numberIn(words: string | undefined): number | undefined {
  const found = /^-?[\d,]+(?:\.\d+)?/.exec(words ?? '')
  // A share reads "97 %", and the condition knows it as 0.97.
  if (found === null) return undefined
  const value = Number(found[0].replaceAll(',', ''))
  return /%/.test(words ?? '') ? value / 100 : value
}

function conjuncts(condition: string): string[] {
  const parts: string[] = []
  let depth = 0
  let begun = 0
  for (let at = 0; at < condition.length; at++) {
    const sign = condition[at]
    if (sign === '(' || sign === '[') depth++
    if (sign === ')' || sign === ']') depth--
    if (depth === 0 && condition.startsWith('&&', at)) {
      parts.push(condition.slice(begun, at))
      begun = at + 2
    }
  }
  parts.push(condition.slice(begun))
  return parts.map((part) => part.replaceAll(/\s+/g, ' ').trim()).filter((part) => part !== '')
}
