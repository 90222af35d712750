import { decodePicture } from './pictures/decode-picture.ts'
import type { Source } from './source.ts'

/** A JPEG or PNG as a document of one page. */
export async function openPicture(
  bytes: Uint8Array<ArrayBuffer>,
  format: 'jpeg' | 'png',
): Promise<Source | 'damaged' | 'too-large'> {
  const picture = await decodePicture(bytes, format)
  if (typeof picture === 'string') return picture
  const { width, height } = picture
  return {
    kind: 'picture',
    pageSizes: [{ width, height }],
    draw: (_, pixels) => Promise.resolve(picture.draw(pixels)),
    close: () => picture.close(),
  }
}
