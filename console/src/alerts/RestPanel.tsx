import { useState } from 'react'
import { Moment } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Panel } from '../parts/Panel'
import { Sheet } from '../parts/Sheet'
import { Who } from '../parts/Who'
import { useMay } from '../shell/SignedIn'
import type { Alert, Snooze } from '../wire/views'
import { useWords } from '../words/words'
import { useRestFields } from './RestFields'
import { useEndRest, useRest, useRests } from './resting'

const REASONS = ['known_activity', 'expected_payments', 'under_investigation', 'data_being_corrected'] as const
/** Monitoring lets a scenario rest for ninety days at most. */
const DAYS = ['7', '14', '30', '90']

/** Whether the scenario of an alert rests for its account: it then opens no alert there. */
export function RestPanel({ alert }: { alert: Alert }) {
  const { t } = useWords()
  const may = useMay('analyst', 'supervisor')
  const asked = useRests(alert.scenario, alert.accountId)
  const end = useEndRest()
  const [opened, setOpened] = useState(false)
  return (
    <Panel
      title={t('rest.title')}
      end={
        may && (
          <span className="no-print">
            <Button onPress={() => setOpened(true)}>{t('rest.begin')}</Button>
          </span>
        )
      }
    >
      <Answer of={asked} lines={1}>
        {(rests) =>
          rests.length === 0 ? (
            <p className="soft">{t('rest.none')}</p>
          ) : (
            <ul className="stack close">
              {rests.map((rest) => (
                <Resting key={rest.snoozeId} rest={rest} onEnd={may ? () => end.mutate(rest.snoozeId) : undefined} />
              ))}
            </ul>
          )
        }
      </Answer>
      {end.error && <Failure failure={end.error} />}
      <RestSheet alert={alert} open={opened} onClose={() => setOpened(false)} />
    </Panel>
  )
}

function Resting({ rest, onEnd }: { rest: Snooze; onEnd: (() => void) | undefined }) {
  const { t } = useWords()
  return (
    <li className="row apart">
      <span>
        {t(`snooze.reason.${rest.reason}` as never)} · {t('rest.until')} <Moment at={rest.until} />{' '}
        <span className="soft">
          (<Who id={rest.madeBy} />)
        </span>
      </span>
      {onEnd && (
        <span className="no-print">
          <Button kind="quiet" onPress={onEnd}>
            {t('rest.end')}
          </Button>
        </span>
      )}
    </li>
  )
}

function RestSheet({ alert, open, onClose }: { alert: Alert; open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const { fields, said } = useRestFields({ reasons: REASONS, reason: 'expected_payments', days: DAYS, day: '30' })
  const rest = useRest(alert.alertId)
  const send = () => rest.mutate(said(), { onSuccess: onClose })
  return (
    <Sheet title={t('rest.begin')} open={open} onClose={onClose}>
      <p className="soft">{t('rest.text')}</p>
      {fields}
      {rest.error && <Failure failure={rest.error} />}
      <div className="ends">
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button kind="primary" isDisabled={rest.isPending} onPress={send}>
          {t('rest.begin')}
        </Button>
      </div>
    </Sheet>
  )
}
