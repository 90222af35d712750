import type { StatedByFile } from '../../model/content.ts'
import type { DocumentKind } from '../../model/document-kind.ts'
import { readableDate } from '../hl7-dates.ts'
import { component, field, part, repetitions, type Segment } from './segments.ts'
import { documentType } from './rules.ts'
import { codedAt, timeAt } from './values.ts'

/** Table 0074 (diagnostic service section) and table 0270 (document type). */
const sections: Readonly<Record<string, DocumentKind>> = {
  LAB: 'lab',
  CH: 'lab',
  HM: 'lab',
  MB: 'lab',
  SR: 'lab',
  TX: 'lab',
  BLB: 'lab',
  IMM: 'lab',
  VR: 'lab',
  UR: 'lab',
  MCB: 'lab',
  BG: 'lab',
  RAD: 'radiology',
  RUS: 'radiology',
  CT: 'radiology',
  NMR: 'radiology',
  NMS: 'radiology',
  RX: 'radiology',
  VUS: 'radiology',
  SP: 'pathology',
  PAT: 'pathology',
  CP: 'cytology',
  CTH: 'cardiac',
  EC: 'cardiac',
  CUS: 'cardiac',
  OUS: 'radiology',
}
const documents: Readonly<Record<string, DocumentKind>> = {
  AR: 'pathology',
  CD: 'cardiac',
  CN: 'consult',
  DI: 'radiology',
  DS: 'discharge',
  HP: 'history-physical',
  OP: 'operative',
  PR: 'progress',
  SP: 'pathology',
}

type StatedDate = NonNullable<StatedByFile['date']>

/** What messages say they are, where all of them speak of one report or document; `lines` are printed on the first page. */
export function statedIn(segments: readonly Segment[]): {
  readonly stated: StatedByFile
  readonly lines: readonly string[]
} {
  const reports = segments.filter(({ id }) => id === 'OBR')
  const papers = segments.filter(({ id }) => id === 'TXA')
  const [only] = papers.length > 0 ? papers : reports
  const isOne = papers.length === 1 || (papers.length === 0 && reports.length === 1)
  const main = isOne ? only : undefined
  const date = main
    ? dateOf(
        main,
        segments.some(({ id }) => id === 'SPM'),
      )
    : null
  const hospital = hospitalOf(segments)
  const title = main ? titleOf(main) : null
  const lines = [date?.words, hospital === null ? undefined : `Facility: ${hospital}`].filter(
    (line) => line !== undefined,
  )
  return { stated: { kind: kindOf(reports, papers), title, date, hospital }, lines }
}

function titleOf(main: Segment): string | null {
  const words = main.id === 'TXA' ? documentType(main) : codedAt(main, 4)?.words
  return words?.replace(/\s+/g, ' ').slice(0, 90) ?? null
}

function dateOf(main: Segment, hasSpecimen: boolean): StatedDate | null {
  const when = timeAt(main, main.id === 'TXA' ? 4 : 7)
  if (!when) return null
  const isLab = main.id === 'OBR' && (kindOf([main], []) === 'lab' || part(main, 15, 1) !== '' || hasSpecimen)
  return {
    value: when.date,
    dateKind: isLab ? 'collected' : 'performed',
    words: `${isLab ? 'Collected' : 'Performed'}: ${readableDate(when.date)}`,
  }
}

function kindOf(reports: readonly Segment[], papers: readonly Segment[]): DocumentKind | null {
  const codes =
    papers.length > 0
      ? papers.map((each) => documents[part(each, 2, 1)])
      : reports.map((each) => sections[part(each, 24, 1).toUpperCase()])
  const [kind] = new Set(codes)
  return new Set(codes).size === 1 ? (kind ?? null) : null
}

/** The one organization that performed the observations, else the sending facility where it is written as a name. */
const isName = (name: string): boolean => /\p{L}{2,} \p{L}/u.test(name)
const isOfHealth = (name: string): boolean =>
  /hospital|clinic|medic|health|laborator|\blab\b|cent(?:er|re)|klinik|praxis|practice/i.test(name)

function hospitalOf(segments: readonly Segment[]): string | null {
  const performers = new Set(
    segments
      .filter(({ id }) => id === 'OBX')
      .map((each) => part(each, 23, 1))
      .filter((name) => name !== ''),
  )
  const [performer] = performers
  if (performers.size === 1 && performer !== undefined && isName(performer)) return short(performer)
  const senders = new Set(segments.filter(({ id }) => id === 'MSH').map(senderOf))
  const [sender] = senders
  return senders.size === 1 && sender !== undefined && isName(sender) && isOfHealth(sender) ? short(sender) : null
}

const senderOf = (header: Segment): string =>
  field(header, 4) === '' ? '' : component(header, repetitions(header, 4)[0] ?? '', 1)
const short = (name: string): string => name.replace(/\s+/g, ' ').slice(0, 80)
