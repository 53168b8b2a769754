const PATHS = {
  overview: 'M3 10.5 10 4l7 6.5M5 9v7h10V9',
  alerts: 'M10 3.5a4.5 4.5 0 0 0-4.5 4.5c0 4-1.5 5-1.5 5.5h12c0-.5-1.5-1.5-1.5-5.5A4.5 4.5 0 0 0 10 3.5M8.3 16.2a1.9 1.9 0 0 0 3.400 0',
  cases: 'M3 6.5h14v9.5H3zM7.5 6.5V4h5v2.5M3 10.5h14',
  screening: 'M8.5 3.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10M12.3 12.3 17 17',
  customers: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4 16.5c.5-3.3 2.9-5 6-5s5.5 1.700 6 5',
  reports: 'M5 3h7l3.5 3.5V17H5zM12 3v4h3.5M7.5 10.5h5M7.5 13.5h5',
  scenarios: 'M4 5h12M4 10h12M4 15h12M7 3.5v3M13 8.5v3M9 13.5v3',
  models: 'M4 15.5V10M8 15.5V5M12 15.5V8M16 15.5V3.5',
  lists: 'M7 5h10M7 10h10M7 15h10M3.5 5h.01M3.5 10h.01M3.5 15h.01',
  officers: 'M10 2.8 16 5v4.5c0 3.700-2.5 6.3-6 7.700-3.5-1.400-6-4-6-7.700V5zM7.5 9.8l1.8 1.8 3.3-3.5',
  audit: 'M4 3.5h12v13H4zM7 7.5h6M7 10.5h6M7 13.5h3',
  looks: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  bulk: 'M3 5l1.8 1.8L8 3.5M3 11l1.8 1.8L8 9.5M11 5.5h6M11 11.5h6M3 16.5h14',
  metrics: 'M3.5 4h13l-4.5 6v5l-4 1.5V10z',
  search: 'M8.5 3.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10M12.3 12.3 17 17',
  close: 'M5 5l10 10M15 5 5 15',
  down: 'M5 7.5 10 12.5 15 7.5',
  left: 'M12.5 5 7.5 10l5 5',
  right: 'M7.5 5l5 5-5 5',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  done: 'M4 10.5 8 14.5 16 6',
  play: 'M6 4l10 6-10 6z',
  pause: 'M7 4v12M13 4v12',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  columns: 'M3.5 4h13v12h-13zM8 4v12M12.5 4v12',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7',
  wait: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M10 6v4.3l2.8 1.700',
  warning: 'M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.3h.01',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  empty: 'M3.5 11l2-6.5h9l2 6.5v5h-13zM3.5 11h4l1 2h3l1-2h4',
  star: 'M10 3.2l2.100 4.3 4.700.7-3.400 3.3.8 4.700-4.2-2.2-4.2 2.2.8-4.700L3.2 8.2l4.700-.7z',
  sun: 'M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6M10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.700 4.700l1 1M14.3 14.3l1 1M15.3 4.700l-1 1M5.700 14.3l-1 1',
  sleep: 'M15.5 12.5A6.5 6.5 0 1 1 8.5 3.5a5 5 0 0 0 7 9',
} as const

export type IconName = keyof typeof PATHS

/** A drawn sign; whoever shows it alone says what it means in a label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
