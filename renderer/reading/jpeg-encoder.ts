import { BitWriter, codesOf, writeBlock } from './jpeg/entropy.ts'
import {
  colour,
  colourAc,
  colourDc,
  lightness,
  lightnessAc,
  lightnessDc,
  zigzag,
  type HuffmanTable,
} from './jpeg/tables.ts'
import { transform } from './jpeg/transform.ts'
import type { Rgba } from './raster.ts'

/** One of Y, Cb, Cr: samples around 0. */
type Plane = (red: number, green: number, blue: number) => number
const planes: readonly Plane[] = [
  (red, green, blue) => 0.299 * red + 0.587 * green + 0.114 * blue - 128,
  (red, green, blue) => -0.168736 * red - 0.331264 * green + 0.5 * blue,
  (red, green, blue) => 0.5 * red - 0.418688 * green - 0.081312 * blue,
]

/**
 * A baseline JPEG with JFIF header (ITU T.81, JFIF 1.02), colours not subsampled, one component where all is grey.
 * Alpha is taken for opaque. `quality` 1 to 100 as libjpeg scales it. `dpi` goes into the header. At most 65,535 pixels a side.
 */
export function encodeJpeg(rgba: Rgba, quality: number, dpi: number): Uint8Array<ArrayBuffer> {
  const components = isGrey(rgba) ? 1 : 3
  const quantisers = [quantisersOf(lightness, quality), quantisersOf(colour, quality)] as const
  const writer = new BitWriter()
  writeHeader(writer, dpi)
  for (const [i, table] of quantisers.slice(0, components === 1 ? 1 : 2).entries())
    segment(writer, 0xdb, [i, ...Array.from(zigzag, (at) => table[at] ?? 1)])
  writeFrame(writer, rgba, components)
  writeScan(writer, rgba, components, quantisers)
  return writer.end()
}

function isGrey({ data }: Rgba): boolean {
  for (let i = 0; i < data.length; i += 4) if (data[i] !== data[i + 1] || data[i] !== data[i + 2]) return false
  return true
}

function quantisersOf(table: readonly number[], quality: number): Uint8Array {
  const scale = quality < 50 ? 5000 / Math.max(1, quality) : 200 - 2 * Math.min(100, quality)
  return Uint8Array.from(table, (value) => Math.min(255, Math.max(1, Math.floor((value * scale + 50) / 100))))
}

const word = (value: number): [number, number] => [(value >> 8) & 255, value & 255]

function segment(writer: BitWriter, marker: number, content: readonly number[]): void {
  writer.raw([0xff, marker, ...word(content.length + 2), ...content])
}

function writeHeader(writer: BitWriter, dpi: number): void {
  writer.raw([0xff, 0xd8])
  segment(writer, 0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 1, ...word(dpi), ...word(dpi), 0, 0])
}

function writeFrame(writer: BitWriter, { width, height }: Rgba, components: number): void {
  const tableOf = (i: number) => (i === 0 ? 0 : 1)
  const each = Array.from({ length: components }, (_, i) => i)
  segment(writer, 0xc0, [
    8,
    ...word(height),
    ...word(width),
    components,
    ...each.flatMap((i) => [i + 1, 0x11, tableOf(i)]),
  ])
  huffman(writer, 0x00, lightnessDc)
  huffman(writer, 0x10, lightnessAc)
  if (components > 1) {
    huffman(writer, 0x01, colourDc)
    huffman(writer, 0x11, colourAc)
  }
  segment(writer, 0xda, [components, ...each.flatMap((i) => [i + 1, tableOf(i) * 0x11]), 0, 63, 0])
}

const huffman = (writer: BitWriter, id: number, { counts, values }: HuffmanTable): void =>
  segment(writer, 0xc4, [id, ...counts, ...values])

function writeScan(
  writer: BitWriter,
  rgba: Rgba,
  components: number,
  quantisers: readonly [Uint8Array, Uint8Array],
): void {
  const codes = [
    { dc: codesOf(lightnessDc), ac: codesOf(lightnessAc) },
    { dc: codesOf(colourDc), ac: codesOf(colourAc) },
  ] as const
  const used = planes.slice(0, components)
  const before = used.map(() => 0)
  const samples = new Float32Array(64)
  const block = new Int16Array(64)
  for (let top = 0; top < rgba.height; top += 8)
    for (let left = 0; left < rgba.width; left += 8)
      used.forEach((plane, i) => {
        takeBlock(rgba, { left, top, plane }, samples)
        transform(samples, quantisers[i === 0 ? 0 : 1], block)
        before[i] = writeBlock(writer, block, before[i] ?? 0, codes[i === 0 ? 0 : 1])
      })
}

/** Beyond the edge the last row and column are repeated. */
function takeBlock(
  { width, height, data }: Rgba,
  at: { left: number; top: number; plane: Plane },
  samples: Float32Array,
): void {
  for (let y = 0, i = 0; y < 8; y++) {
    const row = Math.min(at.top + y, height - 1) * width
    for (let x = 0; x < 8; x++, i++) {
      const pixel = (row + Math.min(at.left + x, width - 1)) * 4
      samples[i] = at.plane(data[pixel] ?? 0, data[pixel + 1] ?? 0, data[pixel + 2] ?? 0)
    }
  }
}
