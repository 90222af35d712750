import { err, ok, type Result } from '../../base/result.ts'
import type { EntryCount } from '../../model/entry.ts'
import { plainLine, type SheetLine } from '../../model/sheet.ts'
import { readableDate } from '../hl7-dates.ts'
import type { EntryDraft, ParsedRecord, ParseRefusal } from '../parsed.ts'
import { child, childrenOf, parseXml, type XmlElement } from '../xml.ts'
import { mediaIn, nonXmlBody } from './embedded.ts'
import { authorsOf, patientsOf, runningHeader, type Patient } from './header.ts'
import { narrativeLines } from './narrative.ts'
import { placesIn } from './narrative-places.ts'
import { readSection, type SectionRead } from './read-section.ts'
import { sectionsOf, type Section } from './sections.ts'
import { isStatement } from './statements.ts'
import { statedBy, titleOf } from './stated.ts'
import { append, distinctWords, joined } from './words.ts'

/**
 * Read a C-CDA 1.1/2.1 or C32/CCD document, or a fragment of one (a section, an entry), as a readable sheet with its
 * coded entries (HL7 CDA R2; C-CDA R2.1). Sections go by their LOINC code, then their title; templates are not asked for.
 * The narrative is printed first, word for word and never as HTML, then under each section its entries as coded.
 * `counted.found` are all clinical statements in entries, however deep: carried, or named with why they are no entry.
 */
export function parseCcda(bytes: Uint8Array): Result<ParsedRecord, { readonly code: ParseRefusal }> {
  const tree = parseXml(bytes)
  if (!tree.ok) return tree
  const root = tree.value
  if (root.name === 'ClinicalDocument') return ok(readDocument(root))
  const fragment = fragmentOf(root)
  return fragment ? ok(readFragment(fragment)) : err({ code: 'not-this-format' })
}

function readDocument(document: XmlElement): ParsedRecord {
  const patients = patientsOf(document)
  const { stated, dateLines } = statedBy(document)
  const sections = sectionsOf(document)
  const body = nonXmlBody(document)
  const read = readSections(sections)
  const head = [
    ...titleLines(document),
    ...patients.flatMap(patientLines),
    ...(stated.hospital === null ? [] : hospitalLines(stated.hospital)),
    ...[...dateLines, ...authorsOf(document)].map(plainLine),
    ...body.lines,
  ]
  const media = mediaIn(sections.flatMap(({ entries }) => entries))
  return {
    parts: [{ header: runningHeader(patients), lines: [...head, ...read.lines] }],
    stated,
    entries: read.entries,
    counted: read.counted,
    embedded: [...body.embedded, ...media],
  }
}

/** A section, or an entry or statement alone, as an example or a part of a document holds it; it names no patient. */
function fragmentOf(root: XmlElement): Section[] | null {
  const sections = sectionsOf(root)
  if (sections.length > 0) return sections
  const holder: XmlElement = { name: 'entry', ns: root.ns, attributes: new Map(), children: [root] }
  const entry = root.name === 'entry' ? root : isStatement(root) ? holder : null
  if (!entry || !isHl7(root)) return null
  return [
    {
      title: 'Entry without a section',
      depth: 0,
      kind: 'other',
      text: null,
      entries: [entry],
      subject: null,
      origin: 'section[1]',
    },
  ]
}

/** CDA's namespace, or the templates that only CDA has. */
const isHl7 = (root: XmlElement): boolean =>
  root.ns === 'urn:hl7-org:v3' || child(root, 'templateId') !== null || childrenOf(root).some(isStatement)

function readFragment(sections: readonly Section[]): ParsedRecord {
  const { lines, entries, counted } = readSections(sections)
  const stated = { kind: null, title: null, date: null, hospital: null }
  return {
    parts: [{ header: null, lines }],
    stated,
    entries,
    counted,
    embedded: mediaIn(sections.flatMap((one) => one.entries)),
  }
}

type Read = { readonly lines: SheetLine[]; readonly entries: EntryDraft[]; readonly counted: EntryCount }

function readSections(sections: readonly Section[]): Read {
  const places = placesIn(sections.flatMap(({ text }) => text ?? []))
  const lines: SheetLine[] = []
  const entries: EntryDraft[] = []
  const counts: SectionRead['counts'][] = []
  for (const section of sections) {
    const narrative = section.text ? narrativeLines(section.text) : []
    const read = readSection(section, places, entries.length)
    append(lines, [plainLine(''), { text: section.title, style: 'heading' }, ...narrative])
    if (read.lines.length > 0) {
      append(lines, [plainLine(''), { text: 'As coded in the file', style: 'strong' }, ...read.lines])
    }
    append(entries, read.entries)
    counts.push(read.counts)
  }
  return { lines, entries, counted: counted(counts, entries.length) }
}

function counted(counts: readonly SectionRead['counts'][], carried: number): EntryCount {
  const sum = (of: (one: SectionRead['counts']) => number): number => counts.reduce((n, one) => n + of(one), 0)
  const found = sum((one) => one.found)
  const [holders, silent] = [sum((one) => one.holders), sum((one) => one.silent)]
  const named = [
    { what: 'holds-other-entries', count: holders },
    { what: 'nothing-stated', count: silent },
    { what: 'part-of-another-entry', count: found - carried - holders - silent },
  ]
  return { found, carried, named: named.filter(({ count }) => count > 0) }
}

function titleLines(document: XmlElement): SheetLine[] {
  const title = titleOf(document)
  return title === null ? [] : [{ text: title, style: 'title' }, plainLine('')]
}

function patientLines({ name, otherNames, birthDate, numbers, lines }: Patient): SheetLine[] {
  const all = [
    name && `Patient: ${name}`,
    otherNames.length > 0 ? `Also called: ${otherNames.join(', ')}` : null,
    birthDate && `Date of birth: ${readableDate(birthDate)}`,
    ...numbers.map(({ value, assigner }) => `Record number: ${joined([value, assigner && `(${assigner})`], ' ')}`),
    ...lines,
  ]
  return distinctWords(all).map(plainLine)
}

/** On a line with its label, or on one of its own where it would not fit. */
const hospitalLines = (hospital: string): SheetLine[] =>
  hospital.length > 80 ? [plainLine('From:'), plainLine(hospital)] : [plainLine(`From: ${hospital}`)]
