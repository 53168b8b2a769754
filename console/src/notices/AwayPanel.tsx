import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Moment } from '../figures/shown'
import { instantOf } from '../figures/time'
import { Answer, Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Pick, Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { useColleagues, Who } from '../parts/Who'
import { usePreferences } from '../preferences/preferences'
import { useMay, useSession } from '../shell/SignedIn'
import { cases, told } from '../wire/houses'
import type { Absence } from '../wire/views'
import { useWords } from '../words/words'

/** Who is away until when: shared work passes them by. */
export function AwayPanel() {
  const { t } = useWords()
  const mayRead = useMay('analyst', 'supervisor', 'auditor')
  const maySay = useMay('analyst', 'supervisor')
  const asked = useQuery({
    queryKey: ['absences'],
    enabled: mayRead,
    queryFn: async ({ signal }) => (await told(cases.GET('/v1/queue/absences', { signal }))) as Absence[],
  })
  const say = useSay()
  if (!mayRead) return null
  return (
    <Panel title={t('away.title')}>
      <div className="stack">
        <p className="soft small">{t('away.text')}</p>
        {maySay && <Say say={say} />}
        <Answer of={asked} lines={1}>
          {(all) =>
            all.length === 0 ? (
              <p className="soft">{t('away.none')}</p>
            ) : (
              <ul className="lines">
                {all.map((absence) => (
                  <Line key={absence.officer} absence={absence} say={say} />
                ))}
              </ul>
            )
          }
        </Answer>
      </div>
    </Panel>
  )
}

function useSay() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ officer, until }: { officer: string; until: string | null }) =>
      (await told(
        cases.PUT('/v1/queue/absences/{officer}', { params: { path: { officer } }, body: { until } as never }),
      )) as Absence[],
    onSuccess: (all) => client.setQueryData(['absences'], all),
  })
}

function Line({ absence, say }: { absence: Absence; say: ReturnType<typeof useSay> }) {
  const { t } = useWords()
  const session = useSession()
  const leads = useMay('supervisor')
  return (
    <li className="row apart">
      <span>
        <Who id={absence.officer} /> <span className="soft small">{t('away.until')}</span> <Moment at={absence.until} />
      </span>
      {(leads || absence.officer === session.officerId) && (
        <Button kind="quiet" isDisabled={say.isPending} onPress={() => say.mutate({ officer: absence.officer, until: null })}>
          {t('away.back')}
        </Button>
      )}
    </li>
  )
}

function Say({ say }: { say: ReturnType<typeof useSay> }) {
  const { t } = useWords()
  const session = useSession()
  const leads = useMay('supervisor')
  const colleagues = useColleagues().filter((each) => each.enabled && each.id !== session.officerId)
  const [{ zone }] = usePreferences()
  const [officer, setOfficer] = useState(session.officerId)
  const [until, setUntil] = useState('')
  const send = () => until !== '' && say.mutate({ officer, until: instantOf(until, zone) }, { onSuccess: () => setUntil('') })
  return (
    <form
      className="stack close"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {leads && colleagues.length > 0 && (
        <Pick
          label={t('away.who')}
          value={officer}
          onChange={setOfficer}
          choices={[{ id: session.officerId, label: t('who.you') }, ...colleagues.map(({ id, login }) => ({ id, label: login }))]}
        />
      )}
      <Text label={t('away.when', { zone })} type={'datetime-local' as never} value={until} onChange={setUntil} />
      {say.error && <Failure failure={say.error} />}
      <div className="row">
        <Button type="submit" isDisabled={until === '' || say.isPending}>
          {t('away.say')}
        </Button>
      </div>
    </form>
  )
}
