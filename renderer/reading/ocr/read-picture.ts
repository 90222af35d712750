import type { Box, PageText, WordBox } from '../../core/model/page-text.ts'
import { flatten, unevenness } from '../clean/background.ts'
import { skewOf, straighten, type Straight } from '../clean/deskew.ts'
import { inkShare } from '../clean/ink.ts'
import { median3 } from '../clean/median.ts'
import { whitenSurroundings } from '../clean/surroundings.ts'
import { pgmOf, scaleGrey, turnGrey, type Grey, type Turn } from '../raster.ts'
import { partColumns } from './columns.ts'
import type { OcrPool, Recognised } from './ocr-pool.ts'
import { liesOnSide, meanConfidence, ocrLines, worth, type OcrLine, type PixelBox } from './ocr-words.ts'
import { strip } from './strip.ts'

/** A page given to OCR: its pixels, and how many of them make an inch (0: unknown). */
export type Picture = { readonly grey: Grey; readonly dpi: number }

/** What OCR gives for one page; the caller knows its number and size. */
export type Reading = Pick<PageText, 'text' | 'words' | 'turned' | 'confidence' | 'quality' | 'source'>

/** One attempt: how the page was made fit, and what was read in it. `factor`: enlarged by. */
type Attempt = {
  readonly lines: readonly OcrLine[]
  readonly confidence: number
  readonly straight: Straight
  readonly factor: number
  readonly turned: Turn
}

/** A page may take this long in all (ms); after it the best reading so far is given. The vault gives up at 60 s (docs/decisions/0006). */
const pagePatience = 45_000
/** One strip of a page in one orientation (ms). */
const stripPatience = 8000
const noInk = 0.00002
/** So little of it that is not text counts as specks on an empty page. */
const specks = 0.0005
const unevenEnough = 0.12
const sure = 80
const fair = 60
/** Below this another orientation is tried; upside-down text rarely comes out above it. */
const maybeTurned = 65

/** Read a page: upright, then in its other orientations if that comes out poor, then cleaned more strongly. `late`/`failed` where nothing was read. */
export async function readPicture(pool: OcrPool, picture: Picture): Promise<Reading | 'late' | 'failed'> {
  const ink = inkShare(picture.grey)
  if (ink < noInk) return blank
  const deadline = performance.now() + pagePatience
  const left = () => Math.max(1, deadline - performance.now())
  const first = await attempt(pool, picture, { turned: 0, patience: left() })
  if (typeof first === 'string') return first
  if (first.lines.length === 0 && ink < specks) return blank
  let best = first
  if (best.confidence < maybeTurned || liesOnSide(best.lines)) best = await otherwiseTurned(pool, picture, best, left)
  if (best.confidence < sure && left() > pagePatience / 3) best = await moreStrongly(pool, picture, best, left())
  return readingOf(best, picture.grey)
}

const blank: Reading = { text: '', words: [], turned: 0, confidence: 0, quality: 'blank', source: 'none' }

type How = { readonly turned: Turn; readonly patience: number; readonly strongly?: boolean }

async function attempt(pool: OcrPool, { grey, dpi }: Picture, how: How): Promise<Attempt | 'late' | 'failed'> {
  const turned = turnGrey(grey, how.turned)
  const flat = unevenness(turned) > unevenEnough ? whitenSurroundings(flatten(turned)) : turned
  const straight = straighten(flat, skewOf(flat))
  const factor = how.strongly ? enlargement(straight.grey) : 1
  const fit = how.strongly ? scaleGrey(median3(straight.grey), factor) : straight.grey
  const recognised = await pool.recognise(pgmOf(fit), dpi * factor, how.patience)
  if (recognised.state !== 'read') return recognised.state
  const lines = partColumns(ocrLines(recognised.page))
  return { lines, confidence: meanConfidence(lines), straight, factor, turned: how.turned }
}

/** 1.5 times, but never more than 16 megapixels. */
const enlargement = ({ width, height }: Grey): number =>
  Math.max(1, Math.min(1.5, Math.sqrt(16_000_000 / (width * height))))

