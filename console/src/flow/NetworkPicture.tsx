import cytoscape, { type Core } from 'cytoscape'
import { useEffect, useRef } from 'react'
import { moneyText, roughly } from '../figures/money'
import { usePreferences } from '../preferences/preferences'
import { useWords } from '../words/words'
import type { Network } from '../wire/views'
import { lookOf } from './canvas'
import { circlesOf } from './network'

const STEP_PIXELS = 170
const FEW = 40

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
      elements: elementsOf(network, language),
      style: lookOf(frame.current) as never,
      layout: { name: 'preset', padding: 24 },
      minZoom: 0.1,
      maxZoom: 4,
      userZoomingEnabled: false,
      // Labels would be redrawn at every step of a drag.
      hideEdgesOnViewport: network.flows.length > 500,
      textureOnViewport: network.accounts.length > 500,
    })
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

  return (
    <div
      ref={frame}
      className="network"
      role="img"
      aria-label={t('network.picture', { accounts: network.accounts.length, n: network.flows.length })}
    />
  )
}

function elementsOf(network: Network, language: string): cytoscape.ElementDefinition[] {
  const places = circlesOf(network.accounts, network.flows)
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
      position: { x: place.x * STEP_PIXELS * 1.5, y: place.y * STEP_PIXELS },
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
