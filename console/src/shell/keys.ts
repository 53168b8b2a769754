import { useEffect, useRef } from 'react'

export type Keys = Record<string, () => void>

/** Whether a key belongs to what has the focus: a field, a menu, a dialog. */
export function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')) return true
  return target.matches('input:not([type="checkbox"]), textarea, select, [contenteditable="true"]')
}

/** Single letters that act on the page, while nobody writes. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event.target)) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      const act = current.current[event.key]
      if (act === undefined) return
      // Enter and Space press the button that has the focus.
      const presses = event.key === 'Enter' || event.key === ' '
      if (presses && event.target instanceof Element && event.target.closest('button, a, [role="tab"]')) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
