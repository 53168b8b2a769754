import '../look/notices.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button as Pressable, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { Icon } from '../parts/Icon'
import { Answer } from '../parts/Answer'
import { useWords } from '../words/words'
import { NoticeLine } from './NoticeLine'
import { useNotices, useNoticeStream, useRead, useUnread } from './asking'

const SHOWN = 6
const MOST_SHOWN = 99

/** How much the officer has not read, and the newest of it. */
export function Bell() {
  const { t } = useWords()
  const unread = useUnread()
  const [open, setOpen] = useState(false)
  useNoticeStream()
  const count = unread.data ?? 0
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Pressable className="button quiet bare bell" aria-label={t('notices.bell', { n: count })}>
        <Icon name="alerts" />
        {count > 0 && (
          <span className="bell-count" aria-hidden="true">
            {count > MOST_SHOWN ? MOST_SHOWN + '+' : count}
          </span>
        )}
      </Pressable>
      <Popover className="popover notices" placement="bottom end">
        <Dialog>
          <Heading slot="title" level={2} className="notices-title">
            {t('notices.title')}
          </Heading>
          <Newest onGo={() => setOpen(false)} />
          <p className="notices-all">
            <Link to="/notices" onClick={() => setOpen(false)}>
              {t('notices.all')}
            </Link>
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Newest({ onGo }: { onGo: () => void }) {
  const { t } = useWords()
  const asked = useNotices()
  const read = useRead()
  return (
    <Answer of={asked}>
      {({ pages }) => {
        const notices = (pages[0]?.items ?? []).slice(0, SHOWN)
        if (notices.length === 0) return <p className="soft notices-none">{t('notices.none')}</p>
        return (
          <ul>
            {notices.map((notice) => (
              <li key={notice.notificationId}>
                <NoticeLine
                  notice={notice}
                  onGo={() => {
                    if (!notice.read) read.mutate(notice.notificationId)
                    onGo()
                  }}
                />
              </li>
            ))}
          </ul>
        )
      }}
    </Answer>
  )
}
