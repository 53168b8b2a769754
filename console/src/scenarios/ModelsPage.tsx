import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Count, Moment } from '../figures/shown'
import { Answer, Empty } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { CopyId } from '../parts/CopyId'
import { Panel } from '../parts/Panel'
import { monitoring, told } from '../wire/houses'
import type { Model, Page } from '../wire/views'
import { useWords } from '../words/words'

/** Versions of models with what their cards and figures say. */
export function ModelsPage() {
  const { t } = useWords()
  const asked = useQuery({
    queryKey: ['models'],
    queryFn: async ({ signal }) =>
      ((await told(monitoring.GET('/v1/models', { params: { query: {} }, signal }))) as Page<Model>).items,
  })
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.models')}</h1>
          <p className="soft">{t('models.text')}</p>
        </div>
      </div>
      <Answer of={asked}>
        {(models) =>
          models.length === 0 ? (
            <Panel title={t('models.versions')}>
              <Empty title={t('models.none')}>{t('models.none.text')}</Empty>
            </Panel>
          ) : (
            models.map((model) => <One key={`${model.model}/${model.version}`} model={model} />)
          )
        }
      </Answer>
    </div>
  )
}

function One({ model }: { model: Model }) {
  const { t, term, language } = useWords()
  const [open, setOpen] = useState(false)
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 4 })
  return (
    <Panel
      title={`${model.model} · ${t('scenarios.version', { version: String(model.version) })}`}
      end={<Badge tone={model.state === 'promoted' ? 'low' : 'calm'}>{term('state', model.state)}</Badge>}
    >
      <dl className="facts">
        <dt>{t('models.trees')}</dt>
        <dd>
          <Count of={model.trees ?? 0} /> / <Count of={model.features ?? 0} />
        </dd>
        <dt>{t('models.threshold')}</dt>
        <dd>{figure.format(model.threshold ?? 0)}</dd>
        {Object.entries(model.metrics ?? {}).map(([name, value]) => (
          <Fact key={name} name={name} value={figure.format(value)} />
        ))}
        {model.registeredAt && (
          <>
            <dt>{t('models.registered')}</dt>
            <dd>
              <Moment at={model.registeredAt} /> · {model.registeredBy}
            </dd>
          </>
        )}
        {model.shadow && (
          <>
            <dt>{t('models.shadow')}</dt>
            <dd>
              {t('models.shadow.text', {
                scored: model.shadow.scored ?? 0,
                flagged: model.shadow.flagged ?? 0,
                alone: model.shadow.flaggedAlone ?? 0,
                missed: model.shadow.missed ?? 0,
              })}
            </dd>
          </>
        )}
        <dt>{t('models.hash')}</dt>
        <dd>
          <CopyId id={model.bundleHash ?? ''} short />
        </dd>
      </dl>
      {model.card && (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('models.card')}</summary>
          <pre className="source" tabIndex={0}>
            {model.card}
          </pre>
        </details>
      )}
    </Panel>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
