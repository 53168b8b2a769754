import type { IconName } from '../parts/Icon'
import { cases, monitoring, screening, told } from '../wire/houses'
import type { Alert, CaseSummary, Decision, Page, Scenario, Transaction } from '../wire/views'

export type FindKind = 'page' | 'alert' | 'case' | 'transaction' | 'account' | 'scenario' | 'customer' | 'entry'
export type Find = {
  kind: FindKind
  id: string
  label: string
  detail: string
  to: string
  search?: Record<string, unknown>
  icon: IconName
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const ACCOUNT = /^([0-9a-f]{16}|[A-Z]{2}\d{2}[A-Z0-9]{10,30})$/i
const MOST = 5

/** Asks every house that may know the text; one that refuses or knows nothing adds nothing. */
export async function lookEverywhere(text: string): Promise<Find[]> {
  const looks = [ofCases(text), scenarios(text), customer(text), entries(text)]
  if (UUID.test(text)) looks.unshift(alert(text), alertsOfTransaction(text), transaction(text))
  else looks.push(ownTransaction(text))
  if (ACCOUNT.test(text)) looks.unshift(account(text))
  const answers = await Promise.allSettled(looks)
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

async function alert(id: string): Promise<Find[]> {
  const found = (await told(monitoring.GET('/v1/alerts/{id}', { params: { path: { id } } }))) as Alert
  return [
    { kind: 'alert', id, label: found.scenario, detail: id, to: '/alerts', search: { alert: id }, icon: 'alerts' },
  ]
}

/** The alerts that a transaction hit. */
async function alertsOfTransaction(transactionId: string): Promise<Find[]> {
  const asked = monitoring.GET('/v1/decisions/{transactionId}', { params: { path: { transactionId } } })
  const decision = (await told(asked)) as Decision
  return decision.hitRules.flatMap(({ alertId, ruleId, reason }) =>
    alertId === undefined
      ? []
      : [{ kind: 'alert', id: alertId, label: ruleId, detail: reason, to: '/alerts', search: { alert: alertId, state: 'all' }, icon: 'alerts' }],
  )
}

async function ofCases(q: string): Promise<Find[]> {
  const page = (await told(cases.GET('/v1/cases', { params: { query: { q, limit: String(MOST) } as never } }))) as Page<CaseSummary>
  return page.items.map((each) => ({
    kind: 'case',
    id: each.caseId,
    label: each.reference,
    detail: each.title ?? '',
    to: '/cases/' + each.caseId,
    icon: 'cases',
  }))
}

async function transaction(id: string): Promise<Find[]> {
  const found = (await told(monitoring.GET('/v1/transactions/{id}', { params: { path: { id } } }))) as Transaction
  return [ofTransaction(found)]
}

async function ownTransaction(clientTransactionId: string): Promise<Find[]> {
  const query = { clientTransactionId, limit: String(MOST) }
  const page = (await told(monitoring.GET('/v1/transactions', { params: { query } }))) as Page<Transaction>
  return page.items.map(ofTransaction)
}

function ofTransaction(found: Transaction): Find {
  return {
    kind: 'transaction',
    id: found.transactionId,
    label: `${found.amount.value} ${found.amount.currency}`,
    detail: found.clientTransactionId ?? found.transactionId,
    to: '/accounts/' + found.payer.accountId,
    icon: 'right',
  }
}

async function account(number: string): Promise<Find[]> {
  const query = { account: number, limit: '1' }
  const page = (await told(monitoring.GET('/v1/transactions', { params: { query } }))) as Page<Transaction>
  if (page.items.length === 0) return []
  return [{ kind: 'account', id: number, label: number, detail: '', to: '/accounts/' + number, icon: 'customers' }]
}

async function scenarios(text: string): Promise<Find[]> {
  const page = (await told(monitoring.GET('/v1/scenarios', { params: { query: { limit: '1000' } } }))) as Page<Scenario>
  const wanted = text.toLowerCase()
  return page.items
    .filter((each) => (each.name + ' ' + each.scenario + ' ' + each.typology).toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map((each) => ({
      kind: 'scenario',
      id: each.scenario,
      label: each.name,
      detail: each.typology,
      to: '/scenarios/' + each.scenario,
      icon: 'scenarios',
    }))
}

async function customer(id: string): Promise<Find[]> {
  await told(screening.GET('/v1/screening/hits', { params: { query: { customer: id, limit: '1' } } })).then((page) => {
    if ((page as Page<unknown>).items.length === 0) throw new Error('no hit of such a customer')
  })
  return [{ kind: 'customer', id, label: id, detail: '', to: '/customers/' + id, icon: 'customers' }]
}

async function entries(text: string): Promise<Find[]> {
  type Answered = { results?: { hits?: { list?: string; entry?: string; caption?: string; schema?: string }[] }[] }
  const answer = (await told(screening.GET('/v1/screening/search', { params: { query: { q: text } } }))) as Answered
  return (answer.results?.[0]?.hits ?? []).slice(0, MOST).map((hit) => ({
    kind: 'entry',
    id: `${hit.list}/${hit.entry}`,
    label: hit.caption ?? hit.entry ?? '',
    detail: `${hit.list} · ${hit.schema}`,
    to: '/lists',
    search: { list: hit.list, entry: hit.entry },
    icon: 'lists',
  }))
}
