import { useCallback, useRef, useState } from 'react'
import { useIsCopying } from '../features/intake/use-queues.tsx'
import type { Overview } from '../vault/contract.ts'

/** "Keep open for this reading" (ux.md §2.4): what is being copied and read may hold an idle vault open, if the person says so. */
export type ImportHold = {
  /** Files are being copied or read. */
  readonly isImporting: boolean
  /** The person has said that the vault stays open for it. */
  readonly isHeld: boolean
  /** The same, asked for at a moment. */
  readonly holdsNow: () => boolean
  hold(): void
}

export function useImportHold({ reading }: Overview): ImportHold {
  const isCopying = useIsCopying()
  const isImporting = isCopying || (reading.left > 0 && !reading.paused)
  const [isHeld, setHeld] = useState(false)
  // It was said of this import, not of the next one.
  if (isHeld && !isImporting) setHeld(false)
  const holds = useRef(false)
  holds.current = isHeld && isImporting
  const holdsNow = useCallback(() => holds.current, [])
  return { isImporting, isHeld, holdsNow, hold: () => setHeld(true) }
}
