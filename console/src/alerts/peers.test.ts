import { expect, test } from 'vitest'
import type { PeerFigure } from '../wire/views'
import { standingOut } from './peers'

const figure = (name: string, observed: string | undefined, usual: string, high: string): PeerFigure =>
  ({
    figure: name,
    unit: 'count',
    weeks: [
      {
        week: '2026-03-09',
        ...(observed === undefined ? {} : { observed }),
        peers: { everybody: false, accounts: 40, usual, high, deciles: [], above: 99 },
      },
    ],
  }) as PeerFigure

test('who stands above nine of ten is told by how far above half of them, the farthest first', () => {
  const out = standingOut([
    figure('paidPayments', '12', '4', '10'),
    figure('payees', '28', '2', '9'),
    figure('payers', '9', '2', '9'),
    figure('receivedSum', undefined, '2', '9'),
    figure('passedOn', '0.9', '0.000', '0.5'),
  ])
  expect(out.map((each) => each.figure)).toEqual(['payees', 'paidPayments'])
  expect(out[0]?.times).toBe(14)
})

test('without peers nothing is said', () => {
  expect(standingOut([{ figure: 'payees', unit: 'count', weeks: [{ week: '2026-03-09', observed: '4' }] } as PeerFigure])).toEqual([])
})
