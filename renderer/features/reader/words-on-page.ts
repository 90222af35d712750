import type { CorrectedPage } from '../../core/model/correction.ts'
import type { Box, PageText, WordBox } from '../../core/model/page-text.ts'
import type { Origin } from '../../core/model/understanding.ts'

/** Below this confidence a recognised word is marked as one that may be wrong. */
const DOUBTFUL_BELOW = 70

export type Piece = { readonly text: string; readonly doubtful: boolean }
/** One line of the page's text; `start` is its offset there. */
export type Line = { readonly start: number; readonly text: string; readonly pieces: readonly Piece[] }

const isDoubtful = (word: WordBox, source: PageText['source']): boolean =>
  source === 'ocr' && word.confidence < DOUBTFUL_BELOW

/** How many words may be wrong. A PDF's own text is never doubted. */
export function countDoubtful({ words, source }: PageText): number {
  return words.filter((word) => isDoubtful(word, source)).length
}

/** The page's text line by line, cut where doubtful words begin and end. Empty lines are left out. */
export function linesOf({ text, words, source }: PageText): Line[] {
  const doubtful = words.filter((word) => isDoubtful(word, source)).sort((a, b) => a.start - b.start)
  const lines: Line[] = []
  let from = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start: from, text: line, pieces: piecesOf(line, from, doubtful) })
    from += line.length + 1
  }
  return lines
}

function piecesOf(line: string, from: number, doubtful: readonly WordBox[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const word of doubtful) {
    const start = Math.max(word.start - from, at)
    const end = Math.min(word.end - from, line.length)
    if (start >= line.length || end <= start) continue
    if (start > at) pieces.push({ text: line.slice(at, start), doubtful: false })
    pieces.push({ text: line.slice(start, end), doubtful: true })
    at = end
  }
  if (at < line.length) pieces.push({ text: line.slice(at), doubtful: false })
  return pieces
}

/** Places where ink gave no words, and where nobody has typed any. */
export function openPlaces({ notRead = [], words, corrected }: CorrectedPage): Box[] {
  const typed = words.filter(({ start, end }) => corrected.some((one) => one.start <= start && one.end >= end))
  return notRead.filter((place) => !typed.some(({ box }) => isWithin(box, place)))
}

function isWithin(box: Box, place: Box): boolean {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  return x >= place.x && x <= place.x + place.width && y >= place.y && y <= place.y + place.height
}

/** Boxes that cover what stands between two offsets of the page's text: one for each run of words on a line. */
export function boxesOf({ words }: PageText, { start, end }: Pick<Origin, 'start' | 'end'>): Box[] {
  const boxes: Box[] = []
  for (const { box } of words.filter((word) => word.start < end && word.end > start)) {
    const last = boxes.at(-1)
    if (last && sameLine(last, box)) boxes[boxes.length - 1] = around(last, box)
    else boxes.push(box)
  }
  return boxes
}

/** On one line when they overlap by more than half of the lower one's height, and the second goes on to the right. */
function sameLine(a: Box, b: Box): boolean {
  const overlap = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  const near = b.x - (a.x + a.width) < 3 * Math.max(a.height, b.height)
  return near && b.x >= a.x && overlap > Math.min(a.height, b.height) / 2
}

function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}
