import { useSession } from '../shell/SignedIn'
import { useWords } from '../words/words'

const LONGEST = 16
const SHOWN = 8

/** An officer by login or id: "you" for oneself, long ids by their beginning. */
export function Who({ id }: { id: string | undefined }) {
  const { t } = useWords()
  const session = useSession()
  if (id === undefined || id === '') return <span className="soft">{t('alerts.nobody')}</span>
  if (id === session.officerId) return <span title={id}>{t('who.you')}</span>
  return <span title={id}>{id.length > LONGEST && !id.includes('@') ? id.slice(0, SHOWN) + '…' : id}</span>
}
