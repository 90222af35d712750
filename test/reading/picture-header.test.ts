import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDirectories } from '../../renderer/reading/pictures/directory.ts'
import { decodeHeic, libraryIn } from '../../renderer/reading/pictures/heic.ts'
import {
  pictureHeader,
  withoutOrientation,
  type PictureFormat,
} from '../../renderer/reading/pictures/picture-header.ts'
import { heifSize } from '../../renderer/reading/pictures/picture-sizes.ts'
import { exifInHeif, takenAt } from '../../renderer/reading/pictures/taken-at.ts'

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
    expect(pictureHeader(jpeg(exif(6, littleEndian)), 'jpeg')).toMatchObject({
      width: 640,
      height: 480,
      orientation: 6,
    })
  })

  test('a decoder is given the picture as upright, and the file itself is not changed', () => {
    for (const littleEndian of [true, false]) {
      const file = jpeg(exif(8, littleEndian))
      const header = pictureHeader(file, 'jpeg')
      if (!header) throw new Error('no header')
      expect(pictureHeader(withoutOrientation(file, header), 'jpeg')?.orientation).toBe(1)
      expect(pictureHeader(file, 'jpeg')?.orientation).toBe(8)
    }
  })

  test('an impossible orientation counts as upright', () => {
    expect(pictureHeader(jpeg(exif(77, true)), 'jpeg')).toMatchObject({ orientation: 1, orientationAt: null })
    expect(pictureHeader(jpeg([]), 'jpeg')).toMatchObject({ orientation: 1 })
  })

  test('a bomb is known by its header', () => {
    expect(pictureHeader(jpeg([], { width: 65_000, height: 65_000 }), 'jpeg')).toMatchObject({
      width: 65_000,
      height: 65_000,
    })
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
    expect(pictureHeader(Uint8Array.from(png), 'png')).toMatchObject({ width: 512, height: 256, orientation: 3 })
  })

  test('broken bytes give null or a header and never a loop or a throw', () => {
    const latin1 = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
    const start = fc.constantFrom<(readonly [PictureFormat, readonly number[]])[]>(
      ['jpeg', [0xff, 0xd8, 0xff]],
      ['jpeg', [...jpeg(exif(6, true))]],
      ['png', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]],
      ['webp', latin1('RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0')],
      ['gif', latin1('GIF89a\x01\0\x01\0\x80\0\0')],
      ['bmp', latin1('BM')],
      ['avif', latin1('\0\0\0\x0cftypavif\0\0\0\xffmeta\0\0\0\0')],
    )
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 400 }), ([format, head], rest) => {
        pictureHeader(Uint8Array.from([...head, ...rest]), format)
      }),
    )
  })
})

const corpus = join('..', 'shared', 'corpus', 'images')
const libheif = new URL('../../node_modules/libheif-js/libheif-wasm/libheif-bundle.mjs', import.meta.url).href
const inCorpus = (name: string) => new Uint8Array(readFileSync(join(corpus, name)))

describe('sizes of other pictures', () => {
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

  test('the three kinds of WebP say their size in three ways', () => {
    const chunk = (name: string, data: string) => latin1(`RIFF\xff\0\0\0WEBP${name}\x0a\0\0\0${data.padEnd(10, '\0')}`)
    expect(pictureHeader(chunk('VP8X', '\0\0\0\0\xff\x03\0\xff\x01\0'), 'webp')).toMatchObject({
      width: 1024,
      height: 512,
    })
    expect(pictureHeader(chunk('VP8L', '\x2f\xff\xc1\x3f\0'), 'webp')).toMatchObject({ width: 512, height: 256 })
    expect(pictureHeader(chunk('VP8 ', '\0\0\0\x9d\x01\x2a\x40\x01\xf0\0'), 'webp')).toMatchObject({
      width: 320,
      height: 240,
    })
  })

  test('a bitmap that runs downwards has a height all the same', () => {
    const bitmap = new DataView(new ArrayBuffer(54))
    bitmap.setUint32(14, 40, true)
    bitmap.setInt32(18, 300, true)
    bitmap.setInt32(22, -200, true)
    expect(pictureHeader(new Uint8Array(bitmap.buffer), 'bmp')).toMatchObject({ width: 300, height: 200 })
  })

  test('a GIF whose first picture leaves its screen is as large as that picture', () => {
    const gif = latin1('GIF89a\x01\0\x01\0\0\0\0!\xf9\x04\0\0\0\0\0,\0\0\0\0\xff\xff\xff\xff\0')
    expect(pictureHeader(gif, 'gif')).toMatchObject({ width: 65_535, height: 65_535 })
  })
})

