import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import * as v from 'valibot'
import { parse } from '../../core/base/parse.ts'
import type { MemberRefusal } from '../../core/model/content.ts'

/** A file embedded in a PDF (ISO 32000-1 §7.11.4): by the document's list of names, or pinned on a page. */
export type PdfAttachment = { readonly id: string; readonly name: string; readonly page: number | null }

/** Files pinned on later pages are not looked for: every page would have to be read to open the document. */
const pagesLookedAt = 60
const mostAttachments = 1000

const Pinned = v.object({
  subtype: v.literal('FileAttachment'),
  fileId: v.string(),
  file: v.object({ filename: v.string() }),
})
const Named = v.object({ filename: v.string() })

/** What is embedded in a document; its pages are asked as well, where one of them can be reached. */
export async function attachmentsOf(document: PDFDocumentProxy): Promise<PdfAttachment[]> {
  const named = [...((await document.getAttachments()) ?? [])].flatMap(([id, raw]): PdfAttachment[] => {
    const file = parse(Named, raw)
    return file.ok ? [{ id, name: file.value.filename, page: null }] : []
  })
  const pinned: PdfAttachment[] = []
  for (let page = 1; page <= Math.min(pagesLookedAt, document.numPages); page++)
    pinned.push(...(await pinnedOn(document, page).catch(() => []))) // a page that is broken has nothing pinned on it
  const known = new Set(named.map(({ id }) => id))
  return [...named, ...pinned.filter(({ id }) => !known.has(id))].slice(0, mostAttachments)
}

async function pinnedOn(document: PDFDocumentProxy, number: number): Promise<PdfAttachment[]> {
  const page = await document.getPage(number)
  const annotations: readonly unknown[] = await page.getAnnotations({ intent: 'any' })
  return annotations.flatMap((annotation): PdfAttachment[] => {
    const pinned = parse(Pinned, annotation)
    return pinned.ok ? [{ id: pinned.value.fileId, name: pinned.value.file.filename, page: number }] : []
  })
}

/** The bytes of one. Its page is read first: only then does the library know where a pinned file is. */
export async function attachmentBytes(
  document: PDFDocumentProxy,
  { id, page }: PdfAttachment,
): Promise<Uint8Array | MemberRefusal> {
  try {
    if (page !== null) await pinnedOn(document, page)
    const content: unknown = await document.getAttachmentContent(id)
    return content instanceof Uint8Array ? content : 'damaged'
  } catch (fault) {
    return fault instanceof Error && fault.name === 'PasswordException' ? 'encrypted' : 'damaged'
  }
}
