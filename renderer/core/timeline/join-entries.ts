import { compareDates, toIso } from '../base/clinical-date.ts'
import type { DocumentId } from '../base/ids.ts'
import type { Entry } from '../model/entry.ts'

/** One statement as it stands in one document: the place in that document's list of entries. */
export type PlacedEntry = { readonly documentId: DocumentId; readonly index: number; readonly entry: Entry }

/** The same statement from one or several sources. `entry` is that of the first source; nothing is mixed. */
export type JoinedEntry = { readonly entry: Entry; readonly sources: readonly PlacedEntry[] }

/**
 * The same statement from several files is one with several sources (clinical.md §4.2). A result: the same analyte (a
 * shared code, or the same title), day and clock time within a minute, value and unit; a missing clock time joins only
 * where value and unit are equal. A problem, medicine, allergy, procedure or immunisation: the same code or title and day.
 * Whatever else differs stays apart. Pure: the outcome depends on the set of entries, not on their order.
 */
export function joinEntries(entries: readonly PlacedEntry[]): JoinedEntry[] {
  const sorted = [...entries].sort(inOrder)
  const groups = new Map<string, PlacedEntry[]>()
  for (const placed of sorted) {
    const key = keyOf(placed.entry)
    const group = groups.get(key) ?? []
    group.push(placed)
    groups.set(key, group)
  }
  const joined = [...groups.values()].flatMap((group) => joinedIn(group))
  return joined.sort((a, b) => inOrder(a.sources[0], b.sources[0]))
}

/** What must be equal letter for letter before two entries are compared at all. */
function keyOf(entry: Entry): string {
  const { kind, negated, date, until, value, status, differs } = entry
  const day = date ? toIso(date) : ''
  const stated = value ? `${foldText(value.text)}|${foldUnit(value.unit)}` : ''
  const state = isMeasured(entry) ? '' : foldText(status ?? '')
  return [kind, negated, day, until ? toIso(until) : '', stated, state, foldText(differs ?? '')].join('\n')
}

/** Entries of one key fall into groups of which each shares a code or title with another of its group. */
function joinedIn(group: readonly PlacedEntry[]): JoinedEntry[] {
  const left = [...group]
  const found: JoinedEntry[] = []
  for (let first = left.shift(); first; first = left.shift()) {
    const sources = [first]
    for (let at = 0; at < sources.length; at++) {
      const source = sources[at]
      const same = source ? left.filter((other) => isSame(source.entry, other.entry)) : []
      for (const one of same) left.splice(left.indexOf(one), 1)
      sources.push(...same)
    }
    found.push(...apartInTime(sources))
  }
  return found
}

/** Clock times that lie more than a minute apart are two events; one without a time joins only where there is one event. */
function apartInTime(sources: readonly PlacedEntry[]): JoinedEntry[] {
  const timed = sources.filter(({ entry }) => minutesOf(entry) !== null)
  const untimed = sources.filter(({ entry }) => minutesOf(entry) === null)
  const byTime = [...timed].sort((a, b) => (minutesOf(a.entry) ?? 0) - (minutesOf(b.entry) ?? 0) || inOrder(a, b))
  const events: PlacedEntry[][] = []
  for (const one of byTime) {
    const event = events.at(-1)
    const begun = event?.[0] ? minutesOf(event[0].entry) : null
    if (event && begun !== null && (minutesOf(one.entry) ?? 0) - begun <= 1) event.push(one)
    else events.push([one])
  }
  if (untimed.length > 0) {
    const [only] = events
    if (only && events.length === 1) only.push(...untimed)
    else events.push([...untimed])
  }
  return events.flatMap((event) => perDocument(event.sort(inOrder)))
}

/** Two equal measurements in one document are two: the first of each document are joined, then the second. */
function perDocument(event: readonly PlacedEntry[]): JoinedEntry[] {
  if (event[0] && !isMeasured(event[0].entry)) return [joinedOf(event)]
  const rows: PlacedEntry[][] = []
  for (const one of event) {
    const row = rows.find((sources) => sources.every(({ documentId }) => documentId !== one.documentId))
    if (row) row.push(one)
    else rows.push([one])
  }
  return rows.map(joinedOf)
}

