import { startTransition, useEffect, useState } from 'react'

/** How many rows of a long list are there at once, and how many come with each moment in which nothing else is to be done. */
export type Pace = { readonly first: number; readonly step: number }

/**
 * How many of `total` items of a long list to have on the page by now: those on the first screens at once, the others
 * bit by bit while nothing else is to be done, so that thousands do not freeze the window. It ends with all of them.
 */
export function useGrowing(total: number, { first, step }: Pace): number {
  const [shown, setShown] = useState(first)
  useEffect(() => {
    if (shown >= total) return undefined
    const idle = requestIdleCallback(() => startTransition(() => setShown(shown + step)), { timeout: 500 })
    return () => cancelIdleCallback(idle)
  }, [shown, total, step])
  return Math.min(shown, total)
}
