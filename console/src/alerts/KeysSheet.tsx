import { Sheet } from '../parts/Sheet'
import { useWords } from '../words/words'
import type { Key } from '../words/en'

const KEYS: [string[], Key][] = [
  [['j', '↓'], 'keys.next'],
  [['k', '↑'], 'keys.previous'],
  [['Enter'], 'keys.open'],
  [['Esc'], 'keys.back'],
  [['n'], 'keys.take'],
  [['r'], 'keys.review'],
  [['a'], 'keys.assign'],
  [['f'], 'disposition.false_positive'],
  [['d'], 'disposition.no_further_action'],
  [['e'], 'disposition.escalated'],
  [['c'], 'alerts.case'],
  [['s'], 'alerts.snooze'],
  [['t'], 'keys.tags'],
  [['m'], 'keys.merge'],
  [['y'], 'keys.confirm'],
  [['x'], 'keys.choose'],
  [['1', '–', '6'], 'keys.sections'],
  [['/'], 'keys.filter'],
  [['Ctrl', 'Enter'], 'keys.send'],
  [['Ctrl', 'K'], 'keys.search'],
  [['?'], 'keys.keys'],
]

export function KeysSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Sheet title={t('alerts.keys')} open={open} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([letters, key]) => (
          <div key={key} className="row apart">
            <dt>{t(key)}</dt>
            <dd>
              {letters.map((letter) => (
                <kbd key={letter}>{letter}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
