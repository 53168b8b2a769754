import type { ReactNode } from 'react'
import { useId } from 'react'

type Shape = { title: string; id?: string; end?: ReactNode; flush?: boolean; children: ReactNode }

/** A titled part of a page; `flush` for a table that reaches its edges. */
export function Panel({ title, id, end, flush = false, children }: Shape) {
  const heading = useId()
  return (
    <section className="panel" id={id} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {end}
      </header>
      <div className={flush ? 'flush' : 'inside'}>{children}</div>
    </section>
  )
}
