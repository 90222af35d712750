import type { Page, Word } from 'tesseract.js'

/** Pixels of the picture that was recognised. */
export type PixelBox = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
export type OcrWord = {
  readonly text: string
  readonly box: PixelBox
  readonly confidence: number
  /** Where the middle of each letter lies, in pixels from the left; absent where the engine does not say. */
  readonly middles?: readonly number[]
}
/** Lines in reading order; `block`: which of the layout's blocks, `startsBlock`: where a new block or paragraph begins. */
export type OcrLine = { readonly words: readonly OcrWord[]; readonly block: number; readonly startsBlock: boolean }

const speckConfidence = 35
const scratchConfidence = 75

/** Lines of the engine's result, without the specks and rules that it took for marks. */
export function ocrLines(page: Pick<Page, 'blocks'>): OcrLine[] {
  const paragraphs = (page.blocks ?? []).flatMap(({ paragraphs: all }, block) =>
    all.map(({ lines }) => ({ lines, block })),
  )
  return paragraphs.flatMap(({ lines, block }) =>
    lines
      .map((line) => line.words.map(wordOf))
      .map((words) => words.filter((word) => word.text !== '' && !isSpeck(word)))
      .filter((words) => words.length > 0 && !isScratch(words))
      .map((words, i) => ({ words, block, startsBlock: i === 0 })),
  )
}

function wordOf({ text, bbox, confidence, symbols }: Word): OcrWord {
  const middles = symbols.flatMap((symbol) =>
    Array.from({ length: symbol.text.length }, () => (symbol.bbox.x0 + symbol.bbox.x1) / 2),
  )
  return { text: text.trim(), box: bbox, confidence, middles }
}

const isSpeck = ({ text, confidence }: OcrWord): boolean => confidence < speckConfidence && !/[\p{L}\p{N}]/u.test(text)

/** A line of one thin letter is a scratch or a piece of a frame: nothing that is written stands alone like that. */
const isScratch = ([first, ...others]: readonly OcrWord[]): boolean =>
  others.length === 0 &&
  first !== undefined &&
  first.confidence < scratchConfidence &&
  /^[il1I|!/\\[\](){}.,:;'`_~=-]{1,2}$/.test(first.text)

/** Mean over the words, each counted by its length: a page of sure long words and a few doubtful dots is a sure page. */
export function meanConfidence(lines: readonly OcrLine[]): number {
  let sum = 0
  let letters = 0
  for (const { words } of lines)
    for (const { text, confidence } of words) {
      sum += confidence * text.length
      letters += text.length
    }
  return letters === 0 ? 0 : sum / letters
}

/** How much was read, and how surely: what two readings of one page are compared by. */
export function worth(lines: readonly OcrLine[]): number {
  let sum = 0
  for (const { words } of lines)
    for (const { text, confidence } of words)
      if (/[\p{L}\p{N}]{2}/u.test(text)) sum += text.length * Math.max(0, confidence - 30)
  return sum
}

/**
 * Whether the text runs up or down the picture: most longer words are taller than wide. The engine reads such text by
 * itself, with full confidence, so that only the shapes tell.
 */
export function liesOnSide(lines: readonly OcrLine[]): boolean {
  const longer = lines.flatMap(({ words }) => words).filter(({ text }) => text.length >= 4)
  const tall = longer.filter(({ box }) => box.y1 - box.y0 > box.x1 - box.x0)
  return longer.length >= 3 && tall.length > 0.6 * longer.length
}