/** Upside down first: papers go into a scanner that way more often than sideways. */
const turns: readonly Turn[] = [180, 90, 270]
/** A strip reads this much more surely (points of confidence) when it is turned the right way. */
const clearlySurer = 15
const enoughLetters = 20

/** A strip with much ink is read in the other orientations; the page follows the first in which it comes out clear. */
async function otherwiseTurned(
  pool: OcrPool,
  picture: Picture,
  upright: Attempt,
  left: () => number,
): Promise<Attempt> {
  const piece = strip(picture.grey)
  const onSide = liesOnSide(upright.lines)
  const toBeat = onSide ? 0 : upright.confidence + clearlySurer
  let winner: { turned: Turn; confidence: number } | null = null
  for (const turned of turns) {
    if (left() < pagePatience / 4) break
    const recognised = await pool.recognise(
      pgmOf(turnGrey(piece, turned)),
      picture.dpi,
      Math.min(stripPatience, left()),
    )
    const confidence = sureness(recognised)
    if (confidence > (winner?.confidence ?? toBeat)) winner = { turned, confidence }
    if (confidence >= sure) break
  }
  if (!winner) return upright
  const other = await attempt(pool, picture, { turned: winner.turned, patience: left() })
  return typeof other !== 'string' && worth(other.lines) > worth(upright.lines) * (onSide ? 0.7 : 1) ? other : upright
}

/** The mean confidence of a strip; 0 where it lies on its side or has too few letters to tell anything. */
function sureness(recognised: Recognised): number {
  if (recognised.state !== 'read') return 0
  const lines = ocrLines(recognised.page)
  const letters = lines.flatMap(({ words }) => words).reduce((sum, { text }) => sum + text.length, 0)
  return letters < enoughLetters || liesOnSide(lines) ? 0 : meanConfidence(lines)
}

/** Without specks and enlarged: helps fax and copies of copies, harms others, so the better reading counts. */
async function moreStrongly(pool: OcrPool, picture: Picture, before: Attempt, patience: number): Promise<Attempt> {
  const after = await attempt(pool, picture, { turned: before.turned, patience, strongly: true })
  if (typeof after === 'string') return before
  return after.confidence > before.confidence && worth(after.lines) > 0.9 * worth(before.lines) ? after : before
}

function readingOf(attempt: Attempt, page: Grey): Reading {
  const upright = attempt.turned % 180 === 0 ? page : { width: page.height, height: page.width }
  const words: WordBox[] = []
  let text = ''
  attempt.lines.forEach((line, i) => {
    if (line.startsBlock && i > 0) text += '\n'
    line.words.forEach((word, n) => {
      if (n > 0) text += ' '
      const box = boxOnPage(word.box, attempt, upright)
      words.push({ start: text.length, end: text.length + word.text.length, box, confidence: word.confidence })
      text += word.text
    })
    text += '\n'
  })
  const { turned, confidence } = attempt
  return {
    text,
    words,
    turned,
    confidence,
    quality: qualityOf(confidence),
    source: words.length === 0 ? 'none' : 'ocr',
  }
}

function qualityOf(confidence: number): PageText['quality'] {
  if (confidence >= sure) return 'good'
  return confidence >= fair ? 'doubtful' : 'poor'
}

/** From the pixels that were recognised back to fractions of the upright page: the middle is turned back, the size stays. */
function boxOnPage(box: PixelBox, { straight, factor }: Attempt, page: { width: number; height: number }): Box {
  const middle = straight.toPage((box.x0 + box.x1) / 2 / factor, (box.y0 + box.y1) / 2 / factor)
  const width = (box.x1 - box.x0) / factor / page.width
  const height = (box.y1 - box.y0) / factor / page.height
  return { x: within(middle.x / page.width - width / 2), y: within(middle.y / page.height - height / 2), width, height }
}

const within = (fraction: number): number => Math.min(Math.max(fraction, -0.5), 1.5)
