import { pgmOf, turnGrey, type Turn } from '../raster.ts'
import { turnFit, type Fit } from './fit-page.ts'
import type { OcrPool, Recognised } from './ocr-pool.ts'
import { liesOnSide, meanConfidence, ocrLines } from './ocr-words.ts'
import { strip } from './strip.ts'

/** One strip of a page in one direction may take this long (ms). */
const stripPatience = 8000
const enoughLetters = 20
/** A strip that reads this surely (confidence) is the right way up. */
const sure = 80
/** A page follows a strip that reads by so many points more surely than it did itself. */
const clearlySurer = 15

type Asking = { readonly pool: OcrPool; readonly dpi: number; left(): number }

/** The page turned so that a strip of it with much ink reads most surely; of the directions given, the first counts if none is clear. */
export async function whichWayUp(fit: Fit, turns: readonly [Turn, ...Turn[]], asking: Asking): Promise<Fit> {
  const { turn } = await surest(fit, turns, asking)
  return turnFit(fit, turn ?? turns[0])
}

/** Another direction in which a strip reads clearly more surely than `confidence`; null where there is none. */
export async function otherWayUp(fit: Fit, confidence: number, asking: Asking): Promise<Fit | null> {
  const found = await surest(fit, [180, 90, 270], asking)
  return found.turn !== null && found.confidence > confidence + clearlySurer ? turnFit(fit, found.turn) : null
}

async function surest(fit: Fit, turns: readonly Turn[], { pool, dpi, left }: Asking) {
  const piece = strip(fit.grey)
  let best: { turn: Turn | null; confidence: number } = { turn: null, confidence: 0 }
  for (const turn of turns) {
    const patience = Math.min(stripPatience, left())
    const confidence = sureness(await pool.recognise(pgmOf(turnGrey(piece, turn)), dpi, { patience }))
    if (confidence > best.confidence) best = { turn, confidence }
    if (confidence >= sure) break
  }
  return best
}

/** The mean confidence of a strip; 0 where it lies on its side or has too few letters to tell anything. */
function sureness(recognised: Recognised): number {
  if (recognised.state !== 'read') return 0
  const lines = ocrLines(recognised.page)
  const letters = lines.flatMap(({ words }) => words).reduce((sum, { text }) => sum + text.length, 0)
  return letters < enoughLetters || liesOnSide(lines) ? 0 : meanConfidence(lines)
}
