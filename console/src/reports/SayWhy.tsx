import { useState } from 'react'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'

type Shape = { label: string; action: string; isDisabled: boolean; onSend: (words: string) => void }

/** Why an officer does something to a report: without words nobody could follow it later. */
export function SayWhy({ label, action, isDisabled, onSend }: Shape) {
  const [words, setWords] = useState('')
  return (
    <div className="stack close no-print">
      <Text label={label} lines={3} value={words} onChange={setWords} />
      <div>
        <Button kind="primary" isDisabled={isDisabled || words.trim() === ''} onPress={() => onSend(words.trim())}>
          {action}
        </Button>
      </div>
    </div>
  )
}
