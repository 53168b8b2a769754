import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Count, Moment } from '../figures/shown'
import { Answer, Empty, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Pick, Text } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { Sheet } from '../parts/Sheet'
import { Who } from '../parts/Who'
import { useMay, useSession } from '../shell/SignedIn'
import { identity, told } from '../wire/houses'
import type { AccessHolder, AccessReview } from '../wire/views'
import { useWords } from '../words/words'
import { inQuestion, toneOfFinding } from './access'

const WINDOWS = ['30', '90', '180', '365'] as const
const DECISIONS = ['keep', 'change', 'withdraw'] as const

/** Who may do what, what of it is unused or unusual, and what was decided about it: for examiners, too. */
export function AccessPage() {
  const { t } = useWords()
  const [days, setDays] = useState<string>('90')
  return (
    <div className="page">
      <div className="head">
        <div>
          <p className="small">
            <Link to="/officers">{t('nav.officers')}</Link>
          </p>
          <h1>{t('access.title')}</h1>
          <p className="soft">{t('access.text')}</p>
        </div>
        <div className="row no-print">
          <Pick
            label={t('access.window')}
            value={days}
            onChange={setDays}
            choices={WINDOWS.map((id) => ({ id, label: t('access.days', { n: Number(id) }) }))}
          />
          <Button kind="quiet" onPress={() => print()}>
            {t('cases.print')}
          </Button>
        </div>
      </div>
      <Holders days={Number(days)} />
      <Decided />
    </div>
  )
}

function Holders({ days }: { days: number }) {
  const { t } = useWords()
  const asked = useQuery({
    queryKey: ['access-holders', days],
    queryFn: async ({ signal }) =>
      (await told(
        identity.GET('/v1/access-reviews/holders', { params: { query: { unusedDays: days } }, signal }),
      )) as AccessHolder[],
  })
  return (
    <Panel title={t('access.holders')} flush>
      <Answer of={asked}>
        {(holders) => (
          <table className="table middle">
            <Heads
              of={[
                'access.holder',
                'officers.roles',
                'officers.factors',
                'access.used',
                ['access.acts', 'number'],
                'access.findings',
                'access.last',
                ['officers.acts', 'unseen'],
              ]}
            />
            <tbody>
              {inQuestion(holders).map((holder) => (
                <Holder key={holder.id} holder={holder} />
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </Panel>
  )
}

function Holder({ holder }: { holder: AccessHolder }) {
  const { t, term } = useWords()
  const acts = Object.entries(holder.acts)
  return (
    <tr>
      <td>
        {holder.name} <span className="small soft">{t(`access.kind.${holder.kind}` as never)}</span>
      </td>
      <td>
        {holder.roles.map((role) => (
          <span key={role} className="block">
            {term('role', role)}
            {holder.unusedRoles.includes(role) && <span className="small soft"> {t('access.notused')}</span>}
          </span>
        ))}
      </td>
      <td>{holder.factors.length === 0 ? '–' : holder.factors.join(', ')}</td>
      <td className="nowrap">{holder.lastUsedAt === undefined ? '–' : <Moment at={holder.lastUsedAt} />}</td>
      <td className="number" title={acts.map(([verb, times]) => `${verb} ${times}`).join('\n')}>
        <Count of={acts.reduce((sum, [, times]) => sum + times, 0)} />
      </td>
      <td>
        {holder.findings.map((finding) => (
          <Badge key={finding} tone={toneOfFinding(finding)}>
            {t(`access.finding.${finding}` as never)}
          </Badge>
        ))}
      </td>
      <td>
        {holder.lastReview && (
          <>
            {t(`access.decision.${holder.lastReview.decision}` as never)}
            <br />
            <span className="small soft">
              <Moment at={holder.lastReview.decidedAt} />
            </span>
          </>
        )}
      </td>
      <td>
        <Decide holder={holder} />
      </td>
    </tr>
  )
}

function Decide({ holder }: { holder: AccessHolder }) {
  const { t } = useWords()
  const client = useQueryClient()
  const session = useSession()
  const may = useMay('administrator', 'auditor')
  const [open, setOpen] = useState(false)
  const [decision, setDecision] = useState<string>('keep')
  const [reason, setReason] = useState('')
  const send = useMutation({
    mutationFn: () => told(identity.POST('/v1/access-reviews', { body: { holder: holder.id, decision, reason } })),
    onSuccess: () => {
      setOpen(false)
      setReason('')
      void client.invalidateQueries({ queryKey: ['access-holders'] })
      return client.invalidateQueries({ queryKey: ['access-reviews'] })
    },
  })
  if (!may || holder.id === session.officerId) return null
  return (
    <span className="no-print">
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t('access.decide')}
      </Button>
      <Sheet title={t('access.decide.of', { name: holder.name })} open={open} onClose={() => setOpen(false)}>
        <Pick
          label={t('access.decision')}
          value={decision}
          onChange={setDecision}
          choices={DECISIONS.map((id) => ({ id, label: t(`access.decision.${id}`) }))}
        />
        <Text label={t('access.reason')} lines={3} value={reason} onChange={setReason} maxLength={2000} />
        <p className="small soft">{t('access.follows')}</p>
        {send.error && <Failure failure={send.error} />}
        <div className="ends">
          <Button onPress={() => setOpen(false)}>{t('act.cancel')}</Button>
          <Button kind="primary" isDisabled={reason.trim() === '' || send.isPending} onPress={() => send.mutate()}>
            {t('access.decide')}
          </Button>
        </div>
      </Sheet>
    </span>
  )
}

function Decided() {
  const { t, term } = useWords()
  const asked = useQuery({
    queryKey: ['access-reviews'],
    queryFn: async ({ signal }) =>
      (await told(identity.GET('/v1/access-reviews', { params: { query: { limit: 200 } }, signal }))) as AccessReview[],
  })
  return (
    <Panel title={t('access.decided')} flush>
      <Answer of={asked}>
        {(reviews) =>
          reviews.length === 0 ? (
            <Empty title={t('access.nodecided')} />
          ) : (
            <table className="table">
              <Heads of={['audit.when', 'access.holder', 'officers.roles', 'access.decision', 'access.reason', 'audit.who']} />
              <tbody>
                {reviews.map((review) => (
                  <tr key={review.id}>
                    <td className="nowrap">
                      <Moment at={review.decidedAt} />
                    </td>
                    <td>
                      <Who id={review.holder} />
                    </td>
                    <td>{review.roles.map((role) => term('role', role)).join(', ')}</td>
                    <td>{t(`access.decision.${review.decision}` as never)}</td>
                    <td>{review.reason}</td>
                    <td>
                      <Who id={review.decidedBy} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </Panel>
  )
}
