import { findIdentity } from '../identity/find-identity.ts'
import { foldName } from '../identity/names.ts'
import { linesOf } from '../model/page-layout.ts'
import { accessionsOf, pageMarksOf, type PageMark } from '../model/page-marks.ts'
import type { PageText } from '../model/page-text.ts'
import { headingsOf, isCover } from './page-lines.ts'
import { proposeHospital } from './propose-hospital.ts'
import { findTitle } from './propose-title.ts'
import { datesIn } from './written-dates.ts'

/** What of a page tells whether it begins a report; everything folded, so that a misread letter matters little. */
export type PageFeatures = {
  readonly page: number
  readonly isBlank: boolean
  /** The cover sheet of a fax: what follows goes with it. */
  readonly isCover: boolean
  readonly mark: PageMark | null
  readonly accessions: readonly string[]
  readonly names: readonly string[]
  readonly births: readonly string[]
  readonly title: string | null
  readonly titleLine: number
  readonly hospital: string | null
  /** The first lines, letters only. */
  readonly head: readonly string[]
  /** Whether the first line names the patient, as a running head does. */
  readonly runs: boolean
  /** Dates in the head without the birth date, their digits only. */
  readonly headDates: readonly string[]
  /** Labelled fields in the head (`Patient:`, `Collected:`): a report begins with several. */
  readonly fields: number
  /** `anew`: with a greeting, or with the section that a report opens with. */
  readonly begins: 'middle' | 'continued' | 'anew' | 'greeting' | 'open'
  readonly ends: 'signed' | 'middle' | 'open'
}

const HEAD_LINES = 14
const FEW_LETTERS = 25

/** The features of every page of a file. Page numbers that merely count the file's sheets are no page numbers of a report. */
export function featuresOf(pages: readonly PageText[]): PageFeatures[] {
  const marks = pages.map(({ text }) => pageMarksOf(text))
  const isStamp = stampOf(marks)
  return pages.map((page, at) => {
    const own = (marks[at] ?? []).filter((mark) => !isStamp(mark, at))
    const mark = own.find(({ of }) => of !== null) ?? own[0] ?? null
    return { ...featuresOfPage(page), mark }
  })
}

/** `Page 12 of 60` on the twelfth sheet of sixty: whoever sent the file counted it through. */
function stampOf(marks: readonly (readonly PageMark[])[]): (mark: PageMark, at: number) => boolean {
  const isThrough = (mark: PageMark, at: number): boolean =>
    mark.page === at + 1 && (mark.of === null || mark.of === marks.length)
  const counted = marks.filter((ofPage, at) => ofPage.some((mark) => isThrough(mark, at))).length
  const applies = marks.length >= 5 && counted > 0.6 * marks.length
  return (mark, at) => applies && isThrough(mark, at)
}

function featuresOfPage(page: PageText): Omit<PageFeatures, 'mark'> {
  const { text } = page
  const lines = linesOf(page)
  const head = lines.slice(0, HEAD_LINES).map(({ cells }) => cells.map((cell) => cell.text).join('  '))
  const { names, birthDates } = findIdentity(page)
  const births = birthDates.map(({ value }) => digitsOf(value))
  const title = findTitle([page])
  const titleLine = title
    ? lines.findIndex((line) =>
        line.cells.flatMap(() => headingsOf(line)).some(({ start }) => start === title.origin.start),
      )
    : -1
  return {
    page: page.page,
    isBlank: isBlank(page),
    isCover: isCover(text),
    accessions: accessionsOf(text),
    names: names.map(({ value }) =>
      value
        .split(/[\s,]+/)
        .map(foldName)
        .filter((word) => word.length > 1)
        .sort()
        .join(' '),
    ),
    births,
    title: title && foldLetters(title.value),
    titleLine,
    hospital: foldLetters(proposeHospital([page])?.value ?? '') || null,
    head: head
      .slice(0, 6)
      .map(foldLetters)
      .filter((line) => line.length > 3),
    runs: names.some(({ start }) => !text.slice(0, start).trim().includes('\n')),
    headDates: head
      .filter((line) => !ADDED.test(line))
      .flatMap((line) => datesIn(line).map(({ text }) => digitsOf(text)))
      .filter((date) => !births.includes(date)),
    fields: head.reduce((sum, line) => sum + [...line.matchAll(FIELD)].length, 0),
    begins: beginningOf(text),
    ends: endOf(text),
  }
}

