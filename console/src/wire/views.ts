/**
 * What the houses tell, with what is always there told apart from what may be absent: their OpenAPI
 * documents mark neither.
 */
import type { components as M } from './generated/monitoring'
import type { components as S } from './generated/screening'
import type { components as C } from './generated/cases'
import type { components as I } from './generated/identity'
import type { components as N } from './generated/notifications'

type Told<T, Absent extends keyof T = never> = Required<Omit<T, Absent>> & Partial<Pick<T, Absent>>
type Of<C extends { schemas: object }, N extends keyof C['schemas']> = C['schemas'][N]

export type Page<T> = { items: T[]; next?: string }

export type Money = Told<Of<M, 'MoneyView'>>
export type AlertHit = Told<Of<M, 'AlertHitView'>>
export type Alert = Omit<
  Told<Of<M, 'AlertView'>, 'accountNumber' | 'snoozedUntil' | 'evidenceTransactionIds' | 'hits'>,
  'hits'
> & { hits?: AlertHit[] }
export type Member = Omit<Told<Of<M, 'Member'>, 'accountNumber'>, 'paid' | 'received'> & {
  paid: Money
  received: Money
}
export type Payment = Omit<Told<Of<M, 'Payment'>>, 'amount' | 'baseAmount'> & { amount: Money; baseAmount: Money }
export type Piece = Told<Of<M, 'Piece'>>
export type Ring = { alerts: Piece[]; accounts: Member[]; payments: Payment[]; whole: boolean }
export type Hit = Told<Of<M, 'HitView'>, 'alertId'>
export type ScoreReason = Told<Of<M, 'ReasonView'>, 'value'>
export type Score = Omit<Told<Of<M, 'ScoreView'>>, 'reasons'> & { reasons: ScoreReason[] }
export type Decision = { transactionId: string; outcome: string; hitRules: Hit[]; modelScore?: Score } & Omit<
  Of<M, 'DecisionView'>,
  'transactionId' | 'outcome' | 'hitRules' | 'modelScore'
>
export type Party = { accountId: string } & Omit<Of<M, 'PartyView'>, 'accountId'>
export type Transaction = Omit<
  Of<M, 'TransactionView'>,
  'payer' | 'payee' | 'amount' | 'receivedAmount' | 'baseAmount' | 'decision' | 'transactionId' | 'timestamp'
> & {
  transactionId: string
  timestamp: string
  payer: Party
  payee: Party
  amount: Money
  receivedAmount?: Money
  baseAmount: Money
  decision?: Decision
}
export type Snooze = Told<Of<M, 'SnoozeView'>, 'endedBy' | 'endedAt'>
export type Scenario = Told<Of<M, 'ScenarioView'>, 'publishedVersion' | 'shadowVersion'>
export type Version = Told<
  Of<M, 'VersionView'>,
  | 'checkedAt'
  | 'backtestedAt'
  | 'shadowAt'
  | 'approvedBy'
  | 'approvedAt'
  | 'publishedBy'
  | 'publishedAt'
  | 'retiredBy'
  | 'retiredAt'
  | 'shadowHits'
  | 'shadowAlerts'
  | 'yaml'
>
export type BacktestExample = Told<Of<M, 'BacktestExample'>>
export type OfScenario = Omit<Told<Of<M, 'OfScenario'>>, 'newExamples' | 'lostExamples'> & {
  newExamples?: BacktestExample[]
  lostExamples?: BacktestExample[]
}
export type PerCustomer = Told<Of<M, 'BacktestAlertsPerCustomer'>>
export type Missed = Told<Of<M, 'BacktestMissed'>>
export type BacktestResult = Omit<
  Told<Of<M, 'BacktestResult'>>,
  'scenarios' | 'alertsPerCustomer' | 'publishedAlertsPerCustomer' | 'missed'
> & {
  scenarios: OfScenario[]
  alertsPerCustomer?: PerCustomer
  publishedAlertsPerCustomer?: PerCustomer
  missed?: Missed[]
}
export type Stretch = Told<Of<M, 'Stretch'>, 'bound'>
export type Point = Told<Of<M, 'Point'>>
export type Sweep = { bands: Stretch[]; points: Point[]; transactions: number }
export type Backtest = Omit<
  Told<Of<M, 'BacktestView'>, 'finishedAt' | 'asked' | 'result' | 'sweep' | 'resultHash'>,
  'result' | 'sweep'
> & { result?: BacktestResult; sweep?: Sweep }
export type ShadowHit = Told<Of<M, 'ShadowHitView'>>
export type SetInForce = Told<Of<M, 'SetView'>>
export type PaymentFile = Told<Of<M, 'FileView'>, 'finishedAt'>
export type Model = Of<M, 'ModelView'> & { model: string; version: number; state: string }

