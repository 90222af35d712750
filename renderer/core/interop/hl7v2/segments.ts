import { decodeXml } from '../xml-encoding.ts'

/** One segment: its fields as they stand in the file, counted from 1 as the standard counts them (MSH-1 is the separator). */
export type Segment = { readonly id: string; readonly fields: readonly string[]; readonly by: Separators }

/** MSH-1 and MSH-2 (HL7 v2.5.1 §2.5.4): what parts fields, components, repetitions and subcomponents, and what escapes. */
export type Separators = {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escape: string
  readonly subcomponent: string
}

/** Names of table 0211 as encodings that can be decoded. */
const encodings: Readonly<Record<string, string>> = {
  '8859/1': 'windows-1252',
  '8859/2': 'iso-8859-2',
  '8859/5': 'iso-8859-5',
  '8859/6': 'iso-8859-6',
  '8859/7': 'iso-8859-7',
  '8859/8': 'iso-8859-8',
  '8859/9': 'windows-1254',
  '8859/15': 'iso-8859-15',
  'ISO IR87': 'iso-2022-jp',
  'ISO IR159': 'iso-2022-jp',
  'GB 18030-2000': 'gb18030',
  'KS X 1001': 'euc-kr',
  'BIG-5': 'big5',
}

/** The text of a file in the character set that MSH-18 names; UTF-8 or windows-1252 where it names none. Null where it cannot be that. */
export function decodeHl7(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 2000))
  const first = /MSH(.).*/.exec(head)
  const named = first ? (first[0].split(first[1] ?? '|')[17] ?? '') : ''
  const label = [...named.split('~')]
    .map((name) => encodings[name.trim().toUpperCase()])
    .find((each) => each !== undefined)
  const utf8 = decodeAs('utf-8', bytes)
  if (utf8 !== null && label !== 'iso-2022-jp') return utf8
  return label === undefined ? decodeXml(bytes) : decodeAs(label, bytes)
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const STARTS = /^[A-Z][A-Z0-9]{2}(?=[^\w\s]|$)/
/** Segments that were run together on one line; inside a field the separator would be escaped. */
const GLUED =
  /[ \u000b\u001c](?=(?:MSH|EVN|PID|PD1|NK1|GT1|IN1|IN2|IN3|PV1|PV2|OBX|OBR|ORC|NTE|TXA|AL1|DG1|PR1|SPM|RXA|RXE|RXR|ROL|MRG|ACC|UB1|UB2|FT1|SCH|AIS|BTS|FTS)\|)/

/** Every segment of a file of one or more messages. A line that begins none goes on with the one before. */
export function segmentsOf(text: string): Segment[] {
  const lines = text
    .split(/\r\n?|\n/)
    .flatMap((line) => line.split(GLUED))
    .map((line) => line.replace(/^[\s\u000b\u001c\ufeff]+/, '').replace(/[\u000b\u001c]/g, ''))
  const whole: string[] = []
  for (const line of lines) {
    if (STARTS.test(line)) whole.push(line)
    else if (line.trim() !== '' && whole.length > 0) whole.push(`${whole.pop() ?? ''} ${line}`)
  }
  let by: Separators = { field: '|', component: '^', repetition: '~', escape: '\\', subcomponent: '&' }
  return whole.map((line) => {
    const id = line.slice(0, 3)
    if (/^(?:MSH|FHS|BHS)$/.test(id)) by = separatorsOf(line)
    const fields = line.slice(4).split(by.field)
    return { id, by, fields: /^(?:MSH|FHS|BHS)$/.test(id) ? [by.field, ...fields] : fields }
  })
}

function separatorsOf(line: string): Separators {
  const [field = '|', component = '^', repetition = '~', escape = '\\', subcomponent = '&'] = line.slice(3, 8)
  return { field, component, repetition, escape, subcomponent: subcomponent === field ? '&' : subcomponent }
}

/** A field as it stands, by its number; `''` where it is empty or null (`""`). */
export function field(segment: Segment, number: number): string {
  const raw = segment.fields[number - 1] ?? ''
  return raw === '""' ? '' : raw
}

/** The repetitions of a field that say something. */
export const repetitions = (segment: Segment, number: number): string[] =>
  field(segment, number)
    .split(segment.by.repetition)
    .filter((each) => each !== '' && each !== '""')

/** A component of one repetition, its first subcomponent, as plain text. */
export function component(segment: Segment, repetition: string, number: number): string {
  const raw = repetition.split(segment.by.component)[number - 1] ?? ''
  return plain(segment, raw.split(segment.by.subcomponent)[0] ?? '')
}

/** A component of the first repetition of a field, as plain text. */
export const part = (segment: Segment, number: number, of: number): string =>
  component(segment, repetitions(segment, number)[0] ?? '', of)

/** Escape sequences (§2.7) as what they stand for; line breaks of formatted text become line ends, highlighting goes. */
export function plain(segment: Segment, raw: string): string {
  const { by } = segment
  const mark = by.escape.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  const known: Readonly<Record<string, string>> = {
    F: by.field,
    S: by.component,
    T: by.subcomponent,
    R: by.repetition,
    E: by.escape,
  }
  const said = raw.replace(new RegExp(`${mark}([^${mark}\\r\\n]{0,40})${mark}`, 'g'), (whole, code: string) => {
    if (Object.hasOwn(known, code)) return known[code] ?? whole
    if (/^\.(?:br|sp|ce|in|ti)/.test(code)) return '\n'
    if (/^X(?:[0-9A-F]{2})+$/i.test(code)) return charactersOf(code.slice(1))
    return /^[HN]$|^[.CMZ]/.test(code) ? '' : whole
  })
  return said.trim() === '""' ? '' : said.trim()
}

const charactersOf = (hex: string): string =>
  (hex.match(/../g) ?? [])
    .map((pair) => String.fromCharCode(Number.parseInt(pair, 16)))
    .join('')
    .replace(/[\r\n]+/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f]/g, '')
