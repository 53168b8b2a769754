import { Link } from '@tanstack/react-router'
import { useBulkCounts } from '../bulk/asking'
import { useLookCounts } from '../looks/asking'
import { Icon, type IconName } from '../parts/Icon'
import { useMay } from './SignedIn'
import { useWords } from '../words/words'
import type { Key } from '../words/en'

const MOST_SHOWN = 99

export type Place = { to: string; icon: IconName; label: Key }

export const PLACES: { heading: Key; places: Place[] }[] = [
  {
    heading: 'nav.work',
    places: [
      { to: '/', icon: 'overview', label: 'nav.overview' },
      { to: '/alerts', icon: 'alerts', label: 'nav.alerts' },
      { to: '/cases', icon: 'cases', label: 'nav.cases' },
      { to: '/screening', icon: 'screening', label: 'nav.screening' },
      { to: '/reports', icon: 'reports', label: 'nav.reports' },
      { to: '/customers', icon: 'customers', label: 'nav.customers' },
    ],
  },
  {
    heading: 'nav.detection',
    places: [
      { to: '/scenarios', icon: 'scenarios', label: 'nav.scenarios' },
      { to: '/models', icon: 'models', label: 'nav.models' },
      { to: '/lists', icon: 'lists', label: 'nav.lists' },
    ],
  },
  {
    heading: 'nav.oversight',
    places: [
      { to: '/metrics', icon: 'metrics', label: 'nav.metrics' },
      { to: '/second-looks', icon: 'looks', label: 'nav.looks' },
      { to: '/bulk-closings', icon: 'bulk', label: 'nav.bulk' },
      { to: '/officers', icon: 'officers', label: 'nav.officers' },
      { to: '/audit', icon: 'audit', label: 'nav.audit' },
    ],
  },
]

export function Navigation({ open }: { open: boolean }) {
  const { t } = useWords()
  const waiting = useWaiting()
  return (
    <nav className={open ? 'nav open' : 'nav'} aria-label={t('nav.label')}>
      {PLACES.map(({ heading, places }) => (
        <div key={heading} className="group">
          <p className="heading">{t(heading)}</p>
          <ul>
            {places.map(({ to, icon, label }) => (
              <li key={to}>
                <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} title={t(label)}>
                  <Icon name={icon} />
                  <span>{t(label)}</span>
                  <Waits n={waiting[to] ?? 0} />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

/** What waits for this officer, by page. Who only reads has nothing to do there. */
function useWaiting(): Record<string, number> {
  const works = useMay('analyst', 'supervisor')
  const looks = useLookCounts(works)
  const bulks = useBulkCounts(works)
  return { '/second-looks': looks.data?.forMe ?? 0, '/bulk-closings': bulks.data?.forMe ?? 0 }
}

function Waits({ n }: { n: number }) {
  const { t } = useWords()
  if (n === 0) return null
  return (
    <b className="nav-count" aria-label={t('nav.waiting', { n })}>
      {n > MOST_SHOWN ? MOST_SHOWN + '+' : n}
    </b>
  )
}
