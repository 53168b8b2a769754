import { Heads } from '../parts/Heads'
import { Meter } from '../parts/Meter'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import type { Alert, Hit, Score } from '../wire/views'
import { NearScenarios } from './NearPanel'
import { clausesOf, type Clause } from './conditions'
import { conditionOf } from './yaml'
import { useDecision, useScenarioNames, useScenarioVersion } from './asking'

/** Each clause of the condition with what was seen, and what the model says of the transaction. */
export function WhyPanel({ alert }: { alert: Alert }) {
  const { t } = useWords()
  const decision = useDecision(alert.openedByTransactionId)
  const hit = decision.data?.hitRules.find((each) => each.ruleId === alert.scenario)
  const score = decision.data?.modelScore
  return (
    <Panel id="why" title={t('why.title')}>
      <div className="stack">
        {hit && <Conditions alert={alert} hit={hit} />}
        {decision.data && decision.data.hitRules.length > 1 && <OtherHits hits={decision.data.hitRules} own={alert.scenario} />}
        <NearScenarios alert={alert} />
        {score ? <Reasons score={score} /> : <p className="soft small">{t('why.nomodel')}</p>}
      </div>
    </Panel>
  )
}

function Conditions({ alert, hit }: { alert: Alert; hit: Hit }) {
  const { t } = useWords()
  const version = useScenarioVersion(alert.scenario, alert.scenarioVersion)
  const condition = conditionOf(version.data?.yaml ?? '')
  const clauses = condition === '' ? [] : clausesOf(condition, hit.values)
  const told = new Set(clauses.flatMap((clause) => clause.values.map(([name]) => name)))
  const others = Object.entries(hit.values).filter(([name]) => !told.has(name))
  return (
    <div className="stack close">
      <h3>{t('why.conditions')}</h3>
      <table className="table clauses">
        <Heads of={['why.clause', 'why.seen', 'why.line']} />
        <tbody>
          {clauses.map((clause) => (
            <tr key={clause.text}>
              <td>
                <code>{clause.text}</code>
              </td>
              <td>
                {clause.values.map(([name, value]) => (
                  <span key={name} className="seen">
                    {clause.values.length > 1 && <code className="soft">{name}</code>} <b>{value}</b>
                  </span>
                ))}
              </td>
              <td>{clause.line && <Line line={clause.line} />}</td>
            </tr>
          ))}
          {others.map(([name, value]) => (
            <tr key={name}>
              <td>
                <code className="soft">{name}</code>
              </td>
              <td>
                <b>{value}</b>
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The observed value against its line, as words and as a bar with a mark. */
function Line({ line }: { line: NonNullable<Clause['line']> }) {
  const { t, language } = useWords()
  const most = Math.max(line.observed, line.threshold) * 1.15 || 1
  const figure = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value)
  return (
    <span className="threshold">
      <span className="track" aria-hidden="true">
        <span className="fill" style={{ width: `${(line.observed / most) * 100}%` }} />
        <span className="mark" style={{ left: `${(line.threshold / most) * 100}%` }} />
      </span>
      <span className="small soft">{t('why.counterfactual', { threshold: figure(line.threshold) })}</span>
    </span>
  )
}

function OtherHits({ hits, own }: { hits: Hit[]; own: string }) {
  const { t } = useWords()
  const names = useScenarioNames()
  const others = hits.filter((hit) => hit.ruleId !== own)
  return (
    <details>
      <summary>{t('why.others', { n: others.length })}</summary>
      <dl className="others">
        {others.map((hit) => (
          <div key={hit.ruleId}>
            <dt>{names.data?.get(hit.ruleId)?.name ?? hit.ruleId}</dt>
            <dd className="soft">{hit.reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** Reason codes of the model as bars to either side: for laundering, against it. */
function Reasons({ score }: { score: Score }) {
  const { t, language } = useWords()
  const most = Math.max(...score.reasons.map((reason) => Math.abs(reason.contribution)), 0)
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 })
  const signed = new Intl.NumberFormat(language, { signDisplay: 'always', maximumFractionDigits: 2 })
  return (
    <div className="stack close">
      <h3>{t('why.model', { model: score.model, version: score.version, share: percent.format(score.probability) })}</h3>
      <ul className="reasons">
        {score.reasons.map((reason) => (
          <li key={reason.feature}>
            <span>{reason.text || reason.feature}</span>
            <Meter of={Math.abs(reason.contribution)} most={most} tone={reason.contribution > 0 ? 'high' : 'low'} />
            <span className="number small">{signed.format(reason.contribution)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
