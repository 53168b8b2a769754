import { Moment } from '../figures/shown'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { CopyId } from '../parts/CopyId'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useSession } from '../shell/SignedIn'
import type { Version } from '../wire/views'
import { useWords } from '../words/words'
import { useStep, type Step } from './asking'
import { STATES, stepsAfter } from './life'

/** How far a version has come, who brought it there, and the step that may follow. */
export function LifePanel({ version, tag }: { version: Version; tag: string }) {
  const { t, term } = useWords()
  const session = useSession()
  const step = useStep(version.scenario, version.version, tag)
  const possible = stepsAfter(version.state).filter((each) => each.step !== 'backtests')
  const reached: Record<(typeof STATES)[number], [string | undefined, string | undefined]> = {
    draft: [version.draftedAt, version.author],
    checked: [version.checkedAt, undefined],
    backtested: [version.backtestedAt, undefined],
    shadow: [version.shadowAt, undefined],
    approved: [version.approvedAt, version.approvedBy],
    published: [version.publishedAt, version.publishedBy],
  }
  return (
    <Panel
      title={t('life.title', { version: String(version.version) })}
      end={
        <div className="row">
          {possible.map(({ step: name, roles, notTheAuthor }) => {
            const allowed = session.roles.some((role) => roles.includes(role)) && !(notTheAuthor && version.author === session.officerId)
            return (
              <Button
                key={name}
                kind={name === 'retirements' ? 'grave' : 'primary'}
                isDisabled={!allowed || step.isPending}
                onPress={() => step.mutate(name as Step)}
              >
                {t(`life.${name as Step}`)}
              </Button>
            )
          })}
        </div>
      }
    >
      <ol className="life">
        {STATES.map((state) => {
          const [at, by] = reached[state]
          return (
            <li key={state} className={at === undefined ? '' : 'reached'}>
              <b>{term('state', state)}</b>
              <span className="small soft">{at === undefined ? '–' : <Moment at={at} />}</span>
              {by && (
                <span className="small soft">
                  <Who id={by} />
                </span>
              )}
            </li>
          )
        })}
      </ol>
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
