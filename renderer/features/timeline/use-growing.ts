import { startTransition, useEffect, useState } from 'react'

const AT_FIRST = 150
const STEP = 300

/**
 * How many of `total` items of a long list to have on the page by now: those on the first screens at once, the others
 * bit by bit while nothing else is to be done, so that thousands do not freeze the window. It ends with all of them.
 */
export function useGrowing(total: number): number {
  const [shown, setShown] = useState(AT_FIRST)
  useEffect(() => {
    if (shown >= total) return undefined
    const idle = requestIdleCallback(() => startTransition(() => setShown(shown + STEP)), { timeout: 500 })
    return () => cancelIdleCallback(idle)
  }, [shown, total])
  return Math.min(shown, total)
}
