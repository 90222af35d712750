import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFString,
  type PDFContext,
  type PDFDocument,
  type PDFPageLeaf,
  type PDFRef,
} from '@cantoo/pdf-lib'
import type { StampFont } from './assemble-font.ts'
import { rectOf, type Rect } from './assemble-geometry.ts'
import { artifact, drawOver, textAt } from './assemble-sheet.ts'
import { anchorSource } from './anchors.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** Where a source begins: its first page, and that page's number in the packet. */
export type FirstPage = { readonly ref: PDFRef; readonly number: number }

/** Keys of the printed front that could act or carry something along; its tags, title and language stay. */
const CATALOG_BAGGAGE = ['OpenAction', 'AA', 'Names', 'AcroForm', 'Outlines', 'URI', 'Collection', 'AF', 'Dests']

/** Take away everything that acts from our own printed pages, whoever printed them. */
export function stripFront(doc: PDFDocument): void {
  for (const key of CATALOG_BAGGAGE) doc.catalog.delete(name(key))
  for (const page of doc.getPages()) page.node.delete(name('AA'))
}

/**
 * Turn the links that the printed pages carry (`anchors.ts`) into jumps to the sources' first pages, write the page numbers
 * where they belong, and take every other link away.
 */
export function linkFront(doc: PDFDocument, firstPages: ReadonlyMap<number, FirstPage>, font: StampFont): void {
  for (const page of doc.getPages()) {
    const annotations = page.node.lookup(name('Annots'))
    if (!(annotations instanceof PDFArray)) continue
    const numbers: string[] = []
    for (let i = annotations.size() - 1; i >= 0; i--) {
      const anchor = anchorOf(annotations.lookup(i))
      const target = anchor && firstPages.get(anchor.source)
      if (!anchor || !target) {
        annotations.remove(i)
        continue
      }
      jump(doc.context, anchor.link, target.ref)
      const rect = rectOf(doc.context, anchor.link.get(name('Rect')))
      if (anchor.showsNumber && rect) numbers.push(numberAt(rect, target.number, font))
    }
    if (numbers.length > 0) drawOver(page.node, doc.context, numbers.join('\n'), font)
  }
}

type Anchor = { readonly link: PDFDict; readonly source: number; readonly showsNumber: boolean }

function anchorOf(link: unknown): Anchor | null {
  if (!(link instanceof PDFDict)) return null
  const action = link.lookup(name('A'))
  const address = action instanceof PDFDict ? action.lookup(name('URI')) : undefined
  const text = address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : ''
  const anchor = anchorSource(text)
  return anchor && { link, ...anchor }
}

function jump(context: PDFContext, link: PDFDict, page: PDFRef): void {
  link.delete(name('A'))
  link.set(name('Dest'), context.obj([page, 'Fit']))
  link.set(name('Border'), context.obj([0, 0, 0]))
}

/** The number at the right end of its place on the contents page, on the line of the text beside it. */
function numberAt(rect: Rect, number: number, font: StampFont): string {
  const size = Math.min(11, (rect.y1 - rect.y0) * 0.75)
  const text = String(number)
  const x = rect.x1 - font.widthOf(text, size)
  const y = rect.y0 + (rect.y1 - rect.y0 - size * 0.72) / 2
  return `q ${textAt(text, { x, y, size, font })} Q`
}

/** The footer on our own pages stands in the margin that they leave free. */
export function stampFront(page: PDFPageLeaf, context: PDFContext, footer: string, font: StampFont): void {
  drawOver(page, context, artifact('Footer', textAt(footer, { x: 51, y: 24, size: 8, font })), font)
}
