import { noContent } from '../core/model/content.ts'
import { decodePicture } from './pictures/decode-picture.ts'
import type { PictureFormat } from './pictures/picture-header.ts'
import type { Source } from './source.ts'

/** A picture as a document of one page. */
export async function openPicture(
  bytes: Uint8Array<ArrayBuffer>,
  format: PictureFormat,
): Promise<Source | 'damaged' | 'too-large'> {
  const picture = await decodePicture(bytes, format)
  if (typeof picture === 'string') return picture
  const { width, height } = picture
  return {
    kind: 'picture',
    pageSizes: [{ width, height }],
    content: { ...noContent, takenAt: picture.takenAt },
    draw: (_, pixels) => Promise.resolve(picture.draw(pixels)),
    close: () => picture.close(),
  }
}
