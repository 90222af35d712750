/** What placing a JPEG needs: pixels, components, and how EXIF says it is to be turned (1 to 8; 1 = as it is). */
export type JpegInfo = {
  readonly width: number
  readonly height: number
  readonly components: number
  readonly orientation: number
  readonly adobe: boolean
}

const SOF = new Set([0xc0, 0xc1, 0xc2])

/** Read a baseline, extended or progressive 8-bit JPEG's markers (ITU-T T.81 Annex B); null for anything else. */
export function readJpeg(bytes: Uint8Array): JpegInfo | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null
  let orientation = 1
  let adobe = false
  for (let at = 2; at + 9 < bytes.length;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (SOF.has(marker)) return frameOf(view, at, { orientation, adobe })
    if (marker === 0xda || length < 2) return null
    if (marker === 0xe1) orientation = orientationOf(bytes.subarray(at + 4, at + 2 + length)) ?? orientation
    if (marker === 0xee) adobe = true
    at += 2 + length
  }
  return null
}

function frameOf(view: DataView, at: number, rest: { orientation: number; adobe: boolean }): JpegInfo | null {
  const [width, height] = [view.getUint16(at + 7), view.getUint16(at + 5)]
  if (view.getUint8(at + 4) !== 8 || width === 0 || height === 0 || at + 10 > view.byteLength) return null
  return { width, height, components: view.getUint8(at + 9), ...rest }
}

/** Tag 0x0112 of the first directory of an Exif segment (CIPA DC-008); null where there is none or it is damaged. */
function orientationOf(segment: Uint8Array): number | null {
  const head = String.fromCharCode(...segment.subarray(0, 6))
  if (head !== 'Exif\0\0' || segment.length < 22) return null
  const tiff = new DataView(segment.buffer, segment.byteOffset + 6, segment.byteLength - 6)
  const little = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, little)
  if (directory + 2 > tiff.byteLength) return null
  const entries = tiff.getUint16(directory, little)
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12
    if (entry + 12 > tiff.byteLength) return null
    if (tiff.getUint16(entry, little) === 0x0112) return tiff.getUint16(entry + 8, little)
  }
  return null
}
