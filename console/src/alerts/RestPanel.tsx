import { useState } from 'react'
import { Moment } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Panel } from '../parts/Panel'
import { Pick } from '../parts/Fields'
import { Sheet } from '../parts/Sheet'
import { Who } from '../parts/Who'
import { useMay } from '../shell/SignedIn'
import type { Alert, Snooze } from '../wire/views'
import { useWords } from '../words/words'
import { useEndRest, useRest, useRests } from './resting'

const REASONS = ['known_activity', 'expected_payments', 'under_investigation', 'data_being_corrected'] as const
type Reason = (typeof REASONS)[number]
const DAYS = ['7', '14', '30', '90', '180']
const DAY_MILLIS = 86_400_000
/** A moment less than the longest rest that the house allows. */
const SLACK_MILLIS = 60_000

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
  const [reason, setReason] = useState<Reason>('expected_payments')
  const [days, setDays] = useState('30')
  const rest = useRest(alert.alertId)
  const send = () => {
    const until = new Date(Date.now() + Number(days) * DAY_MILLIS - SLACK_MILLIS).toISOString()
    rest.mutate({ reason, until }, { onSuccess: onClose })
  }
  return (
    <Sheet title={t('rest.begin')} open={open} onClose={onClose}>
      <p className="soft">{t('rest.text')}</p>
      <Pick
        label={t('snooze.reason')}
        value={reason}
        onChange={(id) => setReason(id as Reason)}
        choices={REASONS.map((id) => ({ id, label: t(`snooze.reason.${id}`) }))}
      />
      <Pick
        label={t('snooze.until')}
        value={days}
        onChange={setDays}
        choices={DAYS.map((id) => ({ id, label: t('snooze.days', { n: Number(id) }) }))}
      />
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
