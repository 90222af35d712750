import { useMemo } from 'react'
import { useToasts, type ToastList } from '../ui/overlays/Toasts.tsx'

/**
 * The notes of the window, one at a time: a note offers to take back what was done *last*, so one that speaks of something
 * earlier must be gone before its button would take back the wrong thing.
 */
export function useOneNote(): ToastList {
  const list = useToasts()
  const { toasts, show, dismiss } = list
  const newest = toasts.at(-1)
  return useMemo(() => ({ toasts: newest === undefined ? none : [newest], show, dismiss }), [newest, show, dismiss])
}

const none: ToastList['toasts'] = []
