import { runsOf, sizeOf, widthOf } from './sheet.ts'
import type { Box, Run, Sheet } from './sheet.ts'

type Placed = { run: Run; start: number }

function joined(sheet: Sheet): { text: string; placed: Placed[] } {
  let text = ''
  const placed: Placed[] = []
  for (const run of runsOf(sheet)) {
    if (text !== '') text += ' '
    placed.push({ run, start: text.length })
    text += run.text
  }
  return { text, placed }
}

function covered(place: Placed, from: number, to: number): Run | undefined {
  const { run, start } = place
  const first = Math.max(0, from - start)
  const end = Math.min(run.text.length, to - start)
  if (first >= end) return undefined
  const before = widthOf(run.text.slice(0, first), run.style)
  const width = widthOf(run.text.slice(first, end), run.style)
  return { ...run, x: run.x + before, width, text: run.text.slice(first, end) }
}

/**
 * Where a quote stands on the sheet. A quote may run over a label and its value, but keeps to one line,
 * so that its box holds its own words and no others.
 * @throws when the sheet does not hold the quote, holds it twice, or breaks it over two lines
 */
export function boxOfQuote(sheet: Sheet, quote: string): Box {
  const { text, placed } = joined(sheet)
  const from = text.indexOf(quote)
  if (from < 0) throw new Error(`not on the sheet: “${quote}”`)
  if (text.indexOf(quote, from + 1) >= 0) throw new Error(`twice on the sheet: “${quote}”`)
  const runs = placed.map((place) => covered(place, from, from + quote.length)).filter((run) => run !== undefined)
  if (new Set(runs.map((run) => run.y)).size !== 1) throw new Error(`broken over lines: “${quote}”`)
  const left = Math.min(...runs.map((run) => run.x))
  const right = Math.max(...runs.map((run) => run.x + run.width))
  const top = Math.min(...runs.map((run) => run.y - run.style.size * 0.8))
  const bottom = Math.max(...runs.map((run) => run.y + run.style.size * 0.24))
  const size = sizeOf(sheet)
  return {
    x: left / size.width,
    y: top / size.height,
    width: (right - left) / size.width,
    height: (bottom - top) / size.height,
  }
}

/** Whether a quote stands on the sheet once, in one line. */
export function holdsQuote(sheet: Sheet, quote: string): boolean {
  try {
    boxOfQuote(sheet, quote)
    return true
  } catch {
    return false
  }
}
