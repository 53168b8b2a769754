import { useWords } from '../words/words'
import { Button } from './Button'

/** Below a list that came in part: the next page of it. */
export function More({ of: asked }: { of: { hasNextPage: boolean; fetchNextPage: () => unknown } }) {
  const { t } = useWords()
  if (!asked.hasNextPage) return null
  return (
    <div className="foot">
      <Button kind="quiet" onPress={() => void asked.fetchNextPage()}>
        {t('act.more')}
      </Button>
    </div>
  )
}
