import { type DocumentKind } from '../model/document-kind.ts'
import { linesOf, type Cell, type Line } from '../model/page-layout.ts'
import { type PageText } from '../model/page-text.ts'
import { type Origin } from '../model/understanding.ts'
import { titleRules } from './title-rules.ts'
import { headingsOf, withoutJunk } from './page-lines.ts'
import { datesIn } from './written-dates.ts'

/** The report's own title as written, and the kind of document that bears such a title. */
export type Title = {
  readonly value: string
  readonly kind: DocumentKind
  readonly origin: Origin
  /** It names a branch of medicine, or says nothing nearer than `consultation`: any other title goes before it. */
  readonly isBranch: boolean
}

const LINES_READ = 30

/** Letters this much larger than the page's usual ones set a line off. */
const PROMINENT = 1.15

/**
 * Of the lines near the top of the first page with text that read as a title, the first set in large letters, else the first; null where
 * none does. The name of a branch alone (`Biochemistry`) is one only where nothing else is: it may be the department's.
 */
export function findTitle(pages: readonly PageText[]): Title | null {
  const page = pages.find(({ text }) => text.trim() !== '')
  if (!page) return null
  const titles = headingsAbove(linesOf(page).slice(0, LINES_READ)).flatMap((cell) => titleIn(cell, page.page))
  const full = titles.filter(({ title }) => !title.isBranch)
  return (full.find(({ height }) => height >= PROMINENT) ?? full[0] ?? titles[0])?.title ?? null
}

/** Whether a heading at the top says that the paper adds to an earlier report. */
export function isAddition(pages: readonly PageText[]): boolean {
  const page = pages.find(({ text }) => text.trim() !== '')
  if (!page) return false
  return headingsAbove(linesOf(page).slice(0, LINES_READ)).some((cell) => {
    const { text } = withoutEnds(cell)
    return ADDITION.test(text) && !BESIDE_REPORT.test(text) && hasTitleShape(text)
  })
}

/** `Final report with addendum`: the report itself is there as well. */
const BESIDE_REPORT = /\b(?:with|including|incl|and|plus|see|mit|con)\b/i
const ADDITION =
  /\baddend(?:um|a)\b|\b(?:supplement(?:ary|al)?|complementary|additional) (?:\p{L}+ )?report\b|\breport supplement\b|\binforme (?:complementario|adicional)\b|\badenda\b|\b(?:nachtrag|zusatz|ergänzungs)(?:s?bericht|s?befund)?\b/iu

/** The possible headings above the first section; of a letter also the lines of its subject under the salutation. */
function headingsAbove(top: readonly Line[]): Cell[] {
  const salutation = top.findIndex(({ cells }) => SALUTATION.test(cells[0]?.text ?? ''))
  const lines = salutation < 0 ? top : top.slice(0, salutation + 1 + LINES_OF_SUBJECT)
  const section = lines.findIndex(({ cells }) => cells.length === 1 && SECTION.test(cells[0]?.text ?? ''))
  return (section < 0 ? lines : lines.slice(0, section))
    .filter((line) => !isListing(line))
    .flatMap((line) =>
      headingsOf({ ...line, cells: line.cells.filter((_, at) => !NAMES_VALUE.test(line.cells[at - 1]?.text ?? '')) }),
    )
    .map(withoutJunk)
}

/** The head of a table, a row of buttons or of the branches of a practice: many short cells, each without a value. */
const isListing = ({ cells }: Line): boolean =>
  (cells.length >= LISTED && cells.every(({ text }) => text.length <= 30 && !/[\d:]/.test(text))) ||
  (cells.length > 1 && cells.every(({ text }) => BRANCH.test(text)))
const LISTED = 4

const SALUTATION = /^(?:dear|sehr geehrte[rs]?|liebe[rs]?|estimad[oa]s?|querid[oa])\s+\p{L}/iu
const LINES_OF_SUBJECT = 2
/** Labels whose value may read as a title: what is paid for, planned or asked, not what the paper is. */
const NAMES_VALUE =
  /^(?:covered |requested |planned |approved )?(?:services?|provider|operation|diagnos[ie]s|indication|reason|treatment|plan|servicio|operaci[oó]n|diagn[oó]stico|motivo)(?: (?:requested|planned|covered|approved))?\s*:?$/iu

