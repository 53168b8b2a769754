import '../look/alerts.css'
import '../look/cases.css'
import { useParams } from '@tanstack/react-router'
import { Answer } from '../parts/Answer'
import { AuthoritiesOfCase } from '../authorities/AuthoritiesOfCase'
import { ReportsOfCase } from '../reports/ReportsOfCase'
import { AlertsPanel } from './AlertsPanel'
import { CaseHead } from './CaseHead'
import { ChecklistPanel } from './ChecklistPanel'
import { FilesPanel } from './FilesPanel'
import { HistoryPanel } from './HistoryPanel'
import { NotesPanel } from './NotesPanel'
import { PrintMark } from './PrintMark'
import { RequestsPanel } from './RequestsPanel'
import { ClosingsPanel, LooksPanel, PartiesPanel, RelatedPanel } from './SidePanels'
import { useCase } from './asking'

/** A case: what it is about, what is left to do, what was said and done. */
export function CasePage() {
  const { case: id } = useParams({ from: '/cases/$case' })
  const asked = useCase(id)
  return (
    <div className="page">
      <Answer of={asked} lines={6}>
        {({ detail, tag }) => (
          <>
            <PrintMark reference={detail.summary.reference} />
            <CaseHead detail={detail} tag={tag} />
            <div className="case">
              <div className="stack">
                <AlertsPanel detail={detail} />
                <ChecklistPanel detail={detail} />
                <NotesPanel id={id} closed={detail.summary.state === 'closed'} />
                <RequestsPanel id={id} closed={detail.summary.state === 'closed'} />
                <HistoryPanel id={id} />
              </div>
              <div className="stack">
                <PartiesPanel detail={detail} />
                <RelatedPanel detail={detail} />
                <ClosingsPanel detail={detail} />
                <ReportsOfCase id={id} />
                <AuthoritiesOfCase id={id} />
                <FilesPanel id={id} closed={detail.summary.state === 'closed'} />
                <LooksPanel id={id} />
              </div>
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}
