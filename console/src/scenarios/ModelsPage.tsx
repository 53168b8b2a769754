import '../look/scenarios.css'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Count } from '../figures/shown'
import { Answer, Empty, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { CopyId } from '../parts/CopyId'
import { Panel } from '../parts/Panel'
import { useMay } from '../shell/SignedIn'
import type { Model } from '../wire/views'
import { useWords } from '../words/words'
import { LifeLine, Steps } from './Life'
import { modelStepsAfter } from './life'
import { useModels, useModelStep, useRegisterModel } from './models'

/** Versions of models with what their cards and figures say. */
export function ModelsPage() {
  const { t } = useWords()
  const mayRegister = useMay('engineer')
  const asked = useModels()
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.models')}</h1>
          <p className="soft">{t('models.text')}</p>
        </div>
        {mayRegister && <Register />}
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

/** Brings a signed bundle; what is not signed by somebody trusted here is refused with the reason. */
function Register() {
  const { t } = useWords()
  const register = useRegisterModel()
  return (
    <div className="stack close">
      <FileTrigger onSelect={(chosen) => chosen?.[0] && register.mutate(chosen[0])}>
        <Button kind="primary" isDisabled={register.isPending}>
          {t('models.register')}
        </Button>
      </FileTrigger>
      {register.error && <Failure failure={register.error} />}
    </div>
  )
}

function One({ model }: { model: Model }) {
  const { t, term, language } = useWords()
  const [open, setOpen] = useState(false)
  const step = useModelStep(model)
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 4 })
  return (
    <Panel
      title={`${model.model} · ${t('scenarios.version', { version: String(model.version) })}`}
      end={
        <div className="row">
          <Badge tone={model.state === 'promoted' ? 'low' : 'calm'}>{term('state', model.state)}</Badge>
          <Steps
            possible={modelStepsAfter(model.state)}
            author={model.registeredBy}
            pending={step.isPending}
            label={(name) => t(`models.step.${name}`)}
            onStep={(name) => step.mutate(name)}
          />
        </div>
      }
    >
      <LifeLine
        stages={[
          { state: 'registered', at: model.registeredAt, by: model.registeredBy },
          { state: 'validated', at: model.validatedAt, by: model.validatedBy },
          { state: 'shadow', at: model.shadowAt },
          { state: 'approved', at: model.approvedAt, by: model.approvedBy },
          { state: 'promoted', at: model.promotedAt, by: model.promotedBy },
        ]}
      />
      {step.error && <Failure failure={step.error} />}
      {step.data?.passed === false && (
        <div className="notice bad" role="alert">
          {t('models.failed')}
          <ul>
            {(step.data.failures ?? []).map((failure) => (
              <li key={failure}>{failure}</li>
            ))}
          </ul>
        </div>
      )}
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
