import '../look/looks.css'
import { useState } from 'react'
import { Moment } from '../figures/shown'
import { Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Check, Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useDraft } from '../session/drafts'
import { useMay, useSession } from '../shell/SignedIn'
import type { Look, QueueDisposition } from '../wire/views'
import { useWords } from '../words/words'
import { useLookAct, useLooksAt } from './asking'

export const FAULTS = ['evidence_missed', 'wrong_reason', 'reason_not_enough', 'procedure'] as const

/** What a second officer says of how an alert was closed; nothing where none was drawn. */
export function LookPanel({ item, dispositions }: { item: string; dispositions: QueueDisposition[] }) {
  const inEffect = dispositions.find((each) => each.state === 'in_effect')
  const { t } = useWords()
  const looks = useLooksAt(item)
  if (looks.data === undefined || looks.data.length === 0) return null
  return (
    <Panel id="second-look" title={t('looks.panel')}>
      <div className="stack">
        {looks.data.map((look) => (
          <OneLook key={look.lookId} look={look} said={isOpen(look) ? inEffect : undefined} />
        ))}
      </div>
    </Panel>
  )
}

function isOpen(look: Look): boolean {
  return look.state === 'waiting' || look.state === 'taken'
}

/** With what the first officer said, as long as there is something to say to it. */
function OneLook({ look, said }: { look: Look; said: QueueDisposition | undefined }) {
  const { t, term } = useWords()
  const works = useMay('analyst', 'supervisor')
  const open = isOpen(look)
  return (
    <div className="stack close">
      <div className="row">
        <Badge tone={look.state === 'disagreed' ? 'critical' : look.state === 'agreed' ? 'low' : 'calm'}>{term('state', look.state)}</Badge>
        <span>
          {term('disposition', look.disposition)} · <Who id={look.closedBy} /> · <Moment at={look.closedAt} />
        </span>
        {look.overdue && <Badge tone="critical">{t('looks.late')}</Badge>}
        {open && (
          <span className="soft small">
            {t('looks.due')} <Moment at={look.dueAt} />
          </span>
        )}
      </div>
      {said?.reason && <p className="looks-said">{said.reason}</p>}
      {said && said.redFlags.length > 0 && <p className="soft small">{said.redFlags.map((flag) => term('flag', flag)).join(', ')}</p>}
      {look.reviewer && (
        <p className="soft">
          <Who id={look.reviewer} /> {look.answeredAt && <Moment at={look.answeredAt} />}
          {look.reopened && <> · {t('looks.reopened')}</>}
        </p>
      )}
      {look.faults.length > 0 && <p>{look.faults.map((fault) => t(`fault.${fault}` as never)).join(', ')}</p>}
      {look.words && <p className="looks-said">{look.words}</p>}
      {open && !look.forMe && <p className="notice">{look.state === 'taken' ? t('looks.held') : t('looks.notyou')}</p>}
      {open && look.forMe && works && <AnswerForm look={look} />}
      {open && !look.forMe && look.state === 'taken' && <Free look={look} />}
    </div>
  )
}

/** A supervisor takes it out of another's hands. */
function Free({ look }: { look: Look }) {
  const { t } = useWords()
  const leads = useMay('supervisor')
  const act = useLookAct(look)
  if (!leads) return null
  return (
    <div className="row">
      <Button isDisabled={act.isPending} onPress={() => act.mutate({ act: 'release' })}>
        {t('looks.release')}
      </Button>
      {act.error && <Failure failure={act.error} />}
    </div>
  )
}

function AnswerForm({ look }: { look: Look }) {
  const { t } = useWords()
  const session = useSession()
  const act = useLookAct(look)
  const [disagrees, setDisagrees] = useState(false)
  const [faults, setFaults] = useState<string[]>([])
  const [reopen, setReopen] = useState(false)
  const [words, setWords, forget] = useDraft(`look-${look.lookId}`)
  const isMine = look.state === 'taken' && look.reviewer === session.officerId
  const agree = () =>
    act.mutate(
      { act: 'answer', answer: { verdict: 'agreed', ...(words.trim() === '' ? {} : { words: words.trim() }) } },
      { onSuccess: forget },
    )
  const disagree = () =>
    act.mutate({ act: 'answer', answer: { verdict: 'disagreed', faults, words: words.trim(), reopen } }, { onSuccess: forget })
  return (
    <div className="stack close no-print">
      {disagrees && (
        <div role="group" aria-label={t('looks.faults')} className="looks-faults">
          {FAULTS.map((fault) => (
            <Check
              key={fault}
              label={t(`fault.${fault}`)}
              checked={faults.includes(fault)}
              onChange={(checked) => setFaults(checked ? [...faults, fault] : faults.filter((each) => each !== fault))}
            />
          ))}
        </div>
      )}
      <Text label={disagrees ? t('looks.words') : t('looks.words.perhaps')} lines={3} value={words} onChange={setWords} />
      {disagrees &&
        (look.caseId === undefined ? (
          <Check label={t('looks.reopen')} checked={reopen} onChange={setReopen} />
        ) : (
          <p className="soft small">{t('looks.incase')}</p>
        ))}
      {act.error && <Failure failure={act.error} />}
      <div className="row">
        {disagrees ? (
          <>
            <Button kind="primary" isDisabled={faults.length === 0 || words.trim() === '' || act.isPending} onPress={disagree}>
              {t('looks.disagree')}
            </Button>
            <Button onPress={() => setDisagrees(false)}>{t('act.cancel')}</Button>
          </>
        ) : (
          <>
            <Button kind="primary" isDisabled={act.isPending} onPress={agree}>
              {t('looks.agree')}
            </Button>
            <Button onPress={() => setDisagrees(true)}>{t('looks.disagree')}…</Button>
            <Button kind="quiet" isDisabled={act.isPending} onPress={() => act.mutate({ act: isMine ? 'release' : 'take' })}>
              {isMine ? t('looks.release') : t('looks.take')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
