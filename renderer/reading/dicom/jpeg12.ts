import type { DecodedFrame } from './decoded.ts'
import { EntropyReader, huffmanTable, type HuffmanTable } from './entropy-reader.ts'
import { inverseTransform, zigzag } from './inverse-transform.ts'

type Component = {
  readonly id: number
  readonly across: number
  readonly down: number
  readonly quantities: number
  readonly blocksWide: number
  readonly blocksHigh: number
  /** Samples of whole blocks, `blocksWide` × 8 in a row. */
  readonly samples: Int32Array
  previous: number
}

type Image = {
  readonly bits: number
  readonly columns: number
  readonly rows: number
  readonly across: number
  readonly down: number
  readonly components: readonly Component[]
}

type State = {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly quantities: Map<number, Int32Array>
  readonly tables: Map<number, HuffmanTable>
  restartInterval: number
  image: Image | null
}

/**
 * A sequential JPEG of 8 or 12 bits with Huffman coding (ITU-T T.81 processes 1, 2 and 4), which no engine here reads with
 * 12 bits. Colours are given as they are coded. Throws where the stream is damaged. The caller has bounded its size.
 */
export function decodeJpeg12(bytes: Uint8Array): DecodedFrame | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const state: State = { bytes, view, quantities: new Map(), tables: new Map(), restartInterval: 0, image: null }
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = view.getUint16(at)
    if (marker === 0xffd9) break
    if (marker < 0xff00) return null
    at = marker === 0xffff ? at + 1 : segment(state, marker, at + 2)
  }
  return state.image ? framed(state.image) : null
}

/** Read a segment; gives where the next begins. */
function segment(state: State, marker: number, at: number): number {
  const end = at + state.view.getUint16(at)
  switch (marker) {
    case 0xffdb:
      readQuantities(state, at + 2, end)
      break
    case 0xffc4:
      readTables(state, at + 2, end)
      break
    case 0xffdd:
      state.restartInterval = state.view.getUint16(at + 2)
      break
    case 0xffc0:
    case 0xffc1:
      state.image = readFrame(state.view, at + 2)
      break
    case 0xffda:
      return readScan(state, at + 2, end)
    default:
      if (marker >= 0xffc2 && marker <= 0xffcf) throw new RangeError('not sequential with Huffman coding')
  }
  return end
}

function readQuantities({ view, quantities }: State, from: number, end: number): void {
  for (let at = from; at < end;) {
    const kind = view.getUint8(at++)
    const wide = kind >> 4 === 1 ? 2 : 1
    const table = Int32Array.from({ length: 64 }, (_, i) =>
      wide === 2 ? view.getUint16(at + i * 2) : view.getUint8(at + i),
    )
    quantities.set(kind & 15, table)
    at += 64 * wide
  }
}

function readTables({ bytes, view, tables }: State, from: number, end: number): void {
  for (let at = from; at < end;) {
    const kind = view.getUint8(at)
    const counts = bytes.subarray(at + 1, at + 17)
    const total = counts.reduce((sum, count) => sum + count, 0)
    tables.set(kind, huffmanTable(counts, bytes.subarray(at + 17, at + 17 + total)))
    at += 17 + total
  }
}

function readFrame(view: DataView, at: number): Image {
  const size = { bits: view.getUint8(at), rows: view.getUint16(at + 1), columns: view.getUint16(at + 3) }
  const stated = Array.from({ length: view.getUint8(at + 5) }, (_, i) => {
    const from = at + 6 + i * 3
    const factors = view.getUint8(from + 1)
    return { id: view.getUint8(from), across: factors >> 4, down: factors & 15, quantities: view.getUint8(from + 2) }
  })
  const across = Math.max(...stated.map((one) => one.across))
  const down = Math.max(...stated.map((one) => one.down))
  if (stated.some((one) => one.across < 1 || one.down < 1 || one.across > 4 || one.down > 4))
    throw new RangeError('sampling factors')
  const unitsWide = Math.ceil(size.columns / (8 * across))
  const unitsHigh = Math.ceil(size.rows / (8 * down))
  const components = stated.map((one) => {
    const blocksWide = unitsWide * one.across
    const blocksHigh = unitsHigh * one.down
    return { ...one, blocksWide, blocksHigh, samples: new Int32Array(blocksWide * blocksHigh * 64), previous: 0 }
  })
  return { ...size, across, down, components }
}

