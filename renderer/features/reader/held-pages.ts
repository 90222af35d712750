/** What is known of one page's picture. `width` is how many pixels wide it was asked for. */
export type Held<P, F> =
  | { readonly state: 'drawn'; readonly width: number; readonly picture: P }
  | { readonly state: 'failed'; readonly width: number; readonly fault: F }

export type HeldPages<P, F> = ReadonlyMap<number, Held<P, F>>

/** Pages that may stay drawn although they are off the screen; a large page is some 20 MB. */
const SPARE = 2

/**
 * The page to ask for next: one that is wanted and has no picture yet, or else one whose picture has another size than
 * wanted. Null when all is there or under way. A page that failed is not asked for again by itself.
 */
export function nextToDraw<P, F>(
  wanted: readonly number[],
  held: HeldPages<P, F>,
  pending: ReadonlySet<number>,
  width: number,
): number | null {
  const free = wanted.filter((page) => !pending.has(page))
  const missing = free.find((page) => !held.has(page))
  const resized = free.find((page) => {
    const one = held.get(page)
    return one?.state === 'drawn' && one.width !== width
  })
  return missing ?? resized ?? null
}

/** Lets go of pictures that are no longer near the screen: all that is wanted stays, and the nearest few besides. */
export function release<P, F>(held: HeldPages<P, F>, wanted: readonly number[]): HeldPages<P, F> {
  const away = (page: number) => Math.min(...wanted.map((one) => Math.abs(one - page)))
  const spare = [...held.keys()].filter((page) => !wanted.includes(page)).sort((a, b) => away(a) - away(b))
  const gone = new Set(spare.slice(SPARE))
  return gone.size === 0 ? held : new Map([...held].filter(([page]) => !gone.has(page)))
}
