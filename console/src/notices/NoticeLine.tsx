import { Link } from '@tanstack/react-router'
import { Ago } from '../figures/shown'
import { Who } from '../parts/Who'
import type { Notice } from '../wire/views'
import type { Key } from '../words/en'
import { useWords } from '../words/words'

/** A notice in a sentence that leads to what it is about. */
export function NoticeLine({ notice, onGo }: { notice: Notice; onGo: () => void }) {
  const { t } = useWords()
  const sentence = useSentence(notice)
  return (
    <div className={notice.read ? 'notice-line' : 'notice-line unread'}>
      <p>
        <Place notice={notice} onGo={onGo}>
          {sentence}
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

function useSentence(notice: Notice): string {
  const { t } = useWords()
  const what = notice.reference ?? (notice.aboutKind === 'item' ? t('notice.item') : notice.about)
  if (notice.aboutKind === 'second_look') {
    return t(notice.why === 'overdue' ? 'notice.second_look.overdue' : 'notice.second_look', { n: notice.items })
  }
  return notice.items > 1 ? t('notice.several', { n: notice.items }) : t(keyOf(notice), { what })
}

function keyOf(notice: Notice): Key {
  const { kind, why, aboutKind } = notice
  if (aboutKind === 'bulk_closing') return kind === 'returned' ? 'notice.bulk.refused' : 'notice.bulk'
  if (aboutKind === 'authority_request') return `notice.authority.${why}` as Key
  if (kind === 'deadline' && why === 'breached') return 'notice.breached'
  if (kind === 'deadline' && why === 'request') return 'notice.request'
  if (aboutKind === 'report' && why !== undefined) return `notice.report.${why}` as Key
  return `notice.${kind}` as Key
}

type Shape = { notice: Notice; onGo: () => void; children: string }

function Place({ notice, onGo, children }: Shape) {
  if (notice.aboutKind === 'case' || notice.aboutKind === 'authority_request') {
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
  if (notice.aboutKind === 'bulk_closing') {
    return (
      <Link to="/bulk-closings" search={{ closing: notice.about }} onClick={onGo}>
        {children}
      </Link>
    )
  }
  if (notice.aboutKind === 'second_look') {
    return (
      <Link to="/second-looks" search={{ forMe: 'true' }} onClick={onGo}>
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
