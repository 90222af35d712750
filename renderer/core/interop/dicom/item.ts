import parser, { type ByteArrayParser, type Element } from 'dicom-parser'
import { textReaderOf, type TextReader } from './character-set.ts'
import { tags, type Tag } from './tags.ts'

export type Elements = Readonly<Record<string, Element>>
/** Where an item's bytes lie, and in which order. */
export type Field = { readonly bytes: Uint8Array<ArrayBuffer>; readonly order: ByteArrayParser }

/** One data set: the file's own, or an item of a sequence. Values are read when asked for, in its own character set. */
export class Item {
  private readonly reader: TextReader

  constructor(
    readonly elements: Elements,
    readonly field: Field,
    inherited: TextReader,
  ) {
    const named = elements[tags.characterSet] === undefined ? null : this.strings(tags.characterSet)
    this.reader = named ? textReaderOf(named) : inherited
  }

  has(tag: Tag): boolean {
    return (this.elements[tag]?.length ?? 0) > 0
  }

  /** The bytes of a value, as many of them as there are. */
  raw(tag: Tag): Uint8Array<ArrayBuffer> | null {
    const element = this.elements[tag]
    if (!element || element.length === 0) return null
    return this.field.bytes.subarray(element.dataOffset, element.dataOffset + element.length)
  }

  /** All text of an element, without padding; null where there is none. Lines end as in the file. */
  text(tag: Tag): string | null {
    const raw = this.raw(tag)
    const text = raw ? this.reader(raw).replaceAll('\0', '').trim() : ''
    return text === '' ? null : text
  }

  /** The values of an element that may hold several, or of one that must not but does. */
  texts(tag: Tag): string[] {
    return (this.text(tag) ?? '').split('\\').map((value) => value.trim())
  }

  /** The first value that is not blank, on one line. */
  word(tag: Tag): string | null {
    const value = this.texts(tag).find((text) => text !== '')
    return value === undefined ? null : value.replace(/\s+/g, ' ')
  }

  /** Numbers written in figures (DS, IS); what is none is left out. */
  figures(tag: Tag): number[] {
    return this.strings(tag)
      .map((value) => (/^[+-]?[\d.]/.test(value) ? Number.parseFloat(value) : NaN))
      .filter((value) => Number.isFinite(value))
  }

  figure(tag: Tag): number | null {
    return this.figures(tag)[0] ?? null
  }

  /** The whole numbers of 16 bits of an element (US, or SS where signed). */
  words(tag: Tag, isSigned = false): number[] {
    const raw = this.raw(tag) ?? new Uint8Array()
    const { order } = this.field
    return Array.from({ length: raw.length >> 1 }, (_, i) =>
      isSigned ? order.readInt16(raw, i * 2) : order.readUint16(raw, i * 2),
    )
  }

  count16(tag: Tag): number | null {
    return this.words(tag)[0] ?? null
  }

  count32(tag: Tag): number | null {
    const raw = this.raw(tag)
    return raw && raw.length >= 4 ? this.field.order.readUint32(raw, 0) : null
  }

  /** The items of a sequence, also of one that went through a system which did not know it (PS3.5 §6.2.2, UN). */
  items(tag: Tag): Item[] {
    const element = this.elements[tag]
    if (!element) return []
    const items = element.items ?? this.unknownItems(element)
    return items.flatMap(({ dataSet }) => (dataSet ? [new Item(dataSet.elements, this.field, this.reader)] : []))
  }

  item(tag: Tag): Item | null {
    return this.items(tag)[0] ?? null
  }

  /** Where in the file each item of a sequence begins; a directory points to its records so. */
  itemStarts(tag: Tag): number[] {
    return (this.elements[tag]?.items ?? []).map(({ dataOffset }) => dataOffset - 8)
  }

  private strings(tag: Tag): string[] {
    return String.fromCharCode(...(this.raw(tag) ?? []).slice(0, 4096))
      .replaceAll('\0', '')
      .split('\\')
      .map((value) => value.trim())
  }

  private unknownItems(element: Element): Element[] {
    const { bytes } = this.field
    const start = element.dataOffset
    const isItem =
      bytes[start] === 0xfe && bytes[start + 1] === 0xff && bytes[start + 2] === 0 && bytes[start + 3] === 0xe0
    if (!isItem || element.length < 8) return []
    const copy: Element = { ...element }
    try {
      const whole = bytes.subarray(0, start + element.length)
      parser.readSequenceItemsImplicit(new parser.ByteStream(parser.littleEndianByteArrayParser, whole, start), copy)
    } catch {
      return [] // not a sequence after all
    }
    return copy.items ?? []
  }
}
