import { linesOf, type Cell } from '../model/page-layout.ts'
import { type PageText } from '../model/page-text.ts'
import { type Proposal } from '../model/understanding.ts'
import { partOf, withoutJunk } from './page-lines.ts'

const LABEL =
  /^(?:(?:performing |testing )?(?:facility|hospital|laboratory|lab|institution|clinic|(?:clinic|service|practice) site|site of service|practice)|performed at|centro|krankenhaus|klinik|einrichtung)(?: name)?\s*[:#]\s*(.*)$/i
const INSTITUTION =
  /\b(?:hospitals?|medical cent(?:er|re)|cancer cent(?:er|re)|cancer institute|clinics?|health ?care|health (?:system|network|services|cent(?:er|re))|infirmary|institute|foundation trust|surgery cent(?:er|re)|surgical cent(?:er|re)|medical (?:group|practice|associates)|family (?:practice|medicine)|oncology associates|breast cent(?:er|re)|university cent(?:er|re)|(?:infusion|endoscopy|imaging|heart|women'?s|treatment|rehabilitation|rehab|vascular|eye|specialty|diagnostic|dialysis|wellness|transplant|community|oncology|radiation|surgical|outpatient|care) cent(?:er|re)|urgent care|(?:emergency|primary) care|hospice|polyclinic|sanatorium|hôpital|centro m[eé]dico|cl[ií]nica|klinik(?:um|en)?|krankenhaus|uniklinik|universitäts\p{L}*|spital|policl[ií]nico)(?!\p{L})|\p{L}+(?:klinik(?:um)?|krankenhaus|spital)(?!\p{L})/iu
const DEPARTMENT =
  /\b(?:laborator(?:y|ies)|labs?|imaging|radiology|diagnostics?|pathology|oncology|health|associates|pharmacy|radiologists|radiation|cardiology|dermatology|gastroenterology|neurology|urology|gyn(?:a)?ecology|ortho(?:pa)?edics|h(?:a)?ematology|endocrinology|p(?:a)?ediatrics|nephrology|rheumatology|pulmonology|ophthalmology|genomics|genetics|orthodontics)\b/i
/** Words that name no place by themselves; a line of nothing else is no name of a hospital. */
const GENERIC =
  /\b(?:hospitals?|medical|cent(?:er|re)|cancer|clinics?|healthcare|health|care|systems?|network|services?|institute|laborator(?:y|ies)|labs?|imaging|radiology|diagnostics?|pathology|oncology|surgical|surgery|anatomic|clinical|department|dept|division|section|of|the|and|for|in|at|associates|practice|family|group|outpatient|inpatient|patient|main|radiation|pharmacy|breast|medicine|klinik|klinikum|krankenhaus|abteilung|für|services|servicio|de|general|interventional|nuclear|genetics|molecular|emergency|infusion|endoscopy|heart|treatment|rehabilitation|rehab|vascular|eye|specialty|diagnostic|dialysis|wellness|transplant|community|urgent|primary|hospice|p(?:a)?ediatric|women'?s|cardiology|dermatology|gastroenterology|neurology|urology|gyn(?:a)?ecology|ortho(?:pa)?edics|h(?:a)?ematology|endocrinology|p(?:a)?ediatrics|nephrology|rheumatology|pulmonology|ophthalmology|genomics|orthodontics)\b/giu
const PAPERWORK =
  /\b(?:reports?|notes?|summary|course|results?|request|form|letter|statement|record|records|consultation|list|card|plan|education|instructions|consent|diagnosis|history|findings|impression|exam|examination|policy|claim|benefits|portal|information|visit|stay|number|account|admission|discharge|signature|copy|unit|bill|invoice|insurance|scan|study|document|continuity|mutual|assurance)\b/i
const ANOTHER =
  /\b(?:cc|refer(?:red|ring|ral)?|ordering|order(?:ed)?|requesting|sent|to|from|outside|previous|prior|transfer(?:red)?|copy|copies|physician|provider|doctor|dr|attn|attention|pcp|bill|pay|payable|formerly|accredited|licensed|affiliat\w+|member of|a division of|overweisend\w*|zuweis\w*)\b/i
const LINES_READ = 12
/** A letterhead stands within this share of the page's height from its first line. */
const HEAD = 0.25

/** The hospital, clinic or laboratory that a document is from: a labelled line, else the letterhead of its first page. As written. */
export function proposeHospital(pages: readonly PageText[]): Proposal['hospital'] {
  const page = pages.find(({ text }) => text.trim() !== '')
  if (!page) return null
  const lines = linesOf(page)
  const head = lines
    .slice(0, LINES_READ)
    .filter(({ top }) => top === null || top - (lines[0]?.top ?? 0) < HEAD)
    .flatMap(({ cells }) => cells.map(withoutJunk))
  const labelled = lines.flatMap(({ cells }) => cells.flatMap((cell, at) => labelledName(cell, cells[at + 1])))
  const found = head.find(isInstitution) ?? labelled[0] ?? head.slice(0, 6).find(isDepartment)
  return elsewhere(found ? [found] : head.slice(0, 6), pages) ?? (found ? named(found, page.page) : null)
}

function named(cell: Cell, page: number): Proposal['hospital'] {
  const value = nameIn(cell.text)
  const start = cell.start + cell.text.indexOf(value)
  return { value, origin: { page, start, end: start + value.length } }
}

/**
 * A letterhead with a misread word, as it stands again elsewhere on the pages: logos are set in odd type, and the name is
 * often repeated small at the foot. Its sure words must be the same and the doubtful ones alike.
 */
function elsewhere(head: readonly Cell[], pages: readonly PageText[]): Proposal['hospital'] {
  for (const cell of head.filter(({ doubtful }) => doubtful.length > 0)) {
    const again = pages.flatMap((page) => againOn(cell, page))[0]
    if (again) return again
  }
  return null
}

function againOn(cell: Cell, page: PageText): NonNullable<Proposal['hospital']>[] {
  const words = wordsOf(cell)
  if (cell.text.length > 100 || !hasOwnName(sureWords(cell))) return []
  const pattern = words.map(({ text, isSure }) => (isSure ? escaped(text) : "(\\p{L}[\\p{L}\\p{M}'’-]+)")).join(' ')
  const misread = words.filter(({ isSure }) => !isSure)
  return [...page.text.matchAll(new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, 'giu'))]
    .filter((match) => match.index !== cell.start && misread.every(({ text }, i) => isAlike(text, match[i + 1] ?? '')))
    .map((match) => ({ ...cell, text: match[0], start: match.index, doubtful: [] }))
    .filter((found) => isInstitution(found) || isDepartment(found))
    .flatMap((found) => named(found, page.page) ?? [])
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

function wordsOf({ text, doubtful }: Cell): { text: string; isSure: boolean }[] {
  return [...text.matchAll(/[^\s]+/g)].map((match) => ({
    text: match[0],
    isSure: !doubtful.some(({ start, end }) => start < match.index + match[0].length && end > match.index),
  }))
}

const sureWords = (cell: Cell): string =>
  wordsOf(cell)
    .flatMap(({ text, isSure }) => (isSure ? [text] : []))
    .join(' ')

/** As long, and half of the letters the same in their places, counted from either end. */
function isAlike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((word) => Array.from(word.toLowerCase()))
  if (!x || !y || Math.abs(x.length - y.length) > 1) return false
  const same = Math.max(sameInPlace(x, y), sameInPlace(x.toReversed(), y.toReversed()))
  return same >= 0.5 * Math.max(x.length, y.length)
}

const sameInPlace = (a: readonly string[], b: readonly string[]): number =>
  a.filter((letter, i) => letter === b[i]).length

/** `Facility: Mercy General`: the words behind the label, or in the next cell. */
function labelledName(cell: Cell, next: Cell | undefined): Cell[] {
  const [, behind] = LABEL.exec(cell.text) ?? []
  if (behind === undefined) return []
  const value = behind === '' ? next : partOf(cell, cell.text.length - behind.length, cell.text.length)
  return value &&
    /^\p{Lu}/u.test(value.text) &&
    isSurelyNamed(value) &&
    nameIn(value.text).length <= 100 &&
    !/[.;]\s/.test(value.text)
    ? [value]
    : []
}

const isInstitution = (cell: Cell): boolean => isHeadLine(cell) && INSTITUTION.test(cell.text)
const isDepartment = (cell: Cell): boolean =>
  isHeadLine(cell) && DEPARTMENT.test(cell.text) && !/^(?:department|dept|division|section)\b/i.test(cell.text)

const NAME_ONLY = /^[\p{L}\p{M}\p{N}\s&.,'’()/+®™-]+$/u

/** A short line with a name of its own, read surely, that is neither a title, a sentence, a label nor somebody else's address. */
function isHeadLine(cell: Cell): boolean {
  const { text } = cell
  const name = nameIn(text)
  if (name.length < 4 || text.length > 100 || name.split(/\s+/).length > 10) return false
  if (
    PAPERWORK.test(name) ||
    ANOTHER.test(name) ||
    /[:?!@]|\d{3,}|\bwww\b/.test(name) ||
    /[a-z]{3}\.(?:\s|$)/.test(text)
  )
    return false
  const small = name
    .split(/\s+/)
    .filter((word) => /^\p{Ll}/u.test(word) && !/^(?:of|and|for|the|at|in|de|del|la|der|des|für|und|am|an)$/.test(word))
  return small.length === 0 && isSurelyNamed(cell)
}

/** Whether it holds a name of its own, read surely, and nothing that no name has. */
const isSurelyNamed = (cell: Cell): boolean =>
  NAME_ONLY.test(nameIn(cell.text)) &&
  !/\p{Ll}\p{Lu}{2}/u.test(nameIn(cell.text)) &&
  hasOwnName(nameIn(cell.text)) &&
  hasOwnName(sureWords(cell))

const hasOwnName = (text: string): boolean => /\p{L}{2,}/u.test(text.replace(GENERIC, ' '))

/** The name without the address, telephone or department behind it. */
function nameIn(text: string): string {
  const cut =
    text.split(
      /\s*(?:[•·;|]|\s[–—-]\s|,(?=\s*(?:\d|dep|div|tel|ph|p\.?o\.?\b))|\s\d{2,}\s)|\s*\(?\b(?:tel|phone|fax)\b/i,
    )[0] ?? ''
  return cut.replace(/^[\s*_=#~–—-]+|[\s*_=#~,.–—-]+$/g, '').slice(0, 200)
}
