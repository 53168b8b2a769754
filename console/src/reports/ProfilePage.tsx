import '../look/alerts.css'
import '../look/cases.css'
import '../look/reports.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Answer, Failure, NoPermission } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Panel } from '../parts/Panel'
import { useMay } from '../shell/SignedIn'
import type { ReportDetail } from '../wire/views'
import { useWords } from '../words/words'
import type { Codes } from './FormFields'
import { FormPanel } from './FormPanel'
import { useCodes, useProfile, useWriteProfile } from './asking'

/** Who files for the institution: written once, filled into every new report. */
export function ProfilePage() {
  const { t } = useWords()
  const may = useMay('reporter')
  return (
    <div className="page">
      <div className="alert-head">
        <p className="small no-print">
          <Link to="/reports" search={{}}>
            {t('nav.reports')}
          </Link>
        </p>
        <h1>{t('profile.title')}</h1>
        <p className="soft">{t('profile.text')}</p>
      </div>
      {may ? (
        <Known />
      ) : (
        <Panel title={t('profile.title')}>
          <NoPermission />
        </Panel>
      )}
    </div>
  )
}

function Known() {
  const asked = useProfile()
  const codes = useCodes('sar')
  return (
    <Answer of={asked} lines={6}>
      {({ content, tag }) => <Answer of={codes}>{(known) => <Form key={tag} content={content} tag={tag} codes={known} />}</Answer>}
    </Answer>
  )
}

function Form({ content, tag, codes }: { content: ReportDetail['content']; tag: string; codes: Codes }) {
  const { t } = useWords()
  const [report, setReport] = useState<Record<string, unknown>>(content.report ?? {})
  const write = useWriteProfile(tag)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        write.mutate({ form: 'SARX', report })
      }}
    >
      <FormPanel
        kind="profile"
        form={report}
        codes={codes}
        faults={new Map()}
        editable
        onChange={(next) => setReport(next as Record<string, unknown>)}
      />
      {write.error && <Failure failure={write.error} />}
      <div>
        <Button type="submit" kind="primary" isDisabled={report === content.report || write.isPending}>
          {t('act.save')}
        </Button>
      </div>
    </form>
  )
}
