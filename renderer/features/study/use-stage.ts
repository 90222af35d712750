import { useEffect, useRef, type RefObject } from 'react'
import { actOfKey, type StudyAct } from './study-keys.ts'

export type StageActs = {
  readonly onAct: (act: StudyAct) => void
  /** W is let go after it was held down with an arrow. */
  readonly onWindowDone: () => void
  readonly onPull: (by: 'pan' | 'window', across: number, down: number) => void
  /** A pull is over. */
  readonly onRelease: () => void
}

/** Keys, wheel and pulling at the stage. The wheel is listened to by hand, because only so it does not scroll the page. */
export function useStage(stage: RefObject<HTMLElement | null>, windowing: boolean, acts: StageActs): void {
  const latest = useRef({ acts, windowing })
  useEffect(() => {
    latest.current = { acts, windowing }
  })
  useEffect(() => {
    const element = stage.current
    if (element === null) return undefined
    const ends = [listenKeys(element, latest), listenWheel(element, latest), listenPull(element, latest)]
    return () => ends.forEach((end) => end())
  }, [stage])
}

type Latest = RefObject<{ acts: StageActs; windowing: boolean }>

function listenKeys(element: HTMLElement, latest: Latest): () => void {
  let isHeldAndUsed = false
  const down = (event: KeyboardEvent) => {
    if (event.target !== element) return
    const { acts, windowing } = latest.current
    const act = actOfKey(event, windowing)
    if (act === null || (act.act === 'window-mode' && event.repeat)) return
    event.preventDefault()
    event.stopPropagation()
    if (act.act === 'window-mode') isHeldAndUsed = false
    if (act.act === 'window') isHeldAndUsed = true
    acts.onAct(act)
  }
  const up = (event: KeyboardEvent) => {
    // W held down is a hold; W tapped is a switch.
    if (event.key.toLowerCase() === 'w' && isHeldAndUsed) latest.current.acts.onWindowDone()
    if (event.key.toLowerCase() === 'w') isHeldAndUsed = false
  }
  element.addEventListener('keydown', down)
  element.addEventListener('keyup', up)
  return () => {
    element.removeEventListener('keydown', down)
    element.removeEventListener('keyup', up)
  }
}

/** A mouse wheel's notch is 100 pixels or so; a touch pad sends many small ones. */
const NOTCH = 50

function listenWheel(element: HTMLElement, latest: Latest): () => void {
  let sum = 0
  const turn = (event: WheelEvent) => {
    event.preventDefault()
    const { acts } = latest.current
    sum += event.deltaY
    if (Math.abs(sum) < NOTCH) return
    const isOn = sum > 0
    sum = 0
    if (event.ctrlKey) acts.onAct({ act: 'zoom', by: isOn ? -1 : 1 })
    else acts.onAct({ act: 'step', step: isOn ? 'next' : 'previous' })
  }
  element.addEventListener('wheel', turn, { passive: false })
  return () => element.removeEventListener('wheel', turn)
}

function listenPull(element: HTMLElement, latest: Latest): () => void {
  let from: { x: number; y: number; by: 'pan' | 'window' } | null = null
  const down = (event: PointerEvent) => {
    if (event.target instanceof Element && event.target.closest('button')) return
    from = { x: event.clientX, y: event.clientY, by: event.button === 2 ? 'window' : 'pan' }
    element.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    if (from === null) return
    latest.current.acts.onPull(from.by, event.clientX - from.x, event.clientY - from.y)
    from = { ...from, x: event.clientX, y: event.clientY }
  }
  const up = () => {
    if (from !== null) latest.current.acts.onRelease()
    from = null
  }
  const noMenu = (event: Event) => event.preventDefault()
  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, contextmenu: noMenu }
  for (const [name, listen] of Object.entries(listeners)) element.addEventListener(name, listen as EventListener)
  return () => {
    for (const [name, listen] of Object.entries(listeners)) element.removeEventListener(name, listen as EventListener)
  }
}
