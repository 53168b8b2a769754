import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { RED_FLAGS } from '../alerts/acting'
import { slaTone } from '../alerts/tones'
import { Moment } from '../figures/shown'
import { Failure } from '../parts/Answer'
import { Badge, toneOfSeverity } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Download } from '../parts/Download'
import { Check, Pick, Text } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import { GiveTo, useName, Who } from '../parts/Who'
import { useDraft } from '../session/drafts'
import { useMay, useSession } from '../shell/SignedIn'
import type { CaseDetail } from '../wire/views'
import { TagsLine } from '../tags/TagsLine'
import { useWords } from '../words/words'
import { useCaseAct } from './asking'
import { DescribeSheet } from './DescribeSheet'
import { ReopeningSheet } from './ReopeningSheet'

type Opened = 'none' | 'describing' | 'closing' | 'approval' | 'rejection' | 'reopening'

export function CaseHead({ detail, tag }: { detail: CaseDetail; tag: string }) {
  const { t, term } = useWords()
  const { summary } = detail
  return (
    <div className="alert-head">
      <p className="small no-print">
        <Link to="/cases">{t('nav.cases')}</Link>
      </p>
      <div className="row apart">
        <div className="row">
          <span className="mono">{summary.reference}</span>
          <Badge tone={summary.state === 'closed' ? 'calm' : 'accent'}>{term('state', summary.state)}</Badge>
          <Badge tone={toneOfSeverity(summary.severity)}>{t(`severity.${summary.severity}` as never)}</Badge>
          <Badge>{term('typology', summary.typology)}</Badge>
          {summary.sla !== 'done' && <Badge tone={slaTone(summary.sla)}>{term('sla', summary.sla)}</Badge>}
          {summary.escalatedAt && <Badge tone="high">{t('cases.escalated')}</Badge>}
        </div>
        <Leave id={summary.caseId} reference={summary.reference} />
      </div>
      <h1>{summary.title ?? summary.reference}</h1>
      <p className="soft">
        {t('cases.assignee')} <Who id={summary.assignee} /> · {t('cases.opened')} <Moment at={summary.createdAt} />,{' '}
        <Who id={summary.createdBy} /> · {t('alerts.due')} <Moment at={summary.dueAt} />
      </p>
      <TagsLine kind="case" id={summary.caseId} version={summary.version} tags={summary.tags} fixed={summary.state === 'closed'} />
      <Acts detail={detail} tag={tag} />
    </div>
  )
}

/** How a case leaves the house: on paper, or as an archive that an examiner can check. */
function Leave({ id, reference }: { id: string; reference: string }) {
  const { t } = useWords()
  const may = useMay('supervisor', 'auditor')
  return (
    <div className="row no-print">
      <Button kind="quiet" onPress={() => print()}>
        {t('cases.print')}
      </Button>
      {may && (
        <span title={t('cases.export.text')}>
          <Download quiet from={'/v1/case-exports/' + id} name={reference + '.zip'}>
            {t('cases.export')}
          </Download>
        </span>
      )}
    </div>
  )
}

function Acts({ detail, tag }: { detail: CaseDetail; tag: string }) {
  const { t } = useWords()
  const { summary } = detail
  const session = useSession()
  const may = useMay('analyst', 'supervisor')
  const maySupervise = useMay('supervisor')
  const act = useCaseAct(summary.caseId, tag)
  const [opened, setOpened] = useState<Opened>('none')
  const waiting = detail.closings.find((each) => each.state === 'waiting')
  const left = detail.checklist.filter((step) => step.state === 'to_do').length
  const close = () => setOpened('none')
  if (!may) return null
  return (
    <>
      <div className="row no-print">
        {(summary.state === 'open' || summary.state === 'reopened') && (
          <Button kind="primary" onPress={() => act.mutate({ act: 'reviews' })}>
            {t('cases.review')}
          </Button>
        )}
        {summary.state !== 'closed' && summary.assignee !== session.officerId && (
          <Button onPress={() => act.mutate({ act: 'assignee', assignee: 'me' })}>{t('alerts.assign')}</Button>
        )}
        {summary.state !== 'closed' && (
          <GiveTo holder={summary.assignee} onGive={(assignee) => act.mutate({ act: 'assignee', assignee })} />
        )}
        {summary.state !== 'closed' && summary.escalatedAt === undefined && (
          <Button onPress={() => act.mutate({ act: 'escalations' })}>{t('cases.escalate')}</Button>
        )}
        {summary.state === 'in_review' && (
          <Button kind={left === 0 ? 'primary' : 'plain'} isDisabled={left > 0} onPress={() => setOpened('closing')}>
            {t('cases.close')}
          </Button>
        )}
        {summary.state === 'in_review' && left > 0 && <span className="small soft">{t('cases.left', { n: left })}</span>}
        {summary.state !== 'closed' && <Button onPress={() => setOpened('describing')}>{t('cases.describe')}</Button>}
        {summary.state === 'closed' && maySupervise && <Button onPress={() => setOpened('reopening')}>{t('alerts.reopen')}</Button>}
      </div>
      {waiting && (
        <Waiting
          author={waiting.author}
          outcome={waiting.outcome}
          reason={waiting.reason ?? ''}
          own={waiting.author === session.officerId}
          may={maySupervise}
          onApprove={() => setOpened('approval')}
          onReject={() => setOpened('rejection')}
          onWithdraw={() => act.mutate({ act: 'withdrawals' })}
        />
      )}
      {act.error && opened === 'none' && <Failure failure={act.error} />}
      {opened === 'describing' && <DescribeSheet summary={summary} tag={tag} onClose={close} />}
      <ClosingSheet
        id={summary.caseId}
        open={opened === 'closing'}
        failure={act.error}
        onClose={close}
        onSend={(outcome, reason, redFlags, done) =>
          act.mutate(
            { act: 'closings', outcome, reason, redFlags },
            {
              onSuccess: () => {
                done()
                close()
              },
            },
          )
        }
      />
      <ApprovalSheet
        id={summary.caseId}
        open={opened === 'approval'}
        failure={act.error}
        onClose={close}
        onSend={(words, done) =>
          act.mutate(
            { act: 'approvals', ...(words === '' ? {} : { words }) },
            {
              onSuccess: () => {
                done()
                close()
              },
            },
          )
        }
      />
      <RejectionSheet
        id={summary.caseId}
        open={opened === 'rejection'}
        failure={act.error}
        onClose={close}
        onSend={(words, done) =>
          act.mutate(
            { act: 'rejections', words },
            {
              onSuccess: () => {
                done()
                close()
              },
            },
          )
        }
      />
      <ReopeningSheet
        open={opened === 'reopening'}
        failure={act.error}
        onClose={close}
        onSend={(reason) => act.mutate({ act: 'reopenings', reason }, { onSuccess: close })}
      />
    </>
  )
}

