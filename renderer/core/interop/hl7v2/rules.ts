import type { EntryKind } from '../../model/entry.ts'
import type { Timestamp } from '../hl7-dates.ts'
import type { EntryDraft } from '../parsed.ts'
import { part, plain, field, repetitions, component, type Segment } from './segments.ts'
import { codedAt, doctorAt, saidTime, timeAt, type Coded } from './values.ts'

type Detail = { readonly label: string; readonly text: string }
/** What kind of field a detail is copied from: coded, text, timestamp, doctor. */
type As = 'coded' | 'text' | 'time' | 'doctor'
type Rule = {
  readonly kind: EntryKind
  readonly title: readonly number[]
  readonly date: number | null
  readonly until?: number
  readonly status?: (segment: Segment) => string
  readonly details: readonly (readonly [number, string, As])[]
}

const words =
  (number: number, table: Readonly<Record<string, string>>) =>
  (segment: Segment): string => {
    const code = part(segment, number, 1)
    return Object.hasOwn(table, code) ? (table[code] ?? code) : code
  }

/** Table 0123, result status of an order. */
const orderStatus = {
  A: 'some results available',
  C: 'corrected',
  F: 'final',
  I: 'in progress',
  O: 'order received',
  P: 'preliminary',
  R: 'results stored, not yet verified',
  S: 'scheduled',
  X: 'cancelled',
  Y: 'no order on record',
  Z: 'no record of this patient',
}
/** Table 0085, observation result status. */
const resultStatus = {
  C: 'corrected',
  D: 'deleted',
  F: 'final',
  I: 'pending',
  N: 'not asked',
  O: 'order detail only',
  P: 'preliminary',
  R: 'not verified',
  S: 'partial',
  U: 'final, changed from preliminary',
  V: 'verified',
  W: 'posted as wrong',
  X: 'cannot be obtained',
}
/** Table 0322, completion of an administration. */
const completion = { CP: 'complete', RE: 'refused', NA: 'not administered', PA: 'partially administered' }
/** Table 0271, completion of a document. */
const documentStatus = {
  AU: 'authenticated',
  DI: 'dictated',
  DO: 'documented',
  IN: 'incomplete',
  IP: 'in progress',
  LA: 'legally authenticated',
  PA: 'pre-authenticated',
}

export const statusOfResult = words(11, resultStatus)

const dose = (amount: number, units: number): readonly (readonly [number, string, As])[] => [
  [amount, 'Amount', 'text'],
  [units, 'Unit', 'coded'],
]

/** The segments that are entries of their own (HL7 v2.5.1 chapters 3, 4, 6, 7, 9, 10, 11, 12). */
const rules: Readonly<Record<string, Rule>> = {
  OBR: {
    kind: 'report',
    title: [4],
    date: 7,
    until: 8,
    status: words(25, orderStatus),
    details: [
      [13, 'Clinical information', 'text'],
      [15, 'Specimen', 'coded'],
      [16, 'Ordered by', 'doctor'],
      [22, 'Reported', 'time'],
      [31, 'Reason', 'coded'],
      [32, 'Interpreted by', 'doctor'],
    ],
  },
  AL1: {
    kind: 'allergy',
    title: [3],
    date: 6,
    details: [
      [2, 'Type', 'coded'],
      [4, 'Severity', 'coded'],
      [5, 'Reaction', 'text'],
    ],
  },
  IAM: {
    kind: 'allergy',
    title: [3],
    date: 13,
    status: words(17, { A: 'active', I: 'inactive' }),
    details: [
      [2, 'Type', 'coded'],
      [4, 'Severity', 'coded'],
      [5, 'Reaction', 'text'],
      [11, 'Onset', 'time'],
      [12, 'Onset', 'text'],
    ],
  },
  DG1: {
    kind: 'problem',
    title: [3, 4],
    date: 5,
    details: [
      [4, 'Description', 'text'],
      [6, 'Type of diagnosis', 'text'],
      [16, 'Diagnosed by', 'doctor'],
    ],
  },
  PRB: {
    kind: 'problem',
    title: [3],
    date: 16,
    until: 9,
    details: [
      [13, 'Confirmation', 'coded'],
      [14, 'State', 'coded'],
      [18, 'Prognosis', 'coded'],
    ],
  },
  PR1: {
    kind: 'procedure',
    title: [3, 4],
    date: 5,
    details: [
      [4, 'Description', 'text'],
      [11, 'Surgeon', 'doctor'],
      [12, 'Practitioner', 'doctor'],
    ],
  },
  RXA: {
    kind: 'immunisation',
    title: [5],
    date: 3,
    status: words(20, completion),
    details: [
      ...dose(6, 7),
      [9, 'Note', 'coded'],
      [10, 'Given by', 'doctor'],
      [15, 'Lot', 'text'],
      [16, 'Expires', 'time'],
      [17, 'Manufacturer', 'coded'],
      [18, 'Reason it was refused', 'coded'],
    ],
  },
  RXE: {
    kind: 'medicine',
    title: [2],
    date: 32,
    details: [
      ...dose(3, 5),
      [6, 'Form', 'coded'],
      [7, 'Instructions', 'coded'],
      [10, 'Dispense', 'text'],
      [12, 'Refills', 'text'],
      [13, 'Ordered by', 'doctor'],
      [21, 'Special instructions', 'coded'],
    ],
  },
  RXO: {
    kind: 'medicine',
    title: [1],
    date: null,
    details: [...dose(2, 4), [5, 'Form', 'coded'], [6, 'Instructions', 'coded']],
  },
  RXD: { kind: 'medicine', title: [2], date: 3, details: [...dose(4, 5), [6, 'Form', 'coded'], [9, 'Note', 'text']] },
  RXG: { kind: 'medicine', title: [4], date: null, details: [...dose(5, 7), [13, 'Instructions', 'coded']] },
  SCH: {
    kind: 'appointment',
    title: [7, 8],
    date: null,
    status: (segment) => codedAt(segment, 25)?.words ?? '',
    details: [
      [6, 'Event', 'coded'],
      [8, 'Type', 'coded'],
      [9, 'Duration', 'text'],
      [16, 'Contact', 'doctor'],
      [20, 'Entered by', 'doctor'],
    ],
  },
  TXA: {
    kind: 'note',
    title: [2, 16],
    date: 4,
    status: words(17, documentStatus),
    details: [
      [2, 'Document type', 'coded'],
      [5, 'By', 'doctor'],
      [6, 'Written', 'time'],
      [7, 'Transcribed', 'time'],
      [9, 'Author', 'doctor'],
      [22, 'Signed by', 'doctor'],
    ],
  },
  RF1: {
    kind: 'plan',
    title: [3],
    date: 7,
    status: (segment) => codedAt(segment, 1)?.words ?? '',
    details: [
      [2, 'Priority', 'coded'],
      [10, 'Reason', 'coded'],
    ],
  },
}

