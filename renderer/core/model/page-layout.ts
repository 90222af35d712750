import type { PageText, WordBox } from './page-text.ts'

/**
 * Part of a line between wide gaps, tabs or bars. `text` is the page's text from `start` on. `column`: how many characters
 * of the page's usual width it begins from the left. `place` is null where the page's words have no boxes; else the
 * cell's edges in character widths and its height as a share of the page's usual word height.
 */
export type Cell = {
  readonly text: string
  readonly start: number
  readonly column: number
  readonly place: { readonly left: number; readonly right: number; readonly height: number } | null
  /** The cell's least sure words, as offsets in its text; empty where every word was read surely. */
  readonly doubtful: readonly { readonly start: number; readonly end: number }[]
}

/** What stands beside each other on a page, from the left. `gap`: the space above it in usual word heights, null without boxes. `top`: fraction of the page. */
export type Line = { readonly cells: readonly Cell[]; readonly gap: number | null; readonly top: number | null }

/** A gap wider than this many characters parts two cells; justified text stays below it. */
const WIDE_GAP = 2.2
/** Pieces whose middles are nearer than this share of the lower one's height stand on one line. */
const SAME_LINE = 0.5
/** An OCR word below this confidence may be a stroke, a stamp or a stain. */
const DOUBTFUL = 60

type Piece = { readonly text: string; readonly start: number; readonly words: readonly WordBox[] }
type Placed = { readonly cell: Cell; readonly top: number; readonly bottom: number }

/**
 * The lines of a page as they stand on it, from the top, each as cells from the left. Reading order may tear a line apart
 * (columns read one after the other) or run cells together; where the words have boxes these decide, and a cell never
 * spans two lines of the text. Without boxes the lines are those of the text.
 */
export function linesOf(page: PageText): Line[] {
  const upright = stoodUp(page)
  const pieces = piecesOf(upright)
  const isPlaced = page.words.length > 0 && pieces.every((line) => line.every(({ words }) => words.length > 0))
  if (isPlaced) return rowsOf(pieces, upright)
  const cells = pieces.map((line) => line.map(plainCell(page.text)))
  return cells.filter((line) => line.length > 0).map((line) => ({ cells: line, gap: null, top: null }))
}

/**
 * A page whose lines run up or down: the OCR engine reads such pages without saying so. Its boxes are turned, so that
 * the lines lie level.
 */
function stoodUp(page: PageText): PageText {
  const long = page.words.filter(({ start, end }) => end - start >= 4)
  const tall = long.filter(({ box }) => box.height * page.height > 1.3 * box.width * page.width)
  if (tall.length <= 0.7 * long.length) return page
  const steps = page.words.map(({ box }, i) => box.y - (page.words[i - 1]?.box.y ?? box.y))
  const isDown = steps.filter((step) => step > 0).length > steps.filter((step) => step < 0).length
  const turned = ({ x, y, width, height }: WordBox['box']): WordBox['box'] => ({
    x: isDown ? y : 1 - y - height,
    y: isDown ? 1 - x - width : x,
    width: height,
    height: width,
  })
  const words = page.words.map((word) => ({ ...word, box: turned(word.box) }))
  return { ...page, words, width: page.height, height: page.width }
}

/** Each line of the text, parted at tabs, bars and two spaces, with the boxes of its words. */
function piecesOf({ text, words }: PageText): Piece[][] {
  let offset = 0
  let word = 0
  return text.split('\n').map((line) => {
    const start = offset
    offset += line.length + 1
    return [...line.matchAll(/[^\s|]+(?: [^\s|]+)*/g)].map((match) => {
      const [from, to] = [start + match.index, start + match.index + match[0].length]
      const within: WordBox[] = []
      for (let next = words[word]; next && next.start < to; next = words[++word]) {
        if (next.end > from) within.push(next)
        if (next.end > to) break
      }
      return { text: match[0], start: from, words: within }
    })
  })
}

const plainCell =
  (text: string) =>
  (piece: Piece): Cell => ({
    text: piece.text,
    start: piece.start,
    column: piece.start - (text.lastIndexOf('\n', piece.start) + 1),
    place: null,
    doubtful: [],
  })

type Measure = { readonly width: number; readonly height: number; readonly slope: number; readonly page: PageText }

function rowsOf(lines: readonly (readonly Piece[])[], page: PageText): Line[] {
  const measure = measureOf(page, lines)
  const placed = lines
    .flat()
    .flatMap((piece) => partedAtGaps(piece, measure))
    .map((piece) => place(piece, measure))
    .sort((a, b) => middle(a) - middle(b))
  const rows: Placed[][] = []
  for (const cell of placed) {
    const row = rows.at(-1)
    if (row?.some((other) => isBeside(other, cell))) row.push(cell)
    else rows.push([cell])
  }
  return rows.map((row, i) => lineOf(row, rows[i - 1], measure))
}

