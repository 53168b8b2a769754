import { useState } from 'react'
import { instantOf } from '../figures/time'
import { Moment } from '../figures/shown'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { usePreferences } from '../preferences/preferences'
import type { Report } from '../wire/views'
import { useWords } from '../words/words'
import { isOpen, useRedate } from './asking'

/** From when the days of a report are counted, and a way to say that another time counts. */
export function DetectionPanel({ summary, tag, unsaved }: { summary: Report; tag: string; unsaved: boolean }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <Panel id="detection" title={t('reports.detection')}>
      <div className="stack close">
        <p>
          {summary.detectedAt && <Moment at={summary.detectedAt} />}
          {summary.lastDay && (
            <>
              {' '}
              · {t('reports.lastday')} {summary.lastDay}
            </>
          )}
        </p>
        {isOpen(summary.state) && !open && (
          <div className="no-print">
            <Button isDisabled={unsaved} onPress={() => setOpen(true)}>
              {t('reports.redate')}
            </Button>
          </div>
        )}
        {open && <Redate summary={summary} tag={tag} onClose={() => setOpen(false)} />}
      </div>
    </Panel>
  )
}

function Redate({ summary, tag, onClose }: { summary: Report; tag: string; onClose: () => void }) {
  const { t } = useWords()
  const [{ zone }] = usePreferences()
  const [at, setAt] = useState('')
  const [reason, setReason] = useState('')
  const redate = useRedate(summary.reportId, tag)
  return (
    <form
      className="stack close no-print"
      onSubmit={(event) => {
        event.preventDefault()
        redate.mutate({ detectedAt: instantOf(at, zone), reason: reason.trim() }, { onSuccess: onClose })
      }}
    >
      <Text label={t('reports.redate.at', { zone })} type={'datetime-local' as never} value={at} onChange={setAt} />
      <Text label={t('reports.redate.reason')} lines={3} value={reason} onChange={setReason} />
      {redate.error && <Failure failure={redate.error} />}
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={at === '' || reason.trim() === '' || redate.isPending}>
          {t('act.save')}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {t('act.cancel')}
        </Button>
      </div>
    </form>
  )
}
