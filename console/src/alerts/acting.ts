import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { cases, told } from '../wire/houses'
import { refusalOf } from '../wire/refused'
import type { Page, QueueItem } from '../wire/views'
import type { AlertFilter } from './filters'

export const DISPOSITIONS = ['false_positive', 'no_further_action', 'escalated', 'customer_exited', 'true_positive'] as const
export type Disposition = (typeof DISPOSITIONS)[number]

export function isDisposition(word: string): word is Disposition {
  return (DISPOSITIONS as readonly string[]).includes(word)
}

/** The structured grounds that a disposition names. */
export const RED_FLAGS = [
  'structured_amounts',
  'rapid_movement',
  'circular_flow',
  'many_senders',
  'many_receivers',
  'pass_through',
  'dormant_account_active',
  'no_economic_reason',
  'out_of_profile',
  'high_risk_country',
  'sanctioned_party',
  'politically_exposed',
  'shell_company',
  'third_party_payment',
  'cash_intensive',
  'virtual_assets',
  'trade_mismatch',
  'false_documents',
  'refused_information',
  'mule_account',
  'account_takeover',
  'adverse_media',
  'none_found',
] as const

export type Act =
  | { act: 'review' | 'confirm' | 'wake' }
  | { act: 'assign'; assignee: string | null }
  | { act: 'dispose'; disposition: Disposition; reason: string; redFlags: string[] }
  | { act: 'snooze'; until: string; reason: string }
  | { act: 'reopen'; reason: string }
  | { act: 'tag' | 'untag'; tags: string[] }

/** On these as they were seen, or on all that match. */
export type Target = { items: { itemId: string; version: number }[] } | { matching: AlertFilter; atMost?: number }

/** What became of each row: done, or refused with a reason of its own. */
export type Outcome = { done: number; refused: { itemId: string; reason: string }[]; waiting?: string }

type Pages = InfiniteData<Page<QueueItem>>

/**
 * Does one act to one or many items. What it closes leaves the queue at once; a row that is refused
 * comes back, with the reason.
 */
export function useAct() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ act, target }: { act: Act; target: Target }): Promise<Outcome> => {
      const body = { ...act, ...target, ...('matching' in target ? { matching: { source: 'alert', ...target.matching } } : {}) }
      const answer = await told(cases.POST('/v1/queue/bulk', { body: body as never }))
      const refused = (answer.rows ?? [])
        .filter((row) => row.problem !== undefined && row.problem !== null)
        .map((row) => ({ itemId: row.itemId ?? '', reason: row.problem?.detail ?? row.problem?.code ?? '' }))
      const only = 'items' in target && target.items.length === 1 ? answer.rows?.[0]?.problem : undefined
      if (only) throw refusalOf(only.status ?? 409, only)
      return { done: answer.done ?? 0, refused, ...(answer.bulkClosingId && { waiting: answer.bulkClosingId }) }
    },
    onMutate: async ({ act, target }) => {
      if (!leavesQueue(act) || !('items' in target)) return []
      await client.cancelQueries({ queryKey: ['queue'] })
      const before = client.getQueriesData<Pages>({ queryKey: ['queue'] })
      const gone = new Set(target.items.map((item) => item.itemId))
      client.setQueriesData<Pages>({ queryKey: ['queue'] }, (pages) => pages && without(pages, gone))
      return before
    },
    onError: (_failure, _asked, before) => {
      for (const [key, pages] of before ?? []) client.setQueryData(key, pages)
    },
    onSettled: (outcome, _failure, { act, target }) => {
      const stays = !leavesQueue(act) || 'matching' in target || (outcome?.refused.length ?? 0) > 0 || outcome?.waiting !== undefined
      return forget(client, stays)
    },
  })
}

function leavesQueue(act: Act): boolean {
  return act.act === 'snooze' || (act.act === 'dispose' && act.disposition !== 'escalated')
}

export function without(pages: Pages, gone: ReadonlySet<string>): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((item) => !gone.has(item.itemId)) })),
  }
}

function forget(client: QueryClient, queueToo: boolean) {
  const kinds = ['item', 'queue-counts', 'cases', 'used-tags', 'bulk-closings', ...(queueToo ? ['queue'] : [])]
  return Promise.all(kinds.map((kind) => client.invalidateQueries({ queryKey: [kind] })))
}

/** Takes the most urgent alert that nobody has; undefined when there is none. */
export async function takeNext(): Promise<QueueItem | undefined> {
  return (await told(cases.POST('/v1/queue/next'))) as QueueItem | undefined
}
