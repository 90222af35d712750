import { noContent } from '../../core/model/content.ts'
import type { Rgba } from '../raster.ts'
import type { Source } from '../source.ts'
import { openPicture } from '../picture-source.ts'
import { mostPixels } from './decode-picture.ts'
import { PageDecoder } from './page-decoder.ts'
import { heifSize } from './picture-sizes.ts'
import { drawScaled } from './scaled.ts'
import { exifInHeif, takenAt } from './taken-at.ts'

const startWorker = () => new Worker(new URL('./heic.worker.ts', import.meta.url), { type: 'module' })

/** Opening must be over before the asker takes this process for hung, and a phone's photo takes a slow machine long. */
const patience = 17_000

/** A photo in a HEIF file (its main picture), upright by the file's own boxes; AVIF is left to the browser. */
export async function openHeic(bytes: Uint8Array<ArrayBuffer>): Promise<Source | 'damaged' | 'too-large'> {
  const exif = exifInHeif(bytes)
  const content = { ...noContent, takenAt: exif && takenAt(exif) }
  if (isAvif(bytes)) {
    const source = await openPicture(bytes, 'avif')
    return typeof source === 'string' ? source : { ...source, content }
  }
  const size = heifSize(bytes)
  if (!size || size.width * size.height === 0) return 'damaged'
  if (size.width * size.height > mostPixels) return 'too-large'
  const decoded = await decodeOnce(bytes)
  if (!decoded) return 'damaged'
  const { width, height, data } = decoded
  const bitmap = await createImageBitmap(new ImageData(data, width, height))
  return {
    kind: 'picture',
    pageSizes: [{ width, height }],
    content,
    draw: async (_, pixels) => drawScaled(bitmap, { width, height }, Math.min(1, pixels / width)),
    close: () => bitmap.close(),
  }
}

/** The decoder's memory grows with the picture and is given back only when its worker ends. */
async function decodeOnce(bytes: Uint8Array<ArrayBuffer>): Promise<Rgba | null> {
  const decoder = new PageDecoder(bytes, startWorker, patience)
  const decoded = await decoder.decode(0)
  decoder.close()
  return decoded
}

/** By the brands of the file type box; the codec's own name is one of them. */
function isAvif(bytes: Uint8Array): boolean {
  const end = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), 256, bytes.length)
  return /avi[fs]/.test(String.fromCharCode(...bytes.subarray(8, end)))
}
