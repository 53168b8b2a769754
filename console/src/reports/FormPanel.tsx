import { useState } from 'react'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import type { ReportDetail } from '../wire/views'
import { useWords } from '../words/words'
import { useWriteReport } from './asking'
import { fieldsOf, placeOf, withField } from './fields'

/** The form field by field, what is wrong beside the field; what is missing has an empty one. */
export function FormPanel({ detail, tag }: { detail: ReportDetail; tag: string }) {
  const { t } = useWords()
  const { summary, content } = detail
  const editable = summary.state === 'draft' || summary.state === 'validated'
  const [form, setForm] = useState<unknown>(content.report)
  const write = useWriteReport(summary.reportId, tag)
  const faults = new Map(detail.findings.map((finding) => [placeOf(finding.field), finding.remedy ?? finding.code]))
  const known = fieldsOf(form)
  const missing = [...faults.keys()]
    .filter((path) => path !== '' && path !== 'narrative' && !known.some((field) => field.path === path || field.path.startsWith(path + '.')))
    .map((path) => ({ path, value: '' }))
  return (
    <Panel title={t('reports.form')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          write.mutate({ ...content, report: form as Record<string, unknown> })
        }}
      >
        <div className="form-fields">
          {[...missing, ...known].map((field) => {
            const fault = faults.get(field.path)
            return (
              <Text
                key={field.path}
                label={labelOf(field.path)}
                value={field.value}
                isReadOnly={!editable}
                onChange={(value) => setForm((before: unknown) => withField(before, field.path, value))}
                {...(fault === undefined ? {} : { fault })}
              />
            )
          })}
        </div>
        {write.error && <Failure failure={write.error} />}
        {editable && (
          <div>
            <Button type="submit" kind="primary" isDisabled={form === content.report || write.isPending}>
              {t('act.save')}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  )
}

/** `subjects.0.lastName` as "Subjects 1: last name". */
function labelOf(path: string): string {
  const parts = path.split('.').map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : spaced(part)))
  const last = parts.pop() ?? ''
  return parts.length === 0 ? last : `${parts.join(' ')}: ${last}`
}

function spaced(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}
