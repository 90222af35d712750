import { PDFArray, PDFDict, PDFRef, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib'

/**
 * Remove every object that nothing leads to from the trailer. Without this, links that were taken off a page, or scripts that
 * were cut from the catalog, would still lie in the file for anyone who looks.
 */
export function sweep(context: PDFContext): void {
  const reached = new Set<string>()
  const seen = new Set<PDFObject>()
  const open: PDFObject[] = [context.trailerInfo.Root, context.trailerInfo.Info].filter((root) => root !== undefined)
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object.tag)) continue
      reached.add(object.tag)
    }
    const value = context.lookup(object)
    if (value === undefined || seen.has(value)) continue
    seen.add(value)
    open.push(...membersOf(value))
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref.tag)) context.delete(ref)
}

function membersOf(value: PDFObject): PDFObject[] {
  if (value instanceof PDFArray) return value.asArray()
  const dict = value instanceof PDFStream ? value.dict : value
  return dict instanceof PDFDict ? dict.values() : []
}
