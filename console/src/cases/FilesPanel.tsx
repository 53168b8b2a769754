import { useState } from 'react'
import { DropZone, FileTrigger } from 'react-aria-components'
import { Moment } from '../figures/shown'
import { Answer, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { CopyId } from '../parts/CopyId'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { useMay } from '../shell/SignedIn'
import type { CaseFile } from '../wire/views'
import { useWords } from '../words/words'
import { hashOf, useBringFile, useFiles } from './files'

const KINDS = ['.pdf', '.png', '.jpg', '.jpeg', '.gif', '.tif', '.tiff', '.txt', '.log', '.csv', '.json', '.docx', '.xlsx', '.pptx']

/** The files of a case, each with the hash by which it can be verified. */
export function FilesPanel({ id, closed }: { id: string; closed: boolean }) {
  const { t } = useWords()
  const asked = useFiles(id)
  const may = useMay('analyst', 'supervisor') && !closed
  return (
    <Panel title={t('files.title')} flush>
      {may && <Bring id={id} />}
      <Answer of={asked}>
        {(files) =>
          files.length === 0 ? (
            <p className="soft state">{t('files.none')}</p>
          ) : (
            <ul className="lines">
              {files.map((file) => (
                <File key={file.fileId} file={file} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  )
}

/** Where files are dropped or chosen; one that acts by itself is refused with the reason. */
function Bring({ id }: { id: string }) {
  const { t } = useWords()
  const bring = useBringFile(id)
  const send = (files: globalThis.File[]) => files.length > 0 && bring.mutate(files)
  return (
    <div className="bring no-print">
      <DropZone
        className="drop"
        aria-label={t('files.drop')}
        onDrop={(event) =>
          void Promise.all(event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))).then(send)
        }
      >
        <FileTrigger allowsMultiple acceptedFileTypes={KINDS} onSelect={(chosen) => send([...(chosen ?? [])])}>
          <Button isDisabled={bring.isPending}>{t('files.choose')}</Button>
        </FileTrigger>
        <span className="small soft">{t(bring.isPending ? 'files.sending' : 'files.drop')}</span>
      </DropZone>
      {bring.error && <Failure failure={bring.error} />}
    </div>
  )
}

type Checked = 'not' | 'checking' | 'same' | 'other'

function File({ file }: { file: CaseFile }) {
  const { t, language } = useWords()
  const [checked, setChecked] = useState<Checked>('not')
  const address = '/v1/case-files/' + file.fileId
  const verify = async () => {
    setChecked('checking')
    const answer = await fetch(address, { credentials: 'same-origin' })
    setChecked(answer.ok && (await hashOf(await answer.arrayBuffer())) === file.sha256 ? 'same' : 'other')
  }
  return (
    <li>
      <a href={address} download={file.name}>
        {file.name}
      </a>
      <p className="soft small">
        {file.mediaType} · {sizeOf(file.size, language)} · <Who id={file.storedBy} />, <Moment at={file.storedAt} />
      </p>
      <div className="row small">
        <span>
          SHA-256 <CopyId id={file.sha256} short />
        </span>
        {checked === 'same' && <Badge tone="low">{t('files.same')}</Badge>}
        {checked === 'other' && <Badge tone="critical">{t('files.other')}</Badge>}
        {(checked === 'not' || checked === 'checking') && (
          <Button kind="quiet" isDisabled={checked === 'checking'} onPress={() => void verify()}>
            {t('files.verify')}
          </Button>
        )}
      </div>
    </li>
  )
}

const KILO = 1000

/** Bytes in the unit that says it shortest. */
function sizeOf(bytes: number, language: string): string {
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(KILO)), 2)
  const unit = ['byte', 'kilobyte', 'megabyte'][power] ?? 'byte'
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / KILO ** power)
}
