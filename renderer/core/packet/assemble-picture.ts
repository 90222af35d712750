import { PDFRawStream, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib'
import { err, ok, type Result } from '../base/result.ts'
import type { PictureReason } from './assemble-contract.ts'
import { operands, uprightMatrix } from './assemble-geometry.ts'
import type { Placed } from './assemble-sheet.ts'
import { withoutMetadata } from './jpeg-metadata.ts'
import { readJpeg, type JpegInfo } from './jpeg-info.ts'

const A4 = { width: 595, height: 842 }
const MOST_PIXELS = 100_000_000

/** Clockwise turns for the Exif orientations that are plain turns; the others are mirror images. */
const TURN_OF: Readonly<Record<number, number>> = { 1: 0, 3: 180, 6: 90, 8: 270 }
const COLOUR_OF: Readonly<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB' }

type Embedded = { readonly ref: PDFRef; readonly width: number; readonly height: number; readonly turn: number }

/** A JPEG or PNG as a page: no larger than A4 where it has no size of its own, in its own proportions; JPEG data go in as they are, without the camera's notes. */
export async function placePicture(
  doc: PDFDocument,
  bytes: Uint8Array,
  turn: number,
  size: { readonly width: number | null; readonly height: number | null },
): Promise<Result<Placed, PictureReason>> {
  const image = bytes[0] === 0xff ? embedJpeg(doc, bytes) : await embedPng(doc, bytes)
  if (!image.ok) return image
  const { ref, width, height } = image.value
  const turned = (image.value.turn + turn) % 360
  const upright = turned % 180 === 0 ? { width, height } : { width: height, height: width }
  const unit = size.width !== null && size.width > 0 ? size.width / upright.width : fitToPaper(upright)
  const area = uprightMatrix({ x0: 0, y0: 0, x1: width, y1: height }, turned, unit)
  return ok({
    width: area.width,
    height: area.height,
    xObjects: { SatchelPage: ref },
    draw: `q ${operands(...area.matrix)} cm ${operands(width)} 0 0 ${operands(height)} 0 0 cm /SatchelPage Do Q`,
  })
}

/** Points a pixel, so that the picture fills A4, upright or lying. */
function fitToPaper({ width, height }: { width: number; height: number }): number {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  return Math.min(A4.width / short, A4.height / long)
}

function embedJpeg(doc: PDFDocument, bytes: Uint8Array): Result<Embedded, PictureReason> {
  const info = guarded(() => readJpeg(bytes))
  if (!info) return err('not-a-picture')
  const colour = COLOUR_OF[info.components]
  if (colour === undefined || info.width * info.height > MOST_PIXELS) return err('picture-not-embeddable')
  const turn = TURN_OF[info.orientation]
  if (turn === undefined) return err('picture-mirrored')
  const dict = doc.context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: info.width,
    Height: info.height,
    ColorSpace: colour,
    BitsPerComponent: 8,
    Filter: 'DCTDecode',
  })
  return ok({
    ref: doc.context.register(PDFRawStream.of(dict, withoutMetadata(bytes))),
    width: info.width,
    height: info.height,
    turn,
  })
}

function guarded(read: () => JpegInfo | null): JpegInfo | null {
  try {
    return read()
  } catch {
    return null // cut off in the middle of a marker
  }
}

async function embedPng(doc: PDFDocument, bytes: Uint8Array): Promise<Result<Embedded, PictureReason>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47) return err('not-a-picture')
  if (view.getUint32(16) * view.getUint32(20) > MOST_PIXELS) return err('picture-not-embeddable')
  try {
    const image = await doc.embedPng(bytes)
    await image.embed()
    return ok({ ref: image.ref, width: image.width, height: image.height, turn: 0 })
  } catch {
    return err('picture-not-embeddable')
  }
}
