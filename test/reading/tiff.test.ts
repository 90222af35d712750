import { describe, expect, test } from 'vitest'
import { decodeTiffPage, tiffPages } from '../../renderer/reading/pictures/tiff.ts'

type Tags = Readonly<Record<number, number>>

/** An uncompressed little-endian TIFF; every page gets the same tags and its own pixel bytes. */
function tiff(tags: Tags, pages: readonly number[][]): Uint8Array<ArrayBuffer> {
  const count = Object.keys(tags).length + 2
  const size = 2 + count * 12 + 4
  const file = new Uint8Array(8 + pages.reduce((sum, page) => sum + size + page.length, 0))
  const view = new DataView(file.buffer)
  file.set([0x49, 0x49, 42, 0, 8, 0, 0, 0])
  let at = 8
  pages.forEach((pixels, i) => {
    const all = Object.entries({ ...tags, 273: at + size, 279: pixels.length })
    view.setUint16(at, count, true)
    all.forEach(([tag, value], n) => {
      const entry = at + 2 + n * 12
      view.setUint16(entry, Number(tag), true)
      view.setUint16(entry + 2, 4, true)
      view.setUint32(entry + 4, 1, true)
      view.setUint32(entry + 8, value, true)
    })
    view.setUint32(at + size - 4, i + 1 < pages.length ? at + size + pixels.length : 0, true)
    file.set(pixels, at + size)
    at += size + pixels.length
  })
  return file
}

/** The same file with these tags as fractions over ten, which is how most programs write a resolution. */
function inTenths(file: Uint8Array<ArrayBuffer>, tags: readonly number[]): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(file.length + 8 * tags.length)
  longer.set(file)
  const view = new DataView(longer.buffer)
  for (let entry = 10, left = view.getUint16(8, true); left > 0; entry += 12, left--) {
    const nth = tags.indexOf(view.getUint16(entry, true))
    if (nth < 0) continue
    view.setUint16(entry + 2, 5, true)
    view.setUint32(file.length + 8 * nth, view.getUint32(entry + 8, true), true)
    view.setUint32(file.length + 8 * nth + 4, 10, true)
    view.setUint32(entry + 8, file.length + 8 * nth, true)
  }
  return longer
}

const squareOf = (file: Uint8Array<ArrayBuffer>) => tiffPages(file)?.[0]?.square

const grey = (bits: number, width: number, height: number): Tags => ({
  256: width,
  257: height,
  258: bits,
  259: 1,
  262: 1,
  277: 1,
  278: height,
})

function lightOf(file: Uint8Array<ArrayBuffer>, page = 0): number[] {
  const wanted = tiffPages(file)?.[page]
  const rgba = wanted && decodeTiffPage(file, wanted)
  return rgba ? Array.from({ length: rgba.width * rgba.height }, (_, i) => rgba.data[i * 4] ?? -1) : []
}

describe('TIFF pages', () => {
  test('grey of 1, 4, 8, 12 and 16 bits has its right brightness', () => {
    expect(lightOf(tiff(grey(1, 4, 1), [[0b01010000]]))).toEqual([0, 255, 0, 255])
    expect(lightOf(tiff(grey(4, 3, 1), [[0x0f, 0x80]]))).toEqual([0, 255, 136])
    expect(lightOf(tiff(grey(8, 3, 1), [[0, 100, 255]]))).toEqual([0, 100, 255])
    expect(lightOf(tiff(grey(12, 2, 1), [[0xff, 0xf8, 0x00]]))).toEqual([255, 128])
    expect(lightOf(tiff(grey(16, 2, 1), [[0, 0, 255, 255]]))).toEqual([0, 255])
  })

  test('white-is-zero is turned round', () => {
    expect(lightOf(tiff({ ...grey(8, 2, 1), 262: 0 }, [[0, 255]]))).toEqual([255, 0])
  })

  test('every page is found, previews are not pages', () => {
    expect(lightOf(tiff(grey(8, 1, 1), [[10], [20], [30]]), 2)).toEqual([30])
    expect(tiffPages(tiff({ 254: 1, ...grey(8, 1, 1) }, [[10]]))?.length).toBe(1)
  })

  test('a fax with half the rows is as high as its paper; other files are as large as their pixels', () => {
    const page = (across: number, down: number) =>
      tiff({ ...grey(8, 8, 4), 282: across, 283: down }, [new Array<number>(32).fill(0)])
    expect(squareOf(page(204, 98))).toEqual({ width: 8, height: 8 })
    expect(squareOf(inTenths(page(2040, 980), [282, 283]))).toEqual({ width: 8, height: 8 })
    expect(squareOf(page(100, 200))).toEqual({ width: 16, height: 4 })
    for (const [across, down] of [
      [204, 196],
      [300, 300],
      [0, 98],
      [204, 0],
      [1, 4_000_000_000],
    ] as const)
      expect(squareOf(page(across, down))).toEqual({ width: 8, height: 4 })
    expect(squareOf(tiff(grey(8, 8, 4), [new Array<number>(32).fill(0)]))).toEqual({ width: 8, height: 4 })
  })

  test('what is no TIFF has no pages', () => {
    expect(tiffPages(Uint8Array.of(1, 2, 3))).toBeNull()
    expect(tiffPages(Uint8Array.of(0x49, 0x49, 42, 0, 255, 255, 255, 255))).toEqual([])
  })
})
