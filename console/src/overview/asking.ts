import { useQuery } from '@tanstack/react-query'
import { monitoring, told } from '../wire/houses'
import type { Alert, Page } from '../wire/views'

const MOST = '1000'

/** The newest thousand alerts; `next` is there when there are more. */
export function useLatestAlerts() {
  return useQuery({
    queryKey: ['latest-alerts'],
    queryFn: async ({ signal }) =>
      (await told(monitoring.GET('/v1/alerts', { params: { query: { limit: MOST } }, signal }))) as Page<Alert>,
    refetchInterval: 15_000,
  })
}
