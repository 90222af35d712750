import { tags, type Tag } from '../../../../renderer/core/interop/dicom/tags.ts'

/** A value as it is written: text in one byte a letter, numbers as 16-bit words, bytes as they are, or items. */
export type Value = string | readonly number[] | Uint8Array | readonly Elements[]
export type Elements = Readonly<Partial<Record<keyof typeof tags, Value>>>

const long = new Set(['OB', 'OW', 'SQ', 'UN', 'UT'])

function typeOf(tag: Tag, value: Value): string {
  if (typeof value === 'string') return tag === tags.patientName || tag === tags.personName ? 'PN' : 'LO'
  if (value instanceof Uint8Array) return 'OB'
  return isItems(value) ? 'SQ' : 'US'
}

const isItems = (value: Value): value is readonly Elements[] =>
  Array.isArray(value) && (value.length === 0 || typeof value[0] === 'object')

const lettersOf = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0))
const word = (value: number): number[] => [value & 255, (value >> 8) & 255]
const double = (value: number): number[] => [...word(value & 0xffff), ...word(value >>> 16)]

function bytesOf(value: Value, isExplicit: boolean): number[] {
  if (typeof value === 'string') return padded(lettersOf(value), 0x20)
  if (value instanceof Uint8Array) return padded([...value], 0)
  if (!isItems(value)) return value.flatMap((number) => word(number & 0xffff))
  return value.flatMap((item) => {
    const inner = dataSet(item, isExplicit)
    return [0xfe, 0xff, 0x00, 0xe0, ...double(inner.length), ...inner]
  })
}

const padded = (bytes: number[], pad: number): number[] => (bytes.length % 2 === 0 ? bytes : [...bytes, pad])

/** Elements in the order of their tags. */
export function dataSet(elements: Elements, isExplicit = true): number[] {
  const named = Object.entries(elements).map(([name, value]) => ({ tag: tags[name as keyof typeof tags], value }))
  return named
    .sort((a, b) => (a.tag < b.tag ? -1 : 1))
    .flatMap(({ tag, value }) => {
      const type = typeOf(tag, value)
      const bytes = bytesOf(value, isExplicit)
      const head = [...word(Number.parseInt(tag.slice(1, 5), 16)), ...word(Number.parseInt(tag.slice(5), 16))]
      const letters = lettersOf(type)
      if (!isExplicit) return [...head, ...double(bytes.length), ...bytes]
      const length = long.has(type) ? [0, 0, ...double(bytes.length)] : word(bytes.length)
      return [...head, ...letters, ...length, ...bytes]
    })
}

/** A file with preamble and meta information. Its syntax is explicit little-endian unless told otherwise. */
export function dicomFile(
  elements: Elements,
  syntax = '1.2.840.10008.1.2.1',
  isExplicit = true,
): Uint8Array<ArrayBuffer> {
  const uid = padded(lettersOf(syntax), 0)
  const meta = [...word(2), ...word(0x10), 0x55, 0x49, ...word(uid.length), ...uid]
  const mark = [0x44, 0x49, 0x43, 0x4d]
  return Uint8Array.from([...new Uint8Array(128), ...mark, ...meta, ...dataSet(elements, isExplicit)])
}

/** A grey image of 16-bit words that are not compressed. */
export const greyImage = (columns: number, rows: number, values: readonly number[]): Elements => ({
  sopClass: '1.2.840.10008.5.1.4.1.1.2',
  rows: [rows],
  columns: [columns],
  samples: [1],
  photometric: 'MONOCHROME2',
  bitsAllocated: [16],
  bitsStored: [16],
  highBit: [15],
  pixelRepresentation: [0],
  pixels: values,
})