/** Table 0004, patient class. */
const visits = {
  E: 'Emergency visit',
  I: 'Inpatient stay',
  O: 'Outpatient visit',
  P: 'Pre-admission',
  R: 'Recurring visit',
  B: 'Obstetrics',
  C: 'Commercial account',
  N: 'Visit',
}

/** What a file tells in these segments belongs to the entry before: notes, routes, specimens, timings, resources of an appointment. */
export const addedDetails: Readonly<Record<string, readonly (readonly [number, string, As])[]>> = {
  NTE: [[3, 'Note', 'text']],
  RXR: [
    [1, 'Route', 'coded'],
    [2, 'Site', 'coded'],
  ],
  RXC: [
    [2, 'Component', 'coded'],
    [3, 'Component amount', 'text'],
  ],
  SPM: [
    [4, 'Specimen', 'coded'],
    [8, 'Specimen site', 'coded'],
    [17, 'Specimen collected', 'time'],
  ],
  TQ1: [
    [7, 'From', 'time'],
    [8, 'Until', 'time'],
    [3, 'Repeats', 'coded'],
  ],
  AIS: [
    [3, 'Service', 'coded'],
    [4, 'Service begins', 'time'],
  ],
  AIG: [[3, 'Resource', 'coded']],
  AIL: [[3, 'Location', 'text']],
  AIP: [[3, 'Personnel', 'doctor']],
  PV2: [
    [3, 'Reason for admission', 'coded'],
    [12, 'Visit description', 'text'],
  ],
}

const TITLE_ONLY: Readonly<Record<string, string>> = {
  RF1: 'Referral',
  SCH: 'Appointment',
  TXA: 'Document',
  OBR: 'Report',
}

/** A segment as an entry; null where it is none of its own or says nothing. `message` is its MSH-9. */
export function entryOf(segment: Segment, origin: string, message: string): EntryDraft | null {
  if (segment.id === 'PV1') return visitOf(segment, origin)
  const rule = Object.hasOwn(rules, segment.id) ? rules[segment.id] : undefined
  const titled = rule ? titleOf(segment, rule) : null
  if (!rule || titled === null || saysNothing(segment, rule)) return null
  return {
    ...blank(origin),
    kind: segment.id === 'RXA' && !isVaccine(titled, message) ? 'medicine' : rule.kind,
    title: titled.words.slice(0, 2000),
    codes: titled.codes,
    ...whenAndStatus(segment, rule),
    details: detailsFrom(segment, rule.details).filter(({ text }) => text !== titled.words),
  }
}