function titleIn(cell: Cell, page: number): { title: Title; height: number }[] {
  const { text, start } = withoutEnds(cell)
  const value = [text, leadOf(text), withoutDay(text), behindMark(text), beforePerson(text)].find(
    (one) => hasTitleShape(one) && kindOfTitle(one) !== undefined,
  )
  const kind = value === undefined ? undefined : kindOfTitle(value)
  if (value === undefined || kind === undefined) return []
  const from = start + text.indexOf(value)
  const origin = { page, start: from, end: from + value.length }
  return [
    {
      title: { value, kind, origin, isBranch: BRANCH.test(value) || GENERAL.test(value) },
      height: cell.place?.height ?? 0,
    },
  ]
}

/** `Progress Notes: Alina Petrov, MD 01/22/2024`: what stands before the colon, where a person or a day follows. */
function beforePerson(text: string): string {
  const [, title = '', behind = ''] =
    /^(\S[^:]{3,40}?(?:notes?|summary|report|letter|record)) ?: +(\S.*)$/iu.exec(text) ?? []
  return PERSON.test(behind.replace(/[\s\d/.-]+$/, '')) ? title : ''
}

/** `Document type: Discharge Summary`, `Department of Pathology - Slide Review`: what stands behind the label or the stroke. */
const behindMark = (text: string): string =>
  /^(?:(?:document|note|report|record|encounter|letter|type of (?:document|note|report|record))(?: (?:type|title|name))?|title|subject|betreff|asunto|type|category) ?: +(\S.*)$/iu.exec(
    text,
  )?.[1] ??
  /^.{3,80}? [–—-] (\S.*)$/u.exec(text)?.[1] ??
  ''

/** `Consultation report` heads a radiologist's and a pathologist's report as well. */
const GENERAL =
  /^(?:final |initial )?(?:consultation|consult|procedure)(?: reports?)?$|^after.visit summary$|^(?:treatment )?completion (?:summary|note|report)$/i

/** Nothing but the names of branches of medicine and of their methods. */
const BRANCH =
  /^(?:(?:clinical|medical|surgical|radiation|diagnostic|general|cellular|anatomic(?:al)?|interventional|nuclear|blood|chemical|and|&|,|\/|h(?:a)?ematology|oncology|infusion|(?:bio ?)?chemistry|microbiology|immunology|serology|virology|endocrinology|coagulation|urinalysis|sciences?|medicine|cytology|cytopathology|(?:histo ?)?pathology|histology|dermatopathology|mammography|ultrasound|sonography|MRI|CT|PET(?:[/-]CT)?|x-?rays?|DE?XA|radiology|imaging|echocardiography|cardiology|endoscopy|services?|unit|dept\.?|therapy|physical|occupational|chemotherapy|radiotherapy|bone density|densitometry|laboratory)[\s.]*)+$/iu

