import { useQuery } from '@tanstack/react-query'
import { Moment } from '../figures/shown'
import { Answer, Empty, Waits } from '../parts/Answer'
import { CopyId } from '../parts/CopyId'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { monitoring, told } from '../wire/houses'
import type { Page, SetInForce, Snooze } from '../wire/views'
import { useWords } from '../words/words'

/** What the houses themselves keep of who changed what; the evidence log has a house of its own. */
export function AuditPage() {
  const { t } = useWords()
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.audit')}</h1>
          <p className="soft">{t('audit.text')}</p>
        </div>
      </div>
      <Waits what={t('waits.audit')} house="evidence" />
      <Sets />
      <Snoozes />
    </div>
  )
}

function Sets() {
  const { t } = useWords()
  const asked = useQuery({
    queryKey: ['scenario-sets'],
    queryFn: async ({ signal }) =>
      ((await told(monitoring.GET('/v1/scenario-sets', { params: { query: {} }, signal }))) as Page<SetInForce>).items,
  })
  return (
    <Panel title={t('audit.sets')} flush>
      <Answer of={asked}>
        {(sets) =>
          sets.length === 0 ? (
            <Empty title={t('audit.nosets')}>{t('audit.nosets.text')}</Empty>
          ) : (
            <table className="table">
              <Heads of={[['audit.set', 'number'], 'audit.when', 'audit.who', 'audit.place', 'audit.inforce', 'life.hash']} />
              <tbody>
                {sets.map((set) => (
                  <tr key={set.set}>
                    <td className="number">{set.set}</td>
                    <td className="nowrap">
                      <Moment at={set.madeAt} />
                    </td>
                    <td>
                      <Who id={set.madeBy} />
                    </td>
                    <td className="mono">
                      {set.partition}:{set.offset}
                    </td>
                    <td>
                      {set.versions.length}
                      {set.shadow.length > 0 && <> + {set.shadow.length}</>}
                    </td>
                    <td>
                      <CopyId id={set.contentHash} short />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </Panel>
  )
}

function Snoozes() {
  const { t } = useWords()
  const asked = useQuery({
    queryKey: ['snoozes'],
    queryFn: async ({ signal }) =>
      ((await told(monitoring.GET('/v1/snoozes', { params: { query: {} }, signal }))) as Page<Snooze>).items,
  })
  return (
    <Panel title={t('audit.snoozes')} flush>
      <Answer of={asked}>
        {(snoozes) =>
          snoozes.length === 0 ? (
            <Empty title={t('audit.nosnoozes')} />
          ) : (
            <table className="table">
              <Heads
                of={[
                  'audit.when',
                  'audit.who',
                  'alerts.filter.scenario',
                  'alerts.account',
                  'snooze.reason',
                  'snooze.until',
                ]}
              />
              <tbody>
                {snoozes.map((snooze) => (
                  <tr key={snooze.snoozeId}>
                    <td className="nowrap">
                      <Moment at={snooze.madeAt} />
                    </td>
                    <td>
                      <Who id={snooze.madeBy} />
                    </td>
                    <td className="mono">{snooze.scenario}</td>
                    <td className="mono">{snooze.accountId}</td>
                    <td>{t(`snooze.reason.${snooze.reason}` as never)}</td>
                    <td className="nowrap">
                      <Moment at={snooze.endedAt ?? snooze.until} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </Panel>
  )
}
