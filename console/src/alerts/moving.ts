/** The alert after (or before) the one looked at; the first when none is, undefined at the end. */
export function nextOf(rows: { alertId: string }[], active: string | undefined, by: 1 | -1): string | undefined {
  const at = rows.findIndex((row) => row.alertId === active)
  return at === -1 ? rows[0]?.alertId : rows[at + by]?.alertId
}
