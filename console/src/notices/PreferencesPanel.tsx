import { useState } from 'react'
import { Answer, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Check, Pick, Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { usePreferences } from '../preferences/preferences'
import type { NoticePreferences } from '../wire/views'
import { LANGUAGES } from '../words/languages'
import { useWords } from '../words/words'
import { KINDS, useChangePreferences, useConfirmAddress, useNoticePreferences, useSendCode } from './asking'

/** Which notices come by mail, where to, and when not. */
export function PreferencesPanel() {
  const { t } = useWords()
  const asked = useNoticePreferences()
  return (
    <Panel title={t('notices.mail')}>
      <Answer of={asked}>{(told) => (told.mailPossible ? <Form told={told} /> : <p className="soft">{t('notices.nomail')}</p>)}</Answer>
    </Panel>
  )
}

function Form({ told }: { told: NoticePreferences }) {
  const { t } = useWords()
  const [{ zone }] = usePreferences()
  const change = useChangePreferences()
  const [kinds, setKinds] = useState<string[]>(told.mailKinds)
  const [language, setLanguage] = useState(told.language)
  const [from, setFrom] = useState(told.quietFrom ?? '')
  const [to, setTo] = useState(told.quietTo ?? '')
  const save = () =>
    change.mutate({ language, zone, mailKinds: kinds, ...(from !== '' && to !== '' ? { quietFrom: from, quietTo: to } : {}) })
  return (
    <div className="stack">
      <Address told={told} />
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <fieldset className="flags">
          <legend className="label">{t('notices.kinds')}</legend>
          {KINDS.map((kind) => (
            <Check
              key={kind}
              label={t(`notices.kind.${kind}`)}
              checked={kinds.includes(kind)}
              onChange={(on) => setKinds(on ? [...kinds, kind] : kinds.filter((each) => each !== kind))}
            />
          ))}
        </fieldset>
        <div className="row quiet-hours">
          <Text label={t('notices.quietfrom')} type="time" value={from} onChange={setFrom} />
          <Text label={t('notices.quietto')} type="time" value={to} onChange={setTo} />
          <Pick
            label={t('shell.language')}
            value={language}
            onChange={setLanguage}
            choices={Object.entries(LANGUAGES).map(([id, label]) => ({ id, label }))}
          />
        </div>
        <p className="soft small">{t('notices.zone', { zone })}</p>
        {change.error && <Failure failure={change.error} />}
        <div className="row">
          <Button type="submit" kind="primary" isDisabled={change.isPending}>
            {t('act.save')}
          </Button>
          {change.isSuccess && <Badge tone="low">{t('notices.saved')}</Badge>}
        </div>
      </form>
    </div>
  )
}

/** Where mail goes: nowhere until a code that was sent there has come back. */
function Address({ told }: { told: NoticePreferences }) {
  const { t } = useWords()
  const change = useChangePreferences()
  const send = useSendCode()
  const confirm = useConfirmAddress()
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const failure = change.error ?? send.error ?? confirm.error
  const quiet = { ...(told.quietFrom && told.quietTo ? { quietFrom: told.quietFrom, quietTo: told.quietTo } : {}) }
  return (
    <div className="stack close">
      {told.mailAddress && (
        <p className="row">
          <span className="mono">{told.mailAddress}</span>
          <Badge tone={told.mailConfirmed ? 'low' : 'medium'}>{t(told.mailConfirmed ? 'notices.confirmed' : 'notices.unconfirmed')}</Badge>
        </p>
      )}
      <div className="row field-row">
        <Text label={t('notices.address')} type="email" value={address} onChange={setAddress} />
        <Button
          isDisabled={address === '' || change.isPending}
          onPress={() => change.mutate({ ...quiet, mailAddress: address }, { onSuccess: () => send.mutate() })}
        >
          {t('notices.send')}
        </Button>
      </div>
      {told.mailAddress && !told.mailConfirmed && (
        <div className="row field-row">
          <Text label={t('notices.code')} inputMode="numeric" value={code} onChange={setCode} />
          <Button isDisabled={code.trim() === '' || confirm.isPending} onPress={() => confirm.mutate(code.trim())}>
            {t('notices.confirm')}
          </Button>
          <Button kind="quiet" isDisabled={send.isPending} onPress={() => send.mutate()}>
            {t('notices.again')}
          </Button>
        </div>
      )}
      {failure && <Failure failure={failure} />}
    </div>
  )
}
