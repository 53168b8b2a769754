import { useQuery } from '@tanstack/react-query'
import { Moment } from '../figures/shown'
import { Answer } from '../parts/Answer'
import { CopyId } from '../parts/CopyId'
import { Panel } from '../parts/Panel'
import { cases, told } from '../wire/houses'
import type { CaseFile } from '../wire/views'
import { useWords } from '../words/words'

/** The files of a case, each with the hash by which it can be verified. */
export function FilesPanel({ id }: { id: string }) {
  const { t, language } = useWords()
  const asked = useQuery({
    queryKey: ['case', id, 'files'],
    queryFn: async ({ signal }) =>
      (await told(cases.GET('/v1/cases/{id}/files', { params: { path: { id } }, signal }))) as CaseFile[],
  })
  const size = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 })
  return (
    <Panel title={t('files.title')} flush>
      <Answer of={asked}>
        {(files) =>
          files.length === 0 ? (
            <p className="soft state">{t('files.none')}</p>
          ) : (
            <ul className="lines">
              {files.map((file) => (
                <li key={file.fileId}>
                  <a href={'/v1/case-files/' + file.fileId} download={file.name}>
                    {file.name}
                  </a>
                  <p className="soft small">
                    {file.mediaType} · {size.format(file.size / 1000)} · <Moment at={file.storedAt} />
                  </p>
                  <p className="small">
                    SHA-256 <CopyId id={file.sha256} short />
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  )
}
