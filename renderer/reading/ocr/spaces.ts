import type { Grey } from '../raster.ts'
import type { OcrLine, OcrWord } from './ocr-words.ts'

/** A space between figures is at least this wide, in heights of the word; the widest gap beside a slim figure is less. */
const spaceWidth = 0.48
/** Ink is darker than this, on a page whose paper is white. */
const inkLight = 150

/**
 * Spaces that the engine left out beside figures, where the page shows them: `10 - 35`, `8 mg`. Only there, since only there
 * is a gap told from what lies between two letters.
 */
export function partWords(lines: readonly OcrLine[], grey: Grey): OcrLine[] {
  return lines.map((line) => ({ ...line, words: line.words.flatMap((word) => parts(word, grey)) }))
}

const figuresAround = /^[\d.,<>]*\d[-–—]\d[\d.,]*$/
const figureAndUnit = /^[\d.,]*\d(?:mg|g|mcg|mL|ml|IU|mm|cm|kg|U|units)$/

function parts(word: OcrWord, grey: Grey): OcrWord[] {
  const cuts = cutsOf(word).filter((at) => gapAt(word, at, grey) >= spaceWidth * (word.box.y1 - word.box.y0))
  if (cuts.length === 0) return [word]
  const ends = [0, ...cuts, word.text.length]
  return ends.slice(1).map((end, i) => slice(word, ends[i] ?? 0, end))
}

/** Before which letters a space may be missing. */
function cutsOf({ text, middles }: OcrWord): number[] {
  if (middles?.length !== text.length) return []
  const dash = text.search(/[-–—]/)
  if (figuresAround.test(text)) return [dash, dash + 1]
  return figureAndUnit.test(text) ? [text.search(/\p{L}/u)] : []
}

/** The widest stretch without ink between the middles of two letters, in pixels. */
function gapAt({ box, middles }: OcrWord, at: number, { width, data }: Grey): number {
  const from = Math.max(0, Math.floor(middles?.[at - 1] ?? box.x0))
  const to = Math.min(width, Math.ceil(middles?.[at] ?? box.x1))
  let widest = 0
  let free = 0
  for (let x = from; x < to; x++) {
    let isFree = true
    for (let y = box.y0; y < box.y1 && isFree; y++) isFree = (data[y * width + x] ?? 255) >= inkLight
    free = isFree ? free + 1 : 0
    widest = Math.max(widest, free)
  }
  return widest
}

function slice({ text, box, confidence, middles = [] }: OcrWord, start: number, end: number): OcrWord {
  const edge = (at: number) => Math.round(((middles[at - 1] ?? box.x0) + (middles[at] ?? box.x1)) / 2)
  const x0 = start === 0 ? box.x0 : edge(start)
  const x1 = end === text.length ? box.x1 : edge(end)
  return { text: text.slice(start, end), box: { ...box, x0, x1 }, confidence, middles: middles.slice(start, end) }
}
