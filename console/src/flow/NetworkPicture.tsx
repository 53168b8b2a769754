import cytoscape, { type Core } from 'cytoscape'
import { useEffect, useRef } from 'react'
import { coloursOf } from '../look/colours'
import { moneyText, roughly } from '../figures/money'
import { usePreferences } from '../preferences/preferences'
import { useWords } from '../words/words'
import type { Network } from '../wire/views'
import { lookOf } from './canvas'
import { Button } from '../parts/Button'
import { atLeast, circlesOf } from './network'
import { spread } from './placing'

const FEW = 40
const ZOOM_STEP = 1.4
/** From how many accounts on the picture is larger than its frame. */
const MANY = 120
const PIXELS_PER_ACCOUNT = 5
/** So large, in pixels of the screen, are dots, lines and letters however far the picture is away. */
const LEAST = { dot: 7, chosen: 14, line: 1, letters: 10 }

type Shape = { network: Network; least: number; onAccount: (account: string | null) => void }

/** Up to 2,000 accounts and what flows between them; flows under `least` are hidden. */
export function NetworkPicture({ network, least, onAccount }: Shape) {
  const { t, language } = useWords()
  const [{ theme }] = usePreferences()
  const frame = useRef<HTMLDivElement>(null)
  const drawn = useRef<Core | null>(null)

  useEffect(() => {
    if (frame.current === null) return
    const core = cytoscape({
      container: frame.current,
      elements: elementsOf(network, language, sizeOf(frame.current, network)),
      style: [...lookOf(frame.current), ...linesOf(frame.current)] as never,
      layout: { name: 'preset', fit: network.accounts.length > MANY, padding: 10 },
      minZoom: 0.1,
      maxZoom: 4,
      userZoomingEnabled: false,
      // Labels would be redrawn at every step of a drag.
      hideEdgesOnViewport: network.flows.length > 500,
      textureOnViewport: network.accounts.length > 500,
    })
    legible(core)
    core.on('zoom', () => legible(core))
    core.on('tap', (event) => onAccount(event.target === core ? null : ((event.target.data('account') as string) ?? null)))
    drawn.current = core
    return () => core.destroy()
  }, [network, language, theme, onAccount])

  useEffect(() => {
    const core = drawn.current
    core?.batch(() => {
      core.edges().forEach((edge) => void edge.toggleClass('hidden', (edge.data('sum') as number) < least))
      core.nodes().forEach((node) => {
        const alone = node.data('hops') !== 0 && node.connectedEdges().filter((edge) => !edge.hasClass('hidden')).empty()
        node.toggleClass('hidden', alone)
      })
    })
  }, [least, network, language, theme])

  const zoom = (by: number) => {
    const core = drawn.current
    core?.zoom({ level: core.zoom() * by, renderedPosition: { x: core.width() / 2, y: core.height() / 2 } })
  }
  return (
    <div className="picture">
      <div
        ref={frame}
        className="network"
        role="img"
        aria-label={t('network.picture', { accounts: network.accounts.length, n: network.flows.length })}
      />
      <div className="zoom no-print">
        <Button aria-label={t('network.closer')} onPress={() => zoom(ZOOM_STEP)}>
          +
        </Button>
        <Button aria-label={t('network.farther')} onPress={() => zoom(1 / ZOOM_STEP)}>
          −
        </Button>
        <Button onPress={() => drawn.current?.fit(undefined, 10)}>{t('network.whole')}</Button>
      </div>
    </div>
  )
}

/** Lines that stand out from the ground, in light and dark. */
function linesOf(frame: HTMLElement): object[] {
  const colour = coloursOf(frame)('--text-soft')
  return [{ selector: 'edge', style: { 'line-color': colour, 'target-arrow-color': colour, 'line-opacity': 0.7 } }]
}

/** Keeps what is drawn visible at this distance. */
function legible(core: Core): void {
  const zoom = core.zoom()
  core.batch(() => {
    const size = (base: number, least: number) => ({ width: atLeast(base, least, zoom), height: atLeast(base, least, zoom) })
    core.nodes('.small').style(size(12, LEAST.dot))
    core.nodes('.subject').style(size(26, LEAST.chosen))
    core.nodes('.subject, .alerted').style({ 'font-size': atLeast(11, LEAST.letters, zoom) })
    core.edges().forEach((edge) => void edge.style({ width: atLeast(edge.data('width') as number, LEAST.line, zoom) }))
  })
}

/** The frame, or more where that many accounts would not find room in it. */
function sizeOf(frame: HTMLElement, network: Network): { width: number; height: number } {
  const grown = network.accounts.length > MANY ? (network.accounts.length * PIXELS_PER_ACCOUNT) / MANY : 1
  return { width: frame.clientWidth * grown, height: frame.clientHeight * grown }
}

function elementsOf(network: Network, language: string, size: { width: number; height: number }): cytoscape.ElementDefinition[] {
  const places = spread(circlesOf(network.accounts, network.flows), size.width, size.height)
  const most = Math.max(...network.flows.map((flow) => roughly(flow.sum)), 1)
  const few = network.accounts.length <= FEW
  const known = new Set(network.accounts.map((node) => node.accountId))
  const nodes = network.accounts.map((node) => {
    const place = places.get(node.accountId) ?? { x: 0, y: 0 }
    const classes = [node.hops === 0 ? 'subject' : few ? '' : 'small', node.alerts > 0 ? 'alerted' : '', node.followed ? '' : 'edge-of-sight']
    return {
      data: {
        id: node.accountId,
        account: node.accountId,
        hops: node.hops,
        label: few || node.hops === 0 || node.alerts > 0 ? (node.accountNumber ?? node.accountId.slice(0, 6)) : '',
      },
      position: place,
      classes: classes.join(' '),
    }
  })
  const edges = network.flows
    .filter((flow) => known.has(flow.payerAccountId) && known.has(flow.payeeAccountId))
    .map((flow) => ({
      data: {
        id: flow.payerAccountId + '>' + flow.payeeAccountId,
        source: flow.payerAccountId,
        target: flow.payeeAccountId,
        sum: roughly(flow.sum),
        width: 0.6 + 5 * Math.sqrt(roughly(flow.sum) / most),
        label: network.flows.length <= 16 ? moneyText(flow.sum, language) : '',
      },
      classes: network.flows.length > FEW ? 'plain' : '',
    }))
  return [...nodes, ...edges]
}