export type ReplayedValue = Told<Of<M, 'ReplayedValue'>>
export type ReplayedLine = Told<Of<M, 'ReplayedLine'>>
export type ReplayedClause = { text: string; holds: boolean; nearness: number; joined: 'plain' | 'all' | 'any' } & {
  parts: ReplayedClause[]
  values: ReplayedValue[]
  line?: ReplayedLine
}
/** A scenario that was in force when a decision was made, with how near it was. */
export type ReplayedScenario = Omit<Told<Of<M, 'ReplayedScenario'>>, 'clauses'> & { clauses: ReplayedClause[] }

export type AccountFlow = { payments: number; counterparties: number; sum: Money; largest: Money; firstAt?: string; lastAt?: string }
export type AccountDay = { day: string; payments: number; paid: Money; received: Money }
export type Counterparty = { accountId: string; accountNumber?: string; payments: number; paid: Money; received: Money }
export type Account = {
  accountId: string
  accountNumber?: string
  from?: string
  to?: string
  paid: AccountFlow
  received: AccountFlow
  counterparties: Counterparty[]
  countries: { country: string; payments: number; paid: Money; received: Money }[]
  days: AccountDay[]
  alerts: { open: number; snoozed: number; closed: number }
  whole: boolean
}
export type PeerWeek = Omit<Told<Of<M, 'PeerWeek'>, 'observed' | 'peers'>, 'peers'> & { peers?: Told<Of<M, 'Peers'>> }
export type PeerFigure = Omit<Told<Of<M, 'PeerFigure'>>, 'weeks'> & { weeks: PeerWeek[] }
/** An account's weeks beside those of accounts like it. */
export type Peers = Omit<Told<Of<M, 'PeersView'>, 'accountNumber'>, 'figures'> & { figures: PeerFigure[] }
export type NetworkNode = Told<Of<M, 'Node'>, 'accountNumber'>
/** All payments from one account to another. */
export type NetworkFlow = {
  payerAccountId: string
  payeeAccountId: string
  payments: number
  sum: Money
  firstAt: string
  lastAt: string
}
export type Network = { from: string; to: string; accounts: NetworkNode[]; flows: NetworkFlow[]; whole: boolean }

export type HitSummary = Told<Of<S, 'HitSummary'>>
export type Judgement = Told<Of<S, 'JudgementView'>, 'confirmedAt' | 'confirmedBy' | 'withdrawnAt'>
export type Evidence = Told<Of<S, 'EvidenceView'>>
export type Words = Told<Of<S, 'PairView'>>
export type Explanation = Omit<Told<Of<S, 'HitView'>, 'ofacScore'>, 'words' | 'evidence' | 'without'> & {
  words: Words[]
  evidence: Evidence[]
  without: { kind: string; score: number }[]
}
export type HitDetail = {
  summary: HitSummary
  openedAt: string
  changedAt: string
  evidence: Evidence[]
  explanation?: Explanation
  indirectlyBlocked?: Of<S, 'BlockedView'>
  judgements: Judgement[]
}
export type Customer = Told<Of<S, 'CustomerView'>>
export type CustomerSummary = Told<Of<S, 'CustomerSummary'>>
export type Statement = Told<Of<S, 'StatementView'>, 'language' | 'original' | 'firstSeen' | 'lastSeen'>
export type Entry = Omit<Told<Of<S, 'EntryView'>>, 'statements' | 'parts'> & {
  statements: Statement[]
  parts: { entry: string; schema: string; statements: Statement[] }[]
}
export type ListInForce = Told<Of<S, 'ListView'>>
export type ListVersion = Told<Of<S, 'VersionView'>>
export type Job = Told<Of<S, 'JobView'>, 'reason' | 'finishedAt'>
export type Whitelisted = Told<Of<S, 'WhitelistView'>, 'confirmedBy' | 'endedAt' | 'endReason' | 'endedBy'>

export type Officer = Told<Of<I, 'OfficerView'>>
export type Invitation = Told<Of<I, 'InvitationView'>>
export type RoleChange = Told<Of<I, 'RoleChangeView'>>
export type AccessReview = Told<Of<I, 'ReviewView'>>
export type AccessHolder = Omit<Told<Of<I, 'HolderView'>, 'lastUsedAt' | 'lastReview'>, 'lastReview'> & { lastReview?: AccessReview }

export type PriorityPart = Told<Of<C, 'PriorityPart'>>
export type QueueLock = Told<Of<C, 'QueueLock'>>
export type QueueItem = Omit<
  Told<
    Of<C, 'QueueItem'>,
    | 'scenario'
    | 'scenarioVersion'
    | 'outcome'
    | 'list'
    | 'entry'
    | 'amount'
    | 'assignee'
    | 'lock'
    | 'snoozedUntil'
    | 'caseId'
    | 'mergedInto'
  >,
  'amount' | 'priority' | 'subject' | 'lock' | 'group'
