import { Answer, Empty } from '../parts/Answer'
import { Panel } from '../parts/Panel'
import { Refused } from '../wire/refused'
import type { Report } from '../wire/views'
import { useWords } from '../words/words'
import { useReportFile } from './asking'

/** The file as the authority would get it today. */
export function FilePanel({ summary, tag }: { summary: Report; tag: string }) {
  const { t } = useWords()
  const asked = useReportFile(summary.reportId, tag)
  const unfinished = asked.error instanceof Refused && asked.error.status === 409
  return (
    <Panel
      title={t('reports.tab.file')}
      flush
      end={
        asked.data !== undefined ? (
          <a className="button no-print" href={`/v1/reports/${summary.reportId}/xml`} download={summary.reference + '.xml'}>
            XML
          </a>
        ) : undefined
      }
    >
      {unfinished ? (
        <Empty title={t('reports.nofile')}>{t('reports.nofile.text')}</Empty>
      ) : (
        <Answer of={asked} lines={6}>
          {(xml) => (
            <pre className="source filed" tabIndex={0} aria-label={t('reports.tab.file')}>
              {xml}
            </pre>
          )}
        </Answer>
      )}
    </Panel>
  )
}
