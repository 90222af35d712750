/** A page's shape as it stands upright, in any unit. */
export type Shape = { readonly page: number; readonly width: number; readonly height: number }

export const turns = [0, 90, 180, 270] as const
/** How far clockwise the view is turned; the record itself is not changed. */
export type Turn = (typeof turns)[number]

/** Where a page lies in the column, in CSS pixels from the column's top. `ratio` is its upright width through its height. */
export type Sheet = {
  readonly page: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly ratio: number
}
export type Layout = { readonly sheets: readonly Sheet[]; readonly height: number; readonly width: number }

/** How large pages are drawn. `room` is the width of the column in CSS pixels; a zoom of 1 fills it. */
export type View = { readonly room: number; readonly zoom: number; readonly turn: Turn }

/** Air between two pages, CSS pixels. */
export const GAP = 24
/** A4 upright; for pages whose size is not known. */
const PAPER = 1 / Math.SQRT2

/** Places all pages under each other. */
export function layOut(pages: readonly Shape[], { room, zoom, turn }: View): Layout {
  const width = Math.max(1, room * zoom)
  const sheets: Sheet[] = []
  let top = 0
  for (const page of pages) {
    const ratio = page.width > 0 && page.height > 0 ? page.width / page.height : PAPER
    const height = turn % 180 === 0 ? width / ratio : width * ratio
    sheets.push({ page: page.page, top, width, height, ratio })
    top += height + GAP
  }
  return { sheets, height: Math.max(0, top - GAP), width }
}

/** The zoom at which a whole page is seen; never larger than the column is wide. `room` and `height` in CSS pixels. */
export function wholePage(
  page: Shape | undefined,
  { room, height, turn }: Omit<View, 'zoom'> & { height: number },
): number {
  const [sheet] = page ? layOut([page], { room, zoom: 1, turn }).sheets : []
  return sheet && sheet.height > 0 ? Math.min(1, Math.max(0.1, height / sheet.height)) : 1
}

/** The part of the column that is on the screen. */
export type Window = { readonly top: number; readonly height: number }

const touches = (sheet: Sheet, from: number, to: number): boolean => sheet.top < to && sheet.top + sheet.height > from

/** The pages to draw: what is on the screen first, then one page's worth below and above it. */
export function pagesToDraw({ sheets }: Layout, { top, height }: Window): number[] {
  const seen = sheets.filter((sheet) => touches(sheet, top, top + height))
  const first = sheets.findIndex((sheet) => sheet.page === seen[0]?.page)
  if (first < 0) return sheets.slice(0, 1).map(({ page }) => page)
  const around = [sheets[first + seen.length], sheets[first - 1]].filter((sheet) => sheet !== undefined)
  return [...seen, ...around].map(({ page }) => page)
}

/**
 * The page a person is looking at: the one that crosses a line a third down the screen, or else the nearest before it.
 * At the very start it is the first and at the end the last one, which may be too short to reach that line.
 */
export function pageInView({ sheets, height: end }: Layout, { top, height }: Window): number {
  if (top <= 0) return sheets[0]?.page ?? 1
  if (top + height >= end) return sheets.at(-1)?.page ?? 1
  const line = top + height / 3
  const reached = sheets.filter((sheet) => sheet.top <= line)
  return (reached.at(-1) ?? sheets[0])?.page ?? 1
}

/** How far down to scroll so that a page begins at the top of the screen; null when there is no such page. */
export function topOf({ sheets }: Layout, page: number): number | null {
  return sheets.find((sheet) => sheet.page === page)?.top ?? null
}

/** A place in the record that stays the same when pages become larger or turn: a page and how far down it. */
export type Anchor = { readonly page: number; readonly share: number }

export function anchorAt({ sheets }: Layout, top: number): Anchor | null {
  const sheet = sheets.findLast((one) => one.top <= top) ?? sheets[0]
  return sheet === undefined ? null : { page: sheet.page, share: (top - sheet.top) / (sheet.height + GAP) }
}

export function topAt({ sheets }: Layout, { page, share }: Anchor): number {
  const sheet = sheets.find((one) => one.page === page)
  return sheet === undefined ? 0 : sheet.top + share * (sheet.height + GAP)
}

const LARGEST = 2000
const STEP = 200

/** How many pixels wide to draw a page; in steps, so that a window being resized does not ask for each width. */
export function drawnWidth(sheet: Sheet | undefined, turn: Turn, pixelRatio: number): number {
  if (sheet === undefined) return STEP
  const upright = turn % 180 === 0 ? sheet.width : sheet.height
  return Math.min(LARGEST, Math.max(STEP, Math.ceil((upright * pixelRatio) / STEP) * STEP))
}

export const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const

/** The next size up or down; the same one at the ends. */
export function nextZoom(zoom: number, step: 1 | -1): number {
  const next = step === 1 ? zooms.find((one) => one > zoom) : zooms.findLast((one) => one < zoom)
  return next ?? zoom
}

export const nextTurn = (turn: Turn): Turn => turns[(turns.indexOf(turn) + 1) % turns.length] ?? 0
