import type { Key } from '../words/en'
import type { Values } from '../words/phrase'
import type { ReplayedClause } from '../wire/views'

/** What would have had to be otherwise, as a sentence in the officer's language. */
export type Otherwise = { key: Key; values: Values }

const OPERATORS: Record<string, Key> = {
  '>=': 'near.atleast',
  '>': 'near.above',
  '<=': 'near.atmost',
  '<': 'near.below',
  '==': 'near.equal',
  '!=': 'near.unequal',
}

/** Of a plain clause that did not hold. */
export function otherwiseOf(clause: ReplayedClause): Otherwise {
  const compared = clause.line && OPERATORS[clause.line.operator]
  if (clause.line && compared) {
    const named = clause.values.length > 0 && clause.text.startsWith(`${clause.values[0]!.name} `)
    return {
      key: compared,
      values: { what: named ? clause.values[0]!.name : clause.text.split(OPERATOR)[0]!, seen: clause.line.seen, line: clause.line.line },
    }
  }
  const only = clause.values.length === 1 ? clause.values[0]! : undefined
  if (only && clause.text === only.name) return { key: 'near.should', values: { what: only.name } }
  if (only && clause.text === `!${only.name}`) return { key: 'near.shouldnot', values: { what: only.name } }
  return { key: 'near.other', values: { what: clause.text } }
}

const OPERATOR = / (?:>=|<=|==|!=|>|<) /
