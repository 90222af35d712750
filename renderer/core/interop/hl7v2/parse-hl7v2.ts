import { err, ok, type Result } from '../../base/result.ts'
import type { SheetLine, SheetPart } from '../../model/sheet.ts'
import type { EntryCount } from '../../model/entry.ts'
import { readHl7Timestamp } from '../hl7-dates.ts'
import { detailsOfText } from '../long-text.ts'
import type { Embedded, EntryDraft, ParsedRecord, ParseRefusal } from '../parsed.ts'
import { kindHeadings, printedEntry } from '../printed-entry.ts'
import { headerOf } from './patients.ts'
import { goesOn, joinTexts, observationOf } from './results.ts'
import { addedDetails, blank, detailsFrom, entryOf } from './rules.ts'
import { decodeHl7, field, part, plain, segmentsOf, type Segment } from './segments.ts'
import { statedIn } from './stated.ts'

/** The most bytes of a file of messages that are read at once. */
const MOST = 64 * 1024 * 1024

/**
 * Read HL7 v2 messages (ORU, ADT, MDM, VXU, SIU, … v2.1 to v2.8; one message, a batch, or several in a row). Every segment
 * is an entry, part of another one, or counted by name and why not. Encapsulated documents are taken out. Each patient
 * (PID) has a part of the sheet. `not-this-format` where no header segment stands first, `damaged` where it is no text.
 */
export function parseHl7v2(bytes: Uint8Array): Result<ParsedRecord, { readonly code: ParseRefusal }> {
  if (bytes.length > MOST) return err({ code: 'too-large' })
  const text = decodeHl7(bytes)
  if (text === null) return err({ code: 'damaged' })
  const segments = segmentsOf(text)
  if (!/^(?:MSH|FHS|BHS)$/.test(segments[0]?.id ?? '')) return err({ code: 'not-this-format' })
  const walk = new Walk()
  for (const message of messagesOf(segments)) walk.takeMessage(message)
  return ok(walk.record(segments))
}

/** Each message from its header on; what stands before the first is a message too. */
function messagesOf(segments: readonly Segment[]): Segment[][] {
  const messages: Segment[][] = []
  for (const segment of segments) {
    const last = messages.at(-1)
    if (segment.id === 'MSH' || !last) messages.push([segment])
    else last.push(segment)
  }
  return messages
}

/** Segments one by one; lines of one text together. */
function groupsOf(segments: readonly Segment[]): Segment[][] {
  const groups: Segment[][] = []
  for (const segment of segments) {
    const last = groups.at(-1)
    if (last && goesOn(last.at(-1) ?? null, segment)) last.push(segment)
    else groups.push([segment])
  }
  return groups
}

const noSegment: Segment = {
  id: '',
  fields: [],
  by: { field: '|', component: '^', repetition: '~', escape: '\\', subcomponent: '&' },
}

type Draft = { entry: EntryDraft; header: string | null }

/** Segments say less than they mean: which patient, message and report they belong to is what stood before them. */
class Walk {
  readonly #drafts: Draft[] = []
  readonly #named = new Map<string, number>()
  readonly #embedded: Embedded[] = []
  readonly #headers: (string | null)[] = []
  #header: string | null = null
  #message = ''
  #report: Segment | null = null
  #numbers = new Map<string, number>()

  /** What stands before the PID of a message (SCH, RF1) is about the same patient, where there is only one. */
  takeMessage(message: readonly Segment[]): void {
    const headers = new Set(message.filter(({ id }) => id === 'PID').map(headerOf))
    const [header = null] = headers
    this.#message = field(message[0] ?? noSegment, 9)
    this.#header = headers.size === 1 ? header : null
    this.#report = null
    for (const group of groupsOf(message)) this.#take(group)
  }

  #take(group: readonly Segment[]): void {
    const segment = joinTexts(group)
    if (!segment) return
    const number = (this.#numbers.get(segment.id) ?? 0) + 1
    this.#numbers.set(segment.id, number)
    const origin = `${segment.id}[${number}]`
    this.#name('OBX (part-of-another-entry)', group.length - 1)
    if (segment.id === 'PID') this.#beginPatient(segment)
    if (segment.id === 'OBR') this.#report = segment
    if (segment.id === 'OBX') this.#observe(segment, origin)
    else if (segment.id in addedDetails) this.#add(segment, origin)
    else this.#enter(segment, entryOf(segment, origin, this.#message))
  }

