import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cases, reply, told } from '../wire/houses'
import { allOf } from '../wire/pages'
import type { FormOffer, Page, Report, ReportDetail, TimelineEntry } from '../wire/views'
import type { Codes } from './FormFields'
import type { ReportSearch } from './filters'

const ANSWER_EVERY_MILLIS = 3_000

export function useReports(search: ReportSearch & { caseId?: string }) {
  return useQuery({
    queryKey: ['reports', search],
    queryFn: async ({ signal }) =>
      allOf(
        async (page) =>
          (await told(cases.GET('/v1/reports', { params: { query: { ...search, ...page } as never }, signal }))) as Page<Report>,
      ),
  })
}

/** A report with what it says and what is wrong with it, and the tag that every act has to name. */
export function useReport(id: string) {
  return useQuery<{ detail: ReportDetail; tag: string }>({
    // The authority's answer comes by itself.
    refetchInterval: ({ state }) => (state.data?.detail.summary.state === 'submitted' ? ANSWER_EVERY_MILLIS : false),
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
  | 'abandonments'
  | 'abandonments/approvals'

const AFTER: Record<string, ReportAct[]> = {
  draft: ['validations', 'abandonments'],
  validated: ['reviews', 'abandonments'],
  giving_up: ['abandonments/approvals', 'returns'],
  in_review: ['approvals', 'returns'],
  approved: ['submissions', 'returns'],
  rejected: ['returns'],
  acknowledged: ['amendments', 'continuations'],
  accepted_with_warnings: ['amendments', 'continuations'],
  continued: ['amendments'],
}

/** Cash of a day is never continued, and goAML knows no correction. */
const NEVER: Record<string, ReportAct> = { ctr: 'continuations', str: 'amendments' }

/** The acts that may follow a state. The house refuses whatever else. */
export function actsAfter(state: string, form: string): ReportAct[] {
  return (AFTER[state] ?? []).filter((act) => act !== NEVER[form])
}

/** Acts that an officer gives a reason for, and what the house calls it. */
export const SAID: Partial<Record<ReportAct, 'words' | 'reason'>> = { returns: 'words', abandonments: 'reason' }

/** While a report is to be filed, another day of detection may be said to count. */
const OPEN = ['draft', 'validated', 'in_review', 'approved', 'rejected', 'giving_up']

export function isOpen(state: string): boolean {
  return OPEN.includes(state)
}

export function useReportAct(id: string, tag: string) {
  return useChange(id, ({ act, words }: { act: ReportAct; words?: string }) =>
    told(
      cases.POST(`/v1/reports/{id}/${act}` as '/v1/reports/{id}/validations', {
        params: { path: { id }, header: { 'If-Match': tag } },
        ...(words === undefined ? {} : { body: { [SAID[act] ?? 'words']: words } as never }),
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

/** Says that another time of detection counts. */
export function useRedate(id: string, tag: string) {
  return useChange(id, (body: { detectedAt: string; reason: string }) =>
    told(cases.PUT('/v1/reports/{id}/detection', { params: { path: { id }, header: { 'If-Match': tag } }, body })),
  )
}

export type PortalAnswer = { verdict: 'acknowledged' | 'accepted_with_warnings' | 'rejected'; document?: string; words?: string }

/** Writes down what the authority's portal says. */
export function useAnswer(id: string, tag: string) {
  return useChange(id, (body: PortalAnswer) =>
    told(cases.POST('/v1/reports/{id}/answers', { params: { path: { id }, header: { 'If-Match': tag } }, body })),
  )
}

/** Names the records behind a sentence of the narrative. */
export function useProveSentence(id: string, tag: string) {
  return useChange(id, ({ at, records }: { at: number; records: string[] }) =>
    told(
      cases.POST('/v1/reports/{id}/sentences/{sentence}/records', {
        params: { path: { id, sentence: at as never }, header: { 'If-Match': tag } },
        body: { records } as never,
      }),
    ),
  )
}

/** The authority's lists of codes, for the choices of a form. */
export function useCodes(form: string) {
  return useQuery({
    queryKey: ['report-codes', form],
    queryFn: async ({ signal }) =>
      (await told(cases.GET('/v1/reports/codes', { params: { query: { form } as never }, signal }))) as Codes,
    staleTime: Infinity,
  })
}

/** Who files for the institution, and the tag that a change has to name. */
export function useProfile(form: string) {
  return useQuery({
    queryKey: ['report-profile', form],
    queryFn: async ({ signal }) => {
      const answer = await reply(cases.GET('/v1/reports/profile', { params: { query: { form } as never }, signal }))
      return { content: answer.data as unknown as ReportDetail['content'], tag: answer.response.headers.get('ETag') ?? '' }
    },
  })
}

export function useWriteProfile(tag: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (content: ReportDetail['content']) =>
      told(cases.PUT('/v1/reports/profile', { params: { header: { 'If-Match': tag } }, body: content as never })),
    onSettled: () => client.invalidateQueries({ queryKey: ['report-profile'] }),
  })
}

/** What was done with a report, by whom. */
export function useReportTimeline(id: string, state: string) {
  return useQuery({
    queryKey: ['report', id, 'timeline', state],
    queryFn: async ({ signal }) =>
      allOf(
        async (query) =>
          (await told(
            cases.GET('/v1/reports/{id}/timeline', { params: { path: { id }, query: query as never }, signal }),
          )) as Page<TimelineEntry>,
      ),
  })
}

/** The file that the authority would get today; refused while the form has no file yet. */
export function useReportFile(id: string, tag: string) {
  return useQuery({
    queryKey: ['report', id, 'file', tag],
    queryFn: async ({ signal }) =>
      (await told(cases.GET('/v1/reports/{id}/xml', { params: { path: { id } }, parseAs: 'text', signal }))) as unknown as string,
  })
}

export type ReportForm = 'sar' | 'ctr' | 'str'

/** The forms that can be filed here, or what is missing for them. */
export function useForms() {
  return useQuery({
    queryKey: ['report-forms'],
    queryFn: async ({ signal }) => (await told(cases.GET('/v1/reports/forms', { signal }))) as FormOffer[],
    staleTime: Infinity,
  })
}

/**
 * By which a new report is made once, however often it is asked for: the one that is under way is opened, and what
 * has come to its end stands in nobody's way.
 */
export function keyOf(caseId: string, form: string, reports: Pick<Report, 'form' | 'state'>[]): string {
  const ended = reports.filter((report) => report.form === form && !isOpen(report.state) && report.state !== 'submitted').length
  return ended === 0 ? `${caseId}-${form}` : `${caseId}-${form}-${ended}`
}

export function useBeginReport(caseId: string) {
  return useChange('', async ({ form, reports }: { form: ReportForm; reports: Report[] }) => {
    const params = { header: { 'Idempotency-Key': keyOf(caseId, form, reports) } }
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
