import type { PageText } from '../core/model/page-text.ts'
import { drawForOcr } from './drawing.ts'
import type { OcrPool } from './ocr/ocr-pool.ts'
import { readPicture, type Reading } from './ocr/read-picture.ts'
import { measureWords } from './measure-words.ts'
import { withoutGuesses } from './not-read.ts'
import { ocrLines } from './ocr/ocr-words.ts'
import { greyOf, pgmOf, turnGrey, type Grey } from './raster.ts'
import type { Source } from './source.ts'
import { contradicts } from './same-words.ts'
import { textWorth } from './text-quality.ts'

/** How much more OCR must find than a doubtful text layer to be taken instead of it. */
const clearlyMore = 1.3

/** A page's text, and by how many degrees its lines had fallen to the right where OCR has seen it. */
export type ReadPage = { readonly text: PageText; readonly skew: number | null }

/**
 * The text of one page: its text layer where that is good; else OCR, or the better of the two. `ocr` skips the text layer.
 * Null where OCR broke down on it; a page that cannot be drawn comes back as `unreadable`.
 */
export async function readPage(
  source: Source,
  page: number,
  mode: 'text-layer-first' | 'ocr' | 'engine',
  pool: OcrPool,
): Promise<ReadPage | null> {
  if (mode === 'engine') return readAsItIs(source, page, pool)
  const layer = mode === 'ocr' || !source.layer ? ({ verdict: 'none' } as const) : await source.layer(page)
  if (layer.verdict === 'use') return { text: layer.text, skew: null }
  const seen = await readByOcr(source, page, pool)
  if (layer.verdict === 'none') return seen
  const isWrong = layer.verdict === 'check' ? contradicts : isBetter
  return seen && isWrong(seen.text, layer.text) ? seen : { text: layer.text, skew: null }
}

function isBetter(seen: PageText, layer: PageText): boolean {
  const weighed = (textWorth(seen.text).letters * seen.confidence) / 100
  const wanted = textWorth(layer.text).letters * (layer.quality === 'good' ? clearlyMore : 0.7)
  return weighed > wanted
}

async function readByOcr(source: Source, page: number, pool: OcrPool): Promise<ReadPage | null> {
  const size = source.pageSizes[page - 1] ?? { width: 612, height: 792 }
  const drawn = await drawForOcr(source, page)
  if (!drawn) return { text: unreadable(page, size), skew: null }
  const grey = greyOf(drawn.rgba)
  const reading = await readPicture(pool, { grey, dpi: drawn.dpi })
  if (typeof reading === 'string') return null
  const { skew, ...seen } = reading
  const { width, height } = reading.turned % 180 === 0 ? size : { width: size.height, height: size.width }
  const asSeen = reading.source === 'ocr' ? seenOn(turnGrey(grey, reading.turned), seen, source.kind) : seen
  return { text: { page, ...asSeen, width, height }, skew }
}

type Seen = Omit<Reading, 'skew'>

/** What else the upright picture says of a reading: how its words look, and where ink gave none. */
function seenOn(grey: Grey, reading: Seen, kind: Source['kind']): Seen & Pick<PageText, 'measured' | 'notRead'> {
  const measured = measureWords(grey, reading.words, kind === 'picture')
  return { ...reading, ...withoutGuesses(reading, grey), ...(measured ? { measured } : {}) }
}

/** The engine alone: every pixel of the page, nothing cleaned, nothing put in order. */
async function readAsItIs(source: Source, page: number, pool: OcrPool): Promise<ReadPage | null> {
  const size = source.pageSizes[page - 1] ?? { width: 612, height: 792 }
  const drawn = await source.draw(page, size.width)
  const seen = drawn && (await pool.recognise(pgmOf(greyOf(drawn)), 0, { patience: 300_000 }))
  if (seen?.state !== 'read') return null
  const text = ocrLines(seen.page).map(({ words }) => words.map((word) => word.text).join(' '))
  return { text: { ...unreadable(page, size), text: text.join('\n') }, skew: null }
}

function unreadable(page: number, { width, height }: { width: number; height: number }): PageText {
  const nothing = { text: '', words: [], source: 'none', turned: 0, confidence: 0, quality: 'unreadable' } as const
  return { page, width, height, ...nothing, words: [] }
}
