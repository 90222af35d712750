import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFStream,
  type PDFObject,
  type PDFPageLeaf,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { err, ok, type Result } from '../base/result.ts'
import { isWhole, type Copying } from './assemble-copying.ts'
import type { PictureReason } from './assemble-contract.ts'
import { boundsOf, numbersOf, operands, rectOf, type Matrix, type Rect } from './assemble-geometry.ts'

/** Appearances of annotations and form fields, to be drawn like the page itself; the fields, links and actions stay behind. */
export type Flattened = { readonly xObjects: Readonly<Record<string, PDFRef>>; readonly draw: string }

const name = (text: string): PDFName => PDFName.of(text)
const HIDDEN = 2
const NO_VIEW = 32

/** Marks that a viewer draws by itself where they bring no appearance. */
const DRAWN_BY_VIEWERS = new Set(
  [
    'FreeText',
    'Highlight',
    'Underline',
    'StrikeOut',
    'Squiggly',
    'Ink',
    'Line',
    'Square',
    'Circle',
    'Polygon',
    'PolyLine',
    'Stamp',
  ].map((subtype) => `/${subtype}`),
)
const NEVER_DRAWN = new Set(['/Popup', '/Link'])
const UNIT: Matrix = [1, 0, 0, 1, 0, 0]

/** Draw every visible annotation's normal appearance (ISO 32000-1 §12.5.5). */
export function flattenAnnotations(leaf: PDFPageLeaf, copying: Copying): Result<Flattened, PictureReason> {
  const list = copying.source.lookup(leaf.get(name('Annots')))
  const xObjects: Record<string, PDFRef> = {}
  const draw: string[] = []
  if (!(list instanceof PDFArray)) return ok({ xObjects, draw: '' })
  for (let i = 0; i < list.size(); i++) {
    const annotation = list.lookup(i)
    if (!(annotation instanceof PDFDict) || isUnseen(annotation)) continue
    const drawn = drawAnnotation(annotation, copying)
    if (!drawn.ok) return drawn
    if (!drawn.value) continue
    xObjects[`SatchelMark${i}`] = drawn.value.ref
    draw.push(`q ${operands(...drawn.value.matrix)} cm /SatchelMark${i} Do Q`)
  }
  return ok({ xObjects, draw: draw.join(' ') })
}

function isUnseen(annotation: PDFDict): boolean {
  const flags = annotation.lookup(name('F'))
  const bits = flags instanceof PDFNumber ? flags.asNumber() : 0
  return (bits & (HIDDEN | NO_VIEW)) !== 0 || NEVER_DRAWN.has(String(annotation.lookup(name('Subtype'))))
}

type Drawn = { readonly ref: PDFRef; readonly matrix: Matrix }

function drawAnnotation(annotation: PDFDict, copying: Copying): Result<Drawn | null, PictureReason> {
  const appearance = appearanceOf(annotation)
  if (!appearance) return missingAppearance(annotation)
  const rect = rectOf(copying.source, annotation.get(name('Rect')))
  const box = rectOf(copying.source, appearance.dict.get(name('BBox')))
  if (!rect || !box) return ok(null) // no area: nothing is shown
  if (!isWhole(appearance, copying)) return err('content-missing')
  const matrix = numbersOf(copying.source, appearance.dict.get(name('Matrix')), 6)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix ?? UNIT
  const copy = copying.copier.copy(appearance)
  copy.dict.set(name('Type'), name('XObject'))
  copy.dict.set(name('Subtype'), name('Form'))
  return ok({ ref: copying.into.register(copy), matrix: fit(boundsOf(box, [a, b, c, d, e, f]), rect) })
}

function fit(from: Rect, to: Rect): Matrix {
  const x = (to.x1 - to.x0) / Math.max(from.x1 - from.x0, 1e-3)
  const y = (to.y1 - to.y0) / Math.max(from.y1 - from.y0, 1e-3)
  return [x, 0, 0, y, to.x0 - from.x0 * x, to.y0 - from.y0 * y]
}

/** The normal appearance, by its state where it has several (a ticked box). */
function appearanceOf(annotation: PDFDict): PDFRawStream | null {
  const all = annotation.lookup(name('AP'))
  const normal = all instanceof PDFDict ? all.lookup(name('N')) : undefined
  if (normal instanceof PDFStream) return normal instanceof PDFRawStream ? normal : null
  if (!(normal instanceof PDFDict)) return null
  const state = annotation.lookup(name('AS'))
  const chosen = state instanceof PDFName ? normal.lookup(state) : undefined
  return chosen instanceof PDFRawStream ? chosen : null
}

function missingAppearance(annotation: PDFDict): Result<null, PictureReason> {
  const subtype = String(annotation.lookup(name('Subtype')))
  if (DRAWN_BY_VIEWERS.has(subtype)) return err('content-missing')
  if (subtype === '/Widget' && hasTextValue(annotation)) return err('form-without-appearance')
  return ok(null)
}

/** Whether a text or choice field has a value, its own or its parent's. */
function hasTextValue(widget: PDFDict): boolean {
  const type = String(inherited(widget, 'FT'))
  const value = inherited(widget, 'V')
  return (type === '/Tx' || type === '/Ch') && value !== undefined && !/^(?:\(\)|<>|null)$/.test(String(value))
}

function inherited(widget: PDFDict, key: string): PDFObject | undefined {
  let field: PDFObject | undefined = widget
  for (let depth = 0; depth < 20 && field instanceof PDFDict; depth++) {
    const value = field.lookup(name(key))
    if (value !== undefined) return value
    field = field.lookup(name('Parent'))
  }
  return undefined
}
