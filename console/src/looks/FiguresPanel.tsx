import type { ReactNode } from 'react'
import { useScenarioNames } from '../alerts/asking'
import { Count, Share } from '../figures/shown'
import type { Stretch } from '../metrics/asking'
import { Answer } from '../parts/Answer'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import type { LookFigure } from '../wire/views'
import { useWords } from '../words/words'
import { useLookFigures } from './asking'

/** How often second officers disagreed, and how often it may be at most, by officer and scenario. */
export function FiguresPanel({ stretch }: { stretch: Stretch }) {
  const { t } = useWords()
  const asked = useLookFigures(stretch)
  const names = useScenarioNames()
  return (
    <Panel title={t('looks.figures')} flush>
      <Answer of={asked}>
        {(told) =>
          told.all.closings === 0 ? (
            <p className="soft state">{t('looks.nofigures')}</p>
          ) : (
            <>
              <table className="table">
                <Heads
                  of={[
                    'metrics.key',
                    ['looks.closings', 'number'],
                    ['looks.drawn', 'number'],
                    ['looks.answered', 'number'],
                    ['looks.disagreed', 'number'],
                    'looks.rate',
                  ]}
                />
                <Rows title={t('looks.byofficer')} rows={told.byOfficer} nameOf={(key) => <Who id={key} />} />
                <Rows title={t('looks.byscenario')} rows={told.byScenario} nameOf={(key) => names.data?.get(key)?.name ?? key} />
                <tbody className="looks-all">
                  <Row row={told.all} name={<b>{t('metrics.all')}</b>} />
                </tbody>
              </table>
              <p className="soft small inside">{t('looks.bound')}</p>
            </>
          )
        }
      </Answer>
    </Panel>
  )
}

function Rows({ title, rows, nameOf }: { title: string; rows: LookFigure[]; nameOf: (key: string) => ReactNode }) {
  if (rows.length === 0) return null
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={6} className="looks-group">
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.key} row={row} name={nameOf(row.key ?? '')} />
      ))}
    </tbody>
  )
}

const FAULTS = ['evidenceMissed', 'wrongReason', 'reasonNotEnough', 'procedure'] as const

function Row({ row, name }: { row: LookFigure; name: ReactNode }) {
  const { t } = useWords()
  return (
    <tr>
      <td>{name}</td>
      <td className="number">
        <Count of={row.closings} />
      </td>
      <td className="number">
        <Count of={row.drawn} />
      </td>
      <td className="number">
        <Count of={row.agreed + row.disagreed} />
      </td>
      <td className="number">
        <Count of={row.disagreed} />
        {row.disagreed > 0 && (
          <div className="soft small looks-why">
            {FAULTS.filter((fault) => row[fault] > 0).map((fault, at) => (
              <span key={fault}>
                {at > 0 && ' · '}
                {t(`looks.${fault}`)} {row[fault]}
              </span>
            ))}
          </div>
        )}
      </td>
      <td className="looks-rate">{row.rate === undefined ? <span className="soft">–</span> : <Bound rate={row.rate} atMost={row.atMost ?? 1} />}</td>
    </tr>
  )
}

/** The rate seen, and as a paler strip up to where the sample leaves it. */
function Bound({ rate, atMost }: { rate: number; atMost: number }) {
  const { t } = useWords()
  return (
    <span className="bound">
      <span className="strip" aria-hidden="true">
        <span className="may" style={{ width: `${atMost * 100}%` }} />
        <span className="is" style={{ width: `${rate * 100}%` }} />
      </span>
      <span>
        <b>
          <Share of={rate} />
        </b>{' '}
        <span className="soft small">
          {t('looks.atmost')} <Share of={atMost} />
        </span>
      </span>
    </span>
  )
}
