import { describe, expect, test } from 'vitest'
import { decodeRle } from '../../../renderer/reading/dicom/rle.ts'
import { decodeStream } from '../../../renderer/reading/dicom/decode-stream.ts'
import { openDicom } from '../../../renderer/reading/dicom/dicom-source.ts'
import type { Look } from '../../../renderer/core/model/look.ts'
import type { PixelShape } from '../../../renderer/core/interop/dicom/pixel-shape.ts'
import { dicomFile, greyImage, type Elements } from '../../core/interop/dicom/made-dicom.ts'

async function drawn(elements: Elements, frame = 1, look: Look | null = null) {
  const source = await openDicom(dicomFile(elements), decodeStream)
  return typeof source === 'string' ? null : ((await source.frame?.(frame, look)) ?? null)
}

const rgbOf = (rgba: Uint8ClampedArray | undefined): number[] => [...(rgba ?? [])].filter((_, i) => i % 4 !== 3)
const greyOf = (rgba: Uint8ClampedArray | undefined): number[] => [...(rgba ?? [])].filter((_, i) => i % 4 === 0)

describe('grey frames', () => {
  test('without a window go from the least stored value to the most', async () => {
    const image = await drawn(greyImage(3, 1, [100, 200, 300]))
    expect(greyOf(image?.rgba)).toEqual([0, 128, 255])
    expect(image?.look).toEqual({ centre: 200, width: 200, invert: false })
  })
  test('are drawn in the first window of the file, and in another when asked', async () => {
    const elements = { ...greyImage(4, 1, [0, 100, 200, 300]), windowCentre: '150.5\\50.5', windowWidth: '101\\101' }
    expect(greyOf((await drawn(elements))?.rgba)).toEqual([0, 0, 255, 255])
    const asked = await drawn(elements, 1, { centre: 200, width: 401, invert: true })
    expect(greyOf(asked?.rgba)).toEqual([255, 191, 127, 63])
    expect(asked?.look.invert).toBe(true)
  })
  test('of MONOCHROME1 are light where values are low', async () => {
    const image = await drawn({ ...greyImage(2, 1, [0, 10]), photometric: 'MONOCHROME1' })
    expect(greyOf(image?.rgba)).toEqual([255, 0])
    expect(image?.look.invert).toBe(false)
  })
  test('leave padding black and out of the window that is measured', async () => {
    const image = await drawn({ ...greyImage(3, 1, [9000, 100, 300]), padding: [9000] })
    expect(greyOf(image?.rgba)).toEqual([0, 0, 255])
    expect(image?.look).toMatchObject({ centre: 200, width: 200 })
  })
  test('of signed 12-bit values lose what lies in the bits above', async () => {
    const image = await drawn({
      ...greyImage(3, 1, [0xf800, 0xa000, 0x07ff]),
      ...{ bitsStored: [12], highBit: [11], pixelRepresentation: [1] },
    })
    // -2048, 0 (with an overlay above it), 2047
    expect(greyOf(image?.rgba)).toEqual([0, 128, 255])
  })
  test('of values that lie in the upper bits are shifted down', async () => {
    const image = await drawn({ ...greyImage(2, 1, [0x0010, 0xfff3]), bitsStored: [12], highBit: [15] })
    expect(image?.look).toMatchObject({ centre: (1 + 4095) / 2 })
  })
  test('of single bits follow each other without a gap', async () => {
    const bits: Elements = { ...greyImage(3, 1, []), bitsAllocated: [1], bitsStored: [1], highBit: [0], frames: '2' }
    const elements = { ...bits, pixels: Uint8Array.from([0b101_010, 0]) }
    const look = { centre: 0.5, width: 1, invert: false }
    expect(greyOf((await drawn(elements, 1, look))?.rgba)).toEqual([0, 255, 0])
    expect(greyOf((await drawn(elements, 2, look))?.rgba)).toEqual([255, 0, 255])
  })
  test('by a VOI look-up table take its light', async () => {
    const voiLuts = [{ lutDescriptor: [3, 10, 16], lutData: [0, 65535, 32768] }]
    expect(greyOf((await drawn({ ...greyImage(4, 1, [0, 10, 11, 12]), voiLuts }))?.rgba)).toEqual([0, 0, 255, 128])
  })
  test('that are not there are not drawn', async () => {
    expect(await drawn(greyImage(1, 1, [5]), 2)).toBeNull()
    expect(await drawn(greyImage(1, 1, [5]), 0)).toBeNull()
  })
})

