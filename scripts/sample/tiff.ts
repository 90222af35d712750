import { groupFour } from './g4.ts'
import type { Gray } from './pixels.ts'

const SHORT = 3
const LONG = 4
const RATIONAL = 5

type Tag = readonly [id: number, type: number, value: number]

// TIFF 6.0 §8 (baseline bilevel) and §11 (T.6): tags in ascending order, one strip a page.
function tagsOf(page: Gray, place: { strip: number; length: number; dpi: number; number: number; of: number }): Tag[] {
  return [
    [254, LONG, 2],
    [256, LONG, page.width],
    [257, LONG, page.height],
    [258, SHORT, 1],
    [259, SHORT, 4],
    [262, SHORT, 0],
    [273, LONG, place.strip],
    [274, SHORT, 1],
    [277, SHORT, 1],
    [278, LONG, page.height],
    [279, LONG, place.length],
    [282, RATIONAL, place.dpi],
    [283, RATIONAL, place.dpi],
    [296, SHORT, 2],
    [297, SHORT, place.number | (place.of << 16)],
  ]
}

/** A fax as a multi-page TIFF, Group 4, one bit a dot, little-endian. */
export function tiffOf(pages: readonly Gray[], dpi: number): Uint8Array {
  const strips = pages.map(groupFour)
  const directory = 2 + 15 * 12 + 4
  const total = 8 + strips.reduce((sum, strip) => sum + 8 + strip.length + (strip.length % 2) + directory, 0)
  const bytes = new Uint8Array(total)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x002a4949, true)
  let link = 4
  let at = 8
  pages.forEach((page, number) => {
    const strip = strips[number] ?? new Uint8Array()
    view.setUint32(at, dpi, true)
    view.setUint32(at + 4, 1, true)
    const ratio = at
    bytes.set(strip, at + 8)
    const tags = tagsOf(page, { strip: at + 8, length: strip.length, dpi: ratio, number, of: pages.length })
    at += 8 + strip.length + (strip.length % 2)
    view.setUint32(link, at, true)
    view.setUint16(at, tags.length, true)
    tags.forEach(([id, type, value], index) => {
      const entry = at + 2 + index * 12
      view.setUint16(entry, id, true)
      view.setUint16(entry + 2, type, true)
      view.setUint32(entry + 4, id === 297 ? 2 : 1, true)
      view.setUint32(entry + 8, value, true)
    })
    link = at + 2 + tags.length * 12
    at += directory
  })
  return bytes
}
