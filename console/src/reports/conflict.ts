import { withValue } from './fields'

type Form = Record<string, unknown>

/** A place that two officers left differently from how both found it, or that one alone changed. */
export type Change = {
  path: string
  /** What I wrote; undefined where I left it empty. */
  mine: unknown
  /** What stands there by now. */
  theirs: unknown
  iChanged: boolean
  theyChanged: boolean
}

/**
 * What came of a form since an officer began to write in it. A list counts as one place: its elements have no
 * names by which those of two versions could be told to be the same.
 */
export function changesOf(before: Form, mine: Form, theirs: Form): Change[] {
  const all = [before, mine, theirs].map((form) => placesOf(form))
  const [was, my, their] = all as [Map<string, unknown>, Map<string, unknown>, Map<string, unknown>]
  const paths = [...new Set(all.flatMap((places) => [...places.keys()]))]
  return paths
    .map((path) => ({
      path,
      mine: my.get(path),
      theirs: their.get(path),
      iChanged: !same(my.get(path), was.get(path)),
      theyChanged: !same(their.get(path), was.get(path)),
    }))
    .filter(({ iChanged, theyChanged }) => iChanged || theyChanged)
}

/** Whether both wrote at a place, and not the same. */
export function clashes(change: Change): boolean {
  return change.iChanged && change.theyChanged && !same(change.mine, change.theirs)
}

/** How it stands with what I wrote put over it, but for the places where I take what the other wrote. */
export function merged(theirs: Form, changes: Change[], taken: ReadonlySet<string>): Form {
  return changes
    .filter(({ path, iChanged }) => iChanged && !taken.has(path))
    .reduce((form, { path, mine }) => withValue(form, path, mine) as Form, theirs)
}

function placesOf(form: unknown, path = ''): Map<string, unknown> {
  if (form === null || form === undefined) return new Map()
  if (typeof form !== 'object' || Array.isArray(form) || isAnswer(form)) return new Map([[path, form]])
  return new Map(Object.entries(form).flatMap(([name, value]) => [...placesOf(value, path === '' ? name : `${path}.${name}`)]))
}

/** A value or that it is unknown: one place, or a merge could say both. */
function isAnswer(form: object): boolean {
  const names = Object.keys(form)
  return names.length > 0 && names.every((name) => name === 'value' || name === 'unknown')
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

/** Names in one order, and without what says nothing: an answer that is not unknown, an empty place. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, each]) => each !== false && each !== null && each !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)).map(([name, each]) => [name, sorted(each)]))
}
