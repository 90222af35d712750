import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDirectories } from '../../renderer/reading/pictures/directory.ts'
import { pictureHeader, withoutOrientation } from '../../renderer/reading/pictures/picture-header.ts'

/** A TIFF directory with the orientation tag alone. */
function exif(orientation: number, littleEndian: boolean): number[] {
  const view = new DataView(new ArrayBuffer(26))
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d)
  view.setUint16(2, 42, littleEndian)
  view.setUint32(4, 8, littleEndian)
  view.setUint16(8, 1, littleEndian)
  view.setUint16(10, 0x0112, littleEndian)
  view.setUint16(12, 3, littleEndian)
  view.setUint32(14, 1, littleEndian)
  view.setUint16(18, orientation, littleEndian)
  return [...new Uint8Array(view.buffer)]
}

const word = (value: number) => [value >> 8, value & 255]

function jpeg(content: readonly number[], { width = 640, height = 480 } = {}): Uint8Array<ArrayBuffer> {
  const app1 =
    content.length === 0 ? [] : [0xff, 0xe1, ...word(content.length + 8), 0x45, 0x78, 0x69, 0x66, 0, 0, ...content]
  const frame = [0xff, 0xc2, ...word(11), 8, ...word(height), ...word(width), 1, 1, 0x11, 0]
  return Uint8Array.from([0xff, 0xd8, ...app1, 0xff, 0xfe, ...word(4), 1, 2, ...frame, 0xff, 0xda])
}

describe('what a picture says before it is decoded', () => {
  test.each([true, false])('the Exif orientation is read in either byte order (%s)', (littleEndian) => {
    expect(pictureHeader(jpeg(exif(6, littleEndian)))).toMatchObject({ width: 640, height: 480, orientation: 6 })
  })

  test('a decoder is given the picture as upright, and the file itself is not changed', () => {
    for (const littleEndian of [true, false]) {
      const file = jpeg(exif(8, littleEndian))
      const header = pictureHeader(file)
      if (!header) throw new Error('no header')
      expect(pictureHeader(withoutOrientation(file, header))?.orientation).toBe(1)
      expect(pictureHeader(file)?.orientation).toBe(8)
    }
  })

  test('an impossible orientation counts as upright', () => {
    expect(pictureHeader(jpeg(exif(77, true)))).toMatchObject({ orientation: 1, orientationAt: null })
    expect(pictureHeader(jpeg([]))).toMatchObject({ orientation: 1 })
  })

  test('a bomb is known by its header', () => {
    expect(pictureHeader(jpeg([], { width: 65_000, height: 65_000 }))).toMatchObject({ width: 65_000, height: 65_000 })
  })

  test('PNG sizes come from IHDR, and its eXIf chunk counts', () => {
    const chunk = (name: string, data: number[]) => [
      0,
      0,
      0,
      data.length,
      ...Array.from(name).map((c) => c.charCodeAt(0)),
      ...data,
      0,
      0,
      0,
      0,
    ]
    const size = [0, 0, 2, 0, 0, 0, 1, 0, 8, 6, 0, 0, 0]
    const png = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...chunk('IHDR', size), ...chunk('eXIf', exif(3, false))]
    expect(pictureHeader(Uint8Array.from(png))).toMatchObject({ width: 512, height: 256, orientation: 3 })
  })

  test('broken bytes give null or a header and never a loop or a throw', () => {
    const start = fc.constantFrom(
      [0xff, 0xd8, 0xff],
      [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
      [...jpeg(exif(6, true))],
    )
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 400 }), (head, rest) => {
        pictureHeader(Uint8Array.from([...head, ...rest]))
      }),
    )
  })
})

describe('image file directories', () => {
  test('a chain that leads back into itself ends', () => {
    const bytes = Uint8Array.from([...exif(1, false)])
    new DataView(bytes.buffer).setUint32(22, 8)
    expect(readDirectories(bytes, 100)?.directories.length).toBe(1)
  })

  test('a tag that claims more values than the file has bytes is left out', () => {
    const bytes = Uint8Array.from(exif(1, false))
    new DataView(bytes.buffer).setUint32(14, 0xfffffff)
    expect(readDirectories(bytes, 1)?.directories[0]?.tags.size).toBe(0)
  })
})
