import { useCallback, useMemo, useRef } from 'react'
import { undoText as text } from '../text/en/app.ts'
import type { ToastList } from '../ui/overlays/Toasts.tsx'
import type { Vault } from '../vault/contract.ts'
import { useVault } from '../vault/use-vault.tsx'

type Asked = Awaited<ReturnType<Vault['undo']>>

export type Undo = { undo(): Promise<void>; redo(): Promise<void> }

/** Takes back what was done last, or does it again, and says which act it was. */
export function useUndo(toasts: ToastList): Undo {
  const vault = useVault()
  const { show } = toasts
  const acts = useRef<Undo>({ undo: () => Promise.resolve(), redo: () => Promise.resolve() })
  const say = useCallback(
    (asked: Asked, isUndo: boolean) => {
      if (!asked.ok) return show({ text: text.fault(asked.error.code) })
      const { act } = asked.value
      if (act === null) return show({ text: isUndo ? text.nothing : text.nothingAgain })
      const way = isUndo
        ? { label: text.redo, onPress: () => void acts.current.redo() }
        : { label: text.undo, onPress: () => void acts.current.undo() }
      show({ text: isUndo ? text.undone(act) : text.redone(act), action: way })
    },
    [show],
  )
  return useMemo(() => {
    acts.current = {
      undo: async () => say(await vault.undo(null), true),
      redo: async () => say(await vault.redo(null), false),
    }
    return acts.current
  }, [vault, say])
}
