import type { DocumentFormat } from '../model/source-document.ts'
import { looksLikeText } from './decode-text.ts'

/** How many of a file's first bytes `sniff` wants; more are ignored, fewer are enough for a shorter file. */
export const sniffLength = 64 * 1024

/** PDF readers accept any bytes before the header as long as it begins in the first KiB (ISO 32000-1, annex H.3.4.1). */
const pdfHeaderWithin = 1024

const magics: readonly (readonly [DocumentFormat, readonly number[]])[] = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['tiff', [0x49, 0x49, 42, 0]],
  ['tiff', [0x4d, 0x4d, 0, 42]],
]
const pdfMagic = [0x25, 0x50, 0x44, 0x46, 0x2d]

/**
 * What a file is, by its first bytes and never by its name. `size` is the whole file's length in bytes.
 * An empty file is `unknown`; the caller knows that it is empty. BigTIFF, and whatever is not listed, is `unknown`.
 */
export function sniff(firstBytes: Uint8Array, size: number): DocumentFormat {
  const head = firstBytes.subarray(0, sniffLength)
  const known = magics.find(([, magic]) => startsWith(head, magic, 0))
  if (known) return known[0]
  if (hasPdfHeader(head)) return 'pdf'
  return size > 0 && looksLikeText(head, size > head.length) ? 'text' : 'unknown'
}

const mebibyte = 1024 * 1024
const limits: Readonly<Record<DocumentFormat, number>> = {
  pdf: 512 * mebibyte,
  jpeg: 256 * mebibyte,
  png: 256 * mebibyte,
  tiff: 256 * mebibyte,
  text: 16 * mebibyte,
  unknown: Number.MAX_SAFE_INTEGER,
}

/** Whether a file of this kind and size (bytes) is more than the reader process takes; it can still be kept unread. */
export const tooLarge = (format: DocumentFormat, size: number): boolean => size > limits[format]

function hasPdfHeader(head: Uint8Array): boolean {
  for (let at = 0; at < Math.min(pdfHeaderWithin, head.length); at++) if (startsWith(head, pdfMagic, at)) return true
  return false
}

const startsWith = (bytes: Uint8Array, magic: readonly number[], at: number): boolean =>
  magic.every((byte, i) => bytes[at + i] === byte)
