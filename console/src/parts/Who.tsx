import { useQuery } from '@tanstack/react-query'
import { useMay, useSession } from '../shell/SignedIn'
import { identity, told } from '../wire/houses'
import { useWords } from '../words/words'
import { Pick, type Choice } from './Fields'

type Colleague = { id: string; login: string; enabled: boolean }

const LONGEST = 16
const SHOWN = 8
const FRESH_MILLIS = 5 * 60_000

/** Whose ids are whose: houses write down ids, people read names. */
export function useColleagues(): Colleague[] {
  const names = useQuery({
    queryKey: ['colleagues'],
    queryFn: async ({ signal }) => (await told(identity.GET('/v1/officers/names', { signal }))) as Colleague[],
    staleTime: FRESH_MILLIS,
    retry: false,
  })
  return names.data ?? NOBODY
}

/** The others, to choose one of. */
export function useColleagueChoices(): Choice[] {
  const session = useSession()
  return useColleagues()
    .filter((each) => each.id !== session.officerId)
    .map(({ id, login }) => ({ id, label: login }))
}

const NOBODY: Colleague[] = []

/** How an officer is called: by the login, or by the beginning of the id where that is not known. */
export function useName(): (id: string) => string {
  const colleagues = useColleagues()
  return (id) => colleagues.find((each) => each.id === id)?.login ?? shortened(id)
}

/** An officer by name, and "you" for oneself. */
export function Who({ id }: { id: string | undefined }) {
  const { t } = useWords()
  const session = useSession()
  const name = useName()
  if (id === undefined || id === '') return <span className="soft">{t('alerts.nobody')}</span>
  return <span title={id}>{id === session.officerId ? t('who.you') : name(id)}</span>
}

function shortened(id: string): string {
  return id.length > LONGEST && !id.includes('@') ? id.slice(0, SHOWN) + '…' : id
}

/** Hands work to a colleague; for supervisors. */
export function GiveTo({ holder, onGive }: { holder: string | undefined; onGive: (id: string) => void }) {
  const { t } = useWords()
  const may = useMay('supervisor')
  const colleagues = useColleagues().filter((each) => each.enabled && each.id !== holder)
  if (!may || colleagues.length === 0) return null
  return (
    <Pick
      quiet
      label={t('who.give')}
      value=""
      onChange={(id) => id !== '' && onGive(id)}
      choices={[{ id: '', label: t('who.give') }, ...colleagues.map(({ id, login }) => ({ id, label: login }))]}
    />
  )
}