type WaitingShape = {
  author: string
  outcome: string
  reason: string
  own: boolean
  /** Whether this officer may decide on it. */
  may: boolean
  onApprove: () => void
  onReject: () => void
  onWithdraw: () => void
}

/** Four eyes: how another officer wants to end the case. */
function Waiting({ author, outcome, reason, own, may, onApprove, onReject, onWithdraw }: WaitingShape) {
  const { t, term } = useWords()
  const name = useName()
  return (
    <div className="notice row apart">
      <div>
        <b>{t('cases.waits', { author: name(author), outcome: term('disposition', outcome) })}</b>
        <p>{reason}</p>
        {own && <p className="small">{t('cases.own')}</p>}
      </div>
      <div className="row no-print">
        {own && <Button onPress={onWithdraw}>{t('cases.withdraw')}</Button>}
        {!own && may && (
          <>
            <Button kind="primary" onPress={onApprove}>
              {t('life.approvals')}
            </Button>
            <Button kind="grave" onPress={onReject}>
              {t('cases.reject')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

const OUTCOMES = ['false_positive', 'no_further_action', 'customer_exited', 'true_positive', 'reported'] as const

type ClosingShape = {
  id: string
  open: boolean
  failure: Error | null
  onClose: () => void
  onSend: (outcome: string, reason: string, redFlags: string[], done: () => void) => void
}

function ClosingSheet({ id, open, failure, onClose, onSend }: ClosingShape) {
  const { t } = useWords()
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('no_further_action')
  // That an authority was told is for those alone to say who may know of it.
  const mayKnow = useMay('reporter')
  const [reason, setReason, drop] = useDraft('closing.' + id)
  const [flags, setFlags] = useState<string[]>([])
  return (
    <Sheet wide title={t('cases.close')} open={open} onClose={onClose}>
      <p className="soft">{t('cases.close.text')}</p>
      <Pick
        label={t('dispose.what')}
        value={outcome}
        onChange={(next) => setOutcome(next as typeof outcome)}
        choices={OUTCOMES.filter((each) => each !== 'reported' || mayKnow).map((each) => ({ id: each, label: t(`disposition.${each}`) }))}
      />
      <Text label={t('dispose.reason')} lines={5} value={reason} onChange={setReason} />
      <fieldset className="flags">
        <legend className="label">{t('dispose.flags')}</legend>
        {RED_FLAGS.map((flag) => (
          <Check
            key={flag}
            label={t(`flag.${flag}`)}
            checked={flags.includes(flag)}
            onChange={(checked) => setFlags(checked ? [...flags, flag] : flags.filter((each) => each !== flag))}
          />
        ))}
      </fieldset>
      {failure && <Failure failure={failure} />}
      <div className="ends">
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button
          kind="primary"
          isDisabled={reason.trim() === ''}
          onPress={() => onSend(outcome, reason.trim(), flags.length > 0 ? flags : ['none_found'], drop)}
        >
          {t('cases.propose')}
        </Button>
      </div>
    </Sheet>
  )
}

/** The second officer's word on a closing that is right. */
function ApprovalSheet({ id, open, failure, onClose, onSend }: RejectionShape) {
  const { t } = useWords()
  const [words, setWords, drop] = useDraft('approval.' + id)
  return (
    <Sheet title={t('cases.approve')} open={open} onClose={onClose}>
      <Text label={t('cases.approve.words')} lines={3} value={words} onChange={setWords} autoFocus />
      {failure && <Failure failure={failure} />}
      <div className="ends">
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button kind="primary" onPress={() => onSend(words.trim(), drop)}>
          {t('cases.approve')}
        </Button>
      </div>
    </Sheet>
  )
}

type RejectionShape = {
  id: string
  open: boolean
  failure: Error | null
  onClose: () => void
  onSend: (words: string, done: () => void) => void
}

function RejectionSheet({ id, open, failure, onClose, onSend }: RejectionShape) {
  const { t } = useWords()
  const [words, setWords, drop] = useDraft('rejection.' + id)
  return (
    <Sheet title={t('cases.reject')} open={open} onClose={onClose}>
      <Text label={t('dispose.reason')} lines={3} value={words} onChange={setWords} autoFocus />
      {failure && <Failure failure={failure} />}
      <div className="ends">
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button kind="grave" isDisabled={words.trim() === ''} onPress={() => onSend(words.trim(), drop)}>
          {t('cases.reject')}
        </Button>
      </div>
    </Sheet>
  )
}
