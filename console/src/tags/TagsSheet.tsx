import '../look/tags.css'
import { useState } from 'react'
import { useAct, type Target } from '../alerts/acting'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Icon } from '../parts/Icon'
import { Sheet } from '../parts/Sheet'
import { useWords } from '../words/words'
import { TagInput } from './TagInput'
import { withTag } from './tagging'

type Shape = { open: boolean; target: Target; onClose: () => void }

/** Tags many alerts at once, or takes tags from them. */
export function TagsSheet({ open, target, onClose }: Shape) {
  const { t } = useWords()
  return (
    <Sheet title={t('tags.many')} open={open} onClose={onClose}>
      <Fields target={target} onClose={onClose} />
    </Sheet>
  )
}

function Fields({ target, onClose }: Omit<Shape, 'open'>) {
  const { t } = useWords()
  const act = useAct()
  const [tags, setTags] = useState<string[]>([])
  const send = (what: 'tag' | 'untag') => act.mutate({ act: { act: what, tags }, target }, { onSuccess: onClose })
  return (
    <>
      <p className="soft">{t('tags.text')}</p>
      <TagInput without={tags} onAdd={(tag) => setTags(withTag(tags, tag))} />
      {tags.length > 0 && (
        <div className="tags">
          <ul aria-label={t('tags.title')}>
            {tags.map((tag) => (
              <li key={tag} className="chip">
                {tag}
                <button type="button" aria-label={t('tags.remove', { tag })} onClick={() => setTags(tags.filter((each) => each !== tag))}>
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {act.error && <Failure failure={act.error} />}
      <div className="ends">
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button isDisabled={tags.length === 0 || act.isPending} onPress={() => send('untag')}>
          {t('tags.take')}
        </Button>
        <Button kind="primary" isDisabled={tags.length === 0 || act.isPending} onPress={() => send('tag')}>
          {t('tags.give')}
        </Button>
      </div>
    </>
  )
}
