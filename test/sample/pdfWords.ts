import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box } from './truth.ts'

const pdfjsHome = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** A stretch of text and its middle, as fractions of the page from the top left corner. */
export type Piece = { text: string; x: number; y: number; width: number }
export type PdfText = { pages: Piece[][] }

/** What pdf.js reads in a PDF, page by page. */
export async function readPdf(file: string): Promise<PdfText> {
  const data = new Uint8Array(readFileSync(file))
  const opening = getDocument({ data, standardFontDataUrl: `${join(pdfjsHome, 'standard_fonts')}/`, verbosity: 0 })
  const doc = await opening.promise
  const pages: Piece[][] = []
  for (let number = 1; number <= doc.numPages; number++) {
    const page = await doc.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const pieces = items.flatMap((piece) => {
      if (!('str' in piece) || piece.str.trim() === '') return []
      const [, , , , left, baseline] = piece.transform as number[]
      const y = 1 - ((baseline ?? 0) + piece.height / 4) / height
      return [{ text: piece.str, x: (left ?? 0) / width, y, width: piece.width / width }]
    })
    pages.push(pieces)
  }
  await opening.destroy()
  return { pages }
}

export function wordsOf(pieces: Piece[]): string {
  return pieces
    .map((piece) => piece.text)
    .join(' ')
    .replace(/\s+/g, ' ')
}

/** The letters of a page whose middle lies inside a box; letters of a piece are taken as equally wide. */
export function textInBox(pieces: Piece[], box: Box, slack: number): string {
  const inside = pieces.filter(({ y }) => y > box.y && y < box.y + box.height)
  const letters = inside.flatMap(({ text, x, width }) =>
    Array.from(text).filter((_, at) => {
      const middle = x + (width * (at + 0.5)) / text.length
      return middle > box.x - slack && middle < box.x + box.width + slack
    }),
  )
  return letters.join('').replace(/\s+/g, '')
}
