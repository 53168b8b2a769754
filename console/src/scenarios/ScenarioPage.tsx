import '../look/scenarios.css'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Moment } from '../figures/shown'
import { Answer } from '../parts/Answer'
import { Badge, toneOfSeverity } from '../parts/Badge'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useMay } from '../shell/SignedIn'
import type { Scenario, Version } from '../wire/views'
import { useWords } from '../words/words'
import { BacktestsTab } from './BacktestsTab'
import { ChangesTab } from './ChangesTab'
import { DraftScenario } from './DraftScenario'
import { LifePanel } from './LifePanel'
import { ShadowTab } from './ShadowTab'
import { useScenario, useVersion, useVersions } from './asking'

/** A scenario with its versions; one of them is looked at. */
export function ScenarioPage() {
  const { scenario } = useParams({ from: '/scenarios/$scenario' })
  const asked = useScenario(scenario)
  return (
    <div className="page">
      <Answer of={asked} lines={5}>
        {(told) => <Known scenario={told} />}
      </Answer>
    </div>
  )
}

function Known({ scenario }: { scenario: Scenario }) {
  const { t, term } = useWords()
  const search = useSearch({ from: '/scenarios/$scenario' })
  const at = search.version ?? scenario.publishedVersion ?? scenario.latestVersion
  const version = useVersion(scenario.scenario, at)
  const mayDraft = useMay('engineer')
  return (
    <>
      <div className="head">
        <div>
          <p className="small">
            <Link to="/scenarios">{t('nav.scenarios')}</Link>
          </p>
          <h1>{scenario.name}</h1>
          <div className="row spaced">
            <Badge tone={toneOfSeverity(scenario.severity)}>{t(`severity.${scenario.severity.toLowerCase()}` as never)}</Badge>
            <Badge>{term('typology', scenario.typology)}</Badge>
            <Badge>{scenario.jurisdiction}</Badge>
            <span className="soft">{scenario.owner}</span>
          </div>
        </div>
        <div className="row">
          <Link className="button" to="/alerts" search={{ scenario: scenario.scenario }}>
            {t('scenarios.alerts')}
          </Link>
          {mayDraft && version.data && (
            <DraftScenario key={version.data.version.version} preset={version.data.version.yaml ?? ''} label={t('scenarios.next')} />
          )}
        </div>
      </div>
      <div className="scenario">
        <Versions scenario={scenario} at={at} />
        <Answer of={version} lines={6}>
          {(told) => <OneVersion version={told.version} tag={told.tag} />}
        </Answer>
      </div>
    </>
  )
}

function Versions({ scenario, at }: { scenario: Scenario; at: number }) {
  const { t, term } = useWords()
  const versions = useVersions(scenario.scenario)
  return (
    <Panel title={t('scenarios.versions')} flush>
      <Answer of={versions}>
        {(told) => (
          <ul className="versions">
            {told.map((each) => (
              <li key={each.version}>
                <Link
                  to="/scenarios/$scenario"
                  params={{ scenario: scenario.scenario }}
                  search={(before: object) => ({ ...before, version: each.version })}
                  aria-current={each.version === at ? 'true' : undefined}
                >
                  <b>{t('scenarios.version', { version: String(each.version) })}</b>
                  <Badge tone={each.state === 'published' ? 'low' : each.state === 'shadow' ? 'accent' : 'calm'}>
                    {term('state', each.state)}
                  </Badge>
                  <span className="small soft">
                    <Who id={each.author} /> · <Moment at={each.draftedAt} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Panel>
  )
}

const TABS = ['text', 'changes', 'backtests', 'shadow'] as const

function OneVersion({ version, tag }: { version: Version; tag: string }) {
  const { t } = useWords()
  const search = useSearch({ from: '/scenarios/$scenario' })
  const navigate = useNavigate({ from: '/scenarios/$scenario' })
  return (
    <div className="stack">
      <LifePanel version={version} tag={tag} />
      <Tabs
        className="tabs"
        selectedKey={search.tab ?? 'text'}
        onSelectionChange={(tab) => void navigate({ search: (before: object) => ({ ...before, tab: String(tab) }) })}
      >
        <TabList aria-label={t('scenarios.parts')}>
          {TABS.map((tab) => (
            <Tab key={tab} id={tab}>
              {t(`scenarios.tab.${tab}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="text">
          <pre className="source" tabIndex={0} aria-label={t('scenarios.tab.text')}>
            {(version.yaml ?? '').split('\n').map((line, at) => (
              <code key={at} className="codeline">
                {line}
                {'\n'}
              </code>
            ))}
          </pre>
        </TabPanel>
        <TabPanel id="changes">
          <ChangesTab version={version} />
        </TabPanel>
        <TabPanel id="backtests">
          <BacktestsTab version={version} />
        </TabPanel>
        <TabPanel id="shadow">
          <ShadowTab version={version} />
        </TabPanel>
      </Tabs>
    </div>
  )
}
