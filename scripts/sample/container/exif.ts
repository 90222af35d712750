/**
 * A JPEG whose EXIF says that it is to be shown turned a quarter clockwise (Exif 2.32 §4.6.4, Orientation 6):
 * an APP1 segment with one tag, put in after the start of the image.
 */
export function exifTurn(jpeg: Uint8Array): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
  const body = [...new TextEncoder().encode('Exif'), 0, 0, ...tiff]
  const length = body.length + 2
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...body, ...jpeg.subarray(2)])
}
