import { useCallback, useState } from 'react'
import { useSession } from '../shell/SignedIn'
import { draftKey } from './session'

/**
 * A text that outlives the page: kept in this tab until it is sent, so that neither a session's end nor
 * a reload loses it. It belongs to the officer who wrote it: whoever signs in after him does not see it.
 */
export function useDraft(name: string): [string, (text: string) => void, () => void] {
  const key = draftKey(useSession(), name)
  const [kept, setKept] = useState(() => ({ key, text: read(key) }))
  const text = kept.key === key ? kept.text : read(key)
  if (kept.key !== key) setKept({ key, text })
  const write = useCallback(
    (next: string) => {
      setKept({ key, text: next })
      try {
        if (next === '') sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, next)
      } catch {
        // Storage is closed: the draft lives as long as the page.
      }
    },
    [key],
  )
  const drop = useCallback(() => write(''), [write])
  return [text, write, drop]
}

/** Takes every draft away: somebody signs out on purpose. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith('vigil.draft')) sessionStorage.removeItem(key)
    }
  } catch {
    // Nothing was kept.
  }
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}
