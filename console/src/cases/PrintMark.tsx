import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '../words/words'

/** On each page of paper: of which case it is, and when it was printed. */
export function PrintMark({ reference }: { reference: string }) {
  const { language } = useWords()
  const [at, setAt] = useState(() => new Date())
  useEffect(() => {
    const now = () => flushSync(() => setAt(new Date()))
    addEventListener('beforeprint', now)
    return () => removeEventListener('beforeprint', now)
  }, [])
  return (
    <p className="only-print print-mark">
      {reference} · {new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' }).format(at)}
    </p>
  )
}
