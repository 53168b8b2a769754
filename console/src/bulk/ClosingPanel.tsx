import { Link } from '@tanstack/react-router'
import { useScenarioNames } from '../alerts/asking'
import { Moment, Money } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Badge, toneOfSeverity } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useDraft } from '../session/drafts'
import { useSession } from '../shell/SignedIn'
import type { BulkClosing, BulkClosingDetail } from '../wire/views'
import { useWords } from '../words/words'
import { useBulkAct, useBulkClosing } from './asking'

/** What a closing would close, and the second officer's word on it. */
export function ClosingPanel({ id }: { id: string }) {
  const { t } = useWords()
  const asked = useBulkClosing(id)
  return (
    <Panel title={t('bulkclosings.one')}>
      <Answer of={asked} lines={5}>
        {(detail) => (
          <div className="stack">
            <Said closing={detail.summary} />
            <Decide closing={detail.summary} />
            <Rows detail={detail} />
          </div>
        )}
      </Answer>
    </Panel>
  )
}

function Said({ closing }: { closing: BulkClosing }) {
  const { t, term } = useWords()
  return (
    <div>
      <p>
        <b>{t('bulkclosings.of', { n: closing.items, outcome: term('disposition', closing.disposition) })}</b> ·{' '}
        <Badge>{t(`bulkstate.${closing.state}` as never)}</Badge>
      </p>
      {closing.reason && <p className="looks-said">{closing.reason}</p>}
      <p className="soft small">
        {closing.redFlags.map((flag) => term('flag', flag)).join(', ')} · <Who id={closing.askedBy} />, <Moment at={closing.askedAt} />
      </p>
      {closing.decidedBy && closing.decidedAt && (
        <p className="soft small">
          <Who id={closing.decidedBy} />, <Moment at={closing.decidedAt} />
        </p>
      )}
      {closing.words && <p className="looks-said">{closing.words}</p>}
    </div>
  )
}

/** Approve or refuse with words; who asked takes it back. */
function Decide({ closing }: { closing: BulkClosing }) {
  const { t } = useWords()
  const session = useSession()
  const act = useBulkAct(closing)
  const [words, setWords, drop] = useDraft('bulk.' + closing.bulkClosingId)
  const said = words.trim()
  if (closing.state !== 'waiting') return null
  if (!closing.forMe) {
    return (
      <div className="stack close no-print">
        <p className="notice">{t('bulkclosings.notyou')}</p>
        {closing.askedBy === session.officerId && (
          <div className="row">
            <Button isDisabled={act.isPending} onPress={() => act.mutate({ act: 'withdrawals' })}>
              {t('bulkclosings.withdraw')}
            </Button>
          </div>
        )}
        {act.error && <Failure failure={act.error} />}
      </div>
    )
  }
  return (
    <div className="stack close no-print">
      <Text label={t('bulkclosings.words')} lines={3} value={words} onChange={setWords} />
      {act.error && <Failure failure={act.error} />}
      <div className="row">
        <Button
          kind="primary"
          isDisabled={act.isPending}
          onPress={() => act.mutate({ act: 'approvals', ...(said === '' ? {} : { words: said }) }, { onSuccess: drop })}
        >
          {t('bulkclosings.approve', { n: closing.waiting })}
        </Button>
        <Button
          kind="grave"
          isDisabled={said === '' || act.isPending}
          onPress={() => act.mutate({ act: 'refusals', words: said }, { onSuccess: drop })}
        >
          {t('bulkclosings.refuse')}
        </Button>
      </div>
    </div>
  )
}

function Rows({ detail }: { detail: BulkClosingDetail }) {
  const { t } = useWords()
  const names = useScenarioNames()
  return (
    <div className="flush">
      <table className="table">
        <Heads of={['looks.alert', 'alerts.column.amount', 'alerts.column.opened', 'bulkclosings.outcome']} />
        <tbody>
          {detail.rows.map(({ item, outcome }) => (
            <tr key={item.itemId}>
              <td>
                <Link to="/alerts" search={{ alert: item.itemId, state: 'all' }}>
                  {names.data?.get(item.scenario ?? '')?.name ?? item.scenario}
                </Link>
                <div className="row soft small">
                  <Badge tone={toneOfSeverity(item.severity)}>{t(`severity.${item.severity}` as never)}</Badge>
                  {t('alerts.score', { score: item.score })}
                </div>
              </td>
              <td>{item.amount ? <Money of={item.amount} /> : '–'}</td>
              <td>
                <Moment at={item.openedAt} />
              </td>
              <td>{t(`bulkoutcome.${outcome}` as never)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
