/** The names that a scenario declares under `parameters`. */
export function parametersIn(yaml: string): string[] {
  const lines = yaml.split('\n')
  const at = lines.findIndex((line) => /^parameters:\s*$/.test(line))
  if (at === -1) return []
  const names: string[] = []
  for (const line of lines.slice(at + 1)) {
    if (/^\S/.test(line)) break
    const name = /^ {2}([A-Za-z_]\w*):/.exec(line) ?? /^ {2}- name:\s*([A-Za-z_]\w*)/.exec(line)
    if (name?.[1] !== undefined) names.push(name[1])
  }
  return names
}

/** Numbers that stand with spaces, commas or semicolons between them. */
export function numbersIn(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map(Number)
    .filter((value) => !Number.isNaN(value))
}
