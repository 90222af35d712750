import { SaxesParser } from 'saxes'
import { fromIso } from '../base/clinical-date.ts'
import { err, ok, type Result } from '../base/result.ts'
import { noContent } from '../model/content.ts'
import type { SheetLine } from '../model/sheet.ts'
import { alignRows } from './aligned-rows.ts'
import { readableDate } from './hl7-dates.ts'
import type { ParsedRecord, ParseRefusal } from './parsed.ts'

/** The most bytes that are read from memory; a stream may be longer. */
export const appleHealthLimits = { bytes: 300 * 1024 * 1024, types: 2000, internalSubset: 256 * 1024 } as const

/** Bytes are handed to the parser in pieces, so that no more of them than this is text at a time. */
const PIECE = 256 * 1024

type Refused = { readonly code: ParseRefusal }

/**
 * Read Apple's Health export (`export.xml`): what kinds of measurement are in it, how many, and from when to when; single
 * measurements of a watch are no entries. No tree is built. The document type that stands inside the file is skipped; an
 * entity declaration is `forbidden`; another root is `not-this-format`; a cut file is `damaged`.
 */
export function parseAppleHealth(bytes: Uint8Array): Result<ParsedRecord, Refused> {
  if (bytes.length > appleHealthLimits.bytes) return err({ code: 'too-large' })
  const reader = new Reader()
  for (let at = 0; at < bytes.length; at += PIECE) if (!reader.write(bytes.subarray(at, at + PIECE))) break
  return reader.end()
}

/** The same from a stream, for an export that is too large to be held in memory. */
export async function parseAppleHealthStream(
  chunks: AsyncIterable<Uint8Array>,
): Promise<Result<ParsedRecord, Refused>> {
  const reader = new Reader()
  for await (const chunk of chunks) if (!reader.write(chunk)) break
  return reader.end()
}

/** Ends the parser's walk from within its callbacks; caught in `Reader` and nowhere else. */
class Stop extends Error {
  readonly code: ParseRefusal
  constructor(code: ParseRefusal) {
    super(code)
    this.code = code
  }
}

type Tally = { count: number; first: string; last: string }
type Attributes = Readonly<Record<string, string>>

class Reader {
  readonly #utf8 = new Utf8Pieces()
  readonly #parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  readonly #tallies = new Map<string, Tally>()
  #me: Attributes = {}
  #exported = ''
  #found = 0
  #depth = 0
  #refused: ParseRefusal | null = null

