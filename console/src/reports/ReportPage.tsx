import '../look/alerts.css'
import '../look/cases.css'
import '../look/reports.css'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Moment } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Download } from '../parts/Download'
import { Who } from '../parts/Who'
import { useDraft } from '../session/drafts'
import { useSession } from '../shell/SignedIn'
import type { Report, ReportDetail } from '../wire/views'
import { useWords } from '../words/words'
import { AnswerPanel } from './AnswerPanel'
import { CashPanel } from './CashPanel'
import { ConflictPanel, LeftPanel } from './ConflictPanel'
import { DetectionPanel } from './DetectionPanel'
import { FilePanel } from './FilePanel'
import type { Codes } from './FormFields'
import { FormPanel } from './FormPanel'
import { NarrativePanel } from './NarrativePanel'
import { PreviewPanel } from './PreviewPanel'
import { SayWhy } from './SayWhy'
import { reportTone } from './ReportsPage'
import { FindingsPanel, ReportTimeline, SubmissionsPanel, WordsPanel } from './SidePanels'
import { actsAfter, SAID, useCodes, useReport, useReportAct, useWriteReport, type ReportAct } from './asking'
import { placeOf, withValue } from './fields'

/** A report: what it says, what is wrong with it, and how far it has come. */
export function ReportPage() {
  const { report: id } = useParams({ from: '/reports/$report' })
  const asked = useReport(id)
  return (
    <div className="page">
      <Answer of={asked} lines={6}>
        {({ detail, tag }) => <WithCodes detail={detail} tag={tag} />}
      </Answer>
    </div>
  )
}

function WithCodes({ detail, tag }: { detail: ReportDetail; tag: string }) {
  const asked = useCodes(detail.summary.form)
  return <Answer of={asked}>{(codes) => <Whole detail={detail} tag={tag} codes={codes} />}</Answer>
}

/** What an officer has written and not saved, on the version that he saw: its tag and what it said. */
type Written = { tag: string; before: Record<string, unknown>; report: Record<string, unknown> }

function Whole({ detail, tag, codes }: { detail: ReportDetail; tag: string; codes: Codes }) {
  const { t } = useWords()
  const { summary, content } = detail
  const [kept, keep, drop] = useDraft('report.' + summary.reportId)
  const editable = summary.state === 'draft' || summary.state === 'validated'
  const mine = kept === '' ? null : (JSON.parse(kept) as Written)
  const written = editable ? mine : null
  const clash = written !== null && written.tag !== tag
  const report = written?.report ?? content.report
  const change = (next: unknown) => keep(
      JSON.stringify({ tag: written?.tag ?? tag, before: written?.before ?? content.report, report: next as Written['report'] } satisfies Written),
    )
  const faults = new Map(detail.findings.map((finding) => [placeOf(finding.field), finding.remedy ?? finding.code]))
  const told = String(content.report.narrative ?? '')
  const text = String(report.narrative ?? '')
  return (
    <>
      <Head detail={detail} tag={tag} unsaved={written !== null} />
      {clash && (
        <ConflictPanel
          key={tag}
          before={written.before}
          mine={written.report}
          theirs={content.report}
          onGoOn={(next) => keep(JSON.stringify({ tag, before: content.report, report: next } satisfies Written))}
        />
      )}
      {!editable && mine !== null && <LeftPanel before={mine.before} mine={mine.report} onDiscard={drop} />}
      <div className="case">
        <Tabs className="tabs" key={String(editable)} defaultSelectedKey={editable ? 'form' : 'preview'}>
          <TabList aria-label={summary.reference}>
            <Tab id="form">{t('reports.tab.form')}</Tab>
            <Tab id="preview">{t('reports.tab.preview')}</Tab>
            <Tab id="file">{t('reports.tab.file')}</Tab>
          </TabList>
          <TabPanel id="form" className="stack">
            {summary.form !== 'ctr' && (
              <NarrativePanel
                detail={detail}
                tag={tag}
                text={text}
                changed={text !== told}
                editable={editable}
                provable={editable && written === null}
                onChange={(next) => change(withValue(report, 'narrative', next === '' ? undefined : next))}
              />
            )}
            <FormPanel kind={summary.form} form={report} codes={codes} faults={faults} editable={editable} onChange={change} />
          </TabPanel>
          <TabPanel id="preview">
            <PreviewPanel summary={summary} report={report} codes={codes} />
          </TabPanel>
          <TabPanel id="file">
            <FilePanel summary={summary} tag={tag} />
          </TabPanel>
        </Tabs>
        <div className="stack">
          <AnswerPanel detail={detail} tag={tag} />
          <WordsPanel detail={detail} />
          <FindingsPanel detail={detail} />
          <CashPanel moved={detail.cash} />
          <SubmissionsPanel detail={detail} />
          <DetectionPanel key={tag} summary={summary} tag={tag} unsaved={written !== null} />
          <ReportTimeline detail={detail} />
        </div>
      </div>
      {written !== null && <SaveBar key={written.tag} detail={detail} written={written} clash={clash} onDone={drop} />}
    </>
  )
}

