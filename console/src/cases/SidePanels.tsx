import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useNumbersIn } from '../alerts/asking'
import { Ago, Moment } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useMay } from '../shell/SignedIn'
import type { CaseDetail, CaseLook } from '../wire/views'
import { useWords } from '../words/words'
import { useLooks, useRemoveParty } from './asking'
import { LinkSheet, PartySheet } from './PartySheet'

/** Of so many alerts the accounts are asked for by number. */
const MOST_RINGS = 12

/** Whom the case concerns. */
export function PartiesPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  const { caseId, state } = detail.summary
  const may = useMay('analyst', 'supervisor') && state !== 'closed'
  const remove = useRemoveParty(caseId)
  const [adding, setAdding] = useState(false)
  const shown = useNumbersIn(detail.items.filter((item) => item.source === 'alert').slice(0, MOST_RINGS).map((item) => item.itemId))
  const end = may ? (
    <Button kind="quiet" onPress={() => setAdding(true)}>
      {t('parties.add')}
    </Button>
  ) : undefined
  return (
    <Panel title={t('parties.title')} end={end} flush>
      {remove.error && <Failure failure={remove.error} />}
      {adding && <PartySheet id={caseId} onClose={() => setAdding(false)} />}
      <ul className="lines">
        {detail.parties.map((party) => (
          <li key={party.kind + party.id} className="row apart">
            {party.kind === 'account' ? (
              <Link to="/accounts/$account" params={{ account: party.id }} className="mono">
                {shown.get(party.id) ?? party.id}
              </Link>
            ) : (
              <Link to="/customers/$customer" params={{ customer: party.id }}>
                {party.id}
              </Link>
            )}
            <span className="row">
              <Badge>{t(`party.role.${party.role}` as never)}</Badge>
              {may && (
                <Button
                  kind="quiet"
                  icon="close"
                  aria-label={t('parties.remove', { what: shown.get(party.id) ?? party.id })}
                  isDisabled={remove.isPending}
                  onPress={() => remove.mutate({ kind: party.kind, party: party.id })}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Cases that are linked, or share somebody. */
export function RelatedPanel({ detail }: { detail: CaseDetail }) {
  const { t, term } = useWords()
  const { caseId, state } = detail.summary
  const may = useMay('analyst', 'supervisor')
  const [linking, setLinking] = useState(false)
  if (detail.related.length === 0 && !may) return null
  const end = may ? (
    <Button kind="quiet" onPress={() => setLinking(true)}>
      {t('cases.link')}
    </Button>
  ) : undefined
  const same = detail.related.filter((other) => other.how !== 'linked' && other.state !== 'closed').length
  return (
    <Panel title={t('cases.related')} end={end} flush>
      {linking && <LinkSheet id={caseId} onClose={() => setLinking(false)} />}
      {same > 0 && state !== 'closed' && (
        <p className="notice inside" role="status">
          {t('cases.related.warn', { n: same })}
        </p>
      )}
      <ul className="lines">
        {detail.related.map((other) => (
          <li key={other.caseId} className="row apart">
            <Link to="/cases/$case" params={{ case: other.caseId }}>
              {other.reference}
            </Link>
            <span className="small soft">
              {other.how.replaceAll('_', ' ')} · {term('state', other.state)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** How officers wanted to end it, and what became of that. */
export function ClosingsPanel({ detail }: { detail: CaseDetail }) {
  const { t, term } = useWords()
  if (detail.closings.length === 0) return null
  return (
    <Panel title={t('cases.closings')} flush>
      <ul className="lines">
        {detail.closings.map((closing) => (
          <li key={closing.madeAt}>
            <div className="row apart">
              <b>{term('disposition', closing.outcome)}</b>
              <Badge>{term('state', closing.state)}</Badge>
            </div>
            <p>{closing.reason}</p>
            <p className="soft small">
              <Who id={closing.author} />, <Moment at={closing.madeAt} />
              {closing.decidedAt && (
                <>
                  {' '}
                  · <Who id={closing.decidedBy} />, <Moment at={closing.decidedAt} />
                </>
              )}
            </p>
            {closing.words && <p>{closing.words}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Who looked at it; for those who lead. */
export function LooksPanel({ id }: { id: string }) {
  const may = useMay('supervisor', 'auditor')
  return may ? <Looks id={id} /> : null
}

function Looks({ id }: { id: string }) {
  const { t } = useWords()
  const asked = useLooks(id)
  return (
    <Panel title={t('cases.looks')} flush>
      <Answer of={asked}>
        {(looks) => (
          <ul className="lines">
            {byOfficer(looks).map(({ officer, at, times }) => (
              <li key={officer} className="row apart">
                <Who id={officer} />
                <span className="small soft">
                  {times > 1 && t('cases.looks.times', { n: times })} <Ago at={at} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Panel>
  )
}

/** Each officer once, with how often and when last: looks come newest first. */
function byOfficer(looks: CaseLook[]): { officer: string; at: string; times: number }[] {
  const all = new Map<string, { officer: string; at: string; times: number }>()
  for (const { officer, at } of looks) {
    const known = all.get(officer)
    if (known === undefined) all.set(officer, { officer, at, times: 1 })
    else known.times++
  }
  return [...all.values()]
}
