import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { languageOf, type Language } from '../words/languages'

export type Theme = 'system' | 'light' | 'dark'
export type Preferences = { theme: Theme; language: Language; zone: string }
type Change = (change: Partial<Preferences>) => void

const KEY = 'vigil.preferences'
const Kept = createContext<[Preferences, Change] | null>(null)

/** How this officer wants to see Vigil on this machine. */
export function usePreferences(): [Preferences, Change] {
  const kept = useContext(Kept)
  if (kept === null) throw new Error('outside of PreferencesKept')
  return kept
}

export function PreferencesKept({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState(read)
  useEffect(() => {
    const root = document.documentElement
    if (preferences.theme === 'system') delete root.dataset.theme
    else root.dataset.theme = preferences.theme
    root.lang = preferences.language
    try {
      localStorage.setItem(KEY, JSON.stringify(preferences))
    } catch {
      // Storage is closed: it holds for this page.
    }
  }, [preferences])
  const value = useMemo<[Preferences, Change]>(
    () => [preferences, (change) => setPreferences((before) => ({ ...before, ...change }))],
    [preferences],
  )
  return <Kept value={value}>{children}</Kept>
}

function read(): Preferences {
  const preset: Preferences = {
    theme: 'system',
    language: languageOf(navigator.languages),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
  try {
    return { ...preset, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) }
  } catch {
    return preset
  }
}