> & {
  amount?: Money
  priority: { value: number; parts: PriorityPart[] }
  subject: { id: string; kind: string }
  lock?: QueueLock
  group: { id: string; joined: boolean }
}
export type QueueDisposition = Told<Of<C, 'QueueDisposition'>, 'reason' | 'confirmedAt' | 'confirmedBy' | 'bulkClosingId'>
export type TimelineEntry = Told<Of<C, 'TimelineEntry'>, 'details'>
export type QueueItemDetail = {
  item: QueueItem
  dispositions: QueueDisposition[]
  earlier: QueueItem[]
  group: QueueItem[]
  merged: QueueItem[]
  timeline: TimelineEntry[]
}
export type UsedTag = Told<Of<C, 'UsedTag'>>
export type QueueCounts = Told<Of<C, 'QueueCounts'>>
export type Look = Told<
  Of<C, 'SecondLook'>,
  'confirmedBy' | 'scenario' | 'caseId' | 'reviewer' | 'answeredAt' | 'words'
>
export type LookCounts = Told<Of<C, 'SecondLookCounts'>>
export type LookFigure = Told<Of<C, 'SecondLookFigure'>, 'key' | 'rate' | 'atMost'>
export type LookFigures = { from: string; to: string; all: LookFigure; byOfficer: LookFigure[]; byScenario: LookFigure[] }
export type SamplingRule = Told<Of<C, 'SamplingRule'>, 'disposition' | 'severity' | 'officer' | 'firstDays'>
export type SamplingPlan = { dueDays: number; rules: SamplingRule[]; revision: number; changedBy?: string }
export type DrawMonth = Told<Of<C, 'DrawMonth'>, 'secret'>
export type BulkClosing = Told<Of<C, 'BulkClosing'>, 'reason' | 'decidedBy' | 'decidedAt' | 'words'>
export type BulkClosingDetail = { summary: BulkClosing; rows: { outcome: string; item: QueueItem }[] }
export type BulkCounts = Told<Of<C, 'BulkClosingCounts'>>
export type AuthorityRequest = Told<
  Of<C, 'AuthorityRequest'>,
  'authority' | 'reference' | 'words' | 'law' | 'lastDay' | 'dueAt' | 'inForceUntil' | 'answer' | 'endedBy' | 'endedAt'
>
export type CaseSummary = Told<Of<C, 'CaseSummary'>, 'assignee' | 'title' | 'escalatedAt'>
export type CaseClosing = Told<Of<C, 'CaseClosing'>, 'reason' | 'words' | 'decidedAt' | 'decidedBy'>
export type CaseParty = Told<Of<C, 'CaseParty'>>
export type ChecklistStep = Told<Of<C, 'ChecklistStep'>, 'words' | 'doneBy' | 'doneAt' | 'toDo'>
export type Absence = Told<Of<C, 'OfficerAbsence'>>
export type CaseNote = Told<Of<C, 'CaseNote'>, 'words'>
export type CaseLook = Told<Of<C, 'CaseLook'>, 'object'>
export type RelatedCase = Told<Of<C, 'RelatedCase'>>
export type CaseDetail = {
  summary: CaseSummary
  items: QueueItem[]
  parties: CaseParty[]
  closings: CaseClosing[]
  checklist: ChecklistStep[]
  related: RelatedCase[]
  amounts: { files?: number; notes?: number; openRequests?: number }
}

export type Report = Told<
  Of<C, 'Report'>,
  'approvedAt' | 'approvedBy' | 'givenUpBy' | 'document' | 'follows' | 'detectedAt' | 'dueAt' | 'lastDay' | 'caseId'
>
export type FormOffer = Told<Of<C, 'ReportFormOffer'>, 'missing'>
export type ReportFinding = Told<Of<C, 'ReportFinding'>, 'remedy'>
export type NarrativeSentence = Told<Of<C, 'NarrativeSentence'>, 'answers' | 'records'>
export type AuthorityRemark = Of<C, 'AuthorityRemark'>
export type ReportSubmission = Omit<
  Told<Of<C, 'ReportSubmission'>, 'answeredAt' | 'sentAt' | 'verdict' | 'sha256'>,
  'remarks'
> & { remarks?: AuthorityRemark[] }
export type ReportDetail = {
  summary: Report
  content: { form: string; report: Record<string, unknown> }
  narrative: NarrativeSentence[]
  findings: ReportFinding[]
  words: ReportWords[]
  submissions: ReportSubmission[]
  cash?: CashMovement[]
}
export type ReportWords = { version: number; what: string; text: string; officer: string; at: string }
export type CashMovement = Told<Of<C, 'CashMovement'>>
export type CaseFile = Told<Of<C, 'CaseFile'>>
export type InformationRequest = Told<Of<C, 'InformationRequest'>, 'answer' | 'endedAt' | 'endedBy'>

export type Notice = Told<Of<N, 'Notification'>, 'reference' | 'why' | 'by' | 'role'>
export type NoticePreferences = Told<Of<N, 'NotificationPreferences'>, 'quietFrom' | 'quietTo' | 'mailAddress'>
