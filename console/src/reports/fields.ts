/** A field of a form by its place in it, such as `subjects.0.lastName`. */
export type Field = { path: string; value: string }

/** All texts, numbers and truth values of a form, in its order; the narrative has a place of its own. */
export function fieldsOf(form: unknown, path = ''): Field[] {
  if (form === null || form === undefined) return []
  if (typeof form !== 'object') return [{ path, value: String(form) }]
  return Object.entries(form)
    .filter(([name]) => !(path === '' && name === 'narrative'))
    .flatMap(([name, value]) => fieldsOf(value, path === '' ? name : `${path}.${name}`))
}

/** The form with one field set; what leads there is made where it is missing. */
export function withField(form: unknown, path: string, value: string): unknown {
  return set(form, path.split('.'), value)
}

function set(form: unknown, [name, ...rest]: string[], value: string): unknown {
  if (name === undefined) return typed(form, value)
  const list = Array.isArray(form) || (form === undefined && /^\d+$/.test(name))
  const before = (form ?? (list ? [] : {})) as Record<string, unknown>
  const next = set(before[name], rest, value)
  if (!list) return { ...before, [name]: next }
  const all = [...(before as unknown as unknown[])]
  all[Number(name)] = next
  return all
}

/** A field stays what it was: a number, a truth value, a text. */
function typed(before: unknown, value: string): unknown {
  if (typeof before === 'boolean') return value === 'true'
  if (typeof before === 'number' && value.trim() !== '' && !Number.isNaN(Number(value))) return Number(value)
  return value === '' ? undefined : value
}

/** A finding names its field as `a.b[0].c` or with a slash between; here the dots alone count. */
export function placeOf(field: string): string {
  return field
    .replace(/^\/?(report[./])?/, '')
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .replaceAll('/', '.')
}