  constructor() {
    const parser = this.#parser
    parser.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, {
      amp: '&',
      gt: '>',
      lt: '<',
      quot: '"',
      apos: "'",
    })
    parser.on('error', (error) => {
      throw new Stop(error.message.includes('undefined entity') ? 'forbidden' : 'damaged')
    })
    parser.on('doctype', refuseDoctype)
    parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes))
    parser.on('closetag', () => void this.#depth--)
  }

  /** Whether more is wanted. */
  write(bytes: Uint8Array): boolean {
    return this.#guarded(() => void this.#parser.write(this.#utf8.next(bytes)))
  }

  end(): Result<ParsedRecord, Refused> {
    if (this.#refused === null) this.#guarded(() => void this.#parser.close())
    return this.#refused === null ? ok(this.#record()) : err({ code: this.#refused })
  }

  #guarded(step: () => void): boolean {
    try {
      step()
    } catch (stop) {
      if (!(stop instanceof Stop)) throw stop
      this.#refused ??= stop.code
    }
    return this.#refused === null
  }

  #open(name: string, attributes: Attributes): void {
    if (this.#depth === 0 && name !== 'HealthData') throw new Stop('not-this-format')
    this.#depth++
    if (this.#depth > 50) throw new Stop('too-large')
    if (this.#depth !== 2) return
    if (name === 'ExportDate') this.#exported = attributes.value ?? ''
    else if (name === 'Me') this.#me = attributes
    else this.#tally(kindOf(name, attributes), attributes)
  }

  #tally(kind: string, attributes: Attributes): void {
    this.#found++
    const date = (attributes.startDate ?? attributes.dateComponents ?? attributes.receivedDate ?? '').slice(0, 10)
    const known = this.#tallies.get(kind)
    if (!known && this.#tallies.size >= appleHealthLimits.types) throw new Stop('too-large')
    const tally = known ?? { count: 0, first: date, last: date }
    tally.count++
    if (date !== '' && (tally.first === '' || date < tally.first)) tally.first = date
    if (date > tally.last) tally.last = date
    this.#tallies.set(kind, tally)
  }

  #record(): ParsedRecord {
    const rows = [...this.#tallies].sort(([a], [b]) => (a < b ? -1 : 1))
    const born = said(this.#me.HKCharacteristicTypeIdentifierDateOfBirth ?? '')
    const table = alignRows([
      ['Kind of record', 'How many', 'From', 'Until'],
      ...rows.map(([kind, { count, first, last }]) => [kind, String(count), said(first), said(last)]),
    ])
    const exported = said(this.#exported.slice(0, 10))
    const words = exported === '' ? null : `Exported: ${exported}`
    const value = fromIso(this.#exported.slice(0, 10))
    const lines: SheetLine[] = [
      { text: 'Apple Health export', style: 'title' },
      ...[words, ...aboutMe(this.#me)]
        .filter((line) => line !== null)
        .map((text) => ({ text, style: 'plain' as const })),
      { text: '', style: 'plain' },
      ...table.map((text, i) => ({ text, style: i === 0 ? ('strong' as const) : ('plain' as const) })),
    ]
    return {
      parts: [{ header: born === '' ? null : `Date of birth: ${born}`, lines }],
      stated: {
        ...noContent.stated,
        title: 'Apple Health export',
        date: value && words !== null ? { value, dateKind: 'unstated', words } : null,
      },
      entries: [],
      counted: {
        found: this.#found,
        carried: 0,
        named: rows.map(([kind, { count }]) => ({ what: `${kind.slice(0, 250)} (summed-up)`, count })),
      },
      embedded: [],
    }
  }
}

function refuseDoctype(doctype: string): void {
  if (/^\s*[^\s[]+\s+(?:SYSTEM|PUBLIC)\b/.test(doctype) || /<!\s*ENTITY/i.test(doctype)) throw new Stop('forbidden')
  if (doctype.length > appleHealthLimits.internalSubset) throw new Stop('too-large')
}

const readable = (identifier: string): string =>
  identifier
    .replace(/^HK(?:Quantity|Category|Correlation|Data|Characteristic|WorkoutActivity)?Type(?:Identifier)?/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')

/** What a record measures: Apple's own word without its prefix. */
function kindOf(name: string, attributes: Attributes): string {
  const type = attributes.type ?? attributes.workoutActivityType ?? ''
  return (type === '' ? readable(name) : name === 'Record' ? readable(type) : `${name}: ${readable(type)}`).slice(
    0,
    250,
  )
}

const said = (iso: string): string => {
  const date = fromIso(iso)
  return date ? readableDate(date) : iso
}

/** The person's own entries, except those that were never made. */
function aboutMe(me: Attributes): string[] {
  const told = Object.entries(me).filter(
    ([name, value]) => !name.endsWith('DateOfBirth') && value !== '' && !value.endsWith('NotSet'),
  )
  return told.map(
    ([name, value]) =>
      `${readable(name)}: ${readable(value.replace(/^HK(?:BiologicalSex|BloodType|FitzpatrickSkinType)/, ''))}`,
  )
}

/** UTF-8 in pieces: a character that is cut at the end of a piece waits for the next one. */
class Utf8Pieces {
  readonly #decoder = new TextDecoder('utf-8')
  #rest: Uint8Array = new Uint8Array(0)

  next(bytes: Uint8Array): string {
    const whole = new Uint8Array(this.#rest.length + bytes.length)
    whole.set(this.#rest)
    whole.set(bytes, this.#rest.length)
    const end = wholeCharacters(whole)
    this.#rest = whole.slice(end)
    return this.#decoder.decode(whole.subarray(0, end))
  }
}

/** UTF-8 continuation bytes are 10xxxxxx; a lead byte announces at most three of them. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
