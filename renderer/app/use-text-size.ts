import { useEffect, useState } from 'react'
import { applyLook, nextTextSize, plainLook, type Look } from '../ui/look/look.ts'

/** Ctrl + and Ctrl − change the size of all text, Ctrl 0 puts it back; the look follows the system otherwise. */
export function useTextSize(): void {
  const [textSize, setTextSize] = useState<Look['textSize']>(100)
  useEffect(() => applyLook(document.documentElement, { ...plainLook, textSize }), [textSize])
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      if (event.key === '+' || event.key === '=') setTextSize((size) => nextTextSize(size, 1))
      else if (event.key === '-') setTextSize((size) => nextTextSize(size, -1))
      else if (event.key === '0') setTextSize(100)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [])
}
