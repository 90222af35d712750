import {
  PDFArray,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFPageLeaf,
  PDFPageTree,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
  type PDFObjectCopier,
} from '@cantoo/pdf-lib'

/** What copying needs: both contexts, the copier that shares fonts and pictures between pages, and what has been checked already. */
export type Copying = {
  readonly source: PDFContext
  readonly into: PDFContext
  readonly copier: PDFObjectCopier
  readonly checked: Set<PDFObject>
}

const MOST_OBJECTS = 200_000

/**
 * Whether everything that hangs on an object is there. A reference to nothing or an object that did not parse may be a lost picture
 * or font; a page among the resources would drag a whole document along.
 */
export function isWhole(root: PDFObject, { source, checked }: Copying): boolean {
  const open: PDFObject[] = [root]
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    const value = object instanceof PDFRef ? source.lookup(object) : object
    if (value === undefined || value instanceof PDFInvalidObject) return false
    if (value instanceof PDFPageLeaf || value instanceof PDFPageTree) return false
    if (checked.has(value)) continue
    if (checked.size > MOST_OBJECTS) return false
    const inner = membersOf(value)
    if (inner.length > 0) checked.add(value)
    open.push(...inner)
  }
  return true
}

function membersOf(value: PDFObject): PDFObject[] {
  if (value instanceof PDFArray) return value.asArray()
  const dict = value instanceof PDFStream ? value.dict : value
  if (!(dict instanceof PDFDict)) return []
  // Only dictionaries that say what they are: in a resource dictionary the same words may be somebody's name for a font.
  if (dict.has(PDFName.of('Type')) || dict.has(PDFName.of('Subtype')))
    BAGGAGE.forEach((key) => dict.delete(PDFName.of(key)))
  return dict.values()
}

/** What may hang on fonts and pictures without being seen: other files, private data, marks of another document's structure. */
const BAGGAGE = [
  'PieceInfo',
  'Metadata',
  'AF',
  'OPI',
  'StructParent',
  'StructParents',
  'LastModified',
  'Measure',
  'PtData',
]
