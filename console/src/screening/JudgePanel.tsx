import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { useName } from '../parts/Who'
import { useDraft } from '../session/drafts'
import { useMay, useSession } from '../shell/SignedIn'
import { useKeys } from '../shell/keys'
import { useWords } from '../words/words'
import type { HitDetail } from '../wire/views'
import { useConfirm, useJudge, type Verdict } from './asking'

const VERDICTS: { verdict: Verdict; letter: string }[] = [
  { verdict: 'true_match', letter: 't' },
  { verdict: 'false_positive', letter: 'f' },
  { verdict: 'undecided', letter: 'u' },
]

/** Says whether the customer is the entry; a false positive waits for a second officer. */
export function JudgePanel({ hit, tag, onNext }: { hit: HitDetail; tag: string; onNext: () => void }) {
  const { t, term } = useWords()
  const may = useMay('analyst', 'supervisor')
  const session = useSession()
  const name = useName()
  const [reason, setReason, drop] = useDraft('judgement.' + hit.summary.hit)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const judge = useJudge(hit.summary.hit, tag)
  const confirm = useConfirm(hit.summary.hit, tag)
  const choose = (chosen: Verdict) => {
    setVerdict(chosen)
    document.querySelector<HTMLElement>('.judge textarea')?.focus()
  }
  useKeys(Object.fromEntries(VERDICTS.map(({ verdict: each, letter }) => [letter, () => choose(each)])))
  if (!may) return null
  const waiting = hit.judgements.at(-1)
  const send = () => {
    if (verdict === null || reason.trim() === '') return
    judge.mutate(
      { state: verdict, reason: reason.trim() },
      {
        onSuccess: () => {
          drop()
          onNext()
        },
      },
    )
  }
  return (
    <Panel title={t('judge.title')}>
      <form
        className="judge stack close"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {hit.summary.waitsForSecond && waiting && (
          <div className="notice row apart">
            <span>{t('judge.waits', { author: name(waiting.author), verdict: term('state', waiting.state) })}</span>
            {waiting.author !== session.officerId && (
              <Button kind="primary" isDisabled={confirm.isPending} onPress={() => confirm.mutate()}>
                {t('judge.confirm')}
              </Button>
            )}
          </div>
        )}
        <div className="row" role="group" aria-label={t('judge.title')}>
          {VERDICTS.map(({ verdict: each, letter }) => (
            <Button key={each} kind={verdict === each ? 'primary' : 'plain'} letter={letter} aria-pressed={verdict === each} onPress={() => choose(each)}>
              {term('state', each)}
            </Button>
          ))}
        </div>
        <Text label={t('judge.reason')} lines={2} value={reason} onChange={setReason} placeholder={t('judge.hint')} />
        {judge.error && <Failure failure={judge.error} />}
        {confirm.error && <Failure failure={confirm.error} />}
        <div className="row">
          <Button type="submit" kind="primary" isDisabled={verdict === null || reason.trim() === '' || judge.isPending}>
            {t('judge.send')}
          </Button>
          <span className="small soft">{t('judge.four')}</span>
        </div>
      </form>
    </Panel>
  )
}
