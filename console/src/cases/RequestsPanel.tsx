import { useState } from 'react'
import { Ago, Moment } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Pick, Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { Sheet } from '../parts/Sheet'
import { Who } from '../parts/Who'
import { useDraft } from '../session/drafts'
import { useMay } from '../shell/SignedIn'
import type { InformationRequest } from '../wire/views'
import { useWords } from '../words/words'
import { ADDRESSEES, useAsk, useEndRequest, useRequests, type Addressee } from './requests'

/** What was asked of others, until when, and what came back. */
export function RequestsPanel({ id, closed }: { id: string; closed: boolean }) {
  const { t } = useWords()
  const asked = useRequests(id)
  const may = useMay('analyst', 'supervisor') && !closed
  const [asking, setAsking] = useState(false)
  return (
    <Panel
      title={t('requests.title')}
      flush
      end={
        may ? (
          <span className="no-print">
            <Button onPress={() => setAsking(true)}>{t('requests.new')}</Button>
          </span>
        ) : undefined
      }
    >
      <Answer of={asked}>
        {(requests) =>
          requests.length === 0 ? (
            <p className="soft state">{t('requests.none')}</p>
          ) : (
            <ul className="lines">
              {requests.map((request) => (
                <Request key={request.requestId} id={id} request={request} may={may} />
              ))}
            </ul>
          )
        }
      </Answer>
      <AskSheet id={id} open={asking} onClose={() => setAsking(false)} />
    </Panel>
  )
}

function Request({ id, request, may }: { id: string; request: InformationRequest; may: boolean }) {
  const { t, term } = useWords()
  const [answering, setAnswering] = useState(false)
  const end = useEndRequest(id, request.requestId)
  const open = request.state === 'open'
  return (
    <li className="stack close">
      <div className="row apart">
        <b>{t(`requests.to.${request.addressee}` as 'requests.to.customer')}</b>
        <div className="row">
          {request.overdue && <Badge tone="critical">{t('sla.breached')}</Badge>}
          <Badge tone={open ? 'accent' : 'calm'}>{term('state', request.state)}</Badge>
        </div>
      </div>
      <p className="told">{request.question}</p>
      <p className="soft small">
        <Who id={request.askedBy} />, <Moment at={request.askedAt} />
        {open && (
          <>
            {' '}
            · {t('alerts.due')} <Ago at={request.dueAt} />
          </>
        )}
      </p>
      {request.answer && <p className="told note">{request.answer}</p>}
      {open && may && !answering && (
        <div className="row no-print">
          <Button onPress={() => setAnswering(true)}>{t('requests.answer')}</Button>
          <Button kind="quiet" isDisabled={end.isPending} onPress={() => end.mutate(null)}>
            {t('requests.withdraw')}
          </Button>
        </div>
      )}
      {answering && open && <AnswerForm draft={request.requestId} end={end} onClose={() => setAnswering(false)} />}
      {end.error && <Failure failure={end.error} />}
    </li>
  )
}

type AnswerShape = { draft: string; end: ReturnType<typeof useEndRequest>; onClose: () => void }

function AnswerForm({ draft, end, onClose }: AnswerShape) {
  const { t } = useWords()
  const [answer, setAnswer, drop] = useDraft('answer.' + draft)
  return (
    <form
      className="stack close no-print"
      onSubmit={(event) => {
        event.preventDefault()
        if (answer.trim() !== '') end.mutate(answer.trim(), { onSuccess: drop })
      }}
    >
      <Text label={t('requests.cameback')} lines={3} value={answer} onChange={setAnswer} autoFocus />
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={answer.trim() === '' || end.isPending}>
          {t('act.save')}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {t('act.cancel')}
        </Button>
      </div>
    </form>
  )
}

const DAYS = 7
const DAY_MILLIS = 86_400_000

function AskSheet({ id, open, onClose }: { id: string; open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const [question, setQuestion, drop] = useDraft('question.' + id)
  const [addressee, setAddressee] = useState<Addressee>('customer')
  const [due, setDue] = useState(() => new Date(Date.now() + DAYS * DAY_MILLIS).toISOString().slice(0, 10))
  const ask = useAsk(id)
  const complete = question.trim() !== '' && due !== ''
  const send = () =>
    ask.mutate(
      { addressee, question: question.trim(), dueAt: new Date(due + 'T23:59:59').toISOString() },
      {
        onSuccess: () => {
          drop()
          onClose()
        },
      },
    )
  return (
    <Sheet title={t('requests.new')} open={open} onClose={onClose}>
      <form
        className="stack close"
        onSubmit={(event) => {
          event.preventDefault()
          if (complete) send()
        }}
      >
        <p className="soft">{t('requests.text')}</p>
        <Pick
          label={t('requests.addressee')}
          value={addressee}
          onChange={(next) => setAddressee(next as Addressee)}
          choices={ADDRESSEES.map((each) => ({ id: each, label: t(`requests.to.${each}`) }))}
        />
        <Text label={t('requests.question')} lines={4} value={question} onChange={setQuestion} autoFocus />
        <Text label={t('requests.due')} type="date" value={due} onChange={setDue} />
        {ask.error && <Failure failure={ask.error} />}
        <div className="ends">
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={!complete || ask.isPending}>
            {t('requests.note')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
