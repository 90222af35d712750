import type { DocumentFormat } from '../model/source-document.ts'
import { looksLikeText } from './decode-text.ts'
import { isDicom } from './sniff-dicom.ts'
import { picturesMagic } from './sniff-picture.ts'
import { isProgram, isScript } from './sniff-program.ts'
import { textKind } from './sniff-text.ts'
import { zipKind } from './sniff-zip.ts'

/** How many of a file's first bytes `sniff` wants; more are ignored, fewer are enough for a shorter file. */
export const sniffLength = 64 * 1024

/** PDF readers accept any bytes before the header as long as it begins in the first KiB (ISO 32000-1, annex H.3.4.1). */
const pdfHeaderWithin = 1024

const pdfMagic = [0x25, 0x50, 0x44, 0x46, 0x2d]
/** MS-CFB §2.2: what Outlook messages, and old Office files, are kept in. */
const compoundMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const rtfMagic = [0x7b, 0x5c, 0x72, 0x74, 0x66]

/**
 * What a file is, by its first bytes and never by its name. `size` is the whole file's length in bytes.
 *
 * Files that are two things at once: an archive is opened as one whatever else it claims; a DICOM file may begin with the
 * header of a TIFF (PS3.10 §7.1); a PDF may have other text before it. An empty file is `unknown`; the caller knows that
 * it is empty. Whatever is not listed is `unknown`.
 */
export function sniff(firstBytes: Uint8Array, size: number): DocumentFormat {
  const head = firstBytes.subarray(0, sniffLength)
  const archive = zipKind(head)
  if (archive) return archive
  if (isDicom(head, size)) return 'dicom'
  const picture = picturesMagic(head)
  if (picture) return picture
  if (isProgram(head)) return 'program'
  if (hasPdfHeader(head)) return 'pdf'
  if (startsWith(head, compoundMagic, 0)) return 'outlook'
  if (startsWith(head, rtfMagic, 0)) return 'rtf'
  return size === 0 ? 'unknown' : textFormat(head, size > head.length)
}

/** A script that was looked over as text is still a program. */
function textFormat(head: Uint8Array, cut: boolean): DocumentFormat {
  if (isScript(head)) return 'program'
  return textKind(head) ?? (looksLikeText(head, cut) ? 'text' : 'unknown')
}

const mebibyte = 1024 * 1024
const gibibyte = 1024 * mebibyte
const limits: Readonly<Record<DocumentFormat, number>> = {
  pdf: 512 * mebibyte,
  jpeg: 256 * mebibyte,
  png: 256 * mebibyte,
  tiff: 256 * mebibyte,
  webp: 256 * mebibyte,
  bmp: 400 * mebibyte,
  gif: 256 * mebibyte,
  heic: 256 * mebibyte,
  text: 16 * mebibyte,
  html: 32 * mebibyte,
  docx: 128 * mebibyte,
  rtf: 64 * mebibyte,
  ccda: 100 * mebibyte,
  fhir: 100 * mebibyte,
  dicom: gibibyte,
  hl7v2: 32 * mebibyte,
  'health-card': mebibyte,
  'apple-health': 300 * mebibyte,
  csv: 32 * mebibyte,
  mail: 128 * mebibyte,
  outlook: 128 * mebibyte,
  zip: 4 * gibibyte,
  program: 0,
  unknown: Number.MAX_SAFE_INTEGER,
}

/** Whether a file of this kind and size (bytes) is more than the reader process takes; it can still be kept unread. */
export const tooLarge = (format: DocumentFormat, size: number): boolean => size > limits[format]

/** Whether files of this kind are there for what they carry: each of their members is taken in as a document of its own. */
export const isContainer = (format: DocumentFormat): boolean => ['zip', 'mail', 'outlook'].includes(format)

function hasPdfHeader(head: Uint8Array): boolean {
  for (let at = 0; at < Math.min(pdfHeaderWithin, head.length); at++) if (startsWith(head, pdfMagic, at)) return true
  return false
}

const startsWith = (bytes: Uint8Array, magic: readonly number[], at: number): boolean =>
  magic.every((byte, i) => bytes[at + i] === byte)
