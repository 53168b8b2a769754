export type Language = 'en' | 'de' | 'fr'

export const LANGUAGES: Record<Language, string> = { en: 'English', de: 'Deutsch', fr: 'Français' }

/** The first of the browser's languages that we speak. */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = tag.slice(0, 2).toLowerCase()
    if (language in LANGUAGES) return language as Language
  }
  return 'en'
}
