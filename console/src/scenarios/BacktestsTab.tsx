import { lazy, Suspense, useState } from 'react'
import { Count, Moment } from '../figures/shown'
import { instantOf } from '../figures/time'
import { Answer, Empty, Failure, Loading } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { CopyId } from '../parts/CopyId'
import { Text } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { Meter } from '../parts/Meter'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { usePreferences } from '../preferences/preferences'
import { useMay } from '../shell/SignedIn'
import type { Backtest, BacktestExample, BacktestResult, PerCustomer, Version } from '../wire/views'
import { useWords } from '../words/words'
import { isRunning, useAskBacktest, useBacktests } from './asking'
import { numbersIn, parametersIn } from './parameters'

const SweepChart = lazy(async () => ({ default: (await import('./SweepChart')).SweepChart }))

/** What a version would have said to the past, and what other thresholds would have. */
export function BacktestsTab({ version }: { version: Version }) {
  const { t } = useWords()
  const asked = useBacktests(version.scenario, version.version)
  const may = useMay('engineer')
  return (
    <div className="stack">
      {may && <AskBacktest version={version} />}
      <Answer of={asked}>
        {(backtests) =>
          backtests.length === 0 ? (
            <Empty title={t('backtests.none')}>{t('backtests.none.text')}</Empty>
          ) : (
            backtests.map((each) => <One key={each.backtestId} backtest={each} />)
          )
        }
      </Answer>
    </div>
  )
}

function AskBacktest({ version }: { version: Version }) {
  const { t } = useWords()
  const [{ zone }] = usePreferences()
  const ask = useAskBacktest(version.scenario, version.version)
  const parameters = parametersIn(version.yaml ?? '')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [parameter, setParameter] = useState('')
  const [values, setValues] = useState('')
  const send = () =>
    ask.mutate({
      ...(from === '' ? {} : { from: instantOf(from, zone) }),
      ...(to === '' ? {} : { to: instantOf(to, zone) }),
      ...(parameter === '' ? {} : { sweep: { parameter, values: numbersIn(values) } }),
    })
  return (
    <Panel title={t('backtests.ask')}>
      <form
        className="ask-backtest"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Text label={t('alerts.filter.from', { zone })} type={'datetime-local' as never} value={from} onChange={setFrom} />
        <Text label={t('alerts.filter.to', { zone })} type={'datetime-local' as never} value={to} onChange={setTo} />
        <Text
          label={t('backtests.parameter')}
          value={parameter}
          onChange={setParameter}
          placeholder={parameters.join(', ') || t('backtests.noparameter')}
        />
        <Text label={t('backtests.values')} value={values} onChange={setValues} placeholder="8000 10000 12000" />
        <Button type="submit" kind="primary" isDisabled={ask.isPending}>
          {t('backtests.run')}
        </Button>
      </form>
      {ask.error && <Failure failure={ask.error} />}
    </Panel>
  )
}

function One({ backtest }: { backtest: Backtest }) {
  const { t, term } = useWords()
  const running = isRunning(backtest)
  return (
    <Panel
      title={backtest.sweep || backtest.asked ? t('backtests.sweep', { parameter: backtest.asked?.parameter ?? '' }) : t('backtests.one')}
      end={
        <div className="row">
          <Badge tone={running ? 'accent' : 'calm'}>{term('state', backtest.state)}</Badge>
          <span className="soft small">
            <Moment at={backtest.askedAt} /> · <Who id={backtest.askedBy} />
          </span>
        </div>
      }
    >
      {running && (
        <div className="stack close">
          <Meter of={backtest.records} most={backtest.logEnd} />
          <span className="small soft">
            <Count of={backtest.records} /> / <Count of={backtest.logEnd} />
          </span>
        </div>
      )}
      {backtest.result && <Compared result={backtest.result} />}
      {backtest.sweep && (
        <Suspense fallback={<Loading />}>
          <SweepChart sweep={backtest.sweep} parameter={backtest.asked?.parameter ?? ''} />
        </Suspense>
      )}
      {backtest.resultHash && (
        <p className="small soft">
          {t('backtests.hash')} <CopyId id={backtest.resultHash} short />
        </p>
      )}
    </Panel>
  )
}

