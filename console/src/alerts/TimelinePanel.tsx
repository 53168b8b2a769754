import { Moment } from '../figures/shown'
import { Badge, toneOf } from '../parts/Badge'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useWords } from '../words/words'
import type { Alert, AlertHit, QueueDisposition, QueueItemDetail, TimelineEntry } from '../wire/views'

/** What happened to the alert: hits by their event time, officers' acts by the clock. */
export function TimelinePanel({ alert, detail }: { alert: Alert; detail: QueueItemDetail | undefined }) {
  const { t } = useWords()
  const hits = [...(alert.hits ?? [])].sort((a, b) => b.timestamp.localeCompare(a.timestamp))
  return (
    <Panel id="timeline" title={t('timeline.title')}>
      <ol className="timeline">
        {(detail?.timeline ?? []).map((entry) => (
          <Entry key={entry.at + entry.what} entry={entry} dispositions={detail?.dispositions ?? []} />
        ))}
        {hits.map((hit) => (
          <HitEntry key={hit.transactionId + hit.timestamp} hit={hit} />
        ))}
      </ol>
    </Panel>
  )
}

/** An act, with its reason where it was a disposition, or with the words that were said with it. */
export function Entry({ entry, dispositions = [], words }: { entry: TimelineEntry; dispositions?: QueueDisposition[]; words?: string | undefined }) {
  const { term } = useWords()
  const said = dispositions.find((each) => each.madeAt === entry.at)
  return (
    <li>
      <span className="dot" />
      <div>
        <div className="row">
          <Moment at={entry.at} seconds />
          <b>{term('deed', entry.what)}</b>
          <span className="soft">
            <Who id={entry.actor} />
          </span>
        </div>
        {said?.reason && <p>{said.reason}</p>}
        {words !== undefined && <p className="told">{words}</p>}
        {said && said.redFlags.length > 0 && <p className="soft small">{said.redFlags.map((flag) => term('flag', flag)).join(', ')}</p>}
        {!said && <Details details={entry.details ?? {}} />}
      </div>
    </li>
  )
}

function Details({ details }: { details: Record<string, string> }) {
  // Ids are for machines; what they name stands elsewhere on the page.
  const words = Object.entries(details).filter(([name, value]) => value !== '' && name !== 'writers' && !name.endsWith('Id'))
  if (words.length === 0) return null
  return (
    <p className="soft small">
      {words.map(([name, value], at) => (
        <span key={name}>
          {at > 0 && ' · '}
          {name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}: {INSTANT.test(value) ? <Moment at={value} /> : value.replaceAll('_', ' ')}
        </span>
      ))}
    </p>
  )
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

function HitEntry({ hit }: { hit: AlertHit }) {
  const { t } = useWords()
  return (
    <li>
      <span className={hit.opensAlert ? 'dot opening' : 'dot'} />
      <div>
        <div className="row">
          <Moment at={hit.timestamp} seconds />
          <b>{hit.opensAlert ? t('timeline.opened') : t('timeline.joined')}</b>
          <Badge tone={toneOf(hit.score)}>{hit.score}</Badge>
        </div>
        <p className="soft">{hit.reason}</p>
      </div>
    </li>
  )
}
