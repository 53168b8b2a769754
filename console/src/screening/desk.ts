import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { reply, screening, told } from '../wire/houses'
import type { Job, Page, Whitelisted } from '../wire/views'

const LOOK_EVERY_MILLIS = 3_000
const ENDS = ['completed', 'failed', 'cancelled', 'deleted']

type Rules = { fourEyes?: boolean; revision?: number; changedBy?: string }

/** How the institution judges hits, and the tag that a change has to name. */
export function useRules() {
  return useQuery({
    queryKey: ['screening-rules'],
    queryFn: async ({ signal }) => {
      const answer = await reply(screening.GET('/v1/screening/settings', { signal }))
      return { rules: answer.data as Rules, tag: answer.response.headers.get('ETag') ?? '' }
    },
  })
}

export function useChangeRules() {
  return useChanged('screening-rules', ({ fourEyes, tag }: { fourEyes: boolean; tag: string }) =>
    told(screening.PUT('/v1/screening/settings', { params: { header: { 'If-Match': tag } }, body: { fourEyes } })),
  )
}

/** Pairs of a customer and an entry that bring no hit; with those that were taken off again. */
export function useWhitelist(ended: boolean) {
  return useQuery({
    queryKey: ['whitelist', ended],
    queryFn: async ({ signal }) =>
      (
        (await told(
          screening.GET('/v1/screening/whitelist', { params: { query: { limit: '200', ...(ended ? { ended: 'true' } : {}) } as never }, signal }),
        )) as Page<Whitelisted>
      ).items,
  })
}

export function useTakeOff() {
  return useChanged('whitelist', ({ id, reason }: { id: string; reason: string }) =>
    told(screening.DELETE('/v1/screening/whitelist/{id}', { params: { path: { id } }, body: { reason } })),
  )
}

/** Files of names, newest first; looked at again while one is worked on. */
export function useJobs() {
  return useQuery<Job[]>({
    queryKey: ['screening-jobs'],
    queryFn: async ({ signal }) =>
      ((await told(screening.GET('/v1/screening/jobs', { params: { query: { limit: '50' } }, signal }))) as Page<Job>).items,
    refetchInterval: ({ state }) => (state.data?.some((job) => !ENDS.includes(job.state)) ? LOOK_EVERY_MILLIS : false),
  })
}

export function useSendJob() {
  return useChanged('screening-jobs', (file: File) =>
    told(
      screening.POST('/v1/screening/jobs', {
        params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
        body: file as never,
        bodySerializer: (body: unknown) => body as never,
        headers: { 'Content-Type': file.name.endsWith('.gz') ? 'application/gzip' : 'text/csv' },
      }),
    ),
  )
}

export function useDropJob() {
  return useChanged('screening-jobs', (id: string) => reply(screening.DELETE('/v1/screening/jobs/{id}', { params: { path: { id } } })))
}

function useChanged<T, R>(kind: string, change: (asked: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: [kind] }),
  })
}
