import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Refused, Unreachable } from '../wire/refused'
import { useWords } from '../words/words'
import { Button } from './Button'
import { Icon } from './Icon'

type Asked<T> = Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>

/** What was asked for once it is there; until then and otherwise, how it stands with it. */
export function Answer<T>({ of, lines = 3, children }: { of: Asked<T>; lines?: number; children: (told: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data)
  if (of.error !== null) return <Failure failure={of.error} again={() => void of.refetch()} />
  return of.isPending ? <Loading lines={lines} /> : null
}

export function Loading({ lines = 3 }: { lines?: number }) {
  const { t } = useWords()
  return (
    <div className="stack close state" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="shimmer" style={{ width: `${260 - (line % 3) * 60}px` }} />
      ))}
    </div>
  )
}

/**
 * Why something did not come, or was not done. What can be asked again and is forbidden belongs to other
 * roles; an act that is refused says why, since the role may be right and the officer not.
 */
export function Failure({ failure, again }: { failure: unknown; again?: () => void }) {
  const { t } = useWords()
  if (again && failure instanceof Refused && failure.status === 403) return <NoPermission />
  const [title, text] = reading(failure, t)
  return (
    <div className="state" role="alert">
      <Icon name="warning" />
      <p className="state-title">{title}</p>
      <p className="soft">{text}</p>
      {failure instanceof Refused && (
        <p className="soft small">
          {failure.status} <code>{failure.code}</code>
        </p>
      )}
      {again && <Button onPress={again}>{t('state.again')}</Button>}
    </div>
  )
}

function reading(failure: unknown, t: ReturnType<typeof useWords>['t']): [string, string] {
  if (failure instanceof Unreachable) return [t('state.unreachable'), t('state.unreachable.text')]
  if (failure instanceof Refused && failure.status === 404) return [t('state.missing'), t('state.missing.text')]
  if (failure instanceof Refused && failure.status === 429) return [t('state.busy'), t('state.busy.text')]
  if (failure instanceof Refused) return [t('state.refused'), failure.detail]
  return [t('state.fault'), t('state.fault.text')]
}

export function NoPermission() {
  const { t } = useWords()
  return (
    <div className="state">
      <Icon name="lock" />
      <p className="state-title">{t('state.forbidden')}</p>
      <p className="soft">{t('state.forbidden.text')}</p>
    </div>
  )
}

/** Nothing is there; says what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <Icon name="empty" />
      <p className="state-title">{title}</p>
      {children && <div className="soft">{children}</div>}
    </div>
  )
}

/** Something that another house of the street will tell; never a made-up figure in its place. */
export function Waits({ what, house }: { what: string; house: string }) {
  const { t } = useWords()
  return (
    <div className="waits">
      <Icon name="wait" />
      <p>
        <b>{what}</b> {t('state.waits', { house })}
      </p>
    </div>
  )
}
