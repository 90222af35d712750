import parser, { type ByteArrayParser, type Element } from 'dicom-parser'
import { Inflate } from 'pako'
import { textReaderOf } from './character-set.ts'
import { Item } from './item.ts'
import { syntaxes } from './syntaxes.ts'
import { tags } from './tags.ts'

/** A DICOM file up to its pixel data. `isWhole` is false where reading stopped before them. `body`: the inflated file, if it was deflated. */
export type DicomFile = {
  readonly meta: Item
  readonly item: Item
  readonly syntax: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly isWhole: boolean
}

/** What a deflated data set may grow to; more is a bomb. */
const mostInflated = 1024 * 1024 * 1024

/** A data set has some hundreds of elements; a file of empty ones would fill the memory. */
const mostElements = 100_000

const pixelTag: string = tags.pixels

/**
 * The data elements of a file (PS3.10 §7, PS3.5 §7), with or without its preamble and meta information. Null where not
 * even one data element can be read. Transfer syntaxes that do not match the bytes are overruled by the bytes.
 */
export function readFile(bytes: Uint8Array<ArrayBuffer>): DicomFile | null {
  const start = startOf(bytes)
  const meta = readMeta(bytes, start)
  const stated = meta.item.word(tags.transferSyntax) ?? ''
  const body = stated === syntaxes.deflated ? inflate(bytes, meta.end) : bytes
  if (!body) return null
  const isBig = stated === syntaxes.bigEndian && beginsBig(body, meta.end)
  const order = isBig ? parser.bigEndianByteArrayParser : parser.littleEndianByteArrayParser
  const isExplicit = looksExplicit(body, meta.end, order)
  const read = readSet(body, meta.end, order, isExplicit)
  if (!isPlausible(read.elements)) return null
  const item = new Item(read.elements, { bytes: body, order }, textReaderOf([]))
  const syntax = stated === '' ? (isExplicit ? syntaxes.explicit : syntaxes.implicit) : stated
  return { meta: meta.item, item, syntax, body, isWhole: read.isWhole }
}

const isMark = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x44 && bytes[at + 1] === 0x49 && bytes[at + 2] === 0x43 && bytes[at + 3] === 0x4d

const startOf = (bytes: Uint8Array): number => (isMark(bytes, 128) ? 132 : isMark(bytes, 0) ? 4 : 0)

/** Group 0002, always little-endian with explicit value types. Its stated length is often wrong, so the tags decide. */
function readMeta(bytes: Uint8Array<ArrayBuffer>, start: number): { item: Item; end: number } {
  const order = parser.littleEndianByteArrayParser
  const elements: Record<string, Element> = {}
  let end = start
  try {
    const stream = new parser.ByteStream(order, bytes, start)
    while (end + 8 <= bytes.length && order.readUint16(bytes, end) === 2) {
      const isExplicit = looksExplicit(bytes, end, order)
      const element = isExplicit ? parser.readDicomElementExplicit(stream, []) : parser.readDicomElementImplicit(stream)
      elements[element.tag] = element
      end = stream.position
    }
  } catch {
    end = bytes.length // cut off within the group
  }
  return { item: new Item(elements, { bytes, order }, textReaderOf([])), end }
}

/** Whether the first group number, which is a low one, has its low byte last. */
const beginsBig = (bytes: Uint8Array, at: number): boolean => (bytes[at] ?? 0) < (bytes[at + 1] ?? 0)

/** Whether a value type in two capital letters follows the first tag. */
function looksExplicit(bytes: Uint8Array, at: number, order: ByteArrayParser): boolean {
  if (at + 8 > bytes.length || order.readUint16(bytes, at) > 0x7fe0) return false
  const isCapital = (byte: number | undefined) => byte !== undefined && byte >= 0x41 && byte <= 0x5a
  return isCapital(bytes[at + 4]) && isCapital(bytes[at + 5])
}

type Read = { readonly elements: Record<string, Element>; readonly isWhole: boolean }

function readSet(bytes: Uint8Array<ArrayBuffer>, start: number, order: ByteArrayParser, isExplicit: boolean): Read {
  const elements: Record<string, Element> = {}
  let isWhole = true
  try {
    const stream = new parser.ByteStream(order, bytes, start)
    for (let count = 0; count < mostElements && stream.position + 8 <= bytes.length; count++) {
      const element = isExplicit
        ? parser.readDicomElementExplicit(stream, [], pixelTag)
        : parser.readDicomElementImplicit(stream, pixelTag)
      if (!(element.tag in elements)) elements[element.tag] = element
      if (element.tag === pixelTag) break
    }
  } catch {
    isWhole = false // cut off, or lengths that lie: what came before is kept
  }
  return { elements, isWhole }
}

/** At least one element that every file has, so that any bytes at all are not taken for a header. */
const isPlausible = (elements: Readonly<Record<string, Element>>): boolean =>
  [tags.sopClass, tags.instanceUid, tags.studyUid, tags.modality, tags.patientName, tags.patientId, tags.rows].some(
    (tag) => tag in elements,
  ) || tags.directoryRecords in elements

/** The file with its data set inflated (PS3.5 §A.5); some writers put a zlib wrapper around it. */
function inflate(bytes: Uint8Array<ArrayBuffer>, start: number): Uint8Array<ArrayBuffer> | null {
  const deflated = bytes.subarray(start)
  const isWrapped = deflated[0] === 0x78 && ((deflated[0] << 8) | (deflated[1] ?? 0)) % 31 === 0
  for (const isRaw of isWrapped ? [false, true] : [true]) {
    const parts = inflatedParts(deflated, isRaw)
    if (parts === null) return null
    if (parts.length > 0) return joined(bytes.subarray(0, start), parts)
  }
  return null
}

/** What can be inflated of it, even where it is cut off; null where it grows beyond what is allowed. */
function inflatedParts(deflated: Uint8Array, isRaw: boolean): Uint8Array[] | null {
  const parts: Uint8Array[] = []
  const inflater = new Inflate(isRaw ? { raw: true } : {})
  let total = 0
  inflater.onData = (part: Uint8Array) => {
    total += part.length
    if (total > mostInflated) throw new RangeError('inflates to too much')
    parts.push(part.slice())
  }
  inflater.onEnd = () => undefined
  try {
    inflater.push(deflated, true)
  } catch {
    return total > mostInflated ? null : parts
  }
  return parts
}

function joined(head: Uint8Array, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(head.length + parts.reduce((sum, part) => sum + part.length, 0))
  whole.set(head)
  let at = head.length
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
