import { Fragment } from 'react'
import { Count } from '../figures/shown'
import { Badge, toneOfSeverity } from '../parts/Badge'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import type { AgeBand } from './asking'

const SEVERITIES = ['critical', 'high', 'medium', 'low']

/** How old open work is, in the bands of the field, and what of it is late; alerts by severity. */
export function AgesPanel({ items, cases }: { items: AgeBand[]; cases: AgeBand[] }) {
  const { t } = useWords()
  const all = items.filter((band) => band.severity === undefined)
  const rows = [
    { key: 'alerts', name: <b>{t('metrics.allalerts')}</b>, bands: all },
    ...SEVERITIES.map((severity) => ({
      key: severity,
      name: <Badge tone={toneOfSeverity(severity)}>{t(`severity.${severity}` as never)}</Badge>,
      bands: items.filter((band) => band.severity === severity),
    })),
    { key: 'cases', name: <b>{t('nav.cases')}</b>, bands: cases },
  ]
  return (
    <Panel title={t('metrics.ageing')} flush>
      <table className="table ages">
        <thead>
          <tr>
            <th scope="col">{t('metrics.age')}</th>
            {all.map((band) => (
              <th key={band.key} scope="col" className="number">
                {band.toDays === undefined ? t('metrics.age.over', { n: band.fromDays - 1 }) : `${band.fromDays}–${band.toDays}`}
              </th>
            ))}
            <th scope="col" className="number">
              {t('metrics.sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} name={row.name} bands={row.bands} />
          ))}
        </tbody>
      </table>
      <p className="soft small inside">{t('metrics.lateness')}</p>
    </Panel>
  )
}

function Row({ name, bands }: { name: React.ReactNode; bands: AgeBand[] }) {
  const most = Math.max(...bands.map((band) => band.open), 1)
  const sum = bands.reduce((so, band) => ({ open: so.open + band.open, late: so.late + band.late }), { open: 0, late: 0 })
  return (
    <tr>
      <th scope="row">{name}</th>
      {[...bands, sum].map((band, at) => (
        <Fragment key={at}>
          <Cell open={band.open} late={band.late} {...(at < bands.length ? { most } : {})} />
        </Fragment>
      ))}
    </tr>
  )
}

/** How many, how many of these are late, and as a strip beside the other ages. */
function Cell({ open, late, most }: { open: number; late: number; most?: number }) {
  const { t } = useWords()
  return (
    <td className="number">
      <span className={open === 0 ? 'soft' : ''}>
        <Count of={open} />
      </span>
      {late > 0 && <span className="age-late small">{t('metrics.late', { n: late })}</span>}
      {most !== undefined && (
        <span className="age-strip" aria-hidden="true">
          <span className="late" style={{ width: `${(late / most) * 100}%` }} />
          <span className="open" style={{ width: `${((open - late) / most) * 100}%` }} />
        </span>
      )}
    </td>
  )
}
