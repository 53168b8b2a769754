import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Bell } from '../notices/Bell'
import { Empty } from '../parts/Answer'
import { Button } from '../parts/Button'
import { useWords } from '../words/words'
import { Navigation } from './Navigation'
import { OfficerMenu, SettingsMenu } from './Menus'
import { SearchEverywhere } from './SearchEverywhere'
import { SignedIn } from './SignedIn'

/** The frame around every page. */
export function Shell() {
  return (
    <SignedIn>
      <Frame />
    </SignedIn>
  )
}

function Frame() {
  const { t } = useWords()
  const [searching, setSearching] = useState(false)
  const [navOpen, setNavOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const main = useRef<HTMLElement>(null)
  const lastPath = useRef(path)

  useEffect(() => {
    setNavOpen(false)
    // After a change of page the next Tab goes on inside of it, and readers hear where they are.
    if (lastPath.current !== path) main.current?.focus()
    lastPath.current = path
  }, [path])

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setSearching((open) => !open)
      }
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])

  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="top">
        <span className="only-narrow">
          <Button kind="quiet" icon="menu" aria-label={t('shell.menu')} aria-expanded={navOpen} onPress={() => setNavOpen(!navOpen)} />
        </span>
        <span className="brand">
          <img src="/vigil.svg" alt="" width="24" height="24" />
          Vigil
        </span>
        <span className="seek">
          <Button icon="search" onPress={() => setSearching(true)}>
            <span className="grow">{t('shell.search')}</span>
            <kbd>Ctrl K</kbd>
          </Button>
        </span>
        <Bell />
        <SettingsMenu />
        <OfficerMenu />
      </header>
      <Navigation open={navOpen} />
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <SearchEverywhere open={searching} onClose={() => setSearching(false)} />
    </div>
  )
}

export function Missing() {
  const { t } = useWords()
  return <Empty title={t('state.nopage')}>{t('state.nopage.text')}</Empty>
}
