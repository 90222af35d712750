import { pgmOf, type Grey } from '../raster.ts'
import type { OcrPool } from './ocr-pool.ts'
import { ocrLines, type OcrLine, type OcrWord, type PixelBox } from './ocr-words.ts'

/** Ink is darker than this, on a page whose paper is white. */
const inkLight = 140
/** Ink counts as a cell's when it is at least this high, in heights of its row: a comma or a speck is not. */
const leastHeight = 0.5
const mostHeight = 1.8
/** Gaps wider than this, in heights of the row, part two cells. */
const gap = 0.9
/** A word found so late must be this sure. */
const sure = 60
/** More cells than any page leaves out: it is a picture. */
const mostCells = 160
const margin = 12

type Asking = { readonly pool: OcrPool; readonly dpi: number; left(): number }
type Cell = { readonly line: number; readonly box: PixelBox }

/**
 * Words that the engine passed over though the row they stand in was read: single letters and figures in the cells of a
 * table, mostly. Their ink is cut out, set in a list of its own, and read as that.
 */
export async function readLeftOut(lines: readonly OcrLine[], grey: Grey, asking: Asking): Promise<readonly OcrLine[]> {
  const words = lines.flatMap((line) => line.words)
  const cells = lines.flatMap((line, i) =>
    isOfCells(line) ? uncovered(line, words, grey).map((box) => ({ line: i, box })) : [],
  )
  if (cells.length === 0 || cells.length > mostCells) return lines
  const { sheet, tops } = listOf(cells, grey)
  const recognised = await asking.pool.recognise(pgmOf(sheet), asking.dpi, { patience: asking.left(), isList: true })
  if (recognised.state !== 'read') return lines
  const found = ocrLines(recognised.page).flatMap(({ words }) => words.flatMap((word) => placed(word, cells, tops)))
  return lines.map((line, i) => {
    const more = found.filter((one) => one.line === i).map(({ word }) => word)
    return more.length === 0 ? line : { ...line, words: [...line.words, ...more].sort((a, b) => a.box.x0 - b.box.x0) }
  })
}

function bandOf({ words }: OcrLine): { top: number; bottom: number } {
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return { top: middle(words.map(({ box }) => box.y0)), bottom: middle(words.map(({ box }) => box.y1)) }
}

/** Whether a line is a row of a table: it has a gap that no line of running text has. */
function isOfCells(line: OcrLine): boolean {
  const { top, bottom } = bandOf(line)
  return line.words.some(({ box }, i) => i > 0 && box.x0 - (line.words[i - 1]?.box.x1 ?? box.x0) > 2 * (bottom - top))
}

/** Boxes of ink on a row, from the page's left to its right, that no word covers. */
function uncovered(line: OcrLine, all: readonly OcrWord[], grey: Grey): PixelBox[] {
  const { top, bottom } = bandOf(line)
  const height = bottom - top
  if (line.words.length < 2 || height < 8 || height > 120) return []
  const covered = new Uint8Array(grey.width)
  for (const { box } of all) if (box.y0 < bottom && box.y1 > top) covered.fill(1, Math.max(0, box.x0 - 3), box.x1 + 4)
  const slack = Math.round(height * 0.2)
  const inkAt = (x: number) =>
    covered[x] === 1 ? ('word' as const) : inkOf(grey, x, { top: top - slack, bottom: bottom + slack })
  return stretches(grey.width, inkAt, gap * height).filter(({ x0, x1, y0, y1 }) => {
    const high = y1 - y0
    return high >= leastHeight * height && high <= mostHeight * height && x1 - x0 >= 2 && x1 - x0 < 20 * height
  })
}

type Reach = { readonly top: number; readonly bottom: number }

/** Boxes around columns of ink that lie no further apart than `most` pixels, with no word between them. */
function stretches(width: number, inkAt: (x: number) => Reach | 'word' | null, most: number): PixelBox[] {
  const boxes: PixelBox[] = []
  let isOpen = false
  for (let x = 0; x < width; x++) {
    const reach = inkAt(x)
    if (reach === 'word') isOpen = false
    if (reach === 'word' || !reach) continue
    const open = isOpen ? boxes.at(-1) : undefined
    isOpen = true
    if (open && x - open.x1 <= most) boxes[boxes.length - 1] = grown(open, x, reach)
    else boxes.push({ x0: x, x1: x + 1, y0: reach.top, y1: reach.bottom })
  }
  return boxes
}

const grown = ({ x0, y0, y1 }: PixelBox, x: number, { top, bottom }: Reach): PixelBox => ({
  x0,
  x1: x + 1,
  y0: Math.min(y0, top),
  y1: Math.max(y1, bottom),
})

function inkOf({ width, height, data }: Grey, x: number, { top, bottom }: Reach): Reach | null {
  let [first, last] = [-1, -1]
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
    if ((data[y * width + x] ?? 255) >= inkLight) continue
    if (first < 0) first = y
    last = y + 1
  }
  return first < 0 ? null : { top: first, bottom: last }
}

/** The cells below each other on white, with room around each. */
function listOf(cells: readonly Cell[], grey: Grey): { sheet: Grey; tops: number[] } {
  const width = Math.max(200, ...cells.map(({ box }) => box.x1 - box.x0)) + 2 * margin
  const tops: number[] = []
  let height = margin
  for (const { box } of cells) {
    tops.push(height)
    height += box.y1 - box.y0 + 2 * margin
  }
  const data = new Uint8Array(width * height).fill(255)
  cells.forEach(({ box }, i) => {
    for (let y = box.y0; y < box.y1; y++) {
      const from = y * grey.width
      data.set(grey.data.subarray(from + box.x0, from + box.x1), ((tops[i] ?? 0) + y - box.y0) * width + margin)
    }
  })
  return { sheet: { width, height, data }, tops }
}

function placed({ text, box, confidence }: OcrWord, cells: readonly Cell[], tops: readonly number[]) {
  const middle = (box.y0 + box.y1) / 2
  const at = tops.findLastIndex((top) => top - margin / 2 <= middle)
  const cell = cells[at]
  if (!cell || confidence < sure || !/[\p{L}\p{N}]/u.test(text) || /^[il1I|]$/.test(text)) return []
  const [dx, dy] = [cell.box.x0 - margin, cell.box.y0 - (tops[at] ?? 0)]
  const moved = { x0: box.x0 + dx, x1: box.x1 + dx, y0: box.y0 + dy, y1: box.y1 + dy }
  return [{ line: cell.line, word: { text, box: moved, confidence } }]
}
