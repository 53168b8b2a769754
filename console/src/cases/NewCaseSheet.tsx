import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Pick, Text } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import { useDraft } from '../session/drafts'
import { useWords } from '../words/words'
import { useAddToCase, useCases, useNewCase } from './asking'

const NEW = 'new'
const OPEN = { state: 'open,in_review,reopened' }

/** Makes a case of one or many alerts, or adds them to one that is open. */
export function NewCaseSheet({ open, items, onClose }: { open: boolean; items: string[]; onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [title, setTitle, drop] = useDraft('case.' + items.join('+'))
  const [into, setInto] = useState(NEW)
  const make = useNewCase()
  const add = useAddToCase()
  const go = (id: string) => {
    drop()
    onClose()
    void navigate({ to: '/cases/$case', params: { case: id } })
  }
  const ready = into !== NEW || title.trim() !== ''
  const send = () =>
    into === NEW
      ? make.mutate({ title: title.trim(), items }, { onSuccess: (made) => go(made.caseId) })
      : add.mutate({ id: into, items }, { onSuccess: () => go(into) })
  return (
    <Sheet title={t('cases.new', { n: items.length })} open={open} onClose={onClose}>
      <form
        className="stack close"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) send()
        }}
      >
        {open && <Into into={into} onChange={setInto} />}
        {into === NEW && <Text label={t('cases.title')} value={title} onChange={setTitle} maxLength={300} autoFocus />}
        <p className="soft small">{t('cases.new.text')}</p>
        {(make.error ?? add.error) && <Failure failure={(make.error ?? add.error)!} />}
        <div className="ends">
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={!ready || make.isPending || add.isPending}>
            {t(into === NEW ? 'cases.make' : 'cases.add')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** A new case, or one of the newest hundred that are open. */
function Into({ into, onChange }: { into: string; onChange: (id: string) => void }) {
  const { t } = useWords()
  const all = useCases(OPEN).data?.pages[0]?.items ?? []
  if (all.length === 0) return null
  return (
    <Pick
      label={t('cases.into')}
      value={into}
      onChange={onChange}
      choices={[
        { id: NEW, label: t('cases.into.new') },
        ...all.map((each) => ({ id: each.caseId, label: `${each.reference} · ${each.title ?? ''}` })),
      ]}
    />
  )
}
