import { Moment } from '../figures/shown'
import { Button } from '../parts/Button'
import { Who } from '../parts/Who'
import { useSession } from '../shell/SignedIn'
import { useWords } from '../words/words'
import type { Possible } from './life'

/** A stage of a version's life, when it was reached and by whom. */
export type Reached = { state: string; at: string | undefined; by?: string | undefined }

export function LifeLine({ stages }: { stages: Reached[] }) {
  const { term } = useWords()
  return (
    <ol className="life">
      {stages.map(({ state, at, by }) => (
        <li key={state} className={at === undefined ? '' : 'reached'}>
          <b>{term('state', state)}</b>
          <span className="small soft">{at === undefined ? '–' : <Moment at={at} />}</span>
          {by && (
            <span className="small soft">
              <Who id={by} />
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

type Shape<S extends string> = {
  possible: Possible<S>[]
  author: string | undefined
  pending: boolean
  label: (step: S) => string
  onStep: (step: S) => void
}

/** The steps that may follow; who may not take one sees it barred. */
export function Steps<S extends string>({ possible, author, pending, label, onStep }: Shape<S>) {
  const session = useSession()
  return (
    <div className="row no-print">
      {possible.map(({ step, roles, notTheAuthor }) => {
        const allowed = session.roles.some((role) => roles.includes(role)) && !(notTheAuthor && author === session.officerId)
        return (
          <Button
            key={step}
            kind={step === 'retirements' ? 'grave' : 'primary'}
            isDisabled={!allowed || pending}
            onPress={() => onStep(step)}
          >
            {label(step)}
          </Button>
        )
      })}
    </div>
  )
}
