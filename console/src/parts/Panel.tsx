import { useEffect, useId, useRef, useState, type ReactNode } from 'react'

type Shape = { title: string; id?: string; end?: ReactNode; flush?: boolean; children: ReactNode }

/** A titled part of a page; `flush` for a table that reaches its edges. */
export function Panel({ title, id, end, flush = false, children }: Shape) {
  const heading = useId()
  const box = useRef<HTMLDivElement>(null)
  const wide = useWiderThanItself(box)
  return (
    <section className="panel" id={id} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {end}
      </header>
      <div
        ref={box}
        className={flush ? 'flush' : 'inside'}
        // What is cut off at the side can be reached without a mouse.
        {...(wide ? { tabIndex: 0, role: 'group', 'aria-labelledby': heading } : {})}
      >
        {children}
      </div>
    </section>
  )
}

/** Whether a box holds more than it shows from side to side. */
function useWiderThanItself(box: React.RefObject<HTMLDivElement | null>): boolean {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const watched = box.current
    if (watched === null) return
    const observer = new ResizeObserver(() => setWide(watched.scrollWidth > watched.clientWidth))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [box])
  return wide
}
