/** The alert after (or before) the one looked at; the first when none is, undefined at the end. */
export function nextOf(rows: { itemId: string }[], active: string | undefined, by: 1 | -1): string | undefined {
  const at = rows.findIndex((row) => row.itemId === active)
  return at === -1 ? rows[0]?.itemId : rows[at + by]?.itemId
}

/** Where to go when some alerts leave: the next that stays, else the last before them. */
export function afterLeaving(rows: { itemId: string }[], active: string, leaving: ReadonlySet<string>): string | undefined {
  const at = rows.findIndex((row) => row.itemId === active)
  const stays = (row: { itemId: string }) => !leaving.has(row.itemId)
  return (rows.slice(at + 1).find(stays) ?? rows.slice(0, Math.max(at, 0)).findLast(stays))?.itemId
}