function lineOf(row: readonly Placed[], above: readonly Placed[] | undefined, { height, page }: Measure): Line {
  const top = row.reduce((least, one) => Math.min(least, one.top), Infinity)
  const before = above?.reduce((most, { bottom }) => Math.max(most, bottom), -Infinity) ?? 0
  const sorted = [...row].sort((a, b) => (a.cell.place?.left ?? 0) - (b.cell.place?.left ?? 0))
  return { cells: sorted.map(({ cell }) => cell), gap: (top - before) / height, top: top / page.height }
}

const middle = ({ top, bottom }: Placed): number => (top + bottom) / 2
const isBeside = (a: Placed, b: Placed): boolean =>
  Math.abs(middle(a) - middle(b)) < SAME_LINE * Math.min(a.bottom - a.top, b.bottom - b.top)

/** The usual width of a character and height of a word, and how far the lines climb or fall, in the page's own unit. */
function measureOf(page: PageText, lines: readonly (readonly Piece[])[]): Measure {
  const letters = page.words.filter(({ start, end }) => end - start > 2)
  const words = letters.length > 0 ? letters : page.words
  const slopes = lines.flatMap((line) => slopeOf(line, page))
  return {
    width: median(words.map(({ start, end, box }) => (box.width * page.width) / (end - start))) || 1,
    height: median(words.map((word) => sizeOf(word, page))) || 1,
    slope: median(slopes),
    page,
  }
}

/**
 * How large a word is set. A text layer gives the font's height; OCR gives the ink's, which a `g` lengthens and which is
 * low where no letter rises.
 */
function sizeOf({ start, end, box }: WordBox, { text, height, source }: PageText): number {
  const letters = text.slice(start, end)
  if (source !== 'ocr') return box.height * height
  const rises = /[\p{Lu}\p{N}bdfhiklt()/|]/u.test(letters)
  const falls = /[gjpqyQ,;()/|]/.test(letters)
  return (box.height * height) / ((rises ? 1 : 0.72) + (falls ? 0.28 : 0))
}

/** Of a line long enough to tell: two lines' distance would be lost on a page scanned two degrees askew. */
function slopeOf(line: readonly Piece[], page: PageText): number[] {
  const [first, last] = [line[0]?.words[0]?.box, line.at(-1)?.words.at(-1)?.box]
  if (!first || !last || last.x - first.x < 0.2) return []
  const [a, b] = [centre(first, page), centre(last, page)]
  return [(b.y - a.y) / (b.x - a.x)]
}

const centre = ({ x, y, width, height }: WordBox['box'], page: PageText): { x: number; y: number } => ({
  x: (x + width / 2) * page.width,
  y: (y + height / 2) * page.height,
})

function partedAtGaps(piece: Piece, { width, page }: Measure): Piece[] {
  const groups: WordBox[][] = []
  for (const word of piece.words) {
    const before = groups.at(-1)?.at(-1)
    const gap = before ? (word.box.x - before.box.x - before.box.width) * page.width : Infinity
    if (gap > WIDE_GAP * Math.max(width, ownWidth(before, word, page))) groups.push([word])
    else groups.at(-1)?.push(word)
  }
  return groups.map((words) => {
    // A bar may stand inside a word: then two pieces share its box.
    const start = Math.max(words[0]?.start ?? 0, piece.start)
    const end = Math.min(words.at(-1)?.end ?? start, piece.start + piece.text.length)
    return { text: page.text.slice(start, end), start, words }
  })
}

/** Large letters stand further apart. */
function ownWidth(before: WordBox | undefined, after: WordBox, page: PageText): number {
  if (!before) return 0
  const letters = before.end - before.start + after.end - after.start
  return letters < 6 ? 0 : ((before.box.width + after.box.width) * page.width) / letters
}

function place({ text, start, words }: Piece, { width, height, slope, page }: Measure): Placed {
  const left = page.width * words.reduce((least, { box }) => Math.min(least, box.x), Infinity)
  const right = page.width * words.reduce((most, { box }) => Math.max(most, box.x + box.width), -Infinity)
  const own = median(words.map((word) => sizeOf(word, page)))
  const y = median(words.map(({ box }) => centre(box, page).y - slope * centre(box, page).x))
  const doubtful = words
    .filter((word) => word.confidence < DOUBTFUL || (page.source === 'ocr' && isOddlyMixed(page.text, word)))
    .map((word) => ({ start: word.start - start, end: word.end - start }))
  const cell: Cell = {
    text,
    start,
    column: Math.round(left / width),
    place: { left: left / width, right: right / width, height: own / height },
    doubtful,
  }
  return { cell, top: y - own / 2, bottom: y + own / 2 }
}

/** `RaplATION`: capitals behind a small letter are a misreading, however sure the engine is. */
const isOddlyMixed = (text: string, { start, end }: WordBox): boolean => /\p{Ll}\p{Lu}{2}/u.test(text.slice(start, end))

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
