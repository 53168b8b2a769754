import { useState } from 'react'
import { Moment } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Check, Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useDraft } from '../session/drafts'
import { useMay } from '../shell/SignedIn'
import { useWords } from '../words/words'
import { useNotes, useWriteNote } from './asking'
import { speaksOfReport } from './reportwords'

/** What officers wrote; what is written stays. */
export function NotesPanel({ id, closed }: { id: string; closed: boolean }) {
  const { t } = useWords()
  const notes = useNotes(id)
  const may = useMay('analyst', 'supervisor') && !closed
  return (
    <Panel title={t('notes.title')}>
      <div className="stack">
        {may && <Write id={id} />}
        <Answer of={notes}>
          {(told) =>
            told.length === 0 ? (
              <p className="soft">{t('notes.none')}</p>
            ) : (
              <ul className="stack">
                {told.map((note) => (
                  <li key={note.noteId} className="note">
                    <p className="small soft">
                      <b>
                        <Who id={note.author} />
                      </b> · <Moment at={note.madeAt} />{' '}
                      {note.confidential && <Badge tone="accent">{t('notes.confidential.mark')}</Badge>}
                    </p>
                    <p>{note.words ?? t('notes.erased')}</p>
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

function Write({ id }: { id: string }) {
  const { t } = useWords()
  const [words, setWords, drop] = useDraft('note.' + id)
  const write = useWriteNote(id)
  const knows = useMay('reporter')
  const speaks = speaksOfReport(words)
  // Marked as soon as the text speaks of a report, until the officer says otherwise.
  const [said, setSaid] = useState<boolean>()
  const confidential = knows && (said ?? speaks)
  const sent = () => {
    drop()
    setSaid(undefined)
  }
  const send = () =>
    words.trim() !== '' && write.mutate({ words: words.trim(), ...(knows ? { confidential } : {}) }, { onSuccess: sent })
  return (
    <form
      className="stack close no-print"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
      }}
    >
      <Text label={t('notes.write')} lines={3} value={words} onChange={setWords} placeholder={t('notes.hint')} />
      {knows && <Check label={t('notes.confidential')} checked={confidential} onChange={setSaid} />}
      {knows && speaks && (
        <p className="notice small" role="status">
          {t(confidential ? 'notes.confidential.why' : 'notes.confidential.open')}
        </p>
      )}
      {write.error && <Failure failure={write.error} />}
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={words.trim() === '' || write.isPending}>
          {t('notes.send')}
        </Button>
        <span className="small soft">{t('dispose.keys')}</span>
      </div>
    </form>
  )
}
