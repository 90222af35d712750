import type { Box, WordBox } from '../core/model/page-text.ts'
import type { PlacedWord } from './text-lines.ts'

/** A page's size in the unit of its words. */
export type Size = { readonly width: number; readonly height: number }

/** Lines of placed words as one text, each line ended by `\n`, with every word's place as fractions of the page. */
export function textOfLines(lines: readonly (readonly PlacedWord[])[], page: Size): { text: string; words: WordBox[] } {
  const words: WordBox[] = []
  let text = ''
  for (const line of lines) {
    line.forEach((word, i) => {
      if (i > 0) text += ' '
      words.push({
        start: text.length,
        end: text.length + word.text.length,
        box: fractions(word, page),
        confidence: 100,
      })
      text += word.text
    })
    text += '\n'
  }
  return { text, words }
}

function fractions({ x, y, width, height }: PlacedWord, page: Size): Box {
  return {
    x: within(x / page.width),
    y: within(y / page.height),
    width: within(width / page.width),
    height: within(height / page.height),
  }
}

/** Words may stand outside the page that is shown; what a box can say is bounded. */
const within = (fraction: number): number => (Number.isFinite(fraction) ? Math.min(Math.max(fraction, -0.5), 1.5) : 0)
