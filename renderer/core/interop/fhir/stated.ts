import type { DocumentKind } from '../../model/document-kind.ts'
import type { StatedByFile } from '../../model/content.ts'
import { readableDate } from '../hl7-dates.ts'
import { codesAt, wordsOfConcept } from './concepts.ts'
import { statedDate } from './fhir-dates.ts'
import { followed, type Found, type FoundResources } from './found.ts'
import { calledName } from './human-names.ts'
import { one, nodes, text, type Node } from './node.ts'

type StatedDate = NonNullable<StatedByFile['date']>

/** What the file says it is, and the lines of the sheet that say it. */
export type StatedOnSheet = { readonly stated: StatedByFile; readonly lines: readonly string[] }

/**
 * What a file's own fields say it is: its Composition's, else those of the one report or resource it is about; a bundle of
 * data is a `summary`. `carried` are the resources that became entries.
 */
export function statedIn(resources: FoundResources, carried: readonly Titled[]): StatedOnSheet {
  const composition = resources.all.find(({ type }) => type === 'Composition') ?? null
  const only = mainOf(carried)
  const main = composition ?? only?.found ?? null
  const title = composition ? titleOfComposition(composition) : only?.entry.title
  const date = main ? dateOf(main) : null
  const hospital = hospitalOf(resources, main)
  const lines = [...(date ? [date.words] : []), ...(hospital ? [hospital.line] : [])]
  return {
    stated: { kind: kindOfAll(main, carried), title: shortTitle(title), date, hospital: hospital?.name ?? null },
    lines,
  }
}

const shortTitle = (title: string | null | undefined): string | null =>
  title?.replace(/\s+/g, ' ').slice(0, 200) ?? null

function kindOfAll(main: Found | null, carried: readonly Titled[]): DocumentKind | null {
  if (main) return kindOf(main)
  return carried.length > 0 ? 'summary' : null
}

const titleOfComposition = ({ node }: Found): string | null => text(node, 'title') ?? wordsOfConcept(one(node, 'type'))

type Titled = { readonly found: Found; readonly entry: { readonly title: string } }

/** The resource that a file is about: its only report, else its only entry. */
function mainOf(carried: readonly Titled[]): Titled | null {
  const reports = carried.filter(({ found }) => found.type === 'DiagnosticReport')
  const isReport = reports.length === 1 && carried.every(({ found }) => PARTS_OF_REPORT.test(found.type))
  return (isReport ? reports[0] : carried.length === 1 ? carried[0] : undefined) ?? null
}
const PARTS_OF_REPORT = /^(?:DiagnosticReport|Observation|Specimen|ServiceRequest|Media|ImagingStudy)$/

function dateOf(main: Found): StatedDate | null {
  if (main.type === 'Composition') return stated(statedDate(main.node, ['date']), 'reported', 'Dated')
  const isLab = kindOf(main) === 'lab'
  if (main.type === 'DiagnosticReport' || main.type === 'Observation')
    return (
      stated(
        statedDate(main.node, ['effective', 'diagnostic']),
        isLab ? 'collected' : 'performed',
        isLab ? 'Collected' : 'Performed',
      ) ?? stated(statedDate(main.node, ['issued']), 'reported', 'Reported')
    )
  if (main.type === 'Procedure' || main.type === 'Immunization')
    return stated(statedDate(main.node, ['performed', 'occurrence', 'date']), 'performed', 'Performed')
  return main.type === 'DocumentReference'
    ? stated(statedDate(main.node, ['date', 'created', 'indexed']), 'unstated', 'Dated')
    : null
}

const stated = (
  when: ReturnType<typeof statedDate>,
  dateKind: StatedDate['dateKind'],
  word: string,
): StatedDate | null => (when ? { value: when.date, dateKind, words: `${word}: ${readableDate(when.date)}` } : null)