/** The candidate's figures beside those of what is in force, as bars on one scale. */
function Compared({ result }: { result: BacktestResult }) {
  const { t, language } = useWords()
  const figures = [
    ['hits', result.publishedHits, result.hits],
    ['alerts', result.publishedAlerts, result.alerts],
  ] as const
  const most = Math.max(...figures.flatMap(([, now, then]) => [now, then]), 1)
  const perThousand = new Intl.NumberFormat(language, { maximumFractionDigits: 3 })
  return (
    <div className="stack">
      <table className="compare">
        <tbody>
          {figures.map(([name, now, candidate]) => (
            <tr key={name}>
              <th scope="row">{t(`backtests.${name}`)}</th>
              <td>
                <span className="bars">
                  <span className="small soft">{t('backtests.inforce')}</span>
                  <Meter of={now} most={most} tone="calm" />
                  <Count of={now} />
                  <span className="small soft">{t('backtests.candidate')}</span>
                  <Meter of={candidate} most={most} />
                  <Count of={candidate} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Shares result={result} />
      <p className="small soft">
        {t('backtests.seen', {
          n: result.transactions,
          now: perThousand.format(result.publishedAlertsPerThousand),
          then: perThousand.format(result.alertsPerThousand),
        })}
      </p>
      <Spread of={result.publishedAlertsPerCustomer} words="backtests.percustomer.now" />
      <Spread of={result.alertsPerCustomer} words="backtests.percustomer.then" />
      {result.evictedEarly > 0 && <p className="notice bad">{t('backtests.evicted', { n: result.evictedEarly })}</p>}
      <OfScenarios result={result} />
      <Examples result={result} />
    </div>
  )
}

/** How alerts spread over customers. */
function Spread({ of, words }: { of?: PerCustomer; words: 'backtests.percustomer.now' | 'backtests.percustomer.then' }) {
  const { t, language } = useWords()
  if (!of || of.customers === 0) return null
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <p className="small soft">
      {t(words, { n: of.customers, mean: figure.format(of.mean), most: figure.format(of.most), top: share.format(of.topShare) })}
    </p>
  )
}

/** Why one side met a payment and the other did not, and what came nearest to what nothing shows. */
function Examples({ result }: { result: BacktestResult }) {
  const { t } = useWords()
  const examples = result.scenarios.flatMap((each) => [
    ...(each.newExamples ?? []).map((example) => ({ ...example, scenario: each.scenario, kind: 'new' as const })),
    ...(each.lostExamples ?? []).map((example) => ({ ...example, scenario: each.scenario, kind: 'lost' as const })),
  ])
  const missed = result.missed ?? []
  if (examples.length === 0 && missed.length === 0) return null
  return (
    <details>
      <summary>{t('backtests.examples')}</summary>
      <ul className="stack close">
        {examples.map((example) => (
          <Example key={example.scenario + example.kind + example.transactionId} example={example} />
        ))}
        {missed.map((each) => (
          <li key={each.transactionId} className="small">
            <CopyId id={each.transactionId} short /> {t('backtests.missed', { nearest: each.nearest })}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Example({ example }: { example: BacktestExample & { scenario: string; kind: 'new' | 'lost' } }) {
  const { t } = useWords()
  return (
    <li className="small">
      <span className="mono">{example.scenario}</span> · {t(`backtests.${example.kind}`)} ·{' '}
      <CopyId id={example.transactionId} short />
      <div>{t('backtests.fired', { reason: example.fired })}</div>
      <div className="soft">{t('backtests.notfired', { reason: example.missed })}</div>
    </li>
  )
}

function Shares({ result }: { result: BacktestResult }) {
  const { t } = useWords()
  const parts = [
    ['unchanged', result.unchangedHits],
    ['new', result.newHits],
    ['lost', result.lostHits],
  ] as const
  const all = parts.reduce((sum, [, hits]) => sum + hits, 0) || 1
  return (
    <div className="stack close">
      <div className="shares" aria-hidden="true">
        {parts.map(([name, hits]) => (
          <span key={name} className={name} style={{ width: `${(hits / all) * 100}%` }} />
        ))}
      </div>
      <div className="row small">
        {parts.map(([name, hits]) => (
          <span key={name} className="row key">
            <span className={'swatch ' + name} /> {t(`backtests.${name}`)} <Count of={hits} />
          </span>
        ))}
      </div>
    </div>
  )
}

function OfScenarios({ result }: { result: BacktestResult }) {
  const changed = result.scenarios.filter((each) => each.newHits > 0 || each.lostHits > 0)
  if (changed.length === 0) return null
  return (
    <table className="table">
      <Heads of={['scenarios.name', ['backtests.new', 'number'], ['backtests.lost', 'number'], 'backtests.samples']} />
      <tbody>
        {changed.map((each) => (
          <tr key={each.scenario}>
            <td className="mono">{each.scenario}</td>
            <td className="number">
              <Count of={each.newHits} />
            </td>
            <td className="number">
              <Count of={each.lostHits} />
            </td>
            <td>
              {[...each.newSample, ...each.lostSample].slice(0, 3).map((id) => (
                <div key={id}>
                  <CopyId id={id} short />
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
