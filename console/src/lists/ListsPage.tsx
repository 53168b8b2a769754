import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Ago, Count, Moment } from '../figures/shown'
import { Answer, Empty } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { CopyId } from '../parts/CopyId'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { Sheet } from '../parts/Sheet'
import { useEntry, useLists } from '../screening/asking'
import { screening, told } from '../wire/houses'
import type { Entry, ListInForce, ListVersion } from '../wire/views'
import { useWords } from '../words/words'
import { freshness } from './freshness'

/** The lists in force, how fresh they are, and their versions. */
export function ListsPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/lists' })
  const navigate = useNavigate({ from: '/lists' })
  const lists = useLists()
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.lists')}</h1>
          <p className="soft">{t('lists.text')}</p>
        </div>
      </div>
      <Panel title={t('lists.inforce')} flush>
        <Answer of={lists} lines={6}>
          {(told) =>
            told.length === 0 ? (
              <Empty title={t('lists.none')}>{t('lists.none.text')}</Empty>
            ) : (
              <Table lists={told} chosen={search.list} onChoose={(list) => void navigate({ search: { list } })} />
            )
          }
        </Answer>
      </Panel>
      {search.list && <Versions list={search.list} />}
      {search.list && search.entry && (
        <EntrySheet list={search.list} entry={search.entry} onClose={() => void navigate({ search: { list: search.list } })} />
      )}
    </div>
  )
}

type Shape = { lists: ListInForce[]; chosen: string | undefined; onChoose: (list: string) => void }

function Table({ lists, chosen, onChoose }: Shape) {
  const { t } = useWords()
  return (
    <table className="table">
      <Heads
        of={[
          'hits.list',
          'lists.fresh',
          'lists.edition',
          ['lists.entities', 'number'],
          ['lists.names', 'number'],
          'lists.version',
        ]}
      />
      <tbody>
        {lists.map((each) => {
          const fresh = freshness(each.seen, Date.now())
          return (
            <tr key={each.list} className={each.list === chosen ? 'chosen' : ''}>
              <td>
                <button type="button" className="link" onClick={() => onChoose(each.list)}>
                  {each.list}
                </button>
              </td>
              <td className="nowrap">
                <Badge tone={fresh === 'fresh' ? 'low' : fresh === 'ageing' ? 'medium' : 'high'}>{t(`lists.${fresh}`)}</Badge>{' '}
                <Ago at={each.seen} />
              </td>
              <td>{each.edition || '–'}</td>
              <td className="number">
                <Count of={Object.values(each.entities).reduce((sum, count) => sum + count, 0)} />
              </td>
              <td className="number">
                <Count of={each.names} />
              </td>
              <td>
                <CopyId id={each.version} short />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Versions({ list }: { list: string }) {
  const { t } = useWords()
  const asked = useQuery({
    queryKey: ['list-versions', list],
    queryFn: async ({ signal }) =>
      (await told(screening.GET('/v1/screening/lists/{list}/versions', { params: { path: { list } }, signal })))
        .items as ListVersion[],
  })
  return (
    <Panel title={t('lists.versions', { list })} flush>
      <Answer of={asked}>
        {(versions) => (
          <table className="table">
            <Heads of={['lists.adopted', 'lists.edition', 'lists.version', 'lists.files']} />
            <tbody>
              {versions.map((each) => (
                <tr key={each.version}>
                  <td className="nowrap">
                    <Moment at={each.adopted} />
                  </td>
                  <td>{each.edition || '–'}</td>
                  <td>
                    <CopyId id={each.version} short />
                  </td>
                  <td>{Object.keys(each.files ?? {}).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </Panel>
  )
}

function EntrySheet({ list, entry, onClose }: { list: string; entry: string; onClose: () => void }) {
  const { t } = useWords()
  const asked = useEntry(list, entry)
  return (
    <Sheet wide title={asked.data?.caption ?? entry} open onClose={onClose}>
      <Answer of={asked}>{(told) => <Statements entry={told} />}</Answer>
      <div className="ends">
        <Button onPress={onClose}>{t('act.close')}</Button>
      </div>
    </Sheet>
  )
}

/** What a list says of an entry, each property with all its values. */
function Statements({ entry }: { entry: Entry }) {
  const { t } = useWords()
  const values = new Map<string, string[]>()
  for (const { property, value } of entry.statements) values.set(property, [...(values.get(property) ?? []), value])
  return (
    <>
      <p className="soft small">
        {entry.list} · {entry.schema} · {entry.entry}
      </p>
      <dl className="facts">
        {[...values].map(([property, all]) => (
          <FactRow key={property} name={property} value={[...new Set(all)].join('; ')} />
        ))}
      </dl>
      {entry.parts.length > 0 && <p className="soft small">{t('lists.parts', { n: entry.parts.length })}</p>}
    </>
  )
}

function FactRow({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
