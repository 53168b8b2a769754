/** As the house keeps a tag: in lower case, with single spaces. */
export function plain(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/** These and one more, each once, in the order of the alphabet. */
export function withTag(tags: readonly string[], tag: string): string[] {
  const added = plain(tag)
  return added === '' || tags.includes(added) ? [...tags] : [...tags, added].sort()
}
