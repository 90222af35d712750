import type { RefObject } from 'react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { IconButton } from '../controls/IconButton.tsx'

export type Toast = { id: number; text: string; action?: { label: string; onPress: () => void } | undefined }

export type ToastList = {
  toasts: readonly Toast[]
  show: (toast: Omit<Toast, 'id'>) => void
  dismiss: (id: number) => void
}

const lifetimeMs = 10_000
const most = 3

/** The notes on the screen. The oldest leaves when a fourth comes. */
export function useToasts(): ToastList {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const lastId = useRef(0)
  const show = useCallback((toast: Omit<Toast, 'id'>) => {
    lastId.current += 1
    const id = lastId.current
    setToasts((before) => [...before, { ...toast, id }].slice(-most))
  }, [])
  const dismiss = useCallback((id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)), [])
  return useMemo(() => ({ toasts, show, dismiss }), [toasts, show, dismiss])
}

/** Calls `onEnd` after `lifetimeMs` of looking-away time: a pause starts the count again. */
function useLifetime(isPaused: boolean, onEnd: () => void): void {
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  })
  useEffect(() => {
    if (isPaused) return undefined
    const timer = setTimeout(() => end.current(), lifetimeMs)
    return () => clearTimeout(timer)
  }, [isPaused])
}

type NoteProps = { toast: Toast; isPaused: boolean; closeName: string; onClose: () => void }

function Note({ toast, isPaused, closeName, onClose }: NoteProps) {
  useLifetime(isPaused, onClose)
  const { action } = toast
  const act = () => {
    action?.onPress()
    onClose()
  }
  return (
    <li className="toast">
      <span className="toast-text">{toast.text}</span>
      {action === undefined ? null : (
        <Button kind="quiet" icon="undo" onPress={act}>
          {action.label}
        </Button>
      )}
      <IconButton name={closeName} icon="close" onPress={onClose} />
    </li>
  )
}

type RegionProps = {
  list: ToastList
  /** Name of the region for screen readers. */
  name: string
  closeName: string
}

/** Whether the pointer or the focus is inside. */
function useAttention(box: RefObject<HTMLElement | null>): boolean {
  const [isHere, setHere] = useState(false)
  useEffect(() => {
    const region = box.current
    if (region === null) return undefined
    const come = () => setHere(true)
    const leave = () => setHere(region.matches(':hover') || region.contains(document.activeElement))
    const listeners = { pointerenter: come, focusin: come, pointerleave: leave, focusout: leave }
    Object.entries(listeners).forEach(([name, listen]) => region.addEventListener(name, listen))
    return () => Object.entries(listeners).forEach(([name, listen]) => region.removeEventListener(name, listen))
  }, [box])
  return isHere
}

/** Notes stay 10 s, and as long as the pointer or the focus is on them. They are read out politely. */
export function ToastRegion({ list, name, closeName }: RegionProps) {
  const box = useRef<HTMLElement>(null)
  const isPaused = useAttention(box)
  return (
    <section ref={box} className="toasts" aria-label={name} data-region={list.toasts.length > 0 ? '' : undefined}>
      <ol className="toast-list" aria-live="polite" aria-relevant="additions">
        {list.toasts.map((toast) => (
          <Note
            key={toast.id}
            toast={toast}
            isPaused={isPaused}
            closeName={closeName}
            onClose={() => list.dismiss(toast.id)}
          />
        ))}
      </ol>
    </section>
  )
}