/** What is written and not saved, with the two ways out. */
function SaveBar({ detail, written, clash, onDone }: { detail: ReportDetail; written: Written; clash: boolean; onDone: () => void }) {
  const { t } = useWords()
  const write = useWriteReport(detail.summary.reportId, written.tag)
  return (
    <div className="save-bar no-print" role="region" aria-label={t('reports.unsaved')}>
      <span className="grow">{t('reports.unsaved')}</span>
      {write.error && <Failure failure={write.error} />}
      <Button onPress={onDone}>{t('reports.discard')}</Button>
      <Button
        kind="primary"
        isDisabled={write.isPending || clash}
        onPress={() => write.mutate({ form: detail.content.form, report: written.report }, { onSuccess: onDone })}
      >
        {t('act.save')}
      </Button>
    </div>
  )
}

function Head({ detail, tag, unsaved }: { detail: ReportDetail; tag: string; unsaved: boolean }) {
  const { t, term } = useWords()
  const { summary } = detail
  return (
    <div className="alert-head">
      <p className="small no-print">
        <Link to="/reports" search={{}}>
          {t('nav.reports')}
        </Link>
      </p>
      <div className="row">
        <Badge>{summary.form.toUpperCase()}</Badge>
        <Badge tone={reportTone(summary)}>{term('state', summary.state)}</Badge>
        {summary.overdue && <Badge tone="critical">{t('sla.breached')}</Badge>}
        <Badge>{summary.jurisdiction}</Badge>
      </div>
      <h1>{summary.reference}</h1>
      <p className="soft">
        {t('reports.begun')} <Moment at={summary.createdAt} />, <Who id={summary.createdBy} />
        {summary.dueAt && (
          <>
            {' '}
            · {t('alerts.due')} <Moment at={summary.dueAt} />
          </>
        )}
        {summary.document && (
          <>
            {' '}
            · {t(summary.form === 'str' ? 'reports.document.str' : 'reports.document')} <code>{summary.document}</code>
          </>
        )}
        {summary.caseId && (
          <>
            {' '}
            ·{' '}
            <Link to="/cases/$case" params={{ case: summary.caseId }}>
              {t('alerts.opencase')}
            </Link>
          </>
        )}
      </p>
      <Acts summary={summary} tag={tag} unsaved={unsaved} findings={detail.findings.length} />
    </div>
  )
}

function Acts({ summary, tag, unsaved, findings }: { summary: Report; tag: string; unsaved: boolean; findings: number }) {
  const { t } = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const act = useReportAct(summary.reportId, tag)
  const wrote = summary.writers.includes(session.officerId)
  const [saying, setSaying] = useState<ReportAct | null>(null)
  const send = (what: ReportAct, words?: string) =>
    act.mutate(words === undefined ? { act: what } : { act: what, words }, {
      onSuccess: (answer) => {
        setSaying(null)
        const next = (answer as Report).reportId
        if (next !== summary.reportId) void navigate({ to: '/reports/$report', params: { report: next } })
      },
    })
  const own = wrote || summary.givenUpBy === session.officerId
  const barred = (what: ReportAct) =>
    (what === 'approvals' && wrote) || (what === 'abandonments/approvals' && own) || (what === 'validations' && findings > 0)
  return (
    <>
      <div className="row no-print">
        {actsAfter(summary.state, summary.form).map((what, at) => (
          <Button
            key={what}
            kind={at === 0 && summary.document === undefined ? 'primary' : 'plain'}
            isDisabled={unsaved || act.isPending || barred(what)}
            onPress={() => (SAID[what] === undefined ? send(what) : setSaying(saying === what ? null : what))}
          >
            {t(`reports.act.${what}`)}
          </Button>
        ))}
        <Download from={`/v1/reports/${summary.reportId}/pdf`} name={summary.reference + '.pdf'}>
          PDF
        </Download>
        {((summary.state === 'in_review' && wrote) || (summary.state === 'giving_up' && own)) && <span className="small soft">{t('reports.own')}</span>}
        {unsaved && <span className="small soft">{t('reports.savefirst')}</span>}
        {summary.state === 'submitted' && summary.form !== 'str' && <span className="small soft">{t('reports.awaits')}</span>}
      </div>
      {saying !== null && (
        <SayWhy
          key={saying}
          label={t(saying === 'returns' ? 'reports.return.words' : 'reports.giveup.reason')}
          action={t(saying === 'returns' ? 'reports.return.send' : 'reports.giveup.send')}
          isDisabled={act.isPending || unsaved}
          onSend={(words) => send(saying, words)}
        />
      )}
      {act.error && <Failure failure={act.error} />}
    </>
  )
}
