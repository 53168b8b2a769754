import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cases, told } from '../wire/houses'
import { allOf } from '../wire/pages'
import type { AuthorityRequest, Page } from '../wire/views'

export const KINDS = ['information', 'production_order', 'account_freeze', 'keep_open', 'other'] as const
export type Kind = (typeof KINDS)[number]

export type AuthorityForm = {
  kind: Kind
  authority: string
  reference: string
  words: string
  receivedAt: string
  urgent: boolean
  jurisdiction?: string
  dueAt?: string
  inForceUntil?: string
}

/** What authorities ask about a case; only who may know of reports asks for it. */
export function useAuthorityRequests(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'authorities'],
    queryFn: async ({ signal }) =>
      allOf(
        async (page) =>
          (await told(
            cases.GET('/v1/authority-requests', { params: { query: { ...(page as object), caseId } as never }, signal }),
          )) as Page<AuthorityRequest>,
      ),
  })
}

export function useRegister(caseId: string, key: string) {
  return useChanged(caseId, (form: AuthorityForm) =>
    told(
      cases.POST('/v1/authority-requests', {
        params: { header: { 'Idempotency-Key': key } },
        body: { caseId, ...form },
      } as never),
    ),
  )
}

export type AuthorityAct =
  | { act: 'answers'; answer: string }
  | { act: 'withdrawals'; words: string }
  | { act: 'extensions'; dueAt: string }

/** Ends a request, or gives it another day, as it was seen. */
export function useAuthorityAct(request: AuthorityRequest) {
  return useChanged(request.caseId, ({ act, ...body }: AuthorityAct) =>
    told(
      cases.POST(`/v1/authority-requests/{id}/${act}` as '/v1/authority-requests/{id}/answers', {
        params: { path: { id: request.requestId }, header: { 'If-Match': `"${request.version}"` } },
        body,
      } as never),
    ),
  )
}

function useChanged<T>(caseId: string, change: (asked: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['case', caseId] }),
  })
}
