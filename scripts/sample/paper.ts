import { PDFDocument, rgb } from '@cantoo/pdf-lib'
import type { PDFFont, PDFPage } from '@cantoo/pdf-lib'
import { BLACK, sizeOf, STANDARD_FONT } from './sheet.ts'
import type { Color, Face, Mark, Sheet } from './sheet.ts'

const ink = ([red, green, blue]: Color) => rgb(red, green, blue)

export type FontShelf = (face: Face) => PDFFont

export function shelfFor(doc: PDFDocument): FontShelf {
  const fonts = new Map<Face, PDFFont>()
  return (face) => {
    const font = fonts.get(face) ?? doc.embedStandardFont(STANDARD_FONT[face])
    fonts.set(face, font)
    return font
  }
}

function drawMark(page: PDFPage, mark: Mark, shelf: FontShelf): void {
  const up = (y: number) => page.getHeight() - y
  switch (mark.what) {
    case 'text': {
      const { face, size, color = BLACK } = mark.style
      page.drawText(mark.text, { x: mark.x, y: up(mark.y), size, font: shelf(face), color: ink(color) })
      return
    }
    case 'rect':
      page.drawRectangle({
        x: mark.x,
        y: up(mark.y + mark.height),
        width: mark.width,
        height: mark.height,
        ...(mark.fill ? { color: ink(mark.fill) } : {}),
        ...(mark.stroke ? { borderColor: ink(mark.stroke), borderWidth: mark.line ?? 0.6 } : {}),
      })
      return
    case 'line':
      page.drawLine({
        start: { x: mark.x1, y: up(mark.y1) },
        end: { x: mark.x2, y: up(mark.y2) },
        thickness: mark.line,
        color: ink(mark.color),
      })
      return
    case 'pen':
      page.drawSvgPath(mark.path, { x: mark.x, y: up(mark.y), borderColor: ink(mark.color), borderWidth: 1.1 })
  }
}

/** Adds a page with real, selectable text. */
export function addTextPage(doc: PDFDocument, sheet: Sheet, shelf: FontShelf): void {
  const { width, height } = sizeOf(sheet)
  const page = doc.addPage([width, height])
  for (const mark of sheet.marks) drawMark(page, mark, shelf)
}

/** A PDF with one text page, for rasterising. */
export async function onePagePdf(sheet: Sheet): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  addTextPage(doc, sheet, shelfFor(doc))
  return doc.save({ useObjectStreams: false })
}
