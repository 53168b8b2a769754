import { useNavigate } from '@tanstack/react-router'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import { useDraft } from '../session/drafts'
import { useWords } from '../words/words'
import { useNewCase } from './asking'

/** Makes a case of one or many alerts. */
export function NewCaseSheet({ open, items, onClose }: { open: boolean; items: string[]; onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [title, setTitle, drop] = useDraft('case.' + items.join('+'))
  const make = useNewCase()
  const send = () =>
    make.mutate(
      { title: title.trim(), items },
      {
        onSuccess: (made) => {
          drop()
          onClose()
          void navigate({ to: '/cases/$case', params: { case: made.caseId } })
        },
      },
    )
  return (
    <Sheet title={t('cases.new', { n: items.length })} open={open} onClose={onClose}>
      <form
        className="stack close"
        onSubmit={(event) => {
          event.preventDefault()
          if (title.trim() !== '') send()
        }}
      >
        <Text label={t('cases.title')} value={title} onChange={setTitle} maxLength={300} autoFocus />
        <p className="soft small">{t('cases.new.text')}</p>
        {make.error && <Failure failure={make.error} />}
        <div className="ends">
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={title.trim() === '' || make.isPending}>
            {t('cases.make')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
