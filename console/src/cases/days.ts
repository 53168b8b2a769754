/** The day of a moment where the officer is, as a field of a form has it. */
export function dayOf(moment: string): string {
  const at = new Date(moment)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The end of that day where the officer is. */
export function endOf(day: string): string {
  return new Date(day + 'T23:59:59').toISOString()
}
