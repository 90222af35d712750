import type { DocumentFormat } from '../../core/model/source-document.ts'
import type { SheetLine } from '../../core/model/sheet.ts'
import { sheetSource } from '../sheet-source.ts'
import type { Source } from '../source.ts'

type PaperFormat = Extract<
  DocumentFormat,
  'text' | 'html' | 'docx' | 'rtf' | 'ccda' | 'fhir' | 'hl7v2' | 'health-card' | 'apple-health' | 'csv'
>
type Refusal = 'not-readable' | 'no-text' | 'damaged' | 'too-large' | 'forbidden-xml'

/** Whatever is text of some kind, laid out as a readable sheet. */
export async function openPaper(format: PaperFormat, bytes: Uint8Array<ArrayBuffer>): Promise<Source | Refusal> {
  switch (format) {
    case 'text':
      return (await import('./portal-text.ts')).openPlainText(bytes)
    case 'html':
      return sheetOrNothing(await htmlFile(bytes))
    case 'rtf':
      return sheetOrNothing((await import('./rtf.ts')).rtfLines(bytes))
    case 'docx':
      return (await import('./docx.ts')).openDocx(bytes)
    default:
      return (await import('./structured.ts')).openStructured(format, bytes)
  }
}

async function htmlFile(bytes: Uint8Array): Promise<SheetLine[]> {
  const [{ htmlLines }, { decodeHtml }] = await Promise.all([import('./html-lines.ts'), import('./decode-html.ts')])
  return htmlLines(decodeHtml(bytes))
}

/** `no-text` where nothing is written on it. */
export function sheetOrNothing(lines: readonly SheetLine[]): Source | 'no-text' {
  return lines.some(({ text }) => text.trim() !== '') ? sheetSource([{ header: null, lines }]) : 'no-text'
}
