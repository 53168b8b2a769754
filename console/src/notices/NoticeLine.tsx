import { Link } from '@tanstack/react-router'
import { Ago } from '../figures/shown'
import { Who } from '../parts/Who'
import type { Notice } from '../wire/views'
import type { Key } from '../words/en'
import { useWords } from '../words/words'

/** A notice in a sentence that leads to what it is about. */
export function NoticeLine({ notice, onGo }: { notice: Notice; onGo: () => void }) {
  const { t } = useWords()
  const what = notice.reference ?? (notice.aboutKind === 'item' ? t('notice.item') : notice.about)
  return (
    <div className={notice.read ? 'notice-line' : 'notice-line unread'}>
      <p>
        <Place notice={notice} onGo={onGo}>
          {notice.items > 1 ? t('notice.several', { n: notice.items }) : t(keyOf(notice), { what })}
        </Place>
        {!notice.read && <span className="unseen">{t('notices.unread')}</span>}
      </p>
      <p className="soft small">
        {notice.by && (
          <>
            <Who id={notice.by} /> ·{' '}
          </>
        )}
        <Ago at={notice.at} />
      </p>
    </div>
  )
}

function keyOf(notice: Notice): Key {
  const { kind, why, aboutKind } = notice
  if (kind === 'deadline' && why === 'breached') return 'notice.breached'
  if (kind === 'deadline' && why === 'request') return 'notice.request'
  if (aboutKind === 'report' && why !== undefined) return `notice.report.${why}` as Key
  return `notice.${kind}` as Key
}

type Shape = { notice: Notice; onGo: () => void; children: string }

function Place({ notice, onGo, children }: Shape) {
  if (notice.aboutKind === 'case') {
    return (
      <Link to="/cases/$case" params={{ case: notice.about }} onClick={onGo}>
        {children}
      </Link>
    )
  }
  if (notice.aboutKind === 'report') {
    return (
      <Link to="/reports/$report" params={{ report: notice.about }} onClick={onGo}>
        {children}
      </Link>
    )
  }
  if (notice.aboutKind === 'list') {
    return (
      <Link to="/lists" search={{ list: notice.about }} onClick={onGo}>
        {children}
      </Link>
    )
  }
  if (notice.items > 1) {
    return (
      <Link to="/alerts" search={{ assignee: 'me' }} onClick={onGo}>
        {children}
      </Link>
    )
  }
  return (
    <Link to="/alerts" search={{ alert: notice.about, state: 'all' }} onClick={onGo}>
      {children}
    </Link>
  )
}
