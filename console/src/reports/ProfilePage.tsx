import '../look/alerts.css'
import '../look/cases.css'
import '../look/reports.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Answer, Failure, NoPermission } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Panel } from '../parts/Panel'
import { useMay } from '../shell/SignedIn'
import type { ReportDetail } from '../wire/views'
import { useWords } from '../words/words'
import type { Codes } from './FormFields'
import { FormPanel } from './FormPanel'
import { useCodes, useForms, useProfile, useWriteProfile } from './asking'

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

/** FinCEN's profile, and beside it goAML's where its reports can be made. */
function Known() {
  const { t } = useWords()
  const forms = useForms()
  return (
    <Answer of={forms} lines={6}>
      {(offers) =>
        offers.some((offer) => offer.form === 'str' && offer.missing === undefined) ? (
          <Tabs className="tabs" defaultSelectedKey={offers.find((offer) => offer.suggested)?.form ?? 'sar'}>
            <TabList aria-label={t('profile.title')}>
              <Tab id="sar">FinCEN</Tab>
              <Tab id="str">goAML</Tab>
            </TabList>
            <TabPanel id="sar">
              <Profile form="sar" />
            </TabPanel>
            <TabPanel id="str">
              <Profile form="str" />
            </TabPanel>
          </Tabs>
        ) : (
          <Profile form="sar" />
        )
      }
    </Answer>
  )
}

function Profile({ form }: { form: 'sar' | 'str' }) {
  const asked = useProfile(form)
  const codes = useCodes(form)
  return (
    <Answer of={asked} lines={6}>
      {({ content, tag }) => (
        <Answer of={codes}>{(known) => <Form key={form + tag} kind={form === 'sar' ? 'profile' : 'profile-str'} content={content} tag={tag} codes={known} />}</Answer>
      )}
    </Answer>
  )
}

function Form({ kind, content, tag, codes }: { kind: string; content: ReportDetail['content']; tag: string; codes: Codes }) {
  const { t } = useWords()
  const [report, setReport] = useState<Record<string, unknown>>(content.report ?? {})
  const write = useWriteProfile(tag)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        write.mutate({ form: kind === 'profile' ? 'SARX' : 'STRX', report })
      }}
    >
      <FormPanel
        kind={kind}
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
