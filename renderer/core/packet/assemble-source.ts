import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  type PDFPageLeaf,
  PDFRawStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { concat, utf8 } from '../base/bytes.ts'
import { err, ok, type Result } from '../base/result.ts'
import { flattenAnnotations } from './assemble-annotations.ts'
import { isWhole, type Copying } from './assemble-copying.ts'
import type { PictureReason } from './assemble-contract.ts'
import { operands, quarterTurn, rectOf, uprightMatrix, within } from './assemble-geometry.ts'
import type { Placed } from './assemble-sheet.ts'

/** A source that can be copied page by page into the packet. */
export type OpenSource = {
  /** One page (from 1) as drawing operators; `turn` is clockwise, on top of the page's own rotation. */
  placePage(page: number, turn: number): Result<Placed, PictureReason>
}

const name = (text: string): PDFName => PDFName.of(text)
const LETTER = { x0: 0, y0: 0, x1: 612, y1: 792 }

/**
 * Open a PDF from outside for copying. Anything that could make the copy differ from what a viewer shows is refused, so that the
 * page goes in as a picture instead: encryption (which would give blank pages), a page count other than the reader's (pages lost from a
 * damaged file), hidden layers (which would appear), form values that a viewer would have to draw.
 */
export async function openSource(
  bytes: Uint8Array,
  expectedPages: number,
  into: PDFContext,
): Promise<Result<OpenSource, PictureReason>> {
  if (mentions(bytes, '/Encrypt')) return err('encrypted')
  try {
    const doc = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      throwOnInvalidObject: false,
    })
    const pages = doc.getPages()
    if (pages.length !== expectedPages) return err('page-count-differs')
    const refused = refuseForm(doc)
    if (refused) return err(refused)
    const copier = PDFObjectCopier.for(doc.context, into)
    const checked = new Set<PDFObject>()
    return ok({
      placePage(page, turn) {
        const leaf = pages[page - 1]?.node
        if (!leaf) return err('page-count-differs')
        return guarded(() => placePage(leaf, turn, { source: doc.context, into, copier, checked }))
      },
    })
  } catch {
    return err('not-parsable') // the library throws errors of many kinds, and RangeError on endless nesting
  }
}

function guarded(place: () => Result<Placed, PictureReason>): Result<Placed, PictureReason> {
  try {
    return place()
  } catch {
    return err('not-parsable')
  }
}

function mentions(bytes: Uint8Array, text: string): boolean {
  const wanted = utf8(text)
  for (let at = bytes.indexOf(0x2f); at >= 0; at = bytes.indexOf(0x2f, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}

function refuseForm(doc: PDFDocument): PictureReason | null {
  const layers = doc.context.lookup(doc.catalog.get(name('OCProperties')))
  if (layers instanceof PDFDict && hidesLayers(layers)) return 'hidden-layers'
  const form = doc.context.lookup(doc.catalog.get(name('AcroForm')))
  const needs = form instanceof PDFDict ? form.lookup(name('NeedAppearances')) : undefined
  return needs?.toString() === 'true' ? 'form-without-appearance' : null
}

function hidesLayers(layers: PDFDict): boolean {
  const shown = layers.lookup(name('D'))
  if (!(shown instanceof PDFDict)) return false
  const off = shown.lookup(name('OFF'))
  const base = shown.lookup(name('BaseState'))
  return (off instanceof PDFArray && off.size() > 0) || (base !== undefined && base.toString() !== '/ON')
}

function placePage(leaf: PDFPageLeaf, turn: number, copying: Copying): Result<Placed, PictureReason> {
  const media = rectOf(copying.source, leaf.getInheritableAttribute(name('MediaBox'))) ?? LETTER
  const crop = rectOf(copying.source, leaf.getInheritableAttribute(name('CropBox')))
  const area = crop ? within(crop, media) : media
  const turned = quarterTurn(numberOr(leaf.getInheritableAttribute(name('Rotate')), copying.source, 0) + turn)
  const unit = numberOr(leaf.get(name('UserUnit')), copying.source, 1)
  const { matrix, width, height } = uprightMatrix(area, turned, unit > 0 && unit < 1000 ? unit : 1)

  const resources = leaf.getInheritableAttribute(name('Resources'))
  if (resources && !isWhole(resources, copying)) return err('content-missing')
  const content = contentOf(leaf, copying)
  if (!content.ok) return content
  const form = copying.into.register(content.value)
  fillForm(content.value.dict, { leaf, resources, copying, box: [area.x0, area.y0, area.x1, area.y1] })

  const annotations = flattenAnnotations(leaf, copying)
  if (!annotations.ok) return annotations
  const clip = `${operands(area.x0, area.y0, area.x1 - area.x0, area.y1 - area.y0)} re W n`
  return ok({
    width,
    height,
    xObjects: { SatchelPage: form, ...annotations.value.xObjects },
    draw: `q ${operands(...matrix)} cm ${clip} /SatchelPage Do ${annotations.value.draw} Q`,
  })
}

function numberOr(object: PDFObject | undefined, context: PDFContext, otherwise: number): number {
  const value = context.lookup(object)
  return value instanceof PDFNumber && Number.isFinite(value.asNumber()) ? value.asNumber() : otherwise
}

type FormParts = {
  readonly leaf: PDFPageLeaf
  readonly resources: PDFObject | undefined
  readonly copying: Copying
  readonly box: readonly number[]
}

/** Make the page's content a form XObject: its graphics state, its mistakes and its names stay inside. */
function fillForm(dict: PDFDict, { leaf, resources, copying, box }: FormParts): void {
  dict.set(name('Type'), name('XObject'))
  dict.set(name('Subtype'), name('Form'))
  dict.set(name('BBox'), copying.into.obj([...box]))
  const known = copying.source.lookup(resources) instanceof PDFDict
  dict.set(name('Resources'), resources && known ? copying.copier.copy(resources) : copying.into.obj({}))
  const group = copying.source.lookup(leaf.get(name('Group')))
  if (group instanceof PDFDict && isWhole(group, copying)) dict.set(name('Group'), copying.copier.copy(group))
}

/** The page's content as one stream: as it is where it is one, decoded and joined where it is several. */
function contentOf(leaf: PDFPageLeaf, copying: Copying): Result<PDFRawStream, PictureReason> {
  const contents = copying.source.lookup(leaf.get(name('Contents')))
  if (contents === undefined && leaf.get(name('Contents')) !== undefined) return err('content-missing')
  const parts =
    contents instanceof PDFArray ? Array.from({ length: contents.size() }, (_, i) => contents.lookup(i)) : [contents]
  const streams = parts.filter((part) => part instanceof PDFRawStream)
  if (contents !== undefined && streams.length !== parts.length) return err('content-missing')
  const [only, ...others] = streams
  if (only && others.length === 0) return ok(copyStream(only, copying))
  try {
    const newline = Uint8Array.of(10)
    const joined = concat(...streams.flatMap((stream) => [decodePDFRawStream(stream).decode(), newline]))
    return ok(copying.into.flateStream(joined))
  } catch {
    return err('content-missing') // a filter that is unknown or data that do not decode
  }
}

function copyStream(stream: PDFRawStream, copying: Copying): PDFRawStream {
  const dict = copying.into.obj({})
  for (const key of ['Filter', 'DecodeParms']) {
    const value = stream.dict.get(name(key))
    if (value) dict.set(name(key), copying.copier.copy(value))
  }
  return PDFRawStream.of(dict, stream.contents)
}
