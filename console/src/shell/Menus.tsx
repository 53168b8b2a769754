import {
  Button as Pressable,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components'
import { Icon } from '../parts/Icon'
import { usePreferences, type Theme } from '../preferences/preferences'
import { dropAllDrafts } from '../session/drafts'
import { signOut } from '../session/session'
import { LANGUAGES, type Language } from '../words/languages'
import { useWords } from '../words/words'
import { useSession } from './SignedIn'

const THEMES: Theme[] = ['system', 'light', 'dark']

export function SettingsMenu() {
  const { t } = useWords()
  const [preferences, change] = usePreferences()
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = [...new Set([own, 'UTC', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Singapore'])]
  return (
    <MenuTrigger>
      <Pressable className="button quiet bare" aria-label={t('shell.settings')}>
        <Icon name="sun" />
      </Pressable>
      <Popover className="popover" placement="bottom end">
        <Menu aria-label={t('shell.settings')}>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[preferences.theme]}
            onSelectionChange={(keys) => change({ theme: [...keys][0] as Theme })}
          >
            <Header>{t('shell.theme')}</Header>
            {THEMES.map((theme) => (
              <MenuItem key={theme} id={theme}>
                {t(`theme.${theme}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[preferences.language]}
            onSelectionChange={(keys) => change({ language: [...keys][0] as Language })}
          >
            <Header>{t('shell.language')}</Header>
            {Object.entries(LANGUAGES).map(([language, name]) => (
              <MenuItem key={language} id={language}>
                {name}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[preferences.zone]}
            onSelectionChange={(keys) => change({ zone: String([...keys][0]) })}
          >
            <Header>{t('shell.zone')}</Header>
            {zones.map((zone) => (
              <MenuItem key={zone} id={zone}>
                {zone}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

export function OfficerMenu() {
  const { t, term } = useWords()
  const session = useSession()
  const leave = async () => {
    const next = await signOut(session)
    dropAllDrafts()
    location.assign(next)
  }
  return (
    <MenuTrigger>
      <Pressable className="button quiet officer">
        <span className="face" aria-hidden="true">
          {term('role', session.roles[0] ?? '').slice(0, 1).toUpperCase()}
        </span>
        <span className="name">{session.roles.map((role) => term('role', role)).join(', ')}</span>
        <Icon name="down" />
      </Pressable>
      <Popover className="popover" placement="bottom end">
        <Menu aria-label={t('shell.officer')} onAction={(key) => key === 'end' && void leave()}>
          <MenuSection>
            <Header>
              {session.institution} · <code>{session.officerId}</code>
            </Header>
            <MenuItem id="account" href="/login/account">
              {t('session.account')}
            </MenuItem>
            <MenuItem id="end">{t('session.end')}</MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
