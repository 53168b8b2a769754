import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const known = new Map<string, { value: unknown }>()

/** A value of this machine, the same for everybody on the page who asks for the key. */
export function useKept<T>(key: string, preset: T): [T, (value: T) => void] {
  const value = useSyncExternalStore(listen, () => valueOf(key, preset))
  const keep = useCallback(
    (next: T) => {
      const text = JSON.stringify(next)
      known.set(key, { value: next })
      try {
        localStorage.setItem(key, text)
      } catch {
        // Storage is closed: it holds for this page.
      }
      for (const listener of listeners) listener()
    },
    [key],
  )
  return [value, keep]
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function valueOf<T>(key: string, preset: T): T {
  const there = known.get(key)
  if (there !== undefined) return there.value as T
  let value: unknown = preset
  try {
    value = JSON.parse(localStorage.getItem(key) ?? 'null') ?? preset
  } catch {
    // Nothing readable was kept.
  }
  known.set(key, { value })
  return value as T
}
