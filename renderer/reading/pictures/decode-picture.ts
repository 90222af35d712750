import type { Rgba } from '../raster.ts'
import { pictureHeader, withoutOrientation, type PictureFormat } from './picture-header.ts'
import { orient, orientationOf, orientedSize } from './orientation.ts'
import { drawScaled, type Drawable } from './scaled.ts'

/** More is refused before anything is decoded (vault.md §6). */
export const mostPixels = 100_000_000

/** A picture, decoded: `draw` gives it upright, `width` pixels wide or less, never enlarged. */
export type DecodedPicture = {
  readonly width: number
  readonly height: number
  readonly takenAt: string | null
  draw(width: number): Rgba
  close(): void
}

/** Decode a picture (of a GIF the first), upright by its Exif orientation; a file that is cut off gives what there is of it. */
export async function decodePicture(
  bytes: Uint8Array<ArrayBuffer>,
  format: PictureFormat,
): Promise<DecodedPicture | 'damaged' | 'too-large'> {
  const header = pictureHeader(bytes, format)
  if (!header || header.width === 0 || header.height === 0) return 'damaged'
  if (header.width * header.height > mostPixels) return 'too-large'
  const plain = withoutOrientation(bytes, header)
  const frame = (await decodeWhole(plain, format)) ?? (await decodePart(plain, format))
  if (!frame) return 'damaged'
  const orientation = orientationOf(header.orientation)
  const size = orientedSize(frame, orientation)
  return {
    ...size,
    takenAt: header.takenAt,
    draw(width) {
      const factor = Math.min(1, width / size.width)
      return orient(drawScaled(frame.image, frame, factor), orientation)
    },
    close: frame.close,
  }
}

type Frame = { readonly image: Drawable; readonly width: number; readonly height: number; close(): void }

async function decodeWhole(bytes: Uint8Array<ArrayBuffer>, format: PictureFormat): Promise<Frame | null> {
  const decoder = new ImageDecoder({ data: bytes, type: `image/${format}`, colorSpaceConversion: 'default' })
  try {
    const { image } = await decoder.decode({ frameIndex: 0, completeFramesOnly: false })
    return { image, width: image.displayWidth, height: image.displayHeight, close: () => image.close() }
  } catch {
    return null // damaged or cut off
  } finally {
    decoder.close()
  }
}

/** The page's own image element shows the readable part of a broken file, and takes it without a Blob. */
async function decodePart(bytes: Uint8Array, format: PictureFormat): Promise<Frame | null> {
  if (bytes.length > 64 * 1024 * 1024) return null
  const image = new Image()
  image.src = `data:image/${format};base64,${base64Of(bytes)}`
  const loaded = await new Promise<boolean>((settle) => {
    image.onload = () => settle(true)
    image.onerror = () => settle(false)
  })
  if (!loaded || image.naturalWidth === 0) return null
  return { image, width: image.naturalWidth, height: image.naturalHeight, close: () => image.removeAttribute('src') }
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 24_576)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + 24_576)))
  return text
}
