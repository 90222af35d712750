/** A word where it stands on an upright page; any unit, origin top left. */
export type PlacedWord = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
type Row = readonly PlacedWord[]

/** Words that share at least this much of the smaller one's height stand on one line (superscripts, uneven baselines). */
const sameLine = 0.5
/** A word much smaller or larger than the line's is no part of it: an initial beside several lines, small print beside a title. */
const sameSize = 0.45

/** Words as lines in reading order: rows from the top, but prose set in two columns one column after the other. */
export function readingOrder(words: readonly PlacedWord[], pageWidth: number): PlacedWord[][] {
  return orderColumns(rowsOf(words), pageWidth, 3).map((row) => [...row])
}

/** The largest words begin the rows, so that raised and small ones find the line that they belong to. */
function rowsOf(words: readonly PlacedWord[]): Row[] {
  const rows: { first: PlacedWord; words: PlacedWord[] }[] = []
  for (const word of [...words].sort((a, b) => b.height - a.height || bottom(a) - bottom(b))) {
    const row = rows.find(({ first }) => isBeside(first, word))
    if (row) row.words.push(word)
    else rows.push({ first: word, words: [word] })
  }
  rows.sort((a, b) => bottom(a.first) - bottom(b.first))
  return rows.map((row) => row.words.sort((a, b) => a.x - b.x))
}

function isBeside(larger: PlacedWord, word: PlacedWord): boolean {
  const shared = Math.min(bottom(larger), bottom(word)) - Math.max(larger.y, word.y)
  return shared >= sameLine * word.height && word.height >= sameSize * larger.height
}

const bottom = ({ y, height }: PlacedWord): number => y + height

/** Rows that share a gutter: from `start` up to, not including, `end`. */
type Gutter = { readonly x: number; readonly start: number; readonly end: number; readonly worth: number }

/** `depth`: how many columns may lie beside each other. */
function orderColumns(rows: readonly Row[], pageWidth: number, depth: number): Row[] {
  const gutter = depth > 1 ? widestGutter(rows, pageWidth) : null
  if (!gutter) return [...rows]
  const between = rows.slice(gutter.start, gutter.end)
  const left = between.map((row) => row.filter(({ x }) => x < gutter.x)).filter((row) => row.length > 0)
  const right = between.map((row) => row.filter(({ x }) => x >= gutter.x)).filter((row) => row.length > 0)
  return [
    ...orderColumns(rows.slice(0, gutter.start), pageWidth, depth),
    ...orderColumns(left, pageWidth, depth - 1),
    ...orderColumns(right, pageWidth, depth - 1),
    ...orderColumns(rows.slice(gutter.end), pageWidth, depth),
  ]
}

function widestGutter(rows: readonly Row[], pageWidth: number): Gutter | null {
  let best: Gutter | null = null
  for (let percent = 20; percent <= 80; percent += 0.5) {
    const gutter = gutterAt(rows, (pageWidth * percent) / 100)
    if (gutter && gutter.worth > (best?.worth ?? 0)) best = gutter
  }
  return best
}

type Side = 'both' | 'one' | 'across'

/** The longest stretch of rows that leave `x` free, if it is prose on both sides. */
function gutterAt(rows: readonly Row[], x: number): Gutter | null {
  const sides = rows.map((row) => sideOf(row, x))
  let best: Gutter | null = null
  for (let start = 0; start < rows.length;) {
    const end = nextAcross(sides, start)
    const stretch = rows.slice(start, end)
    const worth = gutterWorth(stretch, x)
    if (worth > (best?.worth ?? 0) && isProse(stretch, x)) best = { x, start, end, worth }
    start = end + 1
  }
  return best
}

/** More rows and a wider gap speak for a gutter and against a chance gap between words. */
function gutterWorth(rows: readonly Row[], x: number): number {
  const gaps = rows.filter((row) => sideOf(row, x) === 'both').map((row) => gapAt(row, x))
  return gaps.length === 0 ? 0 : gaps.length * Math.min(...gaps)
}

function gapAt(row: Row, x: number): number {
  const left = row.filter((word) => word.x < x).map((word) => word.x + word.width)
  const right = row.filter((word) => word.x >= x).map((word) => word.x)
  return Math.min(...right) - Math.max(...left)
}

function nextAcross(sides: readonly Side[], from: number): number {
  const found = sides.indexOf('across', from)
  return found < 0 ? sides.length : found
}

function sideOf(row: Row, x: number): Side {
  const left = row.filter((word) => word.x < x)
  const right = row.filter((word) => word.x >= x)
  const leftEnd = Math.max(...left.map((word) => word.x + word.width))
  if (left.length > 0 && leftEnd > x) return 'across'
  const [first] = right
  if (left.length === 0 || !first) return 'one'
  return first.x - leftEnd >= 0.6 * first.height ? 'both' : 'across'
}

/** Columns of text have long lines of letters on both sides in many rows; a table's cells are short or are numbers. */
function isProse(rows: readonly Row[], x: number): boolean {
  const split = rows.filter((row) => sideOf(row, x) === 'both')
  if (split.length < 8) return false
  const texts = (isLeft: boolean) =>
    split.map((row) =>
      row
        .filter((word) => word.x < x === isLeft)
        .map(({ text }) => text)
        .join(' '),
    )
  return [texts(true), texts(false)].every((side) => {
    const characters = side.join('').length
    const digits = side.join('').replace(/\D/g, '').length
    return characters / split.length >= 28 && digits < 0.2 * characters
  })
}
