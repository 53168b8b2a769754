import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useScenarioNames } from '../alerts/asking'
import { Ago } from '../figures/shown'
import { Answer, Empty } from '../parts/Answer'
import { Badge, toneOfSeverity } from '../parts/Badge'
import { Check, Text } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { useMay } from '../shell/SignedIn'
import { monitoring, told } from '../wire/houses'
import type { Alert, Page, Scenario } from '../wire/views'
import { useWords } from '../words/words'
import { DraftScenario } from './DraftScenario'

/** All scenarios, and what typologies they cover. */
export function ScenariosPage() {
  const { t } = useWords()
  const asked = useScenarioNames()
  const mayDraft = useMay('engineer')
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.scenarios')}</h1>
          <p className="soft">{t('scenarios.text')}</p>
        </div>
        {mayDraft && <DraftScenario />}
      </div>
      <Answer of={asked} lines={8}>
        {(known) => (
          <>
            <All scenarios={[...known.values()]} />
            <Coverage scenarios={[...known.values()]} />
          </>
        )}
      </Answer>
    </div>
  )
}

function All({ scenarios }: { scenarios: Scenario[] }) {
  const { t, term } = useWords()
  const [text, setText] = useState('')
  const [onlyLive, setOnlyLive] = useState(true)
  const wanted = text.toLowerCase()
  const shown = scenarios
    .filter((each) => !onlyLive || each.publishedVersion !== undefined || each.shadowVersion !== undefined)
    .filter((each) => (each.name + each.scenario + each.typology).toLowerCase().includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name))
  return (
    <Panel
      title={t('scenarios.count', { n: shown.length })}
      flush
      end={
        <div className="row">
          <Check label={t('scenarios.live')} checked={onlyLive} onChange={setOnlyLive} />
          <Text aria-label={t('scenarios.find')} label="" value={text} onChange={setText} placeholder={t('scenarios.find')} />
        </div>
      }
    >
      {shown.length === 0 ? (
        <Empty title={t('scenarios.none')} />
      ) : (
        <table className="table">
          <Heads
            of={[
              'scenarios.name',
              'alerts.column.typology',
              'scenarios.severity',
              'scenarios.inforce',
              'scenarios.shadow',
              'scenarios.latest',
              'scenarios.jurisdiction',
            ]}
          />
          <tbody>
            {shown.map((each) => (
              <tr key={each.scenario}>
                <td>
                  <Link to="/scenarios/$scenario" params={{ scenario: each.scenario }}>
                    {each.name}
                  </Link>
                  <div className="soft small mono">{each.scenario}</div>
                </td>
                <td>{term('typology', each.typology)}</td>
                <td>
                  <Badge tone={toneOfSeverity(each.severity)}>{t(`severity.${each.severity.toLowerCase()}` as never)}</Badge>
                </td>
                <td>{each.publishedVersion ?? '–'}</td>
                <td>{each.shadowVersion ?? '–'}</td>
                <td>
                  {each.latestVersion} · {term('state', each.latestState)}
                </td>
                <td>{each.jurisdiction}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

/** Typology by typology: what watches for it, and when that last fired. */
function Coverage({ scenarios }: { scenarios: Scenario[] }) {
  const { t, term } = useWords()
  const typologies = [...new Set(scenarios.map((each) => each.typology))].sort()
  const last = useQueries({
    queries: typologies.map((typology) => ({
      queryKey: ['last-alert-of', typology],
      queryFn: async () =>
        (await told(monitoring.GET('/v1/alerts', { params: { query: { typology, limit: '1' } } }))) as Page<Alert>,
      staleTime: 60_000,
    })),
  })
  return (
    <Panel title={t('coverage.title')} flush>
      <table className="table">
        <Heads
          of={[
            'alerts.column.typology',
            ['scenarios.inforce', 'number'],
            ['coverage.library', 'number'],
            'coverage.last',
          ]}
        />
        <tbody>
          {typologies.map((typology, at) => {
            const of = scenarios.filter((each) => each.typology === typology)
            const live = of.filter((each) => each.publishedVersion !== undefined).length
            const alert = last[at]?.data?.items[0]
            return (
              <tr key={typology}>
                <td>
                  <Link to="/alerts" search={{ typology }}>
                    {term('typology', typology)}
                  </Link>
                </td>
                <td className="number">{live === 0 ? <Badge tone="medium">{t('coverage.gap')}</Badge> : live}</td>
                <td className="number">{of.length}</td>
                <td>{alert === undefined ? <span className="soft">{t('coverage.never')}</span> : <Ago at={alert.openedAt} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}
