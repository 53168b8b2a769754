import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cases, reply, told } from '../wire/houses'
import type { Page, Report, ReportDetail } from '../wire/views'
import type { ReportSearch } from './filters'

export function useReports(search: ReportSearch & { caseId?: string }) {
  return useQuery({
    queryKey: ['reports', search],
    queryFn: async ({ signal }) =>
      ((await told(cases.GET('/v1/reports', { params: { query: search as never }, signal }))) as Page<Report>).items,
  })
}

/** A report with what it says and what is wrong with it, and the tag that every act has to name. */
export function useReport(id: string) {
  return useQuery({
    queryKey: ['report', id],
    queryFn: async ({ signal }) => {
      const answer = await reply(cases.GET('/v1/reports/{id}', { params: { path: { id } }, signal }))
      return { detail: answer.data as unknown as ReportDetail, tag: answer.response.headers.get('ETag') ?? '' }
    },
  })
}

export type ReportAct =
  | 'validations'
  | 'reviews'
  | 'approvals'
  | 'returns'
  | 'submissions'
  | 'amendments'
  | 'continuations'

const AFTER: Record<string, ReportAct[]> = {
  draft: ['validations'],
  validated: ['reviews'],
  in_review: ['approvals', 'returns'],
  approved: ['submissions', 'returns'],
  rejected: ['returns'],
  acknowledged: ['amendments', 'continuations'],
  accepted_with_warnings: ['amendments', 'continuations'],
}

/** The acts that may follow a state; the house refuses whatever else. */
export function actsAfter(state: string): ReportAct[] {
  return AFTER[state] ?? []
}

export function useReportAct(id: string, tag: string) {
  return useChange(id, (act: ReportAct) =>
    told(
      cases.POST(`/v1/reports/{id}/${act}` as '/v1/reports/{id}/validations', {
        params: { path: { id }, header: { 'If-Match': tag } },
      }),
    ),
  )
}

export function useWriteReport(id: string, tag: string) {
  return useChange(id, (content: ReportDetail['content']) =>
    told(
      cases.PUT('/v1/reports/{id}/content', {
        params: { path: { id }, header: { 'If-Match': tag } },
        body: content as never,
      }),
    ),
  )
}

export function useBeginReport(caseId: string) {
  return useChange('', async (form: 'sar' | 'ctr') => {
    const params = { header: { 'Idempotency-Key': `${caseId}-${form}` } }
    return (await told(cases.POST('/v1/reports', { params, body: { caseId, form } }))) as Report
  })
}

function useChange<T, R>(id: string, change: (asked: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['report', id] }),
        client.invalidateQueries({ queryKey: ['reports'] }),
      ]),
  })
}
