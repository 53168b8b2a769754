/** A sentence with {names}, or one for each plural form of {n}. */
export type Phrase = string | { one: string; other: string }
export type Values = Record<string, string | number>

/** The sentence with its values; numbers are written as the language writes them. */
export function phrase(said: Phrase, language: string, values: Values = {}): string {
  const sentence = typeof said === 'string' ? said : said[pluralForm(language, Number(values.n))]
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value
  })
}

function pluralForm(language: string, n: number): 'one' | 'other' {
  return new Intl.PluralRules(language).select(n) === 'one' ? 'one' : 'other'
}