describe('when a photo was taken', () => {
  /** A TIFF header, a directory with the pointer to the Exif directory, and that with DateTimeOriginal. */
  function dated(written: string): Uint8Array {
    const bytes = new Uint8Array(80)
    const view = new DataView(bytes.buffer)
    const tag = (at: number, values: readonly number[]) => {
      view.setUint16(at, values[0] ?? 0, true)
      view.setUint16(at + 2, values[1] ?? 0, true)
      view.setUint32(at + 4, values[2] ?? 0, true)
      view.setUint32(at + 8, values[3] ?? 0, true)
    }
    bytes.set([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0])
    tag(10, [0x8769, 4, 1, 26])
    view.setUint16(26, 1, true)
    tag(28, [0x9003, 2, 20, 44])
    bytes.set(
      Array.from(written, (letter) => letter.charCodeAt(0)),
      44,
    )
    return bytes
  }

  test('it is what the camera wrote, and nothing where its clock was not set', () => {
    expect(takenAt(dated('2023:05:03 14:05:59'))).toBe('2023-05-03T14:05:59')
    expect(takenAt(dated('0000:00:00 00:00:00'))).toBeNull()
    expect(takenAt(dated('2023:02:30 10:00:00'))).toBeNull()
    expect(takenAt(dated('    :  :     :  :  '))).toBeNull()
  })

  test('it is found in a JPEG and in the Exif item of a HEIF file', () => {
    const exifBytes = [...dated('2019:12:31 23:59:59')]
    expect(pictureHeader(jpeg(exifBytes), 'jpeg')?.takenAt).toBe('2019-12-31T23:59:59')
    const heif = Uint8Array.from([
      ...Array<number>(100).fill(0x45),
      0,
      0,
      0,
      6,
      0x45,
      0x78,
      0x69,
      0x66,
      0,
      0,
      ...exifBytes,
    ])
    const found = exifInHeif(heif)
    expect(found && takenAt(found)).toBe('2019-12-31T23:59:59')
  })
})

describe.skipIf(!existsSync(corpus))('photos of the corpus', () => {
  test('the sizes in the headers are those of the pictures', () => {
    expect(heifSize(inCorpus('arrow.heic'))).toEqual({ width: 4032, height: 3024 })
    expect(heifSize(inCorpus('L_8_128x128.heif'))).toEqual({ width: 128, height: 128 })
    expect(heifSize(inCorpus('exif.avif'))).toEqual({ width: 512, height: 512 })
    expect(pictureHeader(inCorpus('hopper.webp'), 'webp')).toMatchObject({ width: 128, height: 128 })
    expect(pictureHeader(inCorpus('decompression_bomb.gif'), 'gif')?.width).toBeGreaterThan(40_000)
  })

  test('a HEIF photo is decoded to its own colours, and a broken one to nothing', async () => {
    const library = libraryIn(await import(libheif))
    if (!library) throw new Error('no library')
    const red = await decodeHeic(library, inCorpus('RGB_8_128x128.heif'))
    expect(red).toMatchObject({ width: 128, height: 128 })
    expect(red?.data.slice(0, 4)).toEqual(Uint8ClampedArray.of(2, 1, 253, 255))
    const photo = await decodeHeic(library, inCorpus('arrow.heic'))
    expect([photo?.width, photo?.height]).toEqual([3024, 4032])
    expect(await decodeHeic(library, inCorpus('corrupted.heic'))).toBeNull()
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
