import { Answer, Empty, Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Panel } from '../parts/Panel'
import { useWords } from '../words/words'
import { AwayPanel } from './AwayPanel'
import { NoticeLine } from './NoticeLine'
import { PreferencesPanel } from './PreferencesPanel'
import { useNotices, useRead } from './asking'

/** All that an officer was told, and how he wants to be told. */
export function NoticesPage() {
  const { t } = useWords()
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('notices.title')}</h1>
          <p className="soft">{t('notices.text')}</p>
        </div>
      </div>
      <div className="beside">
        <Told />
        <div className="stack">
          <PreferencesPanel />
          <AwayPanel />
        </div>
      </div>
    </div>
  )
}

function Told() {
  const { t } = useWords()
  const asked = useNotices()
  const read = useRead()
  const all = asked.data?.pages.flatMap((page) => page.items) ?? []
  const newest = all.find((notice) => !notice.read)
  return (
    <Panel
      title={t('notices.told')}
      flush
      end={
        newest && (
          <Button kind="quiet" isDisabled={read.isPending} onPress={() => all[0] && read.mutate(all[0].notificationId)}>
            {t('notices.readall')}
          </Button>
        )
      }
    >
      <Answer of={asked}>
        {() =>
          all.length === 0 ? (
            <Empty title={t('notices.none')}>{t('notices.none.text')}</Empty>
          ) : (
            <ul className="lines">
              {all.map((notice) => (
                <li key={notice.notificationId}>
                  <NoticeLine notice={notice} onGo={() => !notice.read && read.mutate(notice.notificationId)} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {read.error && <Failure failure={read.error} />}
      {asked.hasNextPage && (
        <div className="inside">
          <Button isDisabled={asked.isFetchingNextPage} onPress={() => void asked.fetchNextPage()}>
            {t('act.more')}
          </Button>
        </div>
      )}
    </Panel>
  )
}