const isMeasured = ({ kind }: Entry): boolean => kind === 'result' || kind === 'vital-sign'

function joinedOf(sources: readonly PlacedEntry[]): JoinedEntry {
  const [first] = sources
  if (!first) throw new RangeError('an entry without a source')
  return { entry: first.entry, sources }
}

const JOINED: ReadonlySet<Entry['kind']> = new Set([
  'result',
  'vital-sign',
  'problem',
  'medicine',
  'allergy',
  'procedure',
  'immunisation',
] as const)

function isSame(a: Entry, b: Entry): boolean {
  if (!JOINED.has(a.kind)) return false
  // Without a day nothing says that two results are one; a problem or an allergy often has none.
  if (isMeasured(a) && (a.date === null || a.value === null)) return false
  if (saysOtherwise(a, b)) return false
  return a.codes.some((code) => b.codes.some((other) => isSameCode(code, other))) || isSameTitle(a, b)
}

const TELLING =
  /dos[ea]|route|frequency|instruction|directions|sig\b|strength|reaction|severity|criticality|site|laterality|lot/i

/** Two doses, two reactions, two sites: the same label with another text. */
function saysOtherwise(a: Entry, b: Entry): boolean {
  return a.details.some(({ label, text }) =>
    b.details.some(
      (other) =>
        TELLING.test(label) && foldText(label) === foldText(other.label) && foldText(text) !== foldText(other.text),
    ),
  )
}

const systems: Readonly<Record<string, string>> = {
  'urn:oid:2.16.840.1.113883.6.1': 'http://loinc.org',
  'urn:oid:2.16.840.1.113883.6.96': 'http://snomed.info/sct',
  'urn:oid:2.16.840.1.113883.6.88': 'http://www.nlm.nih.gov/research/umls/rxnorm',
  'urn:oid:2.16.840.1.113883.6.90': 'http://hl7.org/fhir/sid/icd-10-cm',
  'urn:oid:2.16.840.1.113883.6.103': 'http://hl7.org/fhir/sid/icd-9-cm',
  'urn:oid:2.16.840.1.113883.12.292': 'http://hl7.org/fhir/sid/cvx',
  'urn:oid:2.16.840.1.113883.6.12': 'http://www.ama-assn.org/go/cpt',
  'urn:oid:2.16.840.1.113883.6.69': 'http://hl7.org/fhir/sid/ndc',
}

/** C-CDA names a code system by OID and FHIR by URI (HL7 Terminology, "External code systems"). */
const systemOf = (system: string): string => {
  const trimmed = system.trim().replace(/^(?=\d+\.\d+\.\d)/, 'urn:oid:')
  return systems[trimmed] ?? trimmed.replace(/\/$/, '')
}

const isSameCode = (a: Entry['codes'][number], b: Entry['codes'][number]): boolean =>
  a.code === b.code && a.code !== '' && systemOf(a.system) === systemOf(b.system)

/** Titles count only where no two codes of one system say that they are different things. */
function isSameTitle(a: Entry, b: Entry): boolean {
  const contradicts = a.codes.some((code) => b.codes.some((other) => systemOf(code.system) === systemOf(other.system)))
  return !contradicts && foldText(a.title) === foldText(b.title)
}

const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}<>=.+%/-]+/gu, ' ')
    .trim()
const foldUnit = (unit: string | null): string =>
  (unit ?? '')
    .normalize('NFKC')
    .replace(/µ|μ/g, 'u')
    .replace(/\s+/g, '')
    .replace(/^\{|\}$/g, '')

function minutesOf({ time }: Entry): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time ?? '') ?? []
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes)
}

/** By day, then by document and place: a total order, so that the outcome does not depend on the order of arrival. */
function inOrder(a: PlacedEntry | undefined, b: PlacedEntry | undefined): number {
  if (!a || !b) return 0
  const [x, y] = [a.entry.date, b.entry.date]
  const byDay = x && y ? compareDates(x, y) : Number(x !== null) - Number(y !== null)
  return byDay || compareText(a.documentId, b.documentId) || a.index - b.index
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
