import type { Tone } from './Badge'

/** A bar from nothing to `most`; the figure itself stands beside it. */
export function Meter({ of, most, tone }: { of: number; most: number; tone?: Tone }) {
  const share = most === 0 ? 0 : Math.max(0, Math.min(1, of / most))
  return (
    <span className={'meter ' + (tone ?? '')} aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </span>
  )
}
