import cytoscape, { type Core, type ElementDefinition } from 'cytoscape'
import { useEffect, useMemo, useRef } from 'react'
import { moneyText, roughly } from '../figures/money'
import { usePreferences } from '../preferences/preferences'
import { useWords } from '../words/words'
import type { Member, Ring } from '../wire/views'
import { lookOf } from './canvas'
import { heightOf, placesOf, spread, type Place } from './placing'

const MOST_LABELS = 12
const MOST_PLACED = 70

type Shape = { ring: Ring; shown: number; account: string; own: ReadonlySet<string>; onMember: (member: Member | null) => void }

/** The first `shown` payments of a ring as a picture; the table of payments tells the same in words. */
export function FlowPicture({ ring, shown, account, own, onMember }: Shape) {
  const { t, language } = useWords()
  const [{ theme }] = usePreferences()
  const frame = useRef<HTMLDivElement>(null)
  const drawn = useRef<Core | null>(null)
  const places = useMemo(() => placesOf(ring.accounts, ring.payments), [ring])
  const height = useMemo(() => heightOf(places), [places])

  useEffect(() => {
    if (frame.current === null) return
    const core = cytoscape({
      container: frame.current,
      elements: elementsOf(ring, account, own, language),
      style: lookOf(frame.current) as never,
      layout: { name: 'preset', fit: false },
      // The wheel scrolls the page.
      userZoomingEnabled: false,
    })
    core.on('tap', (event) => {
      const id = event.target === core ? null : (event.target.data('member') as string | undefined)
      onMember(ring.accounts.find((member) => member.accountId === id) ?? null)
    })
    drawn.current = core
    const crowded = ring.accounts.length > MOST_PLACED
    if (crowded) core.layout({ name: 'cose', animate: false }).run()
    const watch = new ResizeObserver(() => {
      core.resize()
      if (crowded) core.fit(undefined, 28)
      else place(core, spread(places, core.width(), core.height()))
    })
    watch.observe(frame.current)
    const wide = matchMedia('(prefers-color-scheme: dark)')
    const restyle = () => frame.current && core.style(lookOf(frame.current) as never)
    wide.addEventListener('change', restyle)
    return () => {
      watch.disconnect()
      wide.removeEventListener('change', restyle)
      core.destroy()
    }
  }, [ring, places, account, own, language, theme])

  useEffect(() => {
    drawn.current?.batch(() =>
      drawn.current?.edges().forEach((edge) => {
        const order = edge.data('order') as number
        edge.toggleClass('ahead', order >= shown)
        edge.toggleClass('now', order === shown - 1 && shown < ring.payments.length)
      }),
    )
  }, [shown, ring])

  return (
    <div className="picture">
      <div ref={frame} className="canvas" style={{ height }} role="img" aria-label={t('flow.picture', { accounts: ring.accounts.length, n: ring.payments.length })} />
    </div>
  )
}

function place(core: Core, places: Map<string, Place>): void {
  core.batch(() => core.nodes().forEach((node) => void node.position(places.get(node.id()) ?? { x: 0, y: 0 })))
}

function elementsOf(ring: Ring, account: string, own: ReadonlySet<string>, language: string): ElementDefinition[] {
  const most = Math.max(...ring.payments.map((payment) => roughly(payment.baseAmount)), 1)
  const nodes = ring.accounts.map((member) => ({
    data: { id: member.accountId, member: member.accountId, label: member.accountNumber ?? member.accountId.slice(0, 6) },
    classes: member.role + (member.accountId === account ? ' subject' : ''),
  }))
  const edges = ring.payments.map((payment, order) => ({
    data: {
      id: payment.transactionId,
      source: payment.payerAccountId,
      target: payment.payeeAccountId,
      order,
      width: 1 + 4 * Math.sqrt(roughly(payment.baseAmount) / most),
      label: ring.payments.length <= MOST_LABELS || own.has(payment.transactionId) ? moneyText(payment.amount, language) : '',
    },
    classes: own.has(payment.transactionId) ? 'own' : '',
  }))
  return [...nodes, ...edges]
}
