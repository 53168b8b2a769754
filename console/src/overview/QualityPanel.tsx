import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useScenarioNames } from '../alerts/asking'
import { Share } from '../figures/shown'
import { stretches, useMetrics, type DeskMetrics } from '../metrics/asking'
import { Panel } from '../parts/Panel'
import { useModels } from '../scenarios/models'
import type { Model } from '../wire/views'
import { useWords } from '../words/words'
import { coverageOf, recallOf } from './quality'

const DAYS = 90

/** How well detection does, under the measures of the Wolfsberg Group (2024, 2025). */
export function QualityPanel() {
  const { t } = useWords()
  const scenarios = useScenarioNames()
  const metrics = useMetrics(stretches(DAYS, new Date()).these)
  const models = useModels()
  const coverage = scenarios.data && coverageOf([...scenarios.data.values()])
  return (
    <Panel title={t('quality.title')}>
      <dl className="quality">
        <Measure
          title={<Link to="/scenarios">{t('quality.coverage')}</Link>}
          figure={coverage && `${coverage.watched} / ${coverage.typologies}`}
          text={t('quality.coverage.text')}
        />
        {metrics.data && <Precision of={metrics.data} />}
        {models.data && <Recall of={models.data} />}
        {metrics.data?.reports && <Feedback of={metrics.data.reports} />}
      </dl>
    </Panel>
  )
}

function Precision({ of: { funnel } }: { of: DeskMetrics }) {
  const { t } = useWords()
  const known = funnel.truePositiveRate !== undefined
  return (
    <Measure
      title={<Link to="/metrics">{t('quality.precision')}</Link>}
      figure={known && <Share of={funnel.truePositiveRate} />}
      text={t(known ? 'quality.precision.text' : 'quality.precision.none')}
    />
  )
}

function Recall({ of }: { of: Model[] }) {
  const { t } = useWords()
  const recall = recallOf(of)
  return (
    <Measure
      title={<Link to="/models">{t('quality.recall')}</Link>}
      figure={recall && <Share of={recall.share} />}
      text={
        recall === undefined
          ? t('quality.recall.none')
          : t(recall.inForce ? 'quality.recall.text' : 'quality.recall.waiting', { model: recall.model })
      }
    />
  )
}

/** For those alone who may know of reports. */
function Feedback({ of: { accepted, rejected } }: { of: NonNullable<DeskMetrics['reports']> }) {
  const { t } = useWords()
  const answered = accepted + rejected
  return (
    <Measure
      title={<Link to="/reports">{t('quality.feedback')}</Link>}
      figure={answered > 0 && <Share of={accepted / answered} />}
      text={answered > 0 ? t('quality.feedback.text', { n: rejected }) : t('quality.feedback.none')}
    />
  )
}

function Measure({ title, figure, text }: { title: ReactNode; figure: ReactNode; text: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <b>{figure || '–'}</b> <span className="small soft">{text}</span>
      </dd>
    </div>
  )
}
