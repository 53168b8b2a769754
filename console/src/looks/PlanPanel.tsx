import { useState } from 'react'
import { Answer, Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Pick, Text } from '../parts/Fields'
import { ANY } from '../parts/narrowing'
import { Panel } from '../parts/Panel'
import { Sheet } from '../parts/Sheet'
import { useColleagues, Who } from '../parts/Who'
import { useMay } from '../shell/SignedIn'
import type { SamplingPlan, SamplingRule } from '../wire/views'
import { useWords } from '../words/words'
import { usePlan, useSetPlan } from './asking'

const DISPOSITIONS = ['false_positive', 'no_further_action', 'customer_exited', 'true_positive']
const SEVERITIES = ['critical', 'high', 'medium', 'low']

/** Which share of what is looked at again; a supervisor changes it. */
export function PlanPanel() {
  const { t } = useWords()
  const leads = useMay('supervisor')
  const asked = usePlan()
  const [open, setOpen] = useState(false)
  const change = leads && asked.data && (
    <Button kind="quiet" onPress={() => setOpen(true)}>
      {t('looks.change')}
    </Button>
  )
  return (
    <Panel title={t('looks.plan')} end={change}>
      <Answer of={asked}>
        {({ plan, tag }) => (
          <>
            <Rules plan={plan} />
            {open && <PlanSheet plan={plan} tag={tag} onClose={() => setOpen(false)} />}
          </>
        )}
      </Answer>
    </Panel>
  )
}

function Rules({ plan }: { plan: SamplingPlan }) {
  const { t, language } = useWords()
  if (plan.rules.length === 0) return <p className="soft">{t('looks.norules')}</p>
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 })
  return (
    <div className="stack close">
      <ul className="lines">
        {plan.rules.map((rule, at) => (
          <li key={at} className="looks-line">
            <b className="looks-percent">{percent.format(rule.percent / 100)}</b>
            <span>
              <Said rule={rule} />
            </span>
          </li>
        ))}
      </ul>
      <p className="soft small">
        {t('looks.largest')} {t('looks.duein', { n: plan.dueDays })}
      </p>
    </div>
  )
}

/** What a rule reaches, in words. */
function Said({ rule }: { rule: SamplingRule }) {
  const { t, term } = useWords()
  const words = [
    rule.disposition ? term('disposition', rule.disposition) : t('looks.anything'),
    ...(rule.severity ? [t(`severity.${rule.severity}` as never)] : []),
    ...(rule.firstDays ? [t('looks.firstdays', { n: rule.firstDays })] : []),
  ]
  return (
    <>
      {words.join(' · ')}
      {rule.officer && (
        <>
          {' '}
          · <Who id={rule.officer} />
        </>
      )}
    </>
  )
}

function PlanSheet({ plan, tag, onClose }: { plan: SamplingPlan; tag: string; onClose: () => void }) {
  const { t } = useWords()
  const [rules, setRules] = useState(plan.rules.map((rule) => ({ ...rule, share: String(rule.percent) })))
  const [dueDays, setDueDays] = useState(String(plan.dueDays))
  const send = useSetPlan(tag)
  const faulty = rules.map((rule) => !isShare(rule.share))
  const isDue = /^\d{1,3}$/.test(dueDays) && Number(dueDays) >= 1 && Number(dueDays) <= 365
  const change = (at: number, next: Partial<Drafted>) => setRules(rules.map((rule, each) => (each === at ? { ...rule, ...next } : rule)))
  const save = () =>
    send.mutate(
      { dueDays: Number(dueDays), rules: rules.map(({ share, ...rule }) => ({ ...rule, percent: Number(share) })) },
      { onSuccess: onClose },
    )
  return (
    <Sheet title={t('looks.plan')} open onClose={onClose} wide>
      <p className="soft small">{t('looks.plan.text')}</p>
      <ol className="looks-rules">
        {rules.map((rule, at) => (
          <RuleFields
            key={at}
            rule={rule}
            isFaulty={faulty[at] ?? false}
            onChange={(next) => change(at, next)}
            onRemove={() => setRules(rules.filter((_, each) => each !== at))}
          />
        ))}
      </ol>
      <div className="row">
        <Button onPress={() => setRules([...rules, { percent: 5, share: '5' }])}>{t('looks.addrule')}</Button>
      </div>
      <div className="looks-due">
        <Text
          label={t('looks.duedays')}
          inputMode="numeric"
          value={dueDays}
          onChange={setDueDays}
          {...(isDue ? {} : { fault: t('looks.duedays.fault') })}
        />
      </div>
      {send.error && <Failure failure={send.error} />}
      <div className="ends">
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button kind="primary" isDisabled={faulty.includes(true) || !isDue || send.isPending} onPress={save}>
          {t('looks.save')}
        </Button>
      </div>
    </Sheet>
  )
}

type Drafted = SamplingRule & { share: string }

export function isShare(text: string): boolean {
  return /^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) >= 0.01 && Number(text) <= 100
}

type FieldsShape = { rule: Drafted; isFaulty: boolean; onChange: (next: Partial<Drafted>) => void; onRemove: () => void }

function RuleFields({ rule, isFaulty, onChange, onRemove }: FieldsShape) {
  const { t, term } = useWords()
  const colleagues = useColleagues()
  const chosen = (id: string) => (id === ANY ? undefined : id) as string
  return (
    <li className="looks-rule">
      <Text
        label={t('looks.percent')}
        inputMode="decimal"
        value={rule.share}
        onChange={(share) => onChange({ share })}
        {...(isFaulty ? { fault: t('looks.percent.fault') } : {})}
      />
      <Pick
        label={t('looks.closedas')}
        value={rule.disposition ?? ANY}
        onChange={(id) => onChange({ disposition: chosen(id) })}
        choices={[{ id: ANY, label: t('looks.anything') }, ...DISPOSITIONS.map((id) => ({ id, label: term('disposition', id) }))]}
      />
      <Pick
        label={t('scenarios.severity')}
        value={rule.severity ?? ANY}
        onChange={(id) => onChange({ severity: chosen(id) })}
        choices={[{ id: ANY, label: t('looks.anyseverity') }, ...SEVERITIES.map((id) => ({ id, label: t(`severity.${id}` as never) }))]}
      />
      <div className="looks-rule-more">
        <Pick
          label={t('looks.closedby')}
          value={rule.officer ?? ANY}
          onChange={(id) => onChange({ officer: chosen(id) })}
          choices={[{ id: ANY, label: t('looks.anyone') }, ...colleagues.map(({ id, login }) => ({ id, label: login }))]}
        />
        <Pick
          label={t('looks.first')}
          value={String(rule.firstDays ?? ANY)}
          onChange={(id) => onChange({ firstDays: (id === ANY ? undefined : Number(id)) as number })}
          choices={[
            { id: ANY, label: t('looks.always') },
            ...[...new Set([7, 14, 28, 90, rule.firstDays ?? 28])]
              .sort((a, b) => a - b)
              .map((n) => ({ id: String(n), label: t('looks.firstdays', { n }) })),
          ]}
        />
      </div>
      <Button kind="quiet" icon="close" aria-label={t('looks.removerule')} onPress={onRemove} />
    </li>
  )
}
