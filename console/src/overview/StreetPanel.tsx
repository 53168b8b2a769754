import { Answer, Waits } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { Refused } from '../wire/refused'
import { useWords } from '../words/words'
import { useStreet, type HouseHealth } from './street'

/** The houses: who is ready, how much they answer and how fast. */
export function StreetPanel() {
  const { t } = useWords()
  const street = useStreet()
  if (street.error instanceof Refused && street.error.status === 404) return <Waits what={t('street.title')} house="gateway" />
  return (
    <Answer of={street} lines={5}>
      {({ houses }) => (
        <Panel title={t('street.title')} end={<span className="small soft">{t('street.text')}</span>} flush>
          <table className="table">
            <Heads
              of={[
                'street.house',
                'street.state',
                ['street.rate', 'number'],
                ['street.median', 'number'],
                ['street.p99', 'number'],
              ]}
            />
            <tbody>
              {houses.map((each) => (
                <tr key={each.house}>
                  <th scope="row">{each.house}</th>
                  <td>
                    <Readiness of={each} />
                  </td>
                  <td className="number">
                    <Figure of={each.rate} />
                  </td>
                  <td className="number">
                    <Figure of={each.medianMillis} unit="millisecond" />
                  </td>
                  <td className="number">
                    <Figure of={each.p99Millis} unit="millisecond" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </Answer>
  )
}

function Readiness({ of: { ready, addresses } }: { of: HouseHealth }) {
  const { t } = useWords()
  if (ready === 0) return <Badge tone="critical">{t('street.away')}</Badge>
  if (ready < addresses) return <Badge tone="medium">{t('street.part', { ready, all: addresses })}</Badge>
  return <Badge tone="low">{t('street.ready')}</Badge>
}

function Figure({ of, unit }: { of: number | null | undefined; unit?: string }) {
  const { language } = useWords()
  if (of == null) return <>–</>
  const style = unit === undefined ? {} : { style: 'unit' as const, unit }
  return <>{new Intl.NumberFormat(language, { maximumFractionDigits: 1, ...style }).format(of)}</>
}