describe('frames in colour', () => {
  const colour: Elements = {
    ...greyImage(2, 1, []),
    ...{ samples: [3], photometric: 'RGB', bitsAllocated: [8], bitsStored: [8], highBit: [7], planar: [0] },
  }
  test('lie pixel by pixel or colour by colour', async () => {
    const byPixel = await drawn({ ...colour, pixels: Uint8Array.from([1, 2, 3, 4, 5, 6]) })
    const byColour = await drawn({ ...colour, planar: [1], pixels: Uint8Array.from([1, 4, 2, 5, 3, 6]) })
    expect(rgbOf(byPixel?.rgba)).toEqual([1, 2, 3, 4, 5, 6])
    expect(rgbOf(byColour?.rgba)).toEqual([1, 2, 3, 4, 5, 6])
  })
  test('of luminance and differences are turned into red, green and blue', async () => {
    const image = await drawn({
      ...colour,
      photometric: 'YBR_FULL',
      pixels: Uint8Array.from([76, 85, 255, 128, 128, 128]),
    })
    expect(rgbOf(image?.rgba)).toEqual([254, 0, 0, 128, 128, 128])
  })
  test('two pixels share their differences in YBR_FULL_422', async () => {
    const image = await drawn({ ...colour, photometric: 'YBR_FULL_422', pixels: Uint8Array.from([50, 200, 128, 128]) })
    expect(rgbOf(image?.rgba)).toEqual([50, 50, 50, 200, 200, 200])
  })
  test('of a palette are looked up, also where its tables say 16 bits', async () => {
    const lut = (entries: number[]) => Uint8Array.from(entries.flatMap((entry) => [entry & 255, entry >> 8]))
    const image = await drawn({
      ...greyImage(2, 1, [0, 1]),
      ...{ photometric: 'PALETTE COLOR', redPalette: [2, 0, 16], greenPalette: [2, 0, 16], bluePalette: [2, 0, 16] },
      ...{ redData: lut([0, 65535]), greenData: lut([32768, 0]), blueData: lut([65535, 257]) },
    })
    expect(rgbOf(image?.rgba)).toEqual([0, 128, 255, 255, 0, 1])
  })
})

describe('run-length coding (PS3.5 annex G)', () => {
  const shape: PixelShape = {
    ...{ columns: 5, rows: 1, samples: 1, photometric: 'MONOCHROME2', planes: false },
    ...{ bitsAllocated: 16, bitsStored: 16, highBit: 15, isSigned: false, number: 'integer' },
  }
  const frame = (high: number[], low: number[]): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(64 + high.length + low.length)
    new Uint32Array(bytes.buffer, 0, 3).set([2, 64, 64 + high.length])
    bytes.set([...high, ...low], 64)
    return bytes
  }
  test('runs and literal stretches of each byte are put together', () => {
    // -4: five times 1; 4: five literal bytes; -128: nothing
    const bytes = frame([0xfc, 1], [0x80, 4, 9, 8, 7, 6, 5])
    expect([...new Uint16Array(decodeRle({ codec: 'rle', bytes, shape })?.bytes.buffer ?? new ArrayBuffer(0))]).toEqual(
      [0x109, 0x108, 0x107, 0x106, 0x105],
    )
  })
  test('a segment that ends too early is damaged, and none is read beyond its end', () => {
    expect(decodeRle({ codec: 'rle', bytes: frame([0xfc, 1], [4, 9, 8]), shape })).toBeNull()
    expect(decodeRle({ codec: 'rle', bytes: frame([0xfc], []), shape })).toBeNull()
  })
})

test('broken streams of every kind are refused and hold nothing up', async () => {
  const shape: PixelShape = {
    ...{ columns: 8, rows: 8, samples: 1, photometric: 'MONOCHROME2', planes: false },
    ...{ bitsAllocated: 8, bitsStored: 8, highBit: 7, isSigned: false, number: 'integer' },
  }
  const head = (marker: number, bits: number) => [0xff, 0xd8, 0xff, marker, 0, 11, bits, 0, 8, 0, 8, 1, 1, 0x11, 0]
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 1, 2, 3]
  for (const [marker, bits] of [
    [0xc0, 8],
    [0xc1, 12],
    [0xc2, 12],
    [0xf7, 8],
  ] as const) {
    const bytes = Uint8Array.from([...head(marker, bits), ...scan])
    expect(await decodeStream({ codec: marker === 0xf7 ? 'jpeg-ls' : 'jpeg', bytes, shape })).toBeNull()
  }
})

test('a document that is encapsulated comes out as a member', async () => {
  const pdf = new TextEncoder().encode('%PDF-1.4 %%EOF\n')
  const source = await openDicom(
    dicomFile({ sopClass: '1.2.840.10008.5.1.4.1.1.104.1', document: pdf, patientName: 'A^B' }),
  )
  if (typeof source === 'string') throw new Error(source)
  expect(source.content?.members).toEqual([{ path: 'document.pdf', size: pdf.length, refused: null }])
  const parts: Uint8Array[] = []
  for await (const part of source.member?.(0) ?? []) if (part instanceof Uint8Array) parts.push(part)
  expect(parts.map((part) => [...part])).toEqual([[...pdf]])
})