const digitsOf = (date: string): string => date.replace(/\D/g, '')

const ADDED = /\b(?:printed|print|fax|downloaded)\b|\d{1,2}:\d{2}.*\d{3}[-. ]\d{4}/i
const FIELD =
  /(?<!\p{L})(?:patient|name|d\.?o\.?b|date of birth|birth ?date|mrn|medical record|accession|case|collected|received|reported|exam date|date of \p{L}+|ordering|ordered|referring|physician|provider|attending|surgeon|sex|age|account|admit\p{L}*|visit|paciente|geb)(?: \p{L}+){0,2}\s*[:.;#]/giu

const isBlank = ({ text, quality }: PageText): boolean =>
  quality === 'blank' ||
  (quality !== 'unreadable' && text.replace(/[^\p{L}\p{N}]/gu, '').length < FEW_LETTERS) ||
  (text.length < 200 && /intentionally (?:left )?blank|separator (?:sheet|page)|document separator/i.test(text))

const LOOK_ALIKE: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/[0oq]/g, 'o'],
  [/[1il|]/g, 'l'],
  [/[5s]/g, 's'],
  [/[8b]/g, 'b'],
]

/** Letters and figures only, those that OCR mistakes for each other made the same. */
export const foldLetters = (text: string): string =>
  LOOK_ALIKE.reduce(
    (folded, [from, to]) => folded.replace(from, to),
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  )

const linesWith = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\p{L}{2}/u.test(line))

function beginningOf(text: string): PageFeatures['begins'] {
  const lines = linesWith(text)
  if (
    lines.slice(0, 8).some((line) => /\bcont(?:inued|'d|\.|d)?\)?(?:\s+from\b.*|:)?$/iu.test(line) && line.length < 80)
  )
    return 'continued'
  if (lines.slice(0, 16).some((line) => GREETING.test(line))) return 'greeting'
  if (OPENING.test(lines[0]?.slice(0, 80) ?? '')) return 'anew'
  return /^\p{Ll}/u.test(lines[0] ?? '') ? 'middle' : 'open'
}

const GREETING = /^(?:dear|to whom it may concern|sehr geehrte|estimad[oa])\b/iu
/** The section that stands first in a report; others (gross description, findings, plan) as often head a later page. */
const OPENING =
  /^\W*(?:(?:final|surgical|pathologic(?:al)?|clinical|pre-?op(?:erative)?|admitting)\s+)*(?:diagnos[ie]s|history|specimens?|procedure|chief complaint|reason for (?:visit|exam\w*|consult\w*)|indication)\b/iu

const FOOT =
  /\bpage\b|^\W*\d+\W*$|\bprinted\b|\bconfidential\b|\bmrn\b|\bdob\b|\bborn\b|\bfax\b|\btel\b|made-up record/i
const SIGNED =
  /\bsigned\b|\bsincerely\b|\bregards\b|\bend of (?:the )?(?:report|document|note)|\bM\.?D\.?\b[^a-z]*$|\bdictated\b|\btranscribed\b|\belectronically\b|\bfinal report\b|\bverified by\b|\*{3,}\s*end/i

function endOf(text: string): PageFeatures['ends'] {
  const lines = linesWith(text).filter((line) => !FOOT.test(line))
  const last = lines.slice(-5)
  if (last.some((line) => SIGNED.test(line.slice(-200)))) return 'signed'
  if (/\bcontinued\b.{0,30}$/i.test(lines.at(-1) ?? '')) return 'middle'
  return /[\p{Ll},]$/u.test(lines.at(-1) ?? '') && (lines.at(-1) ?? '').length > 50 ? 'middle' : 'open'
}
