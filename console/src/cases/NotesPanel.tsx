import { Moment } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useDraft } from '../session/drafts'
import { useMay } from '../shell/SignedIn'
import { useWords } from '../words/words'
import { useNotes, useWriteNote } from './asking'

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
                      </b> · <Moment at={note.madeAt} />
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
  const send = () => words.trim() !== '' && write.mutate(words.trim(), { onSuccess: drop })
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
