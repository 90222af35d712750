import { tooLarge } from '../core/intake/sniff.ts'
import type { DocumentFormat } from '../core/model/source-document.ts'
import { byteSourceOf, wholeOf, type ByteSource, type Given } from './containers/byte-source.ts'
import { type openRefusals } from './contract.ts'
import type { Source } from './source.ts'

export type OpenRefusal = (typeof openRefusals)[number]
type Ask = { readonly format: DocumentFormat; readonly source: Given; readonly password: string | null }

/** Open a document of any kind that we read. What a kind needs is loaded when the first of it comes. */
export async function openSource({ format, source, password }: Ask): Promise<Source | OpenRefusal> {
  const given = byteSourceOf(source)
  const opened = tooLarge(format, given.size) ? 'too-large' : await openAs(format, given, password)
  if (typeof opened === 'string' || opened.member === undefined) given.close()
  return opened
}

async function openAs(format: DocumentFormat, given: ByteSource, password: string | null) {
  if (format === 'zip') return (await import('./containers/zip-source.ts')).openZip(given)
  if (format === 'unknown' || format === 'program') return 'not-readable'
  const bytes = await wholeOf(given)
  return bytes ? openWhole(format, bytes, password) : 'damaged'
}

type Whole = Exclude<DocumentFormat, 'zip' | 'unknown' | 'program'>

async function openWhole(
  format: Whole,
  bytes: Uint8Array<ArrayBuffer>,
  password: string | null,
): Promise<Source | OpenRefusal> {
  switch (format) {
    case 'pdf':
      return (await import('./pdf/pdf-source.ts')).openPdf(bytes, password)
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'bmp':
    case 'gif':
      return (await import('./picture-source.ts')).openPicture(bytes, format)
    case 'heic':
      return (await import('./pictures/heic-source.ts')).openHeic(bytes)
    case 'tiff':
      return (await import('./pictures/tiff-source.ts')).openTiff(bytes)
    case 'dicom':
      return (await import('./dicom/dicom-source.ts')).openDicom(bytes)
    case 'mail':
      return (await import('./containers/mail-source.ts')).openMail(bytes)
    case 'outlook':
      return (await import('./containers/outlook-source.ts')).openOutlook(bytes)
    default:
      return (await import('./papers/open-paper.ts')).openPaper(format, bytes)
  }
}