/** Codes of LOINC's document ontology, v2 table 0074 (diagnostic service sections) and US Core categories. */
const kinds: Readonly<Record<string, DocumentKind>> = {
  '11502-2': 'lab',
  LAB: 'lab',
  laboratory: 'lab',
  HM: 'lab',
  CH: 'lab',
  MB: 'lab',
  SR: 'lab',
  BLB: 'lab',
  IMM: 'lab',
  TX: 'lab',
  VR: 'lab',
  '26436-6': 'lab',
  '11526-1': 'pathology',
  '60567-5': 'pathology',
  PAT: 'pathology',
  SP: 'pathology',
  AP: 'pathology',
  'LP7839-6': 'pathology',
  CP: 'cytology',
  '26438-2': 'cytology',
  GE: 'genetics',
  '51969-4': 'genetics',
  '18748-4': 'radiology',
  '68604-8': 'radiology',
  '18726-0': 'radiology',
  RAD: 'radiology',
  RUS: 'radiology',
  CT: 'radiology',
  NMR: 'radiology',
  NMS: 'radiology',
  MRI: 'radiology',
  'LP29684-5': 'radiology',
  imaging: 'radiology',
  CUS: 'cardiac',
  EC: 'cardiac',
  'LP29708-2': 'cardiac',
  '18842-5': 'discharge',
  '11488-4': 'consult',
  '34117-2': 'history-physical',
  '11506-3': 'progress',
  '11504-8': 'operative',
  '60591-5': 'summary',
  '34133-9': 'summary',
  '57133-1': 'letter',
  '10160-0': 'medication-list',
  '59284-0': 'consent',
  '64289-6': 'consent',
}

function kindOf({ type, node }: Found): DocumentKind | null {
  const codes = [...codesAt(node, 'type'), ...codesAt(node, 'code'), ...codesAt(node, 'category')]
  const code = codes.find((each) => Object.hasOwn(kinds, each))
  if (code !== undefined && /^(?:Composition|DiagnosticReport|Observation|DocumentReference|Consent)$/.test(type))
    return kinds[code] ?? null
  if (type === 'Composition') return 'summary'
  if (/^Medication(?:Request|Statement|Order)$/.test(type)) return 'medication-list'
  if (type === 'Coverage') return 'insurance'
  if (/^(?:Claim|ExplanationOfBenefit|Invoice)$/.test(type)) return 'bill'
  return type === 'Consent' ? 'consent' : null
}

type Hospital = { readonly name: string; readonly line: string }

const asked = [
  ['Composition', 'custodian', 'Custodian'],
  ['Patient', 'managingOrganization', 'Managing organization'],
  ['DiagnosticReport', 'performer', 'Performer'],
  ['Encounter', 'serviceProvider', 'Service provider'],
] as const

/** The one organization that keeps the document, manages the patient or performed what it tells; null where there are several. */
function hospitalOf(resources: FoundResources, main: Found | null): Hospital | null {
  for (const [type, name, label] of asked) {
    const holders = resources.all.filter((found) => found.type === type)
    const names = new Set(
      (main?.type === type ? [main] : holders).flatMap((found) => organizationsAt(resources, found, name)),
    )
    const [only] = names
    if (names.size === 1 && only !== undefined) return { name: only, line: `${label}: ${only}` }
    if (names.size > 1) return null
  }
  return null
}

function organizationsAt(resources: FoundResources, found: Found, name: string): string[] {
  const led = followed(resources, found, name).filter(({ type }) => type === 'Organization')
  const shown = nodes(found.node, name)
    .filter(isOrganization)
    .map((each) => text(each, 'display'))
  const all = [...led.map(({ node }) => calledName(node)), ...(led.length > 0 ? [] : shown)]
  return all.filter((each) => each !== null).map((each) => each.replace(/\s+/g, ' ').slice(0, 80))
}

const isOrganization = (reference: Node): boolean =>
  /(?:^|\/)Organization\b/.test(text(reference, 'reference') ?? text(reference, 'type') ?? '')
