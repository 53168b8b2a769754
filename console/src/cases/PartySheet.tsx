import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Pick, Text } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import { useWords } from '../words/words'
import { PARTY_ROLES, useAddParty, useCases, useLink, type PartyForm } from './asking'

/** Adds whom a case concerns. */
export function PartySheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords()
  const [form, setForm] = useState<PartyForm>({ kind: 'account', id: '', role: 'counterparty' })
  const add = useAddParty(id)
  const complete = form.id.trim() !== ''
  return (
    <Sheet title={t('parties.add')} open onClose={onClose}>
      <form
        className="stack close"
        onSubmit={(event) => {
          event.preventDefault()
          if (complete) add.mutate({ ...form, id: form.id.trim() }, { onSuccess: onClose })
        }}
      >
        <Pick
          label={t('parties.kind')}
          value={form.kind}
          onChange={(kind) => setForm({ ...form, kind: kind as PartyForm['kind'] })}
          choices={(['account', 'customer'] as const).map((kind) => ({ id: kind, label: t(`parties.kind.${kind}`) }))}
        />
        <Text label={t('parties.id')} value={form.id} onChange={(next) => setForm({ ...form, id: next })} autoFocus />
        <Pick
          label={t('parties.role')}
          value={form.role}
          onChange={(role) => setForm({ ...form, role: role as PartyForm['role'] })}
          choices={PARTY_ROLES.map((role) => ({ id: role, label: t(`party.role.${role}`) }))}
        />
        {add.error && <Failure failure={add.error} />}
        <div className="ends">
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={!complete || add.isPending}>
            {t('parties.add')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** Says that another case belongs to this one. */
export function LinkSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords()
  const others = (useCases({}).data?.pages.flatMap((page) => page.items) ?? []).filter((other) => other.caseId !== id)
  const [chosen, setChosen] = useState('')
  const link = useLink(id)
  return (
    <Sheet title={t('cases.link')} open onClose={onClose}>
      <Pick
        label={t('nav.cases')}
        value={chosen}
        onChange={setChosen}
        choices={others.map((other) => ({ id: other.caseId, label: `${other.reference} · ${other.title ?? ''}` }))}
      />
      {link.error && <Failure failure={link.error} />}
      <div className="ends">
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button
          kind="primary"
          isDisabled={chosen === '' || link.isPending}
          onPress={() => link.mutate(chosen, { onSuccess: onClose })}
        >
          {t('cases.link')}
        </Button>
      </div>
    </Sheet>
  )
}
