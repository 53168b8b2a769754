import { useState } from 'react'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { useWords } from '../words/words'

/** Why a report is given back: without words its writers would not know what to mend. */
export function ReturnWords({ isDisabled, onSend }: { isDisabled: boolean; onSend: (words: string) => void }) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  return (
    <div className="stack close no-print">
      <Text label={t('reports.return.words')} lines={3} value={words} onChange={setWords} />
      <div>
        <Button kind="primary" isDisabled={isDisabled || words.trim() === ''} onPress={() => onSend(words.trim())}>
          {t('reports.return.send')}
        </Button>
      </div>
    </div>
  )
}
