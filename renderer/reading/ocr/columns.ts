import type { OcrLine, OcrWord } from './ocr-words.ts'

/** Two lines that meet by chance share a gap now and then; this many in a row do not. */
const fewestLines = 5
/** A gutter is at least this wide, in heights of words; the space between two words is about 0.3, in large type more. */
const gutterWidth = 0.9
/** Most lines beside a gutter go on across it; few lie on one side. */
const mostCross = 0.6
/** Letters that a line of a column of running text has on average; the cells of a table have fewer. */
const fewestLetters = 20
/** Running text fills its column but for the last lines of paragraphs; the cells of a table end anywhere. */
const filled = 0.85
/** A list beside a number column is a table, however long its cells. */
const mostDigits = 0.15

type Strip = { readonly left: number; readonly right: number }
type Run = { readonly from: number; readonly to: number; readonly crossed: number; readonly strip: Strip }

/**
 * Columns of running text that the layout analysis took for one: lines that go on across a gutter are parted there, and
 * the left column comes before the right one. Needs level lines. Tables, whose rows belong together, stay as they are.
 */
export function partColumns(lines: readonly OcrLine[]): readonly OcrLine[] {
  const run = longestRun(lines)
  if (!run) return lines
  const across = lines.slice(run.from, run.to)
  const middle = (run.strip.left + run.strip.right) / 2
  const side = (isLeft: boolean) => sideOf(across, (word) => middleOf(word) < middle === isLeft)
  const parts = [lines.slice(0, run.from), side(true), side(false), lines.slice(run.to)]
  return parts.flatMap((part) => partColumns(part))
}

const middleOf = ({ box }: OcrWord): number => (box.x0 + box.x1) / 2

function sideOf(lines: readonly OcrLine[], belongs: (word: OcrWord) => boolean): OcrLine[] {
  return lines
    .map((line) => ({ ...line, words: line.words.filter(belongs) }))
    .filter(({ words }) => words.length > 0)
    .map((line, i) => ({ ...line, startsBlock: line.startsBlock || i === 0 }))
}

function longestRun(lines: readonly OcrLine[]): Run | null {
  let longest: Run | null = null
  for (let from = 0; from < lines.length; from++)
    for (const gap of gapsOf(lines[from])) {
      const run = follow(lines, from, gap)
      if (run.crossed > (longest?.crossed ?? fewestLines - 1) && isText(lines, run)) longest = run
    }
  return longest
}

/** How far down a gap goes on: through lines that leave it free, and lines that lie on one side of it. */
function follow(lines: readonly OcrLine[], from: number, gap: Strip): Run {
  let run: Run = { from, to: from + 1, crossed: 1, strip: gap }
  for (let at = from + 1; at < lines.length; at++) {
    const line = lines[at]
    if (!line || topOf(line) <= topOf(lines[at - 1])) break
    const strip = freeOf(line, run.strip)
    if (!strip) break
    const crosses = isLeftOf(line, strip) && isRightOf(line, strip)
    run = crosses ? { from, to: at + 1, crossed: run.crossed + 1, strip } : { ...run, to: at + 1, strip }
  }
  return run
}

/** The widest part of a strip that a line leaves free; null where that is no gutter. */
function freeOf(line: OcrLine, strip: Strip): Strip | null {
  const spaces = [{ left: -Infinity, right: leftEnd(line) }, ...gapsOf(line), { left: rightEnd(line), right: Infinity }]
  const free = spaces
    .map(({ left, right }) => ({ left: Math.max(left, strip.left), right: Math.min(right, strip.right) }))
    .sort((a, b) => b.right - b.left - (a.right - a.left))[0]
  return free && free.right - free.left >= gutterWidth * heightOf(line) ? free : null
}

const hasMeaning = ({ text }: OcrWord): boolean => /[\p{L}\p{N}]/u.test(text)
const solid = (line: OcrLine | undefined): readonly OcrWord[] => (line?.words ?? []).filter(hasMeaning)

/** Gaps between words that are wide enough for a gutter; marks between columns do not close them. */
function gapsOf(line: OcrLine | undefined): Strip[] {
  if (!line) return []
  const words = solid(line)
  return words
    .slice(1)
    .map(({ box }, i) => ({ left: words[i]?.box.x1 ?? box.x0, right: box.x0 }))
    .filter(({ left, right }) => right - left >= gutterWidth * heightOf(line))
}

const topOf = (line: OcrLine | undefined): number => Math.min(...(line?.words ?? []).map(({ box }) => box.y0))
const leftEnd = (line: OcrLine): number => Math.min(...line.words.map(({ box }) => box.x0))
const rightEnd = (line: OcrLine): number => Math.max(...line.words.map(({ box }) => box.x1))
const isLeftOf = (line: OcrLine, strip: Strip): boolean => solid(line).some(({ box }) => box.x1 <= strip.left)
const isRightOf = (line: OcrLine, strip: Strip): boolean => solid(line).some(({ box }) => box.x0 >= strip.right)

/** The middle one of the words' heights: neither a mark nor a bracket nor two lines taken for one. */
const heightOf = ({ words }: OcrLine): number => median(words.map(({ box }) => box.y1 - box.y0))

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Whether there is running text on both sides of the gutter. */
function isText(lines: readonly OcrLine[], { from, to, crossed, strip }: Run): boolean {
  if (crossed < mostCross * (to - from)) return false
  const middle = (strip.left + strip.right) / 2
  const across = lines.slice(from, to).filter((line) => isLeftOf(line, strip) && isRightOf(line, strip))
  return [true, false].every((isLeft) =>
    isColumn(across.map((line) => solid(line).filter((word) => middleOf(word) < middle === isLeft))),
  )
}

function isColumn(lines: readonly (readonly OcrWord[])[]): boolean {
  const texts = lines.map((words) => words.map(({ text }) => text).join(''))
  const letters = texts.join('').length
  if (letters < fewestLetters * lines.length) return false
  if ((texts.join('').match(/\p{N}/gu)?.length ?? 0) > mostDigits * letters) return false
  const left = Math.min(...lines.map((words) => words[0]?.box.x0 ?? 0))
  const ends = lines.map((words) => (words.at(-1)?.box.x1 ?? left) - left)
  return median(ends) >= filled * Math.max(...ends)
}
