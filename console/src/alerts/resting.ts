import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { monitoring, reply, told } from '../wire/houses'
import type { Page, Snooze } from '../wire/views'

/** The rests of a scenario for an account that have not ended. */
export function useRests(scenario: string, account: string) {
  return useQuery({
    queryKey: ['snoozes', scenario, account],
    queryFn: async ({ signal }) => {
      const query = { scenario, limit: '1000' }
      const page = (await told(monitoring.GET('/v1/snoozes', { params: { query }, signal }))) as Page<Snooze>
      return page.items.filter((rest) => rest.accountId === account && rest.endedAt === undefined)
    },
  })
}

/** Lets the scenario of an alert rest for its account. */
export function useRest(alert: string) {
  return useChanged((body: { until: string; reason: 'known_activity' | 'expected_payments' | 'under_investigation' | 'data_being_corrected' }) =>
    told(monitoring.POST('/v1/alerts/{id}/snoozes', { params: { path: { id: alert } }, body })),
  )
}

export function useEndRest() {
  return useChanged((id: string) => reply(monitoring.DELETE('/v1/snoozes/{id}', { params: { path: { id } } })))
}

function useChanged<T>(change: (asked: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => Promise.all(['snoozes', 'alert'].map((kind) => client.invalidateQueries({ queryKey: [kind] }))),
  })
}
