import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Meter } from '../parts/Meter'
import { useMay } from '../shell/SignedIn'
import type { Alert, ReplayedClause, ReplayedScenario } from '../wire/views'
import { useWords } from '../words/words'
import { otherwiseOf, type Otherwise } from './near'
import { useReplay, useReplayedScenarios, useReplays } from './replaying'

/** Of how many the scenarios that did not fire are shown before the rest is asked for. */
const NEAREST = 8

/** Hits alone, or every scenario that was in force with how near it was. */
export function NearScenarios({ alert }: { alert: Alert }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  return (
    <div className="stack close">
      <div className="row apart">
        <h3>{t('near.title')}</h3>
        <div className="row no-print" role="group" aria-label={t('near.which')}>
          {[false, true].map((each) => (
            <button
              key={String(each)}
              type="button"
              className={`button ${each === all ? 'primary' : 'plain'}`}
              aria-pressed={each === all}
              onClick={() => setAll(each)}
            >
              {t(each ? 'near.all' : 'near.hits')}
            </button>
          ))}
        </div>
      </div>
      {all ? <MadeAgain transaction={alert.openedByTransactionId} /> : <p className="soft small">{t('near.text')}</p>}
    </div>
  )
}

/** Found by making the decision again from the log, when somebody asks. */
function MadeAgain({ transaction }: { transaction: string }) {
  const { t } = useWords()
  const may = useMay('analyst', 'supervisor', 'engineer', 'auditor')
  const replays = useReplays(transaction)
  const ask = useReplay(transaction)
  const last = replays.data?.[0]
  const runs = last !== undefined && last.finishedAt === undefined
  const found = useReplayedScenarios(transaction, last?.finishedAt === undefined ? undefined : last.replayId)
  if (found.data) return <Scenarios all={found.data} />
  return (
    <div className="stack close" aria-live="polite">
      {runs && (
        <>
          <span className="small">{t('replay.runs', { done: last.records, all: last.place + 1 })}</span>
          <Meter of={last.records} most={last.place + 1} tone="accent" />
        </>
      )}
      {!runs && !found.isFetching && (
        <>
          <p className="soft small">{t('near.ask')}</p>
          {may && (
            <div className="row no-print">
              <Button isDisabled={ask.isPending || replays.isPending} onPress={() => ask.mutate()}>
                {t('replay.again')}
              </Button>
            </div>
          )}
        </>
      )}
      {ask.error && <Failure failure={ask.error} />}
    </div>
  )
}

function Scenarios({ all }: { all: ReplayedScenario[] }) {
  const { t } = useWords()
  const [whole, setWhole] = useState(false)
  const missed = all.filter((each) => !each.hit)
  const shown = whole ? missed : missed.slice(0, NEAREST)
  return (
    <>
      <p className="soft small">{t('near.found', { hits: all.length - missed.length, all: all.length })}</p>
      <ul className="near">
        {[...all.filter((each) => each.hit), ...shown].map((each) => (
          <li key={each.ruleId}>
            <Scenario of={each} />
          </li>
        ))}
      </ul>
      {!whole && missed.length > shown.length && (
        <div className="row no-print">
          <Button kind="quiet" onPress={() => setWhole(true)}>
            {t('near.more', { n: missed.length - shown.length })}
          </Button>
        </div>
      )}
    </>
  )
}

function Scenario({ of: each }: { of: ReplayedScenario }) {
  const { t, term, language } = useWords()
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(each.nearness)
  const holding = each.clauses.length - each.missing
  return (
    <details>
      <summary>
        <span className="near-name">
          <b>{each.name}</b> <span className="soft small">{term('typology', each.typology)}</span>
        </span>
        {each.hit ? (
          <Badge tone="high">{t('near.hit')}</Badge>
        ) : (
          <span className="near-how">
            <Meter of={each.nearness} most={1} tone="accent" />
            <span className="small">
              {t('near.clauses', { n: holding, all: each.clauses.length })} · {share}
            </span>
          </span>
        )}
      </summary>
      <ul className="near-clauses">
        {each.clauses.map((clause, at) => (
          <Clause key={at} clause={clause} />
        ))}
      </ul>
    </details>
  )
}

/** A clause with what was seen; of one that did not hold what each value means, and what would have had to be otherwise. */
function Clause({ clause }: { clause: ReplayedClause }) {
  const { t } = useWords()
  return (
    <li className={clause.holds ? 'holds' : 'lacks'}>
      <span className="near-sign" role="img" aria-label={t(clause.holds ? 'near.holds' : 'near.lacks')}>
        {clause.holds ? '✓' : '✕'}
      </span>
      <div>
        <code>{clause.text}</code>
        {clause.joined === 'plain' ? (
          <>
            <Values clause={clause} />
            {!clause.holds && <Needed of={otherwiseOf(clause)} />}
          </>
        ) : (
          !clause.holds && (
            <>
              <p className="small">{t(clause.joined === 'any' ? 'near.any' : 'near.every')}</p>
              <ul className="near-clauses">
                {clause.parts.map((part, at) => (
                  <Clause key={at} clause={part} />
                ))}
              </ul>
            </>
          )
        )}
      </div>
    </li>
  )
}

function Values({ clause }: { clause: ReplayedClause }) {
  return clause.values.map((value) => (
    <p key={value.name} className="small soft" title={value.meaning}>
      {value.name} <b>{value.value === '' ? '–' : value.value}</b>
      {!clause.holds && value.meaning !== '' && <> · {value.meaning}</>}
    </p>
  ))
}

function Needed({ of: needed }: { of: Otherwise }) {
  const { t } = useWords()
  return <p className="small near-needed">{t(needed.key, needed.values)}</p>
}
