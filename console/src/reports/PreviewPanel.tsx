import { amountText } from '../figures/money'
import type { Report } from '../wire/views'
import type { Key } from '../words/en'
import { useWords } from '../words/words'
import { nameOf, type Codes } from './FormFields'
import { asked, askedWithin, sectionsOf } from './form'
import type { FieldShape, Section } from './shapes'
import { listAt, valueAt } from './fields'

/** The report as a document, as whoever approves it reads it. */
export function PreviewPanel({ summary, report, codes }: { summary: Report; report: Record<string, unknown>; codes: Codes }) {
  const { t } = useWords()
  return (
    <article className="paper">
      <header>
        <h2>{t(`reports.${summary.form}` as Key)}</h2>
        <p className="soft">{summary.reference}</p>
      </header>
      {sectionsOf(summary.form).map((section) => (
        <Part key={section.id} section={section} report={report} codes={codes} />
      ))}
      {typeof report.narrative === 'string' && (
        <section>
          <h3>{t('narrative.title')}</h3>
          <p className="told">{report.narrative}</p>
        </section>
      )}
    </article>
  )
}

function Part({ section, report, codes }: { section: Section; report: unknown; codes: Codes }) {
  const { t } = useWords()
  const elements = section.list === undefined ? [report] : listAt(report, section.list)
  return (
    <section>
      <h3>{t(`reports.part.${section.id}`)}</h3>
      {elements.length === 0 && <p className="soft">–</p>}
      {elements.map((element, at) => (
        <div key={at}>
          <dl className="facts">
            {asked(section, element).map((field) => (
              <Fact key={field.path} field={field} value={field.path === '' ? element : valueAt(element, field.path)} codes={codes} />
            ))}
          </dl>
          {askedWithin(section, element)
            .filter((inner) => listAt(element, inner.list).length > 0)
            .map((inner) => (
              <Part key={inner.id} section={inner} report={element} codes={codes} />
            ))}
        </div>
      ))}
    </section>
  )
}

function Fact({ field, value, codes }: { field: FieldShape; value: unknown; codes: Codes }) {
  const { t, language } = useWords()
  const said = field.kind === 'whole' && field.path !== 'entity' && typeof value === 'number' ? amountText(String(value), language) : saidOf(field, value, codes, t)
  if (said === '') return null
  return (
    <>
      <dt>{nameOf(field, t)}</dt>
      <dd>{said}</dd>
    </>
  )
}

/** What a field says in words; nothing where nothing is filled in. */
function saidOf(field: FieldShape, value: unknown, codes: Codes, t: (key: Key) => string): string {
  if (value === undefined || value === null || value === false) return ''
  if (field.kind === 'mark') return '✓'
  if (field.kind === 'answer') return valueAt(value, 'unknown') === true ? t('field.unknown') : String(valueAt(value, 'value') ?? '')
  if (Array.isArray(value)) return value.map((word) => t(`${field.label}.${word}` as Key)).join(', ')
  const one = String(value)
  if (field.kind === 'code') return codes[field.list ?? '']?.[one] ?? one
  return field.kind === 'word' ? t(`${field.label}.${one}` as Key) : one
}
