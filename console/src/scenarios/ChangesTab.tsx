import { useState } from 'react'
import { Answer, Empty } from '../parts/Answer'
import { Pick } from '../parts/Fields'
import type { Version } from '../wire/views'
import { useWords } from '../words/words'
import { useVersion, useVersions } from './asking'
import { changesBetween } from './changes'

/** What a version says differently from another one, line by line. */
export function ChangesTab({ version }: { version: Version }) {
  const { t, term } = useWords()
  const versions = useVersions(version.scenario)
  const others = (versions.data ?? []).filter((each) => each.version !== version.version)
  const before = others.find((each) => each.version < version.version) ?? others[0]
  const [chosen, setChosen] = useState<string | null>(null)
  const against = chosen === null ? before?.version : Number(chosen)
  const other = useVersion(version.scenario, against)
  if (versions.data && others.length === 0) return <Empty title={t('changes.alone')} />
  return (
    <div className="stack close">
      <div className="row narrow-field">
        <Pick
          label={t('changes.against')}
          value={String(against ?? '')}
          onChange={setChosen}
          choices={others.map((each) => ({
            id: String(each.version),
            label: `${t('scenarios.version', { version: String(each.version) })} · ${term('state', each.state)}`,
          }))}
        />
      </div>
      <Answer of={other}>{(told) => <Lines from={told.version.yaml ?? ''} to={version.yaml ?? ''} />}</Answer>
    </div>
  )
}

function Lines({ from, to }: { from: string; to: string }) {
  const { t } = useWords()
  const changes = changesBetween(from, to)
  if (changes.every((line) => line.kind === 'same')) return <Empty title={t('changes.none')} />
  return (
    <pre className="source diff" tabIndex={0} aria-label={t('scenarios.tab.changes')}>
      {changes.map((line, at) => (
        <code key={at} className={'codeline ' + line.kind}>
          <span aria-hidden="true">{line.kind === 'added' ? '+ ' : line.kind === 'removed' ? '- ' : '  '}</span>
          {line.kind !== 'same' && <span className="unseen">{t(`changes.${line.kind}`)} </span>}
          {line.text}
          {'\n'}
        </code>
      ))}
    </pre>
  )
}
