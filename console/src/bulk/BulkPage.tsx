import '../look/looks.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Moment } from '../figures/shown'
import { Answer, Empty } from '../parts/Answer'
import { Badge, type Tone } from '../parts/Badge'
import { Pick } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import type { BulkClosing } from '../wire/views'
import { useWords } from '../words/words'
import { useBulkClosings } from './asking'
import { ClosingPanel } from './ClosingPanel'
import { STATES } from './filters'

/** Closings of many alerts at once that a second officer approves. */
export function BulkPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/bulk-closings' })
  const navigate = useNavigate({ from: '/bulk-closings' })
  const asked = useBulkClosings(search.state)
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.bulk')}</h1>
          <p className="soft">{t('bulkclosings.text')}</p>
        </div>
        <Pick
          quiet
          label={t('alerts.filter.state')}
          value={search.state ?? 'waiting'}
          onChange={(state) => void navigate({ search: { state } })}
          choices={STATES.map((id) => ({ id, label: t(`bulkstate.${id}` as never) }))}
        />
      </div>
      {search.closing !== undefined && <ClosingPanel key={search.closing} id={search.closing} />}
      <Panel title={t('bulkclosings.list')} flush>
        <Answer of={asked}>
          {({ pages }) => {
            const all = pages.flatMap((page) => page.items)
            return all.length === 0 ? (
              <Empty title={t('bulkclosings.none')}>{t('bulkclosings.none.text')}</Empty>
            ) : (
              <Table closings={all} />
            )
          }}
        </Answer>
        <More of={asked} />
      </Panel>
    </div>
  )
}

export const TONES: Record<string, Tone> = { waiting: 'accent', approved: 'low', refused: 'critical' }

function Table({ closings }: { closings: BulkClosing[] }) {
  const { t, term } = useWords()
  const search = useSearch({ from: '/bulk-closings' })
  return (
    <table className="table">
      <Heads of={['bulkclosings.what', 'bulkclosings.askedby', 'alerts.column.state', 'bulkclosings.decidedby']} />
      <tbody>
        {closings.map((closing) => (
          <tr key={closing.bulkClosingId}>
            <td>
              <Link to="/bulk-closings" search={{ ...search, closing: closing.bulkClosingId }}>
                {t('bulkclosings.of', { n: closing.items, outcome: term('disposition', closing.disposition) })}
              </Link>
              <div className="soft small">{closing.reason}</div>
            </td>
            <td>
              <Who id={closing.askedBy} />
              <div className="soft small">
                <Moment at={closing.askedAt} />
              </div>
            </td>
            <td>
              <Badge tone={TONES[closing.state] ?? 'calm'}>{t(`bulkstate.${closing.state}` as never)}</Badge>
              {closing.forMe && <div className="small">{t('bulkclosings.foryou')}</div>}
            </td>
            <td>{closing.decidedBy ? <Who id={closing.decidedBy} /> : <span className="soft">–</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
