import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useToasts, type Toast, type ToastList } from '../ui/overlays/Toasts.tsx'

/**
 * The notes of the window, one at a time: a note offers to take back what was done *last*, so one that speaks of something
 * earlier must be gone before its button would take back the wrong thing. With another person's records (`whose`) it goes too.
 */
export function useOneNote(whose: string | null): ToastList {
  const { toasts, show, dismiss } = useToasts()
  const shown = useRef<readonly Toast[]>(toasts)
  shown.current = toasts
  useEffect(() => () => shown.current.forEach(({ id }) => dismiss(id)), [whose, dismiss])
  const only = useCallback(
    (toast: Omit<Toast, 'id'>) => {
      shown.current.forEach(({ id }) => dismiss(id))
      show(toast)
    },
    [show, dismiss],
  )
  return useMemo(() => ({ toasts: toasts.slice(-1), show: only, dismiss }), [toasts, only, dismiss])
}
