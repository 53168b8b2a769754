import { useState } from 'react'
import { Answer } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import type { Customer, Entry, HitSummary } from '../wire/views'
import { comparisonOf } from './comparing'
import { useCustomer, useEntry } from './asking'

const FIRST = 12

/** What is known of the customer beside what the list says, property by property. */
export function Beside({ summary }: { summary: HitSummary }) {
  const { t } = useWords()
  const customer = useCustomer(summary.customer, { purpose: 'investigation', reference: summary.hit })
  const entry = useEntry(summary.list, summary.entry)
  return (
    <Panel title={t('hits.beside')} flush>
      <Answer of={customer}>
        {(known) => <Answer of={entry}>{(listed) => <Rows customer={known} entry={listed} />}</Answer>}
      </Answer>
    </Panel>
  )
}

function Rows({ customer, entry }: { customer: Customer; entry: Entry }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const rows = comparisonOf(customer, entry)
  return (
    <>
      <table className="table side-by-side">
        <Heads of={['hits.property', 'hits.customer', 'hits.entry']} />
        <tbody>
          {rows.slice(0, all ? rows.length : FIRST).map((row) => (
            <tr key={row.property} className={row.customer.length > 0 && row.entry.length > 0 ? 'both' : ''}>
              <th scope="row">{row.property}</th>
              <td>{row.customer.join('; ') || '–'}</td>
              <td>{row.entry.join('; ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > FIRST && !all && (
        <div className="foot">
          <Button kind="quiet" onPress={() => setAll(true)}>
            {t('act.more')}
          </Button>
        </div>
      )}
    </>
  )
}
