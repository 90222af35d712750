import type { PageText } from '../../core/model/page-text.ts'
import { inkShare } from '../clean/ink.ts'
import { median3 } from '../clean/median.ts'
import { pgmOf, scaleGrey, type Grey } from '../raster.ts'
import { partColumns } from './columns.ts'
import { fitPage, type Fit } from './fit-page.ts'
import { readLeftOut } from './left-out.ts'
import type { OcrPool } from './ocr-pool.ts'
import { liesOnSide, meanConfidence, ocrLines, worth, type OcrLine } from './ocr-words.ts'
import { orderBlocks } from './order.ts'
import { placeWords } from './place-words.ts'
import { joinRows } from './rows.ts'
import { partWords } from './spaces.ts'
import { otherWayUp, whichWayUp } from './which-way-up.ts'

/** A page given to OCR: its pixels, and how many of them make an inch (0: unknown). */
export type Picture = { readonly grey: Grey; readonly dpi: number }

/** What OCR gives for one page; the caller knows its number and size. `skew`: degrees by which its lines had fallen to the right. */
export type Reading = Pick<PageText, 'text' | 'words' | 'turned' | 'confidence' | 'quality' | 'source'> & {
  readonly skew: number
}

/** One attempt: the page as it was made fit, what was read in it, and how much it was enlarged for that. */
type Attempt = {
  readonly fit: Fit
  readonly lines: readonly OcrLine[]
  readonly confidence: number
  readonly factor: number
}

/** A page may take this long in all (ms); after it the best reading so far is given. The vault gives up at 60 s (docs/decisions/0006). */
const pagePatience = 45_000
const noInk = 0.00002
/** So little of it that is not text counts as specks on an empty page. */
const specks = 0.0005
const sure = 80
const fair = 60
/** Below this another direction is tried; upside-down text rarely comes out above it. */
const maybeTurned = 65

/** Read a page: laid across and straight, then the other way up if that comes out poor, then cleaned more strongly. `late`/`failed` where nothing was read. */
export async function readPicture(pool: OcrPool, picture: Picture): Promise<Reading | 'late' | 'failed'> {
  const ink = inkShare(picture.grey)
  if (ink < noInk) return blank
  const deadline = performance.now() + pagePatience
  const asking = { pool, dpi: picture.dpi, left: () => Math.max(1, deadline - performance.now()) }
  const first = await attempt(await fitUpright(picture.grey, asking), asking)
  if (typeof first === 'string') return first
  if (first.lines.length === 0 && ink < specks) return blank
  let best = first
  if (best.confidence < maybeTurned || liesOnSide(best.lines)) best = await otherwiseTurned(best, asking)
  if (best.confidence < sure && asking.left() > pagePatience / 3) best = await moreStrongly(best, asking)
  return readingOf(best, picture.grey)
}

const blank: Reading = { text: '', words: [], turned: 0, confidence: 0, quality: 'blank', source: 'none', skew: 0 }

type Asking = { readonly pool: OcrPool; readonly dpi: number; left(): number }

/** A sideways page stands on either end; one that lies across may lie on its head where its letters' edges hint at that. */
function fitUpright(grey: Grey, asking: Asking): Promise<Fit> {
  const { fit, direction } = fitPage(grey)
  if (direction.lines === 'down') return whichWayUp(fit, [0, 180], asking)
  return direction.mayBeUpsideDown ? whichWayUp(fit, [0, 180], asking) : Promise.resolve(fit)
}

async function attempt(fit: Fit, { pool, dpi, left }: Asking, isStrong = false): Promise<Attempt | 'late' | 'failed'> {
  const factor = isStrong ? enlargement(fit.grey) : 1
  const grey = isStrong ? scaleGrey(median3(fit.grey), factor) : fit.grey
  const recognised = await pool.recognise(pgmOf(grey), dpi * factor, { patience: left() })
  if (recognised.state !== 'read') return recognised.state
  const rows = joinRows(partWords(ocrLines(recognised.page), grey))
  const whole = await readLeftOut(rows, grey, { pool, dpi: dpi * factor, left })
  const lines = partColumns(orderBlocks(whole))
  return { fit, lines, confidence: meanConfidence(lines), factor }
}

/** 1.5 times, but never more than 16 megapixels. */
const enlargement = ({ width, height }: Grey): number =>
  Math.max(1, Math.min(1.5, Math.sqrt(16_000_000 / (width * height))))

async function otherwiseTurned(before: Attempt, asking: Asking): Promise<Attempt> {
  const onSide = liesOnSide(before.lines)
  const fit = await otherWayUp(before.fit, onSide ? 0 : before.confidence, asking)
  const after = fit && (await attempt(fit, asking))
  if (!after || typeof after === 'string') return before
  return worth(after.lines) > worth(before.lines) * (onSide ? 0.7 : 1) ? after : before
}

/** Without specks and enlarged: helps fax and copies of copies, harms others, so the better reading counts. */
async function moreStrongly(before: Attempt, asking: Asking): Promise<Attempt> {
  const after = await attempt(before.fit, asking, true)
  if (typeof after === 'string') return before
  return after.confidence > before.confidence && worth(after.lines) > 0.9 * worth(before.lines) ? after : before
}

function readingOf({ fit, lines, confidence, factor }: Attempt, picture: Grey): Reading {
  const { turned, skew } = fit
  const toPicture = (x: number, y: number) => fit.toPage(x / factor, y / factor)
  const { text, words } = placeWords(lines, { toPicture, picture, turned })
  const source = words.length === 0 ? 'none' : 'ocr'
  return { text, words, turned, confidence, quality: qualityOf(confidence), source, skew }
}

function qualityOf(confidence: number): PageText['quality'] {
  if (confidence >= sure) return 'good'
  return confidence >= fair ? 'doubtful' : 'poor'
}
