import { Link } from '@tanstack/react-router'
import { Answer, Waits } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Meter } from '../parts/Meter'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { Moment } from '../figures/shown'
import { useWords } from '../words/words'
import type { Evidence, Explanation, HitDetail, Words } from '../wire/views'
import { Beside } from './Beside'
import { JudgePanel } from './JudgePanel'
import { useHit } from './asking'
import { shareTone } from './tones'

/** A customer beside the entry that it may be, with all that speaks for and against. */
export function HitView({ id, onNext }: { id: string; onNext: () => void }) {
  const asked = useHit(id)
  return (
    <Answer of={asked} lines={6}>
      {({ hit, tag }) => (
        <article className="alert stack">
          <Head hit={hit} />
          <JudgePanel hit={hit} tag={tag} onNext={onNext} />
          <Beside summary={hit.summary} />
          {hit.explanation ? (
            <Explained explanation={hit.explanation} />
          ) : (
            <EvidencePanel evidence={hit.evidence} />
          )}
          <History hit={hit} />
        </article>
      )}
    </Answer>
  )
}

function Head({ hit }: { hit: HitDetail }) {
  const { t, term } = useWords()
  const { summary, explanation } = hit
  return (
    <header className="alert-head">
      <div className="row">
        <Badge tone={shareTone(summary.score)}>{t('hits.score', { score: Math.round(summary.score * 100) })}</Badge>
        <Badge>{summary.list}</Badge>
        <Badge tone={summary.state === 'open' ? 'accent' : 'calm'}>{term('state', summary.state)}</Badge>
        {summary.waitsForSecond && <Badge tone="medium">{t('hits.second')}</Badge>}
      </div>
      <h2 id="hit-title" tabIndex={-1} className="title">
        {explanation?.caption ?? summary.entry}
      </h2>
      <p className="soft">
        {t('hits.customer')}{' '}
        <Link to="/customers/$customer" params={{ customer: summary.customer }}>
          {summary.customer}
        </Link>{' '}
        · {t('hits.opened')} <Moment at={hit.openedAt} />
      </p>
    </header>
  )
}

function Explained({ explanation }: { explanation: Explanation }) {
  const { t } = useWords()
  return (
    <>
      <Panel title={t('hits.names')}>
        <div className="stack close">
          <Aligned words={explanation.words} />
          <p className="soft small">{explanation.explanation.join(' ')}</p>
        </div>
      </Panel>
      <EvidencePanel evidence={explanation.evidence} without={explanation.without} score={explanation.score} />
    </>
  )
}

/** Word by word: what the customer is called above, what the list says below. */
function Aligned({ words }: { words: Words[] }) {
  const { t } = useWords()
  return (
    <table className="aligned">
      <tbody>
        <tr>
          <th scope="row">{t('hits.asked')}</th>
          {words.map((word, at) => (
            <td key={at}>{word.asked || '–'}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('hits.listed')}</th>
          {words.map((word, at) => (
            <td key={at}>{word.listed || '–'}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('hits.alike')}</th>
          {words.map((word, at) => (
            <td key={at}>
              <Meter of={word.similarity} most={1} />
              <span className="small soft">{Math.round(word.similarity * 100)} %</span>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

type EvidenceShape = { evidence: Evidence[]; without?: { kind: string; score: number }[]; score?: number }

/** Log-odds to either side of nought; beside it what the score were without that piece. */
function EvidencePanel({ evidence, without = [], score }: EvidenceShape) {
  const { t, language } = useWords()
  const most = Math.max(...evidence.map((piece) => Math.abs(piece.logOdds)), 0)
  const signed = new Intl.NumberFormat(language, { signDisplay: 'always', maximumFractionDigits: 1 })
  if (evidence.length === 0) return <Waits what={t('hits.evidence')} house="screening" />
  return (
    <Panel title={t('hits.evidence')}>
      <ul className="evidence">
        {evidence.map((piece) => {
          const other = without.find((each) => each.kind === piece.kind)
          return (
            <li key={piece.kind + piece.finding}>
              <span>
                <b>{piece.kind.replaceAll('_', ' ')}</b> <span className="soft">{piece.finding}</span>
              </span>
              <span className="balance" aria-hidden="true">
                <span className={piece.logOdds < 0 ? 'against' : 'for'} style={{ width: `${(Math.abs(piece.logOdds) / most) * 50}%` }} />
              </span>
              <span className="number small">{signed.format(piece.logOdds)}</span>
              <span className="small soft">
                {other && score !== undefined && t('hits.without', { score: Math.round(other.score * 100) })}
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function History({ hit }: { hit: HitDetail }) {
  const { t, term } = useWords()
  return (
    <Panel title={t('hits.history')}>
      {hit.judgements.length === 0 ? (
        <p className="soft">{t('hits.nojudgement')}</p>
      ) : (
        <ol className="timeline">
          {hit.judgements.map((judgement) => (
            <li key={judgement.number}>
              <span className="dot opening" />
              <div>
                <div className="row">
                  <Moment at={judgement.madeAt} /> <b>{term('state', judgement.state)}</b> <Who id={judgement.author} />
                </div>
                <p>{judgement.reason}</p>
                {judgement.confirmedAt && (
                  <p className="soft small">
                    {t('hits.confirmed')} <Who id={judgement.confirmedBy} />, <Moment at={judgement.confirmedAt} />
                  </p>
                )}
                {judgement.withdrawnAt && (
                  <p className="soft small">
                    {t('hits.withdrawn')} <Moment at={judgement.withdrawnAt} />
                  </p>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
