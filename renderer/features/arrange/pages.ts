/** The pages in front of which another record begins, counted from 1; never 1 itself. */
export type Cuts = ReadonlySet<number>

/** Only cuts that lie inside a record of `count` pages. */
export const cutsWithin = (pages: readonly number[], count: number): Cuts =>
  new Set(pages.filter((page) => Number.isInteger(page) && page > 1 && page <= count))

export function toggledCut(cuts: Cuts, page: number): Cuts {
  const next = new Set(cuts)
  if (!next.delete(page) && page > 1) next.add(page)
  return next
}

/**
 * A cut moved one page on or back. It stops where another cut stands, and at the ends: two cuts never become one by being
 * moved. Gives the page in front of which it stands then.
 */
export function movedCut(cuts: Cuts, page: number, by: 1 | -1, count: number): { cuts: Cuts; page: number } {
  const to = page + by
  if (!cuts.has(page) || to < 2 || to > count || cuts.has(to)) return { cuts, page }
  const next = new Set(cuts)
  next.delete(page)
  next.add(to)
  return { cuts: next, page: to }
}

export type Part = { readonly from: number; readonly to: number }

/** The records that the cuts make of pages 1 to `count`; they hold every page once, in order. */
export function partsOf(cuts: Cuts, count: number): Part[] {
  if (count === 0) return []
  const starts = [1, ...[...cutsWithin([...cuts], count)].sort((a, b) => a - b)]
  return starts.map((from, at) => ({ from, to: (starts[at + 1] ?? count + 1) - 1 }))
}

/**
 * The order of pages after the chosen ones have moved one place earlier or later, each past the unchosen page before or
 * after it. `order` names the present pages in their new order; `chosen` are the places of the chosen ones then. Null
 * where nothing moves.
 */
export function movedPages(
  count: number,
  chosen: ReadonlySet<number>,
  by: 1 | -1,
): { order: number[]; chosen: Set<number> } | null {
  const order = Array.from({ length: count }, (_, at) => at + 1)
  const places = [...chosen].filter((page) => page >= 1 && page <= count).sort((a, b) => (a - b) * -by)
  let moved = false
  for (const page of places) {
    const at = order.indexOf(page)
    const [here, there] = [order[at], order[at + by]]
    if (here === undefined || there === undefined || chosen.has(there)) continue
    order[at] = there
    order[at + by] = here
    moved = true
  }
  if (!moved) return null
  return { order, chosen: new Set(places.map((page) => order.indexOf(page) + 1)) }
}

/** The cuts after these pages have gone: each stands in front of the page that it stood before, or of the next that is left. */
export function cutsWithout(cuts: Cuts, gone: ReadonlySet<number>, count: number): Cuts {
  const before = (page: number) => [...gone].filter((one) => one < page).length
  const left = count - gone.size
  return cutsWithin(
    [...cuts].map((page) => page - before(page)),
    left,
  )
}

/** All pages between two, both included; for choosing with Shift. */
export function between(a: number, b: number): number[] {
  const [from, to] = [Math.min(a, b), Math.max(a, b)]
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

/** How pages stand in rows: a fixed size each, so that only those near the screen need to exist. Sizes in rem. */
export const CELL = { width: 11.5, height: 17.5 } as const

export const columnsIn = (width: number): number => Math.max(1, Math.floor(width / CELL.width))

/** The rows to have on the page: those on the screen and one before and after. `top` and `height` in rem. */
export function rowsToShow(top: number, height: number, rows: number): { from: number; to: number } {
  const from = Math.max(0, Math.floor(top / CELL.height) - 1)
  return { from, to: Math.min(rows, Math.ceil((top + height) / CELL.height) + 1) }
}
