import type { Step } from './slides.ts'

/** What a key does at the image. */
export type StudyAct =
  | { readonly act: 'step'; readonly step: Step }
  | { readonly act: 'zoom'; readonly by: 1 | -1 | 0 }
  | { readonly act: 'pan' | 'window'; readonly x: number; readonly y: number }
  | { readonly act: 'invert' | 'window-mode' }

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'previous',
  ArrowDown: 'next',
  PageUp: 'ten-back',
  PageDown: 'ten-on',
  Home: 'first',
  End: 'last',
}
const zoomBy: Readonly<Record<string, 1 | -1 | 0>> = { '+': 1, '=': 1, '-': -1, '−': -1, '0': 0 }

/** The act of a key while the image has the focus; null when the key is not the image's. `windowing`: W was pressed. */
export function actOfKey(event: Key, windowing: boolean): StudyAct | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const arrow = arrows[event.key]
  if (arrow !== undefined && event.shiftKey) return { act: 'pan', x: arrow[0], y: arrow[1] }
  // Up is brighter, as a person expects; pulling down with the mouse is brighter too.
  if (arrow !== undefined && windowing) return { act: 'window', x: arrow[0], y: -arrow[1] }
  const step = steps[event.key]
  if (step !== undefined) return { act: 'step', step }
  const by = zoomBy[event.key]
  if (by !== undefined) return { act: 'zoom', by }
  const letter = event.key.toLowerCase()
  if (letter === 'i') return { act: 'invert' }
  return letter === 'w' ? { act: 'window-mode' } : null
}
