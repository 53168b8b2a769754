import { Count } from '../figures/shown'
import { Answer } from '../parts/Answer'
import { CopyId } from '../parts/CopyId'
import { Panel } from '../parts/Panel'
import { useMay } from '../shell/SignedIn'
import { useWords } from '../words/words'
import { useDraws } from './asking'

/** By which secrets draws were made, so that an auditor makes them again. */
export function DrawsPanel() {
  const { t } = useWords()
  const may = useMay('supervisor', 'auditor')
  const asked = useDraws(may)
  if (!may) return null
  return (
    <Panel title={t('looks.draws')}>
      <div className="stack close">
        <p className="soft small">{t('looks.draws.text')}</p>
        <Answer of={asked} lines={1}>
          {(months) =>
            months.length === 0 ? (
              <p className="soft">{t('looks.nodraws')}</p>
            ) : (
              <ul className="lines">
                {months.map((month) => (
                  <li key={month.month} className="row apart">
                    <span>
                      <b>{month.month}</b>{' '}
                      <span className="soft small">
                        <Count of={month.drawn} /> / <Count of={month.closings} />
                      </span>
                    </span>
                    <span className="row small">
                      <span className="soft">{t('looks.commitment')}</span> <CopyId id={month.commitment} short />
                    </span>
                    <span className="row small">
                      <span className="soft">{t('looks.secret')}</span>{' '}
                      {month.secret ? <CopyId id={month.secret} short /> : t('looks.secret.later')}
                    </span>
                    <a className="button quiet" href={`/v1/queue/second-looks/draws/${month.month}/csv`} download={`draws-${month.month}.csv`}>
                      CSV
                    </a>
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
      </div>
    </Panel>
  )
}
