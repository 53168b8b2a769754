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

/** What stands at a place of a form; undefined where nothing does. */
export function valueAt(form: unknown, path: string): unknown {
  let here: unknown = form
  for (const name of path.split('.')) {
    if (here === null || typeof here !== 'object') return undefined
    here = (here as Record<string, unknown>)[name]
  }
  return here
}

/** The list at a place; empty where there is none. */
export function listAt(form: unknown, path: string): unknown[] {
  const found = valueAt(form, path)
  return Array.isArray(found) ? found : []
}

/** The form with a text set at a place, as the kind of value that stood there. */
export function withField(form: unknown, path: string, value: string): unknown {
  return withValue(form, path, typed(valueAt(form, path), value))
}

/** The form with a value set at a place. What leads there is made where it is missing; what is left empty goes. */
export function withValue(form: unknown, path: string, value: unknown): unknown {
  return set(form, path.split('.'), value) ?? {}
}

function set(form: unknown, [name, ...rest]: string[], value: unknown): unknown {
  if (name === undefined) return value
  const isList = Array.isArray(form) || (form === undefined && /^\d+$/.test(name))
  const before = (form ?? {}) as Record<string, unknown>
  const next = set(before[name], rest, value)
  if (isList) {
    const all = [...((form ?? []) as unknown[])]
    all[Number(name)] = next
    const left = all.filter((each) => each !== undefined)
    return left.length > 0 ? left : undefined
  }
  const after = { ...before, [name]: next }
  if (next === undefined) delete after[name]
  return Object.keys(after).length > 0 ? after : undefined
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
