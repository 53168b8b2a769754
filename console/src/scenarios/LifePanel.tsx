import { Moment } from '../figures/shown'
import { Failure } from '../parts/Answer'
import { CopyId } from '../parts/CopyId'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import type { Version } from '../wire/views'
import { useWords } from '../words/words'
import { LifeLine, Steps } from './Life'
import { useStep, type Step } from './asking'
import { stepsAfter, type Possible } from './life'

/** How far a version has come, who brought it there, and the step that may follow. */
export function LifePanel({ version, tag }: { version: Version; tag: string }) {
  const { t } = useWords()
  const step = useStep(version.scenario, version.version, tag)
  const possible = stepsAfter(version.state).filter((each): each is Possible<Step> => each.step !== 'backtests')
  const stages = [
    { state: 'draft', at: version.draftedAt, by: version.author },
    { state: 'checked', at: version.checkedAt },
    { state: 'backtested', at: version.backtestedAt },
    { state: 'shadow', at: version.shadowAt },
    { state: 'approved', at: version.approvedAt, by: version.approvedBy },
    { state: 'published', at: version.publishedAt, by: version.publishedBy },
  ]
  return (
    <Panel
      title={t('life.title', { version: String(version.version) })}
      end={
        <Steps
          possible={possible}
          author={version.author}
          pending={step.isPending}
          label={(name) => t(`life.${name}`)}
          onStep={(name) => step.mutate(name)}
        />
      }
    >
      <LifeLine stages={stages} />
      {version.retiredAt && (
        <p className="notice">
          {t('life.retired')} <Moment at={version.retiredAt} />, <Who id={version.retiredBy} />
        </p>
      )}
      <p className="small soft">
        {t('life.hash')} <CopyId id={version.contentHash} short />
      </p>
      {step.error && <Failure failure={step.error} />}
      <Told answer={step.data} />
    </Panel>
  )
}

function Told({ answer }: { answer: unknown }) {
  const { t } = useWords()
  const check = answer as { passed?: boolean; examples?: number; failures?: string[] } | undefined
  if (check?.passed === undefined) return null
  return (
    <div className={check.passed ? 'notice good' : 'notice bad'}>
      {t(check.passed ? 'life.passed' : 'life.failed', { n: check.examples ?? 0 })}
      <ul>
        {(check.failures ?? []).map((failure) => (
          <li key={failure}>{failure}</li>
        ))}
      </ul>
    </div>
  )
}
