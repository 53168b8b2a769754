import '@fontsource-variable/ibm-plex-sans/index.css'
import '@fontsource/ibm-plex-mono/latin-400.css'
import './look/tokens.css'
import './look/ground.css'
import './look/parts.css'
import './look/shell.css'
import './look/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
import { PreferencesKept, usePreferences } from './preferences/preferences'
import { questions } from './shell/questions'
import { router } from './shell/routes'
import { WordsSpoken } from './words/words'

function Console() {
  const [{ language }] = usePreferences()
  return (
    <I18nProvider locale={language}>
      <WordsSpoken>
        <RouterProvider router={router} />
      </WordsSpoken>
    </I18nProvider>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('no place to draw')
createRoot(root).render(
  <StrictMode>
    <PreferencesKept>
      <QueryClientProvider client={questions}>
        <Console />
      </QueryClientProvider>
    </PreferencesKept>
  </StrictMode>,
)
