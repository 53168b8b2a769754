import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { usePreferences } from '../preferences/preferences'
import { en, type Dictionary, type Key } from './en'
import type { Language } from './languages'
import { phrase, type Values } from './phrase'

export type Say = (key: Key, values?: Values) => string

type Kind = 'typology' | 'state' | 'outcome' | 'role' | 'sla' | 'disposition' | 'flag' | 'deed'
type Spoken = { t: Say; language: Language; term: (kind: Kind, name: string) => string }

const Context = createContext<Spoken | null>(null)

const DICTIONARIES: Record<Language, () => Promise<Dictionary>> = {
  en: async () => en,
  de: async () => (await import('./de')).de,
  fr: async () => (await import('./fr')).fr,
}

export function useWords(): Spoken {
  const spoken = useContext(Context)
  if (spoken === null) throw new Error('outside of WordsSpoken')
  return spoken
}

export function WordsSpoken({ children }: { children: ReactNode }) {
  const [{ language }] = usePreferences()
  const [loaded, setLoaded] = useState<{ language: Language; dictionary: Dictionary } | null>(
    language === 'en' ? { language, dictionary: en } : null,
  )
  useEffect(() => {
    let wanted = true
    void DICTIONARIES[language]().then((dictionary) => wanted && setLoaded({ language, dictionary }))
    return () => {
      wanted = false
    }
  }, [language])
  const spoken = useMemo(() => (loaded === null ? null : speak(loaded.dictionary, loaded.language)), [loaded])
  return spoken === null ? null : <Context value={spoken}>{children}</Context>
}

function speak(dictionary: Dictionary, language: Language): Spoken {
  const t: Say = (key, values) => phrase(dictionary[key], language, values)
  return {
    t,
    language,
    // A word that a house brought after this page was written is shown as the house writes it.
    term: (kind, name) => {
      const key = `${kind}.${name.toLowerCase()}`
      return key in dictionary ? t(key as Key) : capital(name.replaceAll(/[-_]/g, ' ').toLowerCase())
    },
  }
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
