import { useState } from 'react'
import { useWords } from '../words/words'
import { Button } from './Button'

/** An id as it is, or its beginning, with a button that copies all of it. */
export function CopyId({ id, short = false }: { id: string; short?: boolean }) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  const copy = () =>
    void navigator.clipboard.writeText(id).then(() => {
      setCopied(true)
      setTimeout(() => setCopied(false), 1500)
    })
  return (
    <span className="copy">
      <code title={id}>{short ? id.slice(0, 8) : id}</code>
      <Button kind="quiet" icon={copied ? 'done' : 'copy'} aria-label={t('act.copy', { id: id.slice(0, 8) })} onPress={copy} />
    </span>
  )
}
