import { useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { Icon } from '../parts/Icon'
import { useWords } from '../words/words'
import { lookEverywhere, type Find } from './finds'
import { PLACES } from './Navigation'

const SHORTEST = 3

/** One field that finds pages, alerts, transactions, accounts, scenarios, customers, list entries. */
export function SearchEverywhere({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords()
  return (
    <ModalOverlay className="veil" isOpen={open} isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="sheet wide">
        <Dialog aria-label={t('shell.search')} className="everywhere">
          <Search onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Search({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const found = useQuery({
    queryKey: ['everywhere', wanted],
    queryFn: () => lookEverywhere(wanted),
    enabled: wanted.length >= SHORTEST,
    staleTime: 60_000,
  })
  const pages: Find[] = PLACES.flatMap((group) => group.places)
    .map(({ to, label, icon }) => ({ kind: 'page' as const, id: to, label: t(label), detail: '', to, icon }))
    .filter((page) => page.label.toLowerCase().includes(wanted.toLowerCase()))
  const finds = wanted.length >= SHORTEST ? (found.data ?? []) : []
  const all = [...pages, ...finds]
  const go = (id: string) => {
    const find = all.find((each) => each.kind + each.id === id)
    if (find === undefined) return
    onClose()
    void navigate({ to: find.to, search: find.search ?? {} } as never)
  }
  const kinds = [...new Set(all.map((find) => find.kind))]
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField className="seekfield" aria-label={t('shell.search')} autoFocus>
        <Icon name="search" />
        <Input placeholder={t('shell.search.hint')} />
      </SearchField>
      <Menu
        className="finds"
        aria-label={t('shell.found')}
        onAction={(key) => go(String(key))}
        renderEmptyState={() => <p className="soft nothing">{found.isFetching ? t('state.loading') : t('shell.nothing')}</p>}
      >
        {kinds.map((kind) => (
          <MenuSection key={kind} id={kind}>
            <Header>{t(`find.${kind}`)}</Header>
            {all
              .filter((find) => find.kind === kind)
              .map((find) => (
                <MenuItem key={find.kind + find.id} id={find.kind + find.id} textValue={find.label}>
                  <Icon name={find.icon} />
                  <span className="label">
                    <Marked text={find.label} wanted={wanted} />
                  </span>
                  <span className="soft small">
                    <Marked text={find.detail} wanted={wanted} />
                  </span>
                </MenuItem>
              ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  )
}

/** A text in which what was typed is marked. */
function Marked({ text, wanted }: { text: string; wanted: string }) {
  const at = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted.toLowerCase())
  if (at < 0) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + wanted.length)}</mark>
      {text.slice(at + wanted.length)}
    </>
  )
}
