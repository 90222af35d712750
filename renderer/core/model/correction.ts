import * as v from 'valibot'
import { DocumentId, RowId } from '../base/ids.ts'
import { count, instant, textUpTo } from '../base/schemas.ts'
import { Box, PageText, quarterTurns, type WordBox } from './page-text.ts'
import { turnBox } from './turn-page.ts'

export const longestCorrection = 2000

/**
 * What a person says stands at a place of a page of a file (never of an arranged record). The reading itself stays as it
 * is: `read` is what it had there, `box` where that stood, on the page turned clockwise by `turned`. An empty `text` says that
 * no words stand there.
 */
export const Correction = v.object({
  id: RowId,
  documentId: DocumentId,
  page: count,
  box: Box,
  turned: v.picklist(quarterTurns),
  read: textUpTo(longestCorrection),
  text: textUpTo(longestCorrection),
  at: instant,
})
export type Correction = v.InferOutput<typeof Correction>

/** Where words of a person stand in a page's text, and what had been read in their place. */
export const Corrected = v.object({ id: RowId, start: count, end: count, read: v.string() })
export type Corrected = v.InferOutput<typeof Corrected>

/** A page's text with a person's corrections in it, in the order in which they stand there. */
export const CorrectedPage = v.object({ ...PageText.entries, corrected: v.array(Corrected) })
export type CorrectedPage = v.InferOutput<typeof CorrectedPage>

type Range = { readonly start: number; readonly end: number }

/**
 * The page as read, with what a person said. Each correction finds its words by their place, else by what stood there, and
 * else becomes a line of its own: so it outlives another reading of the page. Of two at one place the later holds.
 */
export function correctPage(page: PageText, corrections: readonly Correction[]): CorrectedPage {
  const inOrder = [...corrections].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
  return inOrder.reduce<CorrectedPage>((text, one) => withCorrection(text, one), { ...page, corrected: [] })
}

function withCorrection(page: CorrectedPage, correction: Correction): CorrectedPage {
  const turn = quarterTurns[((page.turned - correction.turned + 360) / 90) % 4] ?? 0
  const box = turnBox(correction.box, turn)
  const said = correction.text.trim().replace(/\s+/g, ' ')
  const range = placeOf(page, box) ?? sameWords(page, correction.read)
  if (range) return replaced(page, range, { said, box, id: correction.id })
  if (said === '') return page
  const [opened, line] = withLine(page, box)
  return replaced(opened, line, { said, box, id: correction.id })
}

/** What has been read within a box: from its first word to its last one on the line that has most of them; null where nothing. */
export function placeOf({ text, words }: Pick<PageText, 'text' | 'words'>, box: Box): Range | null {
  const lines = new Map<number, WordBox[]>()
  for (const word of words.filter((one) => isIn(one.box, box))) {
    const line = text.lastIndexOf('\n', word.start - 1)
    lines.set(line, [...(lines.get(line) ?? []), word])
  }
  const [most = []] = [...lines.values()].sort((a, b) => b.length - a.length)
  const [first, last] = [most[0], most.at(-1)]
  return first && last ? { start: first.start, end: last.end } : null
}

/** The middle of a word lies in the box, or hardly outside: another reading draws its boxes a little otherwise. */
function isIn(word: Box, box: Box): boolean {
  const [x, y] = [word.x + word.width / 2, word.y + word.height / 2]
  const [aside, above] = [0.005, 0.25 * box.height]
  return x > box.x - aside && x < box.x + box.width + aside && y > box.y - above && y < box.y + box.height + above
}

/** The one place where a reading has exactly these words. */
function sameWords({ text }: PageText, read: string): Range | null {
  const start = read.length < 4 ? -1 : text.indexOf(read)
  return start < 0 || text.includes(read, start + 1) ? null : { start, end: start + read.length }
}

/** The page with an empty line for what stands at this height, and where that line is. */
function withLine(page: CorrectedPage, box: Box): readonly [CorrectedPage, Range] {
  const middle = box.y + box.height / 2
  const above = page.words.filter((word) => word.box.y + word.box.height / 2 < middle)
  const lowest = above.reduce<WordBox | null>((low, word) => (low && low.box.y > word.box.y ? low : word), null)
  const lineEnd = lowest ? page.text.indexOf('\n', lowest.end) : -1
  if (lowest && lineEnd < 0) {
    const start = page.text.length + 1
    return [spliced(page, { start: start - 1, end: start - 1 }, '\n', []), { start, end: start }]
  }
  const start = lineEnd + 1
  return [spliced(page, { start, end: start }, '\n', []), { start, end: start }]
}

type Said = { readonly said: string; readonly box: Box; readonly id: Correction['id'] }

function replaced(page: CorrectedPage, range: Range, { said, box, id }: Said): CorrectedPage {
  const gone = page.words.filter((word) => word.start < range.end && word.end > range.start)
  const before = page.corrected.find((one) => one.start < range.end && one.end > range.start)
  const read = before?.read ?? page.text.slice(range.start, range.end)
  const words = wordsOf(said, range.start, { gone, box })
  const next = spliced(page, range, said, words)
  const mark = { id, start: range.start, end: range.start + said.length, read }
  return { ...next, corrected: [...next.corrected, mark].sort((a, b) => a.start - b.start) }
}

/** Words are said to stand where those before them stood, one for one; else evenly along their place. */
function wordsOf(said: string, at: number, { gone, box }: { gone: readonly WordBox[]; box: Box }): WordBox[] {
  const tokens = [...said.matchAll(/\S+/g)]
  const around = gone.length > 0 ? union(gone.map((word) => word.box)) : box
  return tokens.map(({ 0: token, index }, i) => ({
    start: at + index,
    end: at + index + token.length,
    confidence: 100,
    box:
      gone.length === tokens.length
        ? (gone[i]?.box ?? around)
        : stretch(around, index / said.length, token.length / said.length),
  }))
}

const stretch = (box: Box, from: number, share: number): Box => ({
  ...box,
  x: box.x + from * box.width,
  width: share * box.width,
})

/** The smallest box around all; they are at least one. */
export function union(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** Part of the text replaced; everything behind it moves, and what was said of that part before is gone. */
function spliced(page: CorrectedPage, { start, end }: Range, text: string, words: readonly WordBox[]): CorrectedPage {
  const by = text.length - (end - start)
  const moved = <T extends Range>(one: T): T => ({ ...one, start: one.start + by, end: one.end + by })
  const before = page.words.filter((word) => word.end <= start)
  const after = page.words.filter((word) => word.start >= end)
  return {
    ...page,
    text: page.text.slice(0, start) + text + page.text.slice(end),
    words: [...before, ...words, ...after.map(moved)],
    corrected: page.corrected.flatMap((one) => {
      if (one.end <= start && one.start < start) return [one]
      return one.start >= end ? [moved(one)] : []
    }),
  }
}
