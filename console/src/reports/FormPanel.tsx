import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import { FormFields, idOf, type Codes } from './FormFields'
import { asked, askedWithin, looseFaults, sectionsOf } from './form'
import type { ListPart, Section } from './shapes'
import { fieldsOf, listAt, valueAt, withField, withValue } from './fields'

type Shape = {
  /** sar, ctr or str; profile or profile-str of who files. */
  kind: string
  form: unknown
  codes: Codes
  faults: ReadonlyMap<string, string>
  editable: boolean
  onChange: (form: unknown) => void
}

/** The form part by part, what is wrong beside the field. */
export function FormPanel(shape: Shape) {
  const { t } = useWords()
  const sections = sectionsOf(shape.kind)
  return (
    <>
      {sections.map((section) => (
        <Panel key={section.id} id={'part-' + section.id} title={t(`reports.part.${section.id}`)}>
          {section.list === undefined ? (
            <>
              <Loose section={section} at="" faults={shape.faults} />
              <FormFields {...shape} at="" fields={section.fields} />
            </>
          ) : (
            <Elements {...shape} section={section} list={section.list} />
          )}
        </Panel>
      ))}
      <Rest {...shape} sections={sections} />
    </>
  )
}

/** The elements of a list, each with its fields and the lists within it, and a way to add one. */
function Elements({ section, list, ...shape }: Shape & { section: Section; list: string }) {
  const { t } = useWords()
  const elements = listAt(shape.form, list)
  const fault = shape.faults.get(list)
  const change = (form: unknown, at: string) =>
    // Of whom nothing is known, nothing else may be said.
    shape.onChange(valueAt(form, `${at}.nothingKnown`) === true ? withValue(form, at, { nothingKnown: true }) : form)
  return (
    <div className="stack" id={idOf(list)}>
      {fault !== undefined && <p className="fault">{fault}</p>}
      {elements.map((element, at) => {
        const place = `${list}.${at}`
        return (
          <fieldset key={at} className="form-element">
            <legend>{t('reports.element', { n: at + 1, name: nameOf(element) })}</legend>
            <Loose section={section} at={place} faults={shape.faults} />
            <FormFields {...shape} at={place} fields={asked(section, element)} onChange={(form) => change(form, place)} />
            {askedWithin(section, element).map((inner) => (
              // A group, no landmark: several elements have one of the same name.
              <div key={inner.id} role="group" className="stack close" aria-label={t(`reports.part.${inner.id}`)}>
                <h3 className="small">{t(`reports.part.${inner.id}`)}</h3>
                <Elements {...shape} section={inner} list={`${place}.${inner.list}`} />
              </div>
            ))}
            {shape.editable && (
              <div className="no-print">
                <Button kind="quiet" onPress={() => shape.onChange(withValue(shape.form, place, undefined))}>
                  {t('reports.remove')}
                </Button>
              </div>
            )}
          </fieldset>
        )
      })}
      {elements.length === 0 && fault === undefined && <p className="soft">{t('reports.elements.none')}</p>}
      {shape.editable && (
        <div className="no-print">
          <Button onPress={() => shape.onChange(withValue(shape.form, `${list}.${elements.length}`, section.fresh ?? {}))}>
            {t(`reports.add.${section.id as ListPart}`)}
          </Button>
        </div>
      )}
    </div>
  )
}

function Loose({ section, at, faults }: { section: Section; at: string; faults: Shape['faults'] }) {
  return looseFaults(section, at, faults).map((remedy, each) => (
    <p key={each} className="fault">
      {remedy}
    </p>
  ))
}

function nameOf(element: unknown): string {
  const names = ['name.first.value', 'name.last.value', 'institution.name.value', 'number'].map((path) => valueAt(element, path))
  return names.filter((name) => typeof name === 'string').join(' ')
}

/** What the form holds or misses beyond the parts that are described: field by field. */
function Rest({ kind, form, faults, editable, onChange, sections }: Shape & { sections: Section[] }) {
  const { t } = useWords()
  const described = sections.flatMap((section) => (section.list === undefined ? section.fields.map((field) => field.path) : [section.list]))
  const isDescribed = (path: string) => described.some((place) => path === place || path.startsWith(place + '.'))
  const known = fieldsOf(form).filter(({ path }) => !isDescribed(path) && !['filedOn', 'reference', 'submittedAt'].includes(path))
  const missing = [...faults.keys()]
    .filter((path) => !['', 'narrative', 'filedOn'].includes(path) && !isDescribed(path))
    // What is wrong with a part as a whole is shown there: no field is.
    .filter((path) => !described.some((place) => place.startsWith(path + '.')))
    .filter((path) => !known.some((field) => field.path === path || field.path.startsWith(path + '.')))
    .map((path) => ({ path, value: '' }))
  if (kind.startsWith('profile') || known.length + missing.length === 0) return null
  return (
    <Panel title={t('reports.part.rest')}>
      <div className="form-fields">
        {[...missing, ...known].map((field) => {
          const fault = faults.get(field.path)
          return (
            <div key={field.path} id={idOf(field.path)}>
              <Text
                label={labelOf(field.path)}
                value={field.value}
                isReadOnly={!editable}
                onChange={(value) => onChange(withField(form, field.path, value))}
                {...(fault === undefined ? {} : { fault })}
              />
            </div>
          )
        })}
      </div>
    </Panel>
  )
}

/** `subjects.0.lastName` as "subjects 1: last name". */
export function labelOf(path: string): string {
  const parts = path.split('.').map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : spaced(part)))
  const last = parts.pop() ?? ''
  return parts.length === 0 ? last : `${parts.join(' ')}: ${last}`
}

function spaced(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}
