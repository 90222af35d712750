import type { Box, WordBox } from '../core/model/page-text.ts'

/** Where a page has ink: 1 or 0 for each of its dots, in rows from the top. */
type Ink = { readonly width: number; readonly height: number; readonly data: Uint8Array }

/** Side of the squares that are looked at, in dots; about a line of print. */
const side = 6
/** A square with less ink than this share is paper with specks. */
const inked = 0.12
/** Ink that goes on straight for so many dots (a fortieth of the page and more) is a rule, a frame or a bar. */
const straight = 22
/** A stroke or two is no handwriting: so many squares at least hang together. */
const fewest = 12
/** The shadow of a punched hole: this many squares across at most, and most of them full. */
const hole = 6
const round = 0.55
/** Frames and rules leave most of the square around them free. */
const filled = 0.25
/** A frame around print, or a rule under it, is none either. */
const mostWords = 0.2
/** No page has more places than this that matter one by one. */
const most = 12

/** 1 for a square with ink, `WORD` for one under a word. */
type Grid = { readonly columns: number; readonly rows: number; readonly cells: Uint8Array }
type Blot = { count: number; left: number; top: number; right: number; bottom: number }

/** Where ink hangs together that no word covers, the largest first; specks, rules, frames and the edges of the page are none. */
export function inkBlots(ink: Ink, words: readonly WordBox[]): Box[] {
  const grid = gridOf(withoutRules(ink))
  for (const { box } of words) cover(grid, box)
  return blotsIn(grid)
    .filter((blot) => isBlot(blot, grid))
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ left, top, right, bottom }) => ({
      x: left / grid.columns,
      y: top / grid.rows,
      width: (right + 1 - left) / grid.columns,
      height: (bottom + 1 - top) / grid.rows,
    }))
}

const WORD = 2

function withoutRules({ width, height, data }: Ink): Ink {
  const kept = Uint8Array.from(data)
  for (let y = 0; y < height; y++) clearRuns(data, kept, { from: y * width, step: 1, length: width })
  for (let x = 0; x < width; x++) clearRuns(data, kept, { from: x, step: width, length: height })
  return { width, height, data: kept }
}

type Way = { readonly from: number; readonly step: number; readonly length: number }

/** Along a row or a column: ink that goes on for long is cleared in `kept`. */
function clearRuns(data: Uint8Array, kept: Uint8Array, { from, step, length }: Way): void {
  let run = 0
  for (let at = 0; at <= length; at++) {
    const isInk = at < length && data[from + at * step] === 1
    if (!isInk && run >= straight) clear(kept, from + (at - run) * step, { step, run })
    run = isInk ? run + 1 : 0
  }
}

function clear(kept: Uint8Array, from: number, { step, run }: { step: number; run: number }): void {
  for (let back = 0; back < run; back++) kept[from + back * step] = 0
}

function gridOf(ink: Ink): Grid {
  const columns = Math.max(1, Math.floor(ink.width / side))
  const rows = Math.max(1, Math.floor(ink.height / side))
  const cells = new Uint8Array(columns * rows)
  for (let row = 0, i = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, i++)
      cells[i] = inkAt(ink, column * side, row * side) >= inked * side * side ? 1 : 0
  return { columns, rows, cells }
}

function inkAt({ width, data }: Ink, left: number, top: number): number {
  let sum = 0
  for (let y = top; y < top + side; y++)
    for (let at = y * width + left, end = at + side; at < end; at++) sum += data[at] ?? 0
  return sum
}

/** Squares under a word, and those its letters may reach into. */
function cover({ columns, rows, cells }: Grid, { x, y, width, height }: Box): void {
  const margin = 0.5
  const left = Math.max(0, Math.floor(x * columns - margin))
  const right = Math.min(columns - 1, Math.floor((x + width) * columns + margin))
  const top = Math.max(0, Math.floor(y * rows - margin))
  const bottom = Math.min(rows - 1, Math.floor((y + height) * rows + margin))
  for (let row = top; row <= bottom; row++) cells.fill(WORD, row * columns + left, row * columns + right + 1)
}

function blotsIn(grid: Grid): Blot[] {
  const seen = new Uint8Array(grid.cells.length)
  const blots: Blot[] = []
  grid.cells.forEach((cell, at) => {
    if (cell === 1 && seen[at] === 0) blots.push(follow(grid, seen, at))
  })
  return blots
}

/** Squares hang together over a gap of one, as letters of a hand do. */
function follow({ columns, rows, cells }: Grid, seen: Uint8Array, start: number): Blot {
  const blot: Blot = { count: 0, left: columns, top: rows, right: 0, bottom: 0 }
  const open = [start]
  seen[start] = 1
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [row, column] = [Math.floor(at / columns), at % columns]
    blot.count++
    blot.left = Math.min(blot.left, column)
    blot.right = Math.max(blot.right, column)
    blot.top = Math.min(blot.top, row)
    blot.bottom = Math.max(blot.bottom, row)
    for (const next of around(row, column, { columns, rows }))
      if (cells[next] === 1 && seen[next] === 0) {
        seen[next] = 1
        open.push(next)
      }
  }
  return blot
}

function around(row: number, column: number, { columns, rows }: Pick<Grid, 'columns' | 'rows'>): number[] {
  const near: number[] = []
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
    for (let x = Math.max(0, column - 2); x <= Math.min(columns - 1, column + 2); x++) near.push(y * columns + x)
  return near
}

function isBlot(blot: Blot, grid: Grid): boolean {
  const { count, left, top, right, bottom } = blot
  const [wide, high] = [right + 1 - left, bottom + 1 - top]
  if (count < fewest || wide < 3 || high < 2 || count < filled * wide * high) return false
  if (wide <= hole && high <= hole && count > round * wide * high) return false
  if (left === 0 || top === 0 || right === grid.columns - 1 || bottom === grid.rows - 1) return false
  return wordsIn(blot, grid) <= mostWords * wide * high
}

function wordsIn({ left, top, right, bottom }: Blot, { columns, cells }: Grid): number {
  let words = 0
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) if (cells[row * columns + column] === WORD) words++
  return words
}
