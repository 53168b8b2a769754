import '../look/tags.css'
import { Link } from '@tanstack/react-router'
import { Failure } from '../parts/Answer'
import { Icon } from '../parts/Icon'
import { useMay } from '../shell/SignedIn'
import { useWords } from '../words/words'
import { useSetTags, type Tagged } from './asking'
import { TagInput } from './TagInput'
import { withTag } from './tagging'

type Shape = Tagged & { fixed?: boolean }

/** The tags of an alert or a case, each leading to all that have it; changed where they stand. */
export function TagsLine({ kind, id, version, tags, fixed = false }: Shape) {
  const { t } = useWords()
  const may = useMay('analyst', 'supervisor') && !fixed
  const set = useSetTags()
  const put = (next: string[]) => next.length !== tags.length && set.mutate({ kind, id, version, tags: next })
  if (!may && tags.length === 0) return null
  return (
    <div className="tags">
      {tags.length > 0 && (
        <ul aria-label={t('tags.title')}>
          {tags.map((tag) => (
            <li key={tag} className="chip">
              {kind === 'alert' ? (
                <Link to="/alerts" search={{ tag }}>
                  {tag}
                </Link>
              ) : (
                <Link to="/cases" search={{ tag }}>
                  {tag}
                </Link>
              )}
              {may && (
                <button
                  type="button"
                  className="no-print"
                  disabled={set.isPending}
                  aria-label={t('tags.remove', { tag })}
                  onClick={() => put(tags.filter((each) => each !== tag))}
                >
                  <Icon name="close" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <span className="no-print" title={t('tags.text')}>
          <TagInput id={kind + '-tags'} quiet without={tags} onAdd={(tag) => put(withTag(tags, tag))} />
        </span>
      )}
      {set.error && <Failure failure={set.error} />}
    </div>
  )
}
