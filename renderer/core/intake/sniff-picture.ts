import type { DocumentFormat } from '../model/source-document.ts'

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

const magics: readonly (readonly [DocumentFormat, string])[] = [
  ['jpeg', '\xff\xd8\xff'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
]

/** Brands of still pictures in ISO base media files (ISO/IEC 23008-12 §10; AVIF §7). */
const stillBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'msf1', 'avif', 'avis']
/** Lengths of the second header that Windows bitmaps have had. */
const bitmapHeaders = [12, 16, 40, 52, 56, 64, 108, 124]

/** The picture format whose signature a file begins with, if any. HEIF and AVIF go by `heic`. */
export function picturesMagic(head: Uint8Array): DocumentFormat | null {
  const known = magics.find(([, magic]) => ascii(head, 0, magic.length) === magic)
  if (known) return known[0]
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'webp'
  if (isBitmap(head)) return 'bmp'
  return ascii(head, 4, 8) === 'ftyp' && hasStillBrand(head) ? 'heic' : null
}

/** Two letters are too little to go by: the four reserved bytes are zero, and the next header has one of a few lengths. */
function isBitmap(head: Uint8Array): boolean {
  if (ascii(head, 0, 2) !== 'BM' || head.length < 18) return false
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  return view.getUint32(6) === 0 && bitmapHeaders.includes(view.getUint32(14, true))
}

function hasStillBrand(head: Uint8Array): boolean {
  const length = Math.min(new DataView(head.buffer, head.byteOffset).getUint32(0), head.length, 256)
  for (let at = 8; at + 4 <= length; at += 4) if (stillBrands.includes(ascii(head, at, at + 4))) return true
  return false
}
