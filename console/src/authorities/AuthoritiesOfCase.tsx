import { useState } from 'react'
import { Ago, Moment } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useDraft } from '../session/drafts'
import { useMay } from '../shell/SignedIn'
import type { AuthorityRequest } from '../wire/views'
import { useWords } from '../words/words'
import { useAuthorityAct, useAuthorityRequests } from './asking'
import { RegisterSheet } from './RegisterSheet'

/** What authorities ask about a case, for those alone who may know of reports. */
export function AuthoritiesOfCase({ id }: { id: string }) {
  return useMay('reporter') ? <Known id={id} /> : null
}

function Known({ id }: { id: string }) {
  const { t } = useWords()
  const asked = useAuthorityRequests(id)
  const [registering, setRegistering] = useState(false)
  return (
    <Panel
      title={t('authority.title')}
      flush
      end={
        <span className="no-print">
          <Button onPress={() => setRegistering(true)}>{t('authority.new')}</Button>
        </span>
      }
    >
      <Answer of={asked}>
        {(requests) =>
          requests.length === 0 ? (
            <p className="soft state">{t('authority.none')}</p>
          ) : (
            <ul className="lines">
              {requests.map((request) => (
                <Request key={request.requestId} request={request} />
              ))}
            </ul>
          )
        }
      </Answer>
      {registering && <RegisterSheet id={id} onClose={() => setRegistering(false)} />}
    </Panel>
  )
}

function Request({ request }: { request: AuthorityRequest }) {
  const { t, term } = useWords()
  const open = request.state === 'open'
  return (
    <li className="stack close">
      <div className="row apart">
        <b>{t(`authoritykind.${request.kind}` as never)}</b>
        <div className="row">
          {request.urgent && <Badge tone="high">{t('authority.urgent')}</Badge>}
          {request.overdue && <Badge tone="critical">{t('sla.breached')}</Badge>}
          <Badge tone={open ? 'accent' : 'calm'}>{term('state', request.state)}</Badge>
        </div>
      </div>
      <p>
        {request.authority} · <span className="mono">{request.reference}</span>
      </p>
      <p className="told">{request.words}</p>
      <p className="soft small">
        {t('authority.received')} <Moment at={request.receivedAt} /> · <Who id={request.registeredBy} />
      </p>
      <p className="soft small">
        {request.dueAt ? (
          <>
            {t('alerts.due')} <Ago at={request.dueAt} /> ({t(`authoritybasis.${request.basis}` as never)}
            {request.law && `: ${request.law}`})
          </>
        ) : (
          t('authority.noday')
        )}
        {request.inForceUntil && (
          <>
            {' '}
            · {t('authority.inforce')} <Moment at={request.inForceUntil} />
          </>
        )}
      </p>
      {request.answer && <p className="told note">{request.answer}</p>}
      {request.endedBy && request.endedAt && (
        <p className="soft small">
          <Who id={request.endedBy} />, <Moment at={request.endedAt} />
        </p>
      )}
      {open && <Acts request={request} />}
    </li>
  )
}

type Opened = 'none' | 'answers' | 'withdrawals' | 'extensions'

function Acts({ request }: { request: AuthorityRequest }) {
  const { t } = useWords()
  const [opened, setOpened] = useState<Opened>('none')
  if (opened === 'none') {
    return (
      <div className="row no-print">
        <Button onPress={() => setOpened('answers')}>{t('authority.answer')}</Button>
        <Button kind="quiet" onPress={() => setOpened('extensions')}>
          {t('authority.extend')}
        </Button>
        <Button kind="quiet" onPress={() => setOpened('withdrawals')}>
          {t('authority.withdraw')}
        </Button>
      </div>
    )
  }
  return <ActForm request={request} act={opened} onClose={() => setOpened('none')} />
}

type FormShape = { request: AuthorityRequest; act: Exclude<Opened, 'none'>; onClose: () => void }

function ActForm({ request, act, onClose }: FormShape) {
  const { t } = useWords()
  const change = useAuthorityAct(request)
  const [words, setWords, drop] = useDraft(`authority.${act}.${request.requestId}`)
  const said = words.trim()
  const done = {
    onSuccess: () => {
      drop()
      onClose()
    },
  }
  const send = () => {
    if (said === '') return
    if (act === 'answers') change.mutate({ act, answer: said }, done)
    else if (act === 'withdrawals') change.mutate({ act, words: said }, done)
    else change.mutate({ act, dueAt: new Date(said + 'T23:59:59').toISOString() }, done)
  }
  return (
    <form
      className="stack close no-print"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {act === 'extensions' ? (
        <Text label={t('authority.due')} type="date" value={words} onChange={setWords} autoFocus />
      ) : (
        <Text label={t(`authority.${act}.words`)} lines={3} value={words} onChange={setWords} autoFocus />
      )}
      {change.error && <Failure failure={change.error} />}
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={said === '' || change.isPending}>
          {t('act.save')}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {t('act.cancel')}
        </Button>
      </div>
    </form>
  )
}
