import { PDFName, PDFPageLeaf, type PDFContext, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib'
import { utf8 } from '../base/bytes.ts'
import type { StampFont } from './assemble-font.ts'

/** What goes onto one page: a form XObject and how large it stands upright, with its drawing operators; nothing of the source covers a strip. */
export type Placed = {
  readonly width: number
  readonly height: number
  /** Resources by name, e.g. `S0` → the page's form XObject. */
  readonly xObjects: Readonly<Record<string, PDFRef>>
  /** Operators that draw the source upright into `0 0 width height`. */
  readonly draw: string
}

const STRIP = 24
const TYPE = 8
const MARGIN = 14
const NARROWEST = 300
const LARGEST = 14_000
const INK = '0.247 0.302 0.349 rg'
const LINE = '0.827 0.859 0.882 RG'

const number = (value: number): string => (Math.round(value * 1000) / 1000).toString()

/** The strip's height and type grow with pages larger than A4, so that they can be read when such a page is printed to fit. */
const scaleOf = (width: number): number => Math.max(1, width / 595)

/** Append a page with the source at its own size between a header and a footer strip, both outside the source's area. */
export function addSheet(
  doc: PDFDocument,
  placed: Placed,
  font: StampFont,
  stamps: { readonly header: string; readonly footer: string },
): PDFRef {
  const shrink = Math.min(1, LARGEST / Math.max(placed.width, placed.height))
  const [width, height] = [placed.width * shrink, placed.height * shrink]
  const pageWidth = Math.max(width, NARROWEST)
  const scale = scaleOf(pageWidth)
  const strip = STRIP * scale
  const pageHeight = height + 2 * strip
  const left = (pageWidth - width) / 2
  const matrix = [shrink, 0, 0, shrink, left, strip].map(number).join(' ')
  const box = { width: pageWidth, scale, font }
  const content = [
    `q ${matrix} cm ${placed.draw} Q`,
    artifact('Header', rule(strip + height + scale, pageWidth, scale)),
    artifact('Header', line(shorten(stamps.header, box), strip + height + 8 * scale, box)),
    artifact('Footer', rule(strip - scale, pageWidth, scale)),
    artifact('Footer', line(stamps.footer, 8 * scale, box)),
  ].join('\n')
  const page = PDFPageLeaf.withContextAndParent(doc.context, doc.catalog.get(PDFName.of('Pages')) as PDFRef)
  page.set(PDFName.of('MediaBox'), doc.context.obj([0, 0, Number(number(pageWidth)), Number(number(pageHeight))]))
  page.set(PDFName.of('Contents'), doc.context.register(doc.context.flateStream(utf8(content))))
  page.set(PDFName.of('Resources'), doc.context.obj({ Font: { StampF: font.ref }, XObject: { ...placed.xObjects } }))
  return appendPage(doc, page)
}

function appendPage(doc: PDFDocument, page: PDFPageLeaf): PDFRef {
  const ref = doc.context.register(page)
  page.setParent(doc.catalog.insertLeafNode(ref, doc.catalog.Pages().Count().asNumber()))
  return ref
}

/** A thin line across the strip, a little away from the source so that it covers none of it. */
const rule = (y: number, width: number, scale: number): string =>
  `${LINE} ${number(0.5 * scale)} w 0 ${number(y)} m ${number(width)} ${number(y)} l S`

type Box = { readonly width: number; readonly scale: number; readonly font: StampFont }

/** Pagination artifact (ISO 32000-1 §14.8.2.2): screen readers may pass over it, searching and copying still find it. */
export const artifact = (kind: 'Header' | 'Footer', operators: string): string =>
  `/Artifact <</Type /Pagination /Subtype /${kind}>> BDC q ${operators} Q EMC`

/** One line of text, set smaller where it would not fit: a name is never cut. */
function line(text: string, y: number, { width, scale, font }: Box): string {
  const room = width - 2 * MARGIN
  const size = TYPE * scale * Math.min(1, room / Math.max(1, font.widthOf(text, TYPE * scale)))
  return textAt(text, { x: MARGIN, y, size, font })
}

export function textAt(
  text: string,
  place: { readonly x: number; readonly y: number; readonly size: number; readonly font: StampFont },
): string {
  return `${INK} BT /StampF ${number(place.size)} Tf ${number(place.x)} ${number(place.y)} Td ${place.font.hexOf(text)} Tj ET`
}

/** The strip above may lose the end of a long title; the contents page has it whole. Type never goes below 6 points for it. */
function shorten(text: string, { width, scale, font }: Box): string {
  const room = ((width - 2 * MARGIN) * TYPE) / 6
  if (font.widthOf(text, TYPE * scale) <= room) return text
  const letters = Array.from(text)
  while (letters.length > 1 && font.widthOf(`${letters.join('')}…`, TYPE * scale) > room) letters.pop()
  return `${letters.join('')}…`
}

/** Add a content stream after a page's own, which is shut in `q … Q` so that its coordinates end with it. */
export function drawOver(page: PDFPageLeaf, context: PDFContext, operators: string, font: StampFont): void {
  const stream = (text: string): PDFRef => context.register(context.flateStream(utf8(text)))
  page.normalize()
  page.wrapContentStreams(stream('q\n'), stream('\nQ\n'))
  page.addContentStream(stream(operators))
  page.setFontDictionary(PDFName.of('StampF'), font.ref)
}