/** The first field that names the segment; a document type or referral that is only a letter is said in words. */
function titleOf(segment: Segment, rule: Rule): Coded | null {
  const titled = rule.title.map((number) => codedAt(segment, number)).find((each) => each !== null) ?? null
  const fallback = TITLE_ONLY[segment.id]
  if (segment.id === 'TXA') return { words: documentType(segment) ?? fallback ?? '', codes: titled?.codes ?? [] }
  if (!titled) return fallback === undefined ? null : { words: fallback, codes: [] }
  return segment.id === 'RF1' ? { ...titled, words: `Referral: ${titled.words}` } : titled
}

/** TXA-2 in the words of table 0270, or its own; null for a bare code that the table does not know. */
export function documentType(segment: Segment): string | null {
  const code = part(segment, 2, 1)
  if (Object.hasOwn(documentTypes, code)) return documentTypes[code] ?? null
  const words = codedAt(segment, 2)?.words ?? ''
  return /\p{L}{3}/u.test(words) && words !== code ? words : null
}

const documentTypes: Readonly<Record<string, string>> = {
  AR: 'Autopsy report',
  CD: 'Cardiodiagnostics',
  CN: 'Consultation',
  DI: 'Diagnostic imaging',
  DS: 'Discharge summary',
  ED: 'Emergency department report',
  HP: 'History and physical examination',
  OP: 'Operative report',
  PC: 'Psychiatric consultation',
  PH: 'Psychiatric history and physical examination',
  PN: 'Procedure note',
  PR: 'Progress note',
  SP: 'Surgical pathology',
  TS: 'Transfer summary',
}

const saysNothing = (segment: Segment, rule: Rule): boolean =>
  [...rule.title, rule.date].every((number) => number === null || field(segment, number) === '')

type When = Pick<EntryDraft, 'date' | 'time' | 'until'>

const whenOf = (from: Timestamp | null, until: Timestamp | null): When => ({
  date: from?.date ?? null,
  time: from?.time ?? null,
  until: until?.date ?? null,
})

const timeOf = (segment: Segment, number: number | null): Timestamp | null =>
  number === null ? null : timeAt(segment, number)

function whenAndStatus(segment: Segment, rule: Rule): When & Pick<EntryDraft, 'status' | 'negated'> {
  const status = rule.status?.(segment) ?? ''
  const negated = segment.id === 'RXA' && /^(?:RE|NA)$/.test(part(segment, 20, 1))
  const when = whenOf(timeOf(segment, rule.date), timeOf(segment, rule.until ?? null))
  return { ...when, status: status.slice(0, 200) || null, negated }
}

const isVaccine = (titled: Coded | null, message: string): boolean =>
  message.startsWith('VXU') || (titled?.codes.some(({ system }) => /CVX/i.test(system)) ?? false)

function visitOf(segment: Segment, origin: string): EntryDraft | null {
  const when = whenOf(timeAt(segment, 44), timeAt(segment, 45))
  const room = roomOf(segment)
  if (!when.date && !when.until && room === '') return null
  const title = words(2, visits)(segment) || 'Visit'
  return {
    ...blank(origin),
    ...when,
    kind: 'encounter',
    title: title.length === 1 ? `Visit (class ${title})` : title,
    place: room.slice(0, 300) || null,
    details: detailsFrom(segment, [
      [7, 'Attending doctor', 'doctor'],
      [8, 'Referring doctor', 'doctor'],
      [10, 'Hospital service', 'coded'],
    ]),
  }
}

/** PV1-3: facility, ward, room, bed. */
function roomOf(segment: Segment): string {
  const [first = ''] = repetitions(segment, 3)
  return [4, 1, 2, 3]
    .map((number) => component(segment, first, number))
    .filter((name) => name !== '')
    .join(', ')
}

export const blank = (origin: string): Omit<EntryDraft, 'kind' | 'title'> => ({
  codes: [],
  status: null,
  negated: false,
  date: null,
  time: null,
  until: null,
  value: null,
  details: [],
  place: null,
  section: null,
  differs: null,
  origin,
})

export function detailsFrom(segment: Segment, fields: readonly (readonly [number, string, As])[]): Detail[] {
  return fields.flatMap(([number, label, as]) => {
    const text = said(segment, number, as)
    return text === '' ? [] : [{ label, text: text.slice(0, 4000) }]
  })
}

function said(segment: Segment, number: number, as: As): string {
  switch (as) {
    case 'coded':
      return codedAt(segment, number)?.words ?? ''
    case 'time':
      return saidTime(part(segment, number, 1))
    case 'doctor':
      return doctorAt(segment, number)
    case 'text':
      return repetitions(segment, number)
        .map((each) => plain(segment, each.replaceAll(segment.by.component, ' ').trim()))
        .join('; ')
  }
}
