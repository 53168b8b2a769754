import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import { useDraft } from '../session/drafts'
import { Refused } from '../wire/refused'
import { useWords } from '../words/words'
import { useDraftScenario } from './asking'

/** Brings the text of a new scenario, or of a scenario's next version. */
export function DraftScenario({ preset = '', label }: { preset?: string; label?: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [kept, setKept, drop] = useDraft('scenario.' + (label ?? 'new'))
  const draft = useDraftScenario()
  const yaml = kept === '' ? preset : kept
  const send = () =>
    draft.mutate(yaml, {
      onSuccess: (version) => {
        drop()
        setOpen(false)
        void navigate({ to: '/scenarios/$scenario', params: { scenario: version.scenario }, search: { version: version.version } })
      },
    })
  return (
    <>
      <Button kind={label === undefined ? 'primary' : 'plain'} onPress={() => setOpen(true)}>
        {label ?? t('scenarios.draft')}
      </Button>
      <Sheet wide title={label ?? t('scenarios.draft')} open={open} onClose={() => setOpen(false)}>
        <Text label={t('scenarios.yaml')} lines={18} value={yaml} onChange={setKept} />
        {draft.error instanceof Refused && draft.error.faults.length > 0 ? (
          <ul className="notice bad">
            {draft.error.faults.map((fault, at) => (
              <li key={at}>
                <code>{fault.field}</code> {fault.reason}
              </li>
            ))}
          </ul>
        ) : (
          draft.error && <Failure failure={draft.error} />
        )}
        <div className="ends">
          <Button onPress={() => setOpen(false)}>{t('act.cancel')}</Button>
          <Button kind="primary" isDisabled={yaml.trim() === '' || draft.isPending} onPress={send}>
            {t('scenarios.keep')}
          </Button>
        </div>
      </Sheet>
    </>
  )
}
