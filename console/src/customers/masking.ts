/** A value of which only the first letter of each word, or the last digits of a number, can be read. */
export function masked(value: string): string {
  if (/\d{4,}/.test(value)) return '•••• ' + value.slice(-2)
  return value.replaceAll(/(\p{L})[\p{L}\p{M}'’-]*/gu, '$1•••')
}
