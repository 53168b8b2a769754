import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cases, told } from '../wire/houses'
import type { InformationRequest } from '../wire/views'

export const ADDRESSEES = ['customer', 'branch', 'other_institution', 'authority', 'other'] as const
export type Addressee = (typeof ADDRESSEES)[number]

export function useRequests(id: string) {
  return useQuery({
    queryKey: ['case', id, 'requests'],
    queryFn: async ({ signal }) =>
      (await told(cases.GET('/v1/cases/{id}/requests', { params: { path: { id } }, signal }))) as InformationRequest[],
  })
}

export function useAsk(id: string) {
  return useChanged(id, (form: { addressee: Addressee; question: string; dueAt: string }) =>
    told(cases.POST('/v1/cases/{id}/requests', { params: { path: { id } }, body: form })),
  )
}

/** Ends a request with what came back, or with nothing: it is withdrawn. */
export function useEndRequest(id: string, request: string) {
  const params = { path: { id, request } }
  return useChanged(id, (answer: string | null) =>
    answer === null
      ? told(cases.POST('/v1/cases/{id}/requests/{request}/withdrawals', { params }))
      : told(cases.POST('/v1/cases/{id}/requests/{request}/answers', { params, body: { answer } })),
  )
}

function useChanged<T>(id: string, change: (asked: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['case', id] }),
  })
}
