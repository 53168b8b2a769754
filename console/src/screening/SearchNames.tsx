import { Link } from '@tanstack/react-router'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { Pick, Text } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { screening, told } from '../wire/houses'
import type { Explanation } from '../wire/views'
import { useWords } from '../words/words'
import { shareTone } from './tones'

const SCHEMAS = ['Person', 'Company', 'Organization', 'Vessel', 'LegalEntity']

/** Asks the lists about somebody who is not monitored. */
export function SearchNames() {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [schema, setSchema] = useState('Person')
  const [born, setBorn] = useState('')
  const [country, setCountry] = useState('')
  const ask = useMutation({
    mutationFn: async () => {
      const properties: Record<string, string[]> = { name: [name] }
      if (born !== '') properties.birthDate = [born]
      if (country !== '') properties.country = [country.toLowerCase()]
      const body = { questions: [{ schema, properties }], limit: 10 }
      const answer = await told(screening.POST('/v1/screening/searches', { body }))
      return (answer.results?.[0]?.hits ?? []) as Explanation[]
    },
  })
  return (
    <Panel title={t('names.title')}>
      <form
        className="name-search"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') ask.mutate()
        }}
      >
        <Text label={t('names.name')} value={name} onChange={setName} isRequired />
        <Pick label={t('names.schema')} value={schema} onChange={setSchema} choices={SCHEMAS.map((id) => ({ id, label: t(`schema.${id}` as never) }))} />
        <Text label={t('names.born')} value={born} onChange={setBorn} placeholder="1961" />
        <Text label={t('names.country')} value={country} onChange={setCountry} placeholder="DE" maxLength={2} />
        <Button type="submit" kind="primary" isDisabled={ask.isPending}>
          {t('names.ask')}
        </Button>
      </form>
      {ask.error && <Failure failure={ask.error} />}
      {ask.data && (ask.data.length === 0 ? <Empty title={t('names.none')} /> : <Found hits={ask.data} />)}
    </Panel>
  )
}

function Found({ hits }: { hits: Explanation[] }) {
  return (
    <table className="table">
      <Heads of={['hits.alike', 'hits.entry', 'hits.list', 'names.why']} />
      <tbody>
        {hits.map((hit) => (
          <tr key={hit.list + hit.entry}>
            <td>
              <Badge tone={shareTone(hit.score)}>{Math.round(hit.score * 100)}</Badge>
            </td>
            <td>
              <Link to="/lists" search={{ list: hit.list, entry: hit.entry } as never}>
                {hit.caption}
              </Link>
              <div className="soft small">{hit.name}</div>
            </td>
            <td>{hit.list}</td>
            <td className="soft small">{hit.explanation.join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
