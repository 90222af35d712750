import { quarterTurns, type PageText } from '../../core/model/page-text.ts'
import { textOfLines, type Size } from '../lines-to-text.ts'
import type { Turn } from '../raster.ts'
import { readingOrder, type PlacedWord } from '../text-lines.ts'

/** One run of text as the PDF shows it: `matrix` maps the text's own space to the page as displayed (points, origin top left). */
export type Run = { readonly text: string; readonly matrix: readonly number[]; readonly width: number }

/** A run on the displayed page: start of its baseline, direction, length along it, height across it. */
type Placed = { text: string; x: number; y: number; turn: Turn | null; width: number; height: number }

type Layer = Pick<PageText, 'text' | 'words' | 'turned'>

/** Text and word places of a page's text layer. `size`: the page as displayed. The page is turned if most of its text lies on its side. */
export function textLayer(runs: readonly Run[], size: Size): Layer {
  const placed = runs.flatMap(place)
  const turned = uprightTurn(placed)
  const page = turned % 180 === 0 ? size : { width: size.height, height: size.width }
  const upright = placed.map((run) => turnRun(run, turned, size))
  const level = joined(upright.filter(({ turn }) => turn === 0)).flatMap(wordsOf)
  const slanted = upright.filter(({ turn }) => turn !== 0).map((run) => [boundingWord(run)])
  return { ...textOfLines([...readingOrder(level, page.width), ...slanted], page), turned }
}

function place({ text, matrix, width }: Run): Placed[] {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = matrix
  const height = Math.hypot(c, d)
  if (text === '' || ![a, b, x, y, width, height].every(Number.isFinite) || height === 0) return []
  return [{ text, x, y, turn: turnOf(Math.atan2(b, a)), width: Math.abs(width), height }]
}

/** The quarter turn of a direction, where it is one within 10 degrees. */
function turnOf(angle: number): Turn | null {
  const degrees = ((angle * 180) / Math.PI + 360) % 360
  const nearest = Math.round(degrees / 90) * 90
  return Math.abs(degrees - nearest) <= 10 ? (quarterTurns.find((turn) => turn === nearest % 360) ?? null) : null
}

/** How far clockwise the page must be turned so that most of its letters stand upright. */
function uprightTurn(runs: readonly Placed[]): Turn {
  const letters = (turn: Turn) => runs.reduce((sum, run) => sum + (run.turn === turn ? run.text.trim().length : 0), 0)
  const all = runs.reduce((sum, run) => sum + run.text.trim().length, 0)
  const main = quarterTurns.find((turn) => letters(turn) > 0.6 * all) ?? 0
  return quarterTurns.find((turn) => turn === (360 - main) % 360) ?? 0
}

function turnRun(run: Placed, turned: Turn, { width, height }: Size): Placed {
  const turn =
    run.turn === null ? null : (quarterTurns.find((quarter) => quarter === ((run.turn ?? 0) + turned) % 360) ?? null)
  if (turned === 90) return { ...run, turn, x: height - run.y, y: run.x }
  if (turned === 180) return { ...run, turn, x: width - run.x, y: height - run.y }
  if (turned === 270) return { ...run, turn, x: run.y, y: width - run.x }
  return { ...run, turn }
}

/** Runs that go on where the one before ends, without a space between, are one: some programs place every letter by itself. */
function joined(runs: readonly Placed[]): Placed[] {
  const whole: Placed[] = []
  for (const run of runs) {
    const before = whole.at(-1)
    if (before && continues(before, run)) {
      before.text += run.text
      before.width = run.x + run.width - before.x
    } else whole.push({ ...run })
  }
  return whole
}

function continues(before: Placed, run: Placed): boolean {
  const gap = run.x - (before.x + before.width)
  return (
    Math.abs(run.y - before.y) < 0.1 * run.height &&
    Math.abs(run.height - before.height) < 0.3 * run.height &&
    Math.abs(gap) < 0.15 * run.height &&
    !/\s$/.test(before.text) &&
    !/^\s/.test(run.text)
  )
}

/** How far glyphs reach below the baseline, as a share of their height. */
const descent = 0.22

function wordsOf(run: Placed): PlacedWord[] {
  const total = advance(run.text) || 1
  const top = run.y - run.height * (1 - descent)
  return [...run.text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    x: run.x + (advance(run.text.slice(0, match.index)) / total) * run.width,
    y: top,
    width: (advance(match[0]) / total) * run.width,
    height: run.height,
  }))
}

/** Relative widths of characters in a common sans-serif, for telling where inside a run a word stands. */
function advance(text: string): number {
  let sum = 0
  for (const character of text) sum += advanceOf(character)
  return sum
}

function advanceOf(character: string): number {
  if (/[iljI.,:;'|! ]/.test(character)) return 0.27
  if (/[ftr()[\]/\-\s]/.test(character)) return 0.33
  if (/[mwMW@%]/.test(character)) return 0.86
  return /\p{Lu}/u.test(character) ? 0.68 : 0.55
}

function boundingWord(run: Placed): PlacedWord {
  const text = run.text.trim().replace(/\s+/g, ' ')
  if (run.turn === 180) return { text, x: run.x - run.width, y: run.y, width: run.width, height: run.height }
  if (run.turn === 90) return { text, x: run.x, y: run.y, width: run.height, height: run.width }
  if (run.turn === 270)
    return { text, x: run.x - run.height, y: run.y - run.width, width: run.height, height: run.width }
  return { text, x: run.x, y: run.y - run.height, width: run.width, height: run.height }
}
