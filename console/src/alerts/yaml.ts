/** The text of a scenario's condition: a plain line, or the block behind a `|` or `>`. */
export function conditionOf(yaml: string): string {
  return blockOf(yaml, 'condition')
}

export function blockOf(yaml: string, key: string): string {
  const lines = yaml.split('\n')
  const at = lines.findIndex((line) => line.startsWith(key + ':'))
  if (at === -1) return ''
  const inline = lines[at]?.slice(key.length + 1).trim() ?? ''
  if (inline !== '' && !/^[|>][+-]?$/.test(inline)) return inline
  const block: string[] = []
  for (const line of lines.slice(at + 1)) {
    if (line.trim() !== '' && !/^\s/.test(line)) break
    block.push(line.trim())
  }
  return block.join(' ').trim()
}