/** `Progress Notes by Ingrid Solheim, MD at …`: a title may go on with who wrote it, and when. */
const leadOf = (text: string): string =>
  /^.{4,60}?(?=\s+(?:by|at|on|as (?:of|at)|dated|for (?:Mr|Mrs|Ms)\b|[–—-]|\()\s?)/u.exec(text)?.[0] ?? ''

/** `Attendance 17 Jan 2023`: without the day and hour at its end. */
function withoutDay(text: string): string {
  const [date] = datesIn(text)
  return date && date.start > 3 && /^[\s\d:.,apm]*$/i.test(text.slice(date.end))
    ? text.slice(0, date.start).trimEnd()
    : ''
}

const kindOfTitle = (text: string): DocumentKind | undefined =>
  titleRules.find(([, pattern]) => pattern.test(text))?.[0]

/** Without rules and marks around it (`*** REPORT ***`), whose it is (`Your Medicine List`), a closing colon, or a lone letter that OCR saw behind it. */
function withoutEnds({ text, start }: Cell): { text: string; start: number } {
  const lead = /^[\s*_=#~–—-]*(?:(?:Your|YOUR|My|MY) (?=\p{Lu}))?/u.exec(text)?.[0].length ?? 0
  return { text: text.slice(lead).replace(/(?:[\s*_=#~:.–—-]|\s\p{Ll})+$/u, ''), start: start + lead }
}

/** The head of a part of the report; its title stands before the first of these. */
const SECTION =
  /^(?:clinical (?:history|information|indication)|history|indications?|reason for (?:exam\w*|study|visit|appointment|consult\w*|referral|admission)|chief complaint|history of (?:the )?present illness|HPI|subjective|objective|(?:past )?(?:medical|surgical|social|family) history|review of systems|physical exam\w*|treatments?|narrative|comparison|techniques?|procedure|findings|impression|(?:final |pre-?operative |post-?operative )?diagnos[ie]s|specimens?(?: ?\(s\))?|gross(?: description)?|results|plan|assessments?(?: ?(?:\/|and|&) ?plans?)?|hospital course|medications|allergies)\s*:?$/i
const SENTENCE =
  /(?<!\p{L})(?:a|an|this|that|which|who|she|he|we|it|show\p{L}*|reveal\p{L}*|demonstrat\p{L}*|perform\p{L}*|had|dated|from|reviewed|obtained|sent|findings$|impression$)(?!\p{L})/iu

/** Somebody's name or post: `Mr` is no magnetic resonance, and a pathologist no pathology report. */
const PERSON =
  /(?<!\p{L})(?:Mr|MR(?=\.|S\b)|Mrs|Ms|Miss|Dr|DR|Dra|Prof|Sr|Sra|Herr|Frau|Sister|Nurse)\.?(?!\p{L})|\p{L},? (?:M\.?D|D\.?O|N\.?P|RGN|R\.?N|FRC\p{L}+|MRC\p{L}+|MBBS|PhD)\.?$|\bconsultant\s\p{L}|\p{L}(?:ologist|iatrist|physicist)\b/u

/** The name of a department is no title; `Emergency Department Record` is one. */
const NAMES_DEPARTMENT = /^(?:department|dept|division)\b|\b(?:department|dept|division)\.?$/i

/** Where somebody is: `Hartford, CT 06101` was never scanned. */
const ADDRESS = /\bP\.? ?O\.? ?box\b|,? [A-Z]{2},? \d{5}\b|, [A-Z]{2}$/i

/** The name of a practice, which holds the word for what it does. */
const ORGANISATION =
  /\b(?:consultants|associates|cent(?:er|re)s?|group|hospitals?|institute|laborator(?:y|ies)|labs?|partners|specialists|LLC|P\.?L?L?\.?C|inc|trust|network|physicians|company|practice|clinics?|GmbH|S\.?L)\.?$/i

const NO_TITLE = [NAMES_DEPARTMENT, SECTION, SENTENCE, PERSON, ADDRESS, ORGANISATION, /\p{Ll}{3}\.\s+\p{L}/u]

/** A few words, each beginning large or all large, and neither a label with its value nor a sentence. */
function hasTitleShape(text: string): boolean {
  const words = text.split(/\s+/)
  if (
    text.length > 90 ||
    /^\d(?!\d?[- ]lead\b)/i.test(text) ||
    words.length > 10 ||
    /[:;?]\s*\S/.test(text) ||
    /[.,]$/.test(text)
  )
    return false
  if (/\b(?:see|please|was|were|is|are|has|been|will|your|you|page|http\S*|www\S*|call)\b/i.test(text)) return false
  if (
    /\b(?:report|result|order|visit|exam)\s+(?:date|status|number|no|id|time)\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/i.test(
      text,
    )
  )
    return false
  if (NO_TITLE.some((pattern) => pattern.test(text))) return false
  const small = words.filter(
    (word) =>
      /^\p{Ll}/u.test(word) && !/^(?:of|and|for|the|with|without|to|in|on|de|del|la|y|und|der|des|&|w|wo)$/.test(word),
  )
  return small.length <= 1 || (/^\p{Lu}/u.test(text) && words.length <= 8)
}