type Part = {
  readonly component: Component
  readonly dc: HuffmanTable
  readonly ac: HuffmanTable
  readonly quantities: Int32Array
}

function readScan(state: State, at: number, end: number): number {
  const { image, view } = state
  if (!image) throw new RangeError('a scan before its frame')
  const parts = Array.from({ length: view.getUint8(at) }, (_, i) =>
    partOf(state, image, view.getUint8(at + 1 + i * 2), view.getUint8(at + 2 + i * 2)),
  )
  const reader = new EntropyReader(state.bytes, end)
  const only = parts.length === 1 ? parts[0] : undefined
  const [wide, high] = only ? ownBlocks(image, only.component) : unitsOf(image)
  for (let unit = 0; unit < wide * high; unit++) {
    if (state.restartInterval > 0 && unit > 0 && unit % state.restartInterval === 0) {
      reader.restart()
      for (const { component } of parts) component.previous = 0
    }
    const place = { column: unit % wide, row: Math.floor(unit / wide), bits: image.bits }
    if (only) readBlock(reader, only, place)
    else for (const part of parts) readUnit(reader, part, place)
  }
  return reader.position
}

/** A scan of one component has just the blocks that hold pixels (T.81 A.2.2). */
const ownBlocks = ({ columns, rows, across, down }: Image, component: Component): [number, number] => [
  Math.ceil((columns * component.across) / (8 * across)),
  Math.ceil((rows * component.down) / (8 * down)),
]

const unitsOf = ({ columns, rows, across, down }: Image): [number, number] => [
  Math.ceil(columns / (8 * across)),
  Math.ceil(rows / (8 * down)),
]

type Place = { readonly column: number; readonly row: number; readonly bits: number }

function readUnit(reader: EntropyReader, part: Part, { column, row, bits }: Place): void {
  const { across, down } = part.component
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) readBlock(reader, part, { column: column * across + x, row: row * down + y, bits })
}

const block = new Float64Array(64)

function readBlock(reader: EntropyReader, { component, dc, ac, quantities }: Part, { column, row, bits }: Place): void {
  block.fill(0)
  component.previous += reader.signed(reader.symbol(dc))
  block[0] = component.previous * (quantities[0] ?? 1)
  for (let k = 1; k < 64; k++) {
    const symbol = reader.symbol(ac)
    const size = symbol & 15
    if (size === 0 && symbol !== 0xf0) break
    k += symbol >> 4
    if (size > 0 && k < 64) block[zigzag[k] ?? 0] = reader.signed(size) * (quantities[k] ?? 1)
  }
  inverseTransform(block)
  const most = (1 << bits) - 1
  const width = component.blocksWide * 8
  for (let i = 0; i < 64; i++) {
    const value = Math.round((block[i] ?? 0) + (most + 1) / 2)
    component.samples[(row * 8 + (i >> 3)) * width + column * 8 + (i & 7)] = Math.min(Math.max(value, 0), most)
  }
}

function partOf(state: State, image: Image, id: number, choice: number): Part {
  const component = image.components.find((one) => one.id === id)
  const dc = state.tables.get(choice >> 4)
  const ac = state.tables.get(16 | (choice & 15))
  const quantities = state.quantities.get(component?.quantities ?? -1)
  if (!component || !dc || !ac || !quantities) throw new RangeError('a table is missing')
  component.previous = 0
  return { component, dc, ac, quantities }
}

/** Components put together pixel by pixel; the coarser ones are repeated. */
function framed({ bits, columns, rows, across, down, components }: Image): DecodedFrame {
  const values = new Uint16Array(columns * rows * components.length)
  components.forEach((component, n) => {
    const width = component.blocksWide * 8
    for (let y = 0, to = n; y < rows; y++) {
      const from = Math.floor((y * component.down) / down) * width
      for (let x = 0; x < columns; x++, to += components.length)
        values[to] = component.samples[from + Math.floor((x * component.across) / across)] ?? 0
    }
  })
  return { bytes: new Uint8Array(values.buffer), bits, bitsAllocated: 16, planes: false, isRgb: false }
}
