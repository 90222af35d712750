import { isRealDate, toIso, type ClinicalDate } from '../base/clinical-date.ts'
import { monthNamed } from '../base/written-dates.ts'
import type { ReportStage } from '../model/traits.ts'

const UNIT =
  "(?:%|(?:[gm]|mc|µ|u|n|p|k)?g(?:\\/(?:d?l|ml|m2|m²|kg|day|h))?|[mcµ]m(?:ol)?(?:\\/l)?|c?gy|m?i?u(?:\\/m?l)?|[x×]?\\s?10[*^e]?\\d+\\/[uµm]?l|[km]\\/[uµ]l|fl|pg|meq\\/l|mmhg|bpm|ml(?:\\/min(?:\\/1\\.73)?)?|d?l|fractions?|cycles?|units?|mci|o'clock)"
const NUMBER = '(?:[<>≤≥]\\s?)?\\d+(?:[.,]\\d+)*'
const SHAPES: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}\\d.,/-])${NUMBER}(?:\\s?[x×]\\s?${NUMBER}){0,2}\\s?(?:[HL*]\\s{1,8})?${UNIT}(?![\\p{L}\\d])`,
    'giu',
  ),
  /(?<![\p{L}\d])[ypcra]{0,2}T(?:[0-4X]|is)[a-d]?(?:\((?:m|\d)\))?(?:[\s,]*[yp]{0,2}N[0-3X][a-c]?(?:\([a-z]+[+-]?\))?)?(?:[\s,]*[pc]?M[01X])?(?![\p{L}\d])/gu,
  /(?<![\p{L}\d])[yp]{0,2}N[0-3X][a-c]?(?:\((?:i|mol)?[+-]?\)|\(sn\))?(?![\p{L}\d])/gu,
  /(?<!\p{L})(?:(?:o?estrogen|progesterone)(?: receptors?)?|ER|PR|HER-?2(?:\/neu)?|ki-?67|PD-?L1|BRCA ?[12]|EGFR|ALK|KRAS)[^\p{L}\n]{0,12}(?:\p{L}+[ :]+){0,3}?(?:positive|negative|equivocal|indeterminate|low|high|amplified|not amplified|detected|not detected|[0-3]\+|\d+ ?%)/giu,
  /(?<!\p{L})(?:(?:nottingham|histologic(?:al)?|nuclear|overall|tumou?r|fuhrman|SBR|who)\s+)?(?:grade|stage|gleason(?: score)?|BI-?RADS|ECOG|LVEF|score|cycle)\s*(?:category|group|#|:|of|is|\()*\s*(?:[0-9]+(?:\s?[+/]\s?\d+)*%?|I{1,3}V?|IV)[a-c]?(?![\p{L}\d])/giu,
  /(?<![\d/.,-])\d{1,3}\s?(?:\/|of|out of)\s?\d{1,3}(?![\d/-])/giu,
  // A result in a table: the number behind the name of the test.
  /(?<=^[^\S\n]*\p{L}[\p{L}\d ,()./%-]{1,40}(?:[^\S\n]{2,}|\t|\|)[^\S\n]*)(?:[<>]\s?)?\d+(?:[.,]\d+)?(?![\d/])/gimu,
  // A result in a table that was read with single spaces: name, number, flag, then range or unit.
  /(?<=^[^\S\n]*\p{L}[\p{L} ,()/-]{1,40} )(?:[<>]\s?)?\d+(?:[.,]\d+)?(?= (?:[HL] )?(?:[<>]|\d+(?:\.\d+)? ?- ?\d|[^\s\d]*(?:\/|%)))/gimu,
]
const MONTHS = '[a-zäé]{3,10}'
const DATES = new RegExp(
  `(?<![\\d/.-])(?:\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}|\\d{1,2}[ -]${MONTHS}\\.?,?[ -]\\d{4}|${MONTHS}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})(?:,?\\s+(?:at\\s+)?\\d{1,2}:\\d{2}(?![\\d]))?(?![\\d/])`,
  'giu',
)

/** What would change the meaning of a report if it were another: values with units, stages, receptors, grades, counts, dates; verbatim, in reading order. */
export function tellingValues(text: string): string[] {
  const found = [...SHAPES, DATES].flatMap((shape) =>
    [...text.matchAll(shape)].map((match) => ({ at: match.index, end: match.index + match[0].length, text: match[0] })),
  )
  const whole = found.filter(
    (one) =>
      !found.some(
        (other) => other !== one && other.at <= one.at && other.end >= one.end && other.text.length > one.text.length,
      ),
  )
  return whole.sort((a, b) => a.at - b.at).map((one) => one.text.replace(/\s+/g, ' ').trim().slice(0, 40))
}

/** A value as it is compared: without case, spaces and the ways to write one date. */
export function foldValue(value: string): string {
  const [, date = value, time = ''] = /^(.*?\d)(?:,?\s+(?:at\s+)?(\d{1,2}:\d{2}))$/iu.exec(value) ?? []
  const read = readDate(date)
  if (read) return time === '' ? toIso(read) : `${toIso(read)} ${time.padStart(5, '0')}`
  return value
    .toLowerCase()
    .replace(/[\s:,]+(?!\d)/g, '')
    .replace(/\s+/g, '')
    .replace(/^0+(?=\d)/, '')
}

/** Of `03/05/2023` the first number is taken as the month on both sides alike: dates are only compared here. */
function readDate(text: string): ClinicalDate | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso) return real(iso[1], iso[2], iso[3])
  const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text)
  if (!numbers) return readNamedMonth(text)
  const [, a, mark, b, year = ''] = numbers
  const full = year.length === 2 ? `20${year}` : year
  return mark === '.' || Number(a) > 12 ? real(full, b, a) : real(full, a, b)
}

function readNamedMonth(text: string): ClinicalDate | null {
  const dayFirst = /^(\d{1,2})[ -]([a-zäé]{3,10})\.?,?[ -](\d{4})$/iu.exec(text)
  if (dayFirst) return real(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1])
  const monthFirst = /^([a-zäé]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/iu.exec(text)
  return monthFirst ? real(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : null
}

const monthOf = (name = ''): string => String(monthNamed(name) ?? 0)

function real(year = '', month = '', day = ''): ClinicalDate | null {
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  return isRealDate(date) ? date : null
}

const TURNS =
  /(?<!\p{L})(?:left|right|bilateral|not?|without|negative|positive|equivocal|present|absent|malignant|benign|detected|amplified|increased|decreased|stable|pathogenic|none|denies|allerg\p{L}+|stopped|discontinued|new)(?!\p{L})/giu

/** How often each word stands in a text that turns a sentence around, as `left 4`; in the order of the alphabet. */
export function turnsOf(text: string): string[] {
  const counts = new Map<string, number>()
  for (const [word] of text.matchAll(TURNS)) {
    const folded = word.toLowerCase()
    counts.set(folded, (counts.get(folded) ?? 0) + 1)
  }
  return [...counts].map(([word, times]) => `${word} ${times}`).sort()
}

const STAGES: readonly (readonly [ReportStage, RegExp])[] = [
  [
    'corrected',
    /\bcorrected (?:report|result|copy|on)|\breport (?:has been |was )?corrected|\*+ ?corrected|\bstatus\s*:?\s*corrected|\bcorrection\b.{0,20}\breport/iu,
  ],
  [
    'amended',
    /\bamended (?:report|result|diagnosis|on)|\breport (?:has been |was )?amended|\bstatus\s*:?\s*amended|\brevised report|\*+ ?amend(?:ed|ment)/iu,
  ],
  [
    'addendum',
    /^[\s*]*addendum\b|^[^.\n]{0,40}\b(?:supplement(?:ary|al)?|complementary|additional)\b[^.\n]{0,30}\breport(?:[\s.]*(?:no\.?|#)?\s*\d{1,2})?[\s*:]*$|\binforme (?:complementario|adicional)\b|\bnachtrags?(?:befund|bericht)\b|\baddendum (?:report|#|no|\d|diagnosis|date|discussion|comment)|\bstatus\s*:?\s*addend/imu,
  ],
  [
    'preliminary',
    /\bprelim(?:inary)? (?:report|result|findings|read|diagnosis)|\*+ ?prelim|\bstatus\s*:?\s*prelim|^[\s*]*preliminary[\s*]*$|\bunsigned\b|\bnot (?:yet )?(?:signed|verified)\b/imu,
  ],
  [
    'final',
    /\bfinal (?:report|result)\b|\bstatus\s*:?\s*(?:final|complete)|\bfinali[sz]ed\b|\belectronically (?:signed|verified)|^[\s*]*final[\s*.]*$|\bsigned out\b/imu,
  ],
]

/** How far a report says that it has come; the furthest where it says several. */
export function stageOf(text: string): ReportStage | null {
  const pending = text.replace(/[^.\n]*\baddendum (?:to follow|will|pending|to be issued)[^.\n]*/giu, ' ')
  return STAGES.find(([, words]) => words.test(pending))?.[0] ?? null
}

const SIGNED = new RegExp(
  `(?:signed(?: out)?|finali[sz]ed|verified|authenticated|reported|resulted|addendum date|issued|authori[sz]ed)\\b(?:[^\\n\\d]{0,60}?|\\s*\\n\\s*)(${DATES.source})`,
  'giu',
)

/** When it was signed or reported, as written; the last such place. */
export function signedAtOf(text: string): string | null {
  const last = [...text.matchAll(SIGNED)].at(-1)?.[1]
  return last === undefined ? null : last.replace(/\s+/g, ' ').slice(0, 40)
}
