import { Count } from '../figures/shown'
import { LineChart } from '../charts/LineChart'
import type { Sweep } from '../wire/views'
import { useWords } from '../words/words'

/** Hits and alerts for each value of a parameter, and what lies between two neighbours. */
export function SweepChart({ sweep, parameter }: { sweep: Sweep; parameter: string }) {
  const { t, language } = useWords()
  const points = [...sweep.points].sort((a, b) => a.value - b.value)
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  return (
    <div className="stack">
      <LineChart
        label={t('sweep.label', { parameter })}
        xs={points.map((point) => point.value)}
        lines={[
          { name: t('backtests.hits'), ys: points.map((point) => point.hits) },
          { name: t('backtests.alerts'), ys: points.map((point) => point.alerts) },
        ]}
        mark={points.find((point) => point.present)?.value}
      />
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {parameter}
            </th>
            <th scope="col" className="number">
              {t('backtests.hits')}
            </th>
            <th scope="col" className="number">
              {t('backtests.alerts')}
            </th>
            <th scope="col">{t('sweep.between')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => {
            const band = sweep.bands.find((each) => each.from === point.value)
            return (
              <tr key={point.value} className={point.present ? 'chosen' : ''}>
                <td className="number">{figure.format(point.value)}</td>
                <td className="number">
                  <Count of={point.hits} />
                </td>
                <td className="number">
                  <Count of={point.alerts} />
                </td>
                <td className="small soft">
                  {band &&
                    t('sweep.band', {
                      n: band.hits,
                      sample: band.sample.length,
                      bound: band.bound === undefined ? '–' : figure.format(band.bound * 100) + ' %',
                    })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