  record(segments: readonly Segment[]): ParsedRecord {
    const headers = [...new Set([...this.#headers, ...this.#drafts.map(({ header }) => header)])]
    const { stated, lines } = statedIn(segments)
    const entries: EntryDraft[] = []
    const about = lines.map((said) => ({ text: said, style: 'plain' as const }))
    const parts: SheetPart[] = (headers.length > 0 ? headers : [null]).map((header, i) => {
      const own = this.#drafts.filter((draft) => draft.header === header)
      const title = i > 0 && header === null ? 'Without a patient' : (stated.title ?? 'Health messages (HL7 v2)')
      return { header, lines: [{ text: title, style: 'title' }, ...(i === 0 ? about : []), ...printed(own, entries)] }
    })
    return { parts, stated, entries, counted: this.#counted(segments.length), embedded: this.#embedded }
  }

  #beginPatient(segment: Segment): void {
    this.#header = headerOf(segment)
    this.#headers.push(this.#header)
    this.#report = null
  }

  #observe(segment: Segment, origin: string): void {
    const { entry, document } = observationOf(segment, origin, this.#report)
    const said = this.#documentSaid(document, entry.title)
    if (!entry.value && entry.details.length === 0 && said === null && !entry.codes.length && field(segment, 5) === '')
      return this.#name('OBX (no-content)', 1)
    const details = said === null ? entry.details : [{ label: 'Enclosed document', text: said }, ...entry.details]
    this.#drafts.push({ entry: { ...entry, details }, header: this.#header })
  }

  #documentSaid(document: ReturnType<typeof observationOf>['document'], title: string): string | null {
    if (document === null) return null
    if (typeof document === 'string') return document === 'empty' ? 'nothing is in it' : 'damaged'
    const name =
      title
        .replace(/[^\p{L}\p{N}._ -]+/gu, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 80) || 'document'
    const path = `${this.#embedded.length + 1}-${name}.${document.ending}`
    this.#embedded.push({ path, bytes: document.bytes })
    return `kept as a document of its own: ${path}`
  }

  /** Notes and the like belong to the entry before them in the same message; without one, a note is an entry itself. */
  #add(segment: Segment, origin: string): void {
    const details = detailsFrom(segment, addedDetails[segment.id] ?? [])
    const last = this.#drafts.at(-1)
    if (details.length === 0) return this.#name(`${segment.id} (no-content)`, 1)
    if (last && last.header === this.#header) {
      const isSameNote = segment.id === 'NTE' && last.entry.details.at(-1)?.label === 'Note'
      last.entry = {
        ...last.entry,
        ...(dateFor(last.entry, segment) ?? {}),
        details: isSameNote ? goOn(last.entry.details, details) : [...last.entry.details, ...details],
      }
      return this.#name(`${segment.id} (part-of-another-entry)`, 1)
    }
    if (segment.id !== 'NTE') return this.#name(`${segment.id} (about-the-file)`, 1)
    const text = plain(segment, field(segment, 3))
    this.#drafts.push({
      entry: { ...blank(origin), kind: 'note', title: 'Note', details: detailsOfText('Text', text) },
      header: this.#header,
    })
  }

  #enter(segment: Segment, entry: EntryDraft | null): void {
    if (entry) this.#drafts.push({ entry, header: this.#header })
    else this.#name(`${segment.id} (${whyNot(segment)})`, 1)
  }

  #name(what: string, count: number): void {
    if (count > 0) this.#named.set(what, (this.#named.get(what) ?? 0) + count)
  }

  #counted(found: number): EntryCount {
    return { found, carried: this.#drafts.length, named: [...this.#named].map(([what, count]) => ({ what, count })) }
  }
}

/** An appointment's time stands in the segments behind it (SCH-11 is old, TQ1-7, AIS-4). */
function dateFor(entry: EntryDraft, segment: Segment): Pick<EntryDraft, 'date' | 'time'> | null {
  if (entry.kind !== 'appointment' || entry.date) return null
  const number = segment.id === 'TQ1' ? 7 : segment.id === 'AIS' ? 4 : 0
  const stamp = number === 0 ? null : readHl7Timestamp(part(segment, number, 1))
  return stamp ? { date: stamp.date, time: stamp.time } : null
}

/** Notes of several segments are one text. */
function goOn(details: EntryDraft['details'], more: EntryDraft['details']): EntryDraft['details'] {
  const last = details.at(-1)
  const [first] = more
  return last && first
    ? [...details.slice(0, -1), ...detailsOfText(last.label, `${last.text}\n${first.text}`)]
    : details
}

const ABOUT =
  /^(?:MSH|EVN|SFT|UAC|FHS|FTS|BHS|BTS|PID|PD1|NK1|GT1|IN1|IN2|IN3|ORC|ROL|PRT|PRD|CTD|CTI|AUT|ACC|DB1|ARV|PDA|MSA|ERR|QRD|QRF|QPD|QAK|RGS|DSC|MRG|UB1|UB2|FT1|BLG|SAC|INV|CON|DRG|NPU|LAN|STF|ARC|ADD|RDF|RDT|RCP|EQU|DSP|CSR|CSP|CSS|PV1|PV2)$/

function whyNot({ id }: Segment): string {
  if (/^(?:OBR|AL1|IAM|DG1|PRB|PR1|RXA|RXE|RXO|RXD|RXG|SCH|TXA|RF1|PV1)$/.test(id)) return 'no-content'
  return ABOUT.test(id) ? 'about-the-file' : 'unknown-segment'
}

/** Entries in the order of the messages, so that results stand under their report. */
function printed(own: readonly Draft[], entries: EntryDraft[]): SheetLine[] {
  let kind: EntryDraft['kind'] | null = null
  return own.flatMap(({ entry }) => {
    const isUnder = entry.kind === 'result' && (kind === 'report' || kind === 'result' || kind === 'note')
    const heading: SheetLine[] =
      entry.kind === kind && kind !== 'report'
        ? []
        : isUnder
          ? []
          : [
              { text: '', style: 'plain' },
              { text: kindHeadings[entry.kind], style: 'heading' },
            ]
    kind = entry.kind
    entries.push(entry)
    return [...heading, ...printedEntry(entry, entries.length - 1)]
  })
}
