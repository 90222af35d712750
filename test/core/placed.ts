import { type PageText } from '../../renderer/core/model/page-text.ts'

/** Words of one line of a page's text: `x` and `y` in characters and lines from the top left; `size`: times the usual height. */
export type Put = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
  readonly sure?: number
}

/** Sheet of 100 by 60 characters, each 6 by 12 points; a line takes 20 points. */
const sheet = { width: 600, height: 1200, character: 6, letter: 12, line: 20 }

/** A page read by OCR: each inner list is one line of its text, its pieces read one after the other with single spaces. */
export function placedPage(lines: readonly (readonly Put[])[], changes: Partial<PageText> = {}): PageText {
  let text = ''
  const words: PageText['words'] = []
  for (const line of lines) {
    line.forEach((piece, i) => {
      if (i > 0) text += ' '
      words.push(...wordsOf(piece, text.length))
      text += piece.text
    })
    text += '\n'
  }
  const size = { width: sheet.width, height: sheet.height }
  return { page: 1, text, words, ...size, source: 'ocr', turned: 0, confidence: 90, quality: 'good', ...changes }
}

function wordsOf({ x, y, text, size = 1, sure = 95 }: Put, offset: number): PageText['words'] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length,
    box: {
      x: ((x + match.index * size) * sheet.character) / sheet.width,
      y: (y * sheet.line) / sheet.height,
      width: (match[0].length * size * sheet.character) / sheet.width,
      height: (size * sheet.letter) / sheet.height,
    },
    confidence: sure,
  }))
}

/** The same page scanned askew by so many degrees, turned about its top left corner. */
export function askew(page: PageText, degrees: number): PageText {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const words = page.words.map((word) => ({
    ...word,
    box: { ...word.box, y: word.box.y + (slope * word.box.x * page.width) / page.height },
  }))
  return { ...page, words }
}

/** The same page lying on its side, its lines running down or up, as an engine reads it that says nothing of it. */
export function onItsSide(page: PageText, run: 'down' | 'up'): PageText {
  const words = page.words.map((word) => {
    const { x, y, width, height } = word.box
    const lying = run === 'down' ? { x: 1 - y - height, y: x } : { x: y, y: 1 - x - width }
    return { ...word, box: { ...lying, width: height, height: width } }
  })
  return { ...page, words, width: page.height, height: page.width }
}
