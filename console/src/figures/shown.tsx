import { usePreferences } from '../preferences/preferences'
import { useWords } from '../words/words'
import type { Money as Amount } from '../wire/views'
import { moneyText } from './money'
import { agoText, timeText, utcText } from './time'

/** An instant in the officer's zone, in UTC for whoever points at it. */
export function Moment({ at, seconds = false }: { at: string; seconds?: boolean }) {
  const [{ zone }] = usePreferences()
  const { language } = useWords()
  return (
    <time dateTime={at} title={utcText(at)}>
      {timeText(at, language, zone, seconds)}
    </time>
  )
}

export function Ago({ at }: { at: string }) {
  const [{ zone }] = usePreferences()
  const { language } = useWords()
  return (
    <time dateTime={at} title={utcText(at)}>
      {agoText(at, Date.now(), language, zone)}
    </time>
  )
}

export function Money({ of }: { of: Amount }) {
  const { language } = useWords()
  return <span className="money">{moneyText(of, language)}</span>
}

export function Count({ of }: { of: number }) {
  const { language } = useWords()
  return <span className="count">{new Intl.NumberFormat(language).format(of)}</span>
}

/** A part of a whole as a percentage; a dash for what is not known. */
export function Share({ of }: { of: number | undefined }) {
  const { language } = useWords()
  if (of === undefined) return <>–</>
  return <>{new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(of)}</>
}
