import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Ago, Moment } from '../figures/shown'
import { Answer, Empty, Failure, NoPermission } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Check, Text } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { Sheet } from '../parts/Sheet'
import { Who } from '../parts/Who'
import { useMay } from '../shell/SignedIn'
import type { Job, Whitelisted } from '../wire/views'
import { useWords } from '../words/words'
import { useChangeRules, useDropJob, useJobs, useRules, useSendJob, useTakeOff, useWhitelist } from './desk'

/** Pairs that bring no hit any more, files of names, and how hits are judged. */
export function DeskPage() {
  const { t } = useWords()
  return (
    <div className="page">
      <p className="small no-print">
        <Link to="/screening" search={{}}>
          {t('nav.screening')}
        </Link>
      </p>
      <div className="head">
        <div>
          <h1>{t('desk.title')}</h1>
          <p className="soft">{t('desk.text')}</p>
        </div>
      </div>
      <Rules />
      <Whitelist />
      <Jobs />
    </div>
  )
}

function Rules() {
  const { t } = useWords()
  const asked = useRules()
  const may = useMay('administrator')
  const change = useChangeRules()
  return (
    <Panel title={t('desk.rules')}>
      <Answer of={asked} lines={1}>
        {({ rules, tag }) => (
          <div className="stack close">
            <Check
              label={t('desk.foureyes')}
              checked={rules.fourEyes ?? true}
              isDisabled={!may || change.isPending}
              onChange={(fourEyes) => change.mutate({ fourEyes, tag })}
            />
            <p className="soft small">
              {t(may ? 'desk.foureyes.text' : 'desk.administrator')}
              {rules.changedBy && (
                <>
                  {' '}
                  · <Who id={rules.changedBy} />
                </>
              )}
            </p>
            {change.error && <Failure failure={change.error} />}
          </div>
        )}
      </Answer>
    </Panel>
  )
}

function Whitelist() {
  const { t } = useWords()
  const may = useMay('analyst', 'supervisor')
  const [ended, setEnded] = useState(false)
  const [leaving, setLeaving] = useState<Whitelisted | null>(null)
  const asked = useWhitelist(ended)
  return (
    <Panel title={t('desk.whitelist')} flush end={<Check label={t('desk.ended')} checked={ended} onChange={setEnded} />}>
      <Answer of={asked}>
        {(pairs) =>
          pairs.length === 0 ? (
            <Empty title={t('desk.nopairs')}>{t('desk.nopairs.text')}</Empty>
          ) : (
            <table className="table">
              <Heads of={['nav.customers', 'desk.entry', 'desk.judged', 'audit.when', ['alerts.acts', 'unseen']]} />
              <tbody>
                {pairs.map((pair) => (
                  <tr key={pair.id}>
                    <td>
                      <Link to="/customers/$customer" params={{ customer: pair.customer }}>
                        {pair.customer}
                      </Link>
                    </td>
                    <td>
                      <Link to="/lists" search={{ list: pair.list, entry: pair.entry }}>
                        {pair.list} · {pair.entry}
                      </Link>
                    </td>
                    <td>
                      <Who id={pair.judgedBy} />
                      {pair.confirmedBy && (
                        <>
                          , <Who id={pair.confirmedBy} />
                        </>
                      )}
                    </td>
                    <td className="nowrap">
                      <Moment at={pair.endedAt ?? pair.madeAt} />
                    </td>
                    <td className="number">
                      {pair.endedAt && <Badge>{t('desk.off')}</Badge>}
                      {!pair.endedAt && may && (
                        <Button kind="quiet" onPress={() => setLeaving(pair)}>
                          {t('desk.takeoff')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
      {leaving && <TakeOffSheet key={leaving.id} pair={leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  )
}

function TakeOffSheet({ pair, onClose }: { pair: Whitelisted; onClose: () => void }) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const take = useTakeOff()
  return (
    <Sheet title={t('desk.takeoff')} open onClose={onClose}>
      <form
        className="stack close"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') take.mutate({ id: pair.id, reason: reason.trim() }, { onSuccess: onClose })
        }}
      >
        <p className="soft">{t('desk.takeoff.text')}</p>
        <Text label={t('dispose.reason')} lines={3} value={reason} onChange={setReason} autoFocus />
        {take.error && <Failure failure={take.error} />}
        <div className="ends">
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={reason.trim() === '' || take.isPending}>
            {t('desk.takeoff')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

function Jobs() {
  const { t } = useWords()
  const may = useMay('analyst', 'supervisor')
  return <Panel title={t('desk.jobs')} flush>{may ? <Sent /> : <NoPermission />}</Panel>
}

function Sent() {
  const { t } = useWords()
  const asked = useJobs()
  const send = useSendJob()
  return (
    <>
      <div className="inside stack close">
        <p className="soft">{t('desk.jobs.text')}</p>
        <div>
          <FileTrigger acceptedFileTypes={['.csv', '.gz']} onSelect={(chosen) => chosen?.[0] && send.mutate(chosen[0])}>
            <Button isDisabled={send.isPending}>{t('desk.send')}</Button>
          </FileTrigger>
        </div>
        {send.error && <Failure failure={send.error} />}
      </div>
      <Answer of={asked}>
        {(jobs) => (
          <ul className="lines">
            {jobs.map((job) => (
              <One key={job.job} job={job} />
            ))}
          </ul>
        )}
      </Answer>
    </>
  )
}

function One({ job }: { job: Job }) {
  const { t, term } = useWords()
  const drop = useDropJob()
  return (
    <li className="row apart">
      <span>
        <Badge tone={job.state === 'completed' ? 'low' : job.state === 'failed' ? 'critical' : 'accent'}>{term('state', job.state)}</Badge>{' '}
        {t('desk.job', { rows: job.rows, hits: job.rowsWithHits, failed: job.failed })}{' '}
        <span className="soft small">
          <Who id={job.sentBy} />, <Ago at={job.sentAt} />
        </span>
        {job.reason && <span className="soft small"> · {job.reason}</span>}
      </span>
      <span className="row">
        {job.state === 'completed' && (
          <a className="button" href={`/v1/screening/jobs/${job.job}/results?format=csv`} download={`${job.job}.csv`}>
            {t('desk.results', { n: job.hits })}
          </a>
        )}
        <Button kind="quiet" isDisabled={drop.isPending} onPress={() => drop.mutate(job.job)}>
          {t('desk.delete')}
        </Button>
      </span>
      {drop.error && <Failure failure={drop.error} />}
    </li>
  )
}
