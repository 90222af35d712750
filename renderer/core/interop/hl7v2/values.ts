import { fromBase64, fromHex, utf8 } from '../../base/bytes.ts'
import type { Coding } from '../../model/entry.ts'
import { readableCode } from '../code-systems.ts'
import { readHl7Timestamp, readableDate, type Timestamp } from '../hl7-dates.ts'
import { component, field, part, plain, repetitions, type Segment } from './segments.ts'

/** A coded element (CE, CWE, CNE; §2.A) in words, with its codes: text, original text, alternate text, else the code with its system. */
export type Coded = { readonly words: string; readonly codes: Coding[] }

export function coded(segment: Segment, repetition: string): Coded | null {
  const at = (number: number): string => component(segment, repetition, number)
  const codings = [1, 4].flatMap((first) => {
    const [code, display, system] = [at(first), at(first + 1), at(first + 2)]
    return code === ''
      ? []
      : [{ system: system.slice(0, 300), code: code.slice(0, 200), display: display.slice(0, 1000) || null }]
  })
  const [main] = codings
  const words = at(2) || at(9) || at(5) || (main ? readableCode(main) : '')
  return words === '' ? null : { words, codes: codings }
}

/** All repetitions of a coded field. */
export function codedAt(segment: Segment, number: number): Coded | null {
  const all = repetitions(segment, number).flatMap((each) => coded(segment, each) ?? [])
  return all.length === 0
    ? null
    : { words: all.map(({ words }) => words).join(', '), codes: all.flatMap(({ codes }) => codes) }
}

export const timeAt = (segment: Segment, number: number): Timestamp | null => readHl7Timestamp(part(segment, number, 1))

/** `3 May 2023, 08:15`, or the text as it stands where it is no timestamp. */
export function saidTime(text: string): string {
  const stamp = readHl7Timestamp(text)
  if (!stamp) return text
  return stamp.time === null ? readableDate(stamp.date) : `${readableDate(stamp.date)}, ${stamp.time}`
}

/** A person's name (XPN, XCN from its second component) as it is spoken: prefix, given, middle, family, suffix. */
export function personName(segment: Segment, repetition: string, shift: number): string {
  const at = (number: number): string => component(segment, repetition, number + shift)
  return [at(5), at(2), at(3), at(1), at(4)].filter((each) => each !== '').join(' ')
}

/** A doctor by name, else by number. */
export const doctorAt = (segment: Segment, number: number): string =>
  repetitions(segment, number)
    .map((each) => personName(segment, each, 1) || component(segment, each, 1))
    .filter((each) => each !== '')
    .join('; ')

/** The bytes of an ED value (§2.A.24), or what is said in place of them. */
export type Encapsulated = { readonly bytes: Uint8Array; readonly ending: string } | 'empty' | 'damaged'

const endings: Readonly<Record<string, string>> = {
  pdf: 'pdf',
  jpeg: 'jpg',
  jpg: 'jpg',
  png: 'png',
  tiff: 'tif',
  tif: 'tif',
  gif: 'gif',
  rtf: 'rtf',
  html: 'html',
  xml: 'xml',
  'x-hl7-cda-level-one': 'xml',
  msword: 'doc',
  word: 'doc',
  dicom: 'dcm',
  text: 'txt',
  plain: 'txt',
  txt: 'txt',
}

export function encapsulated(segment: Segment): Encapsulated {
  const [repetition = ''] = repetitions(segment, 5)
  const at = (number: number): string => component(segment, repetition, number)
  const raw = repetition.split(segment.by.component).slice(4).join(segment.by.component)
  const kind = [at(3), at(2)]
    .map((each) => endings[each.toLowerCase().replace(/^.*\//, '')])
    .find((each) => each !== undefined)
  if (raw === '') return 'empty'
  const bytes = decoded(at(4).toLowerCase(), raw, segment)
  return bytes && bytes.length > 0 ? { bytes, ending: kind ?? endingOf(bytes) } : 'damaged'
}

function decoded(encoding: string, raw: string, segment: Segment): Uint8Array | null {
  try {
    if (encoding === 'base64') return fromBase64(plain(segment, raw).replace(/\s+/g, ''))
    return encoding === 'hex' ? fromHex(raw.replace(/\s+/g, '')) : utf8(plain(segment, raw))
  } catch {
    return null
  }
}

const endingOf = (bytes: Uint8Array): string =>
  bytes[0] === 0x25 && bytes[1] === 0x50 ? 'pdf' : bytes[0] === 0xff && bytes[1] === 0xd8 ? 'jpg' : 'bin'

/** One repetition of OBX-5 in words, by the value type of OBX-2 (§7.4.2). */
export function valueWords(segment: Segment, type: string, repetition: string): string {
  const at = (number: number): string => component(segment, repetition, number)
  if (/^(?:CE|CWE|CNE|CF|IS|ID|CX)$/.test(type)) return coded(segment, repetition)?.words ?? ''
  if (type === 'SN') return [1, 2, 3, 4].map(at).join('')
  if (/^(?:DT|TS|DTM|DR)$/.test(type))
    return [1, 2]
      .map((number) => saidTime(at(number)))
      .filter((each) => each !== '')
      .join(' to ')
  if (type === 'XPN') return personName(segment, repetition, 0)
  if (type === 'XCN') return personName(segment, repetition, 1)
  if (/^(?:TX|FT|ST|NM|TM|)$/.test(type)) return plain(segment, repetition)
  return repetition
    .split(segment.by.component)
    .map((each) => plain(segment, each.replaceAll(segment.by.subcomponent, ' ')))
    .filter((each) => each !== '')
    .join(' ')
}

/** The whole of OBX-5; repetitions of free text are its lines. */
export function observedWords(segment: Segment): string {
  const type = field(segment, 2)
  const all = field(segment, 5)
    .split(segment.by.repetition)
    .map((each) => valueWords(segment, type, each))
  return (/^(?:TX|FT)$/.test(type) ? all.join('\n') : all.filter((each) => each !== '').join('; ')).trim()
}
