import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useScenarioNames } from '../alerts/asking'
import { stretches, useMetrics, type DeskMetrics } from '../metrics/asking'
import { Answer } from '../parts/Answer'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'

const DAYS = 30

/** How good the monitoring is, under the headings that the Wolfsberg Group names. */
export function QualityPanel() {
  const { t } = useWords()
  const { these } = useMemo(() => stretches(DAYS, new Date()), [])
  const metrics = useMetrics(these)
  const scenarios = useScenarioNames()
  const all = [...(scenarios.data?.values() ?? [])]
  const typologies = new Set(all.map((each) => each.typology))
  const watched = new Set(all.filter((each) => each.publishedVersion !== undefined).map((each) => each.typology))
  return (
    <Panel title={t('quality.title')} end={<span className="small soft">{t('metrics.days', { n: DAYS })}</span>}>
      <Answer of={metrics} lines={2}>
        {(told) => (
          <dl className="facts quality">
            <dt>{t('quality.coverage')}</dt>
            <dd>
              {t('quality.covered', { n: watched.size, all: typologies.size })} <Link to="/scenarios">{t('nav.scenarios')}</Link>
            </dd>
            <dt>{t('quality.precision')}</dt>
            <dd>
              <Precision told={told} />
            </dd>
            <dt>{t('quality.recall')}</dt>
            <dd>
              {t('quality.recall.text')} <Link to="/models">{t('nav.models')}</Link>
            </dd>
            {told.reports && (
              <>
                <dt>{t('quality.feedback')}</dt>
                <dd>{t('quality.answered', { accepted: told.reports.accepted, rejected: told.reports.rejected, sent: told.reports.sent })}</dd>
              </>
            )}
          </dl>
        )}
      </Answer>
    </Panel>
  )
}

/** Of the alerts that officers decided, how many held. */
function Precision({ told }: { told: DeskMetrics }) {
  const { t, language } = useWords()
  const { decided, truePositives, truePositiveRate } = told.funnel
  if (truePositiveRate === undefined) return <>{t('quality.nonedecided')}</>
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  return <>{t('quality.held', { share: percent.format(truePositiveRate), held: truePositives, n: decided })}</>
}
