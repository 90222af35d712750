import { type ClinicalDate } from '../base/clinical-date.ts'
import { hasUsAddress, type DayOrder } from '../base/written-dates.ts'
import { type PageText } from '../model/page-text.ts'
import { type Candidate } from './date-place.ts'
import { dayNumber } from './day-number.ts'
import { datesIn, isSameDay, type WrittenDate } from './written-dates.ts'

/** Words, post codes, degrees and currencies of countries that write the day first. */
const DAY_FIRST_PLACE =
  /\bNHS\b|\bNEWS2\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b(?:geb\.|Befund|Patientin|Klinikum|Krankenhaus|Universitätsklinik\w*|GmbH|Paciente|Fecha|Informe)|£ ?\d|\b(?:FRC[A-Z]\w*|MRC[A-Z]\w*|FFR|FRACGP|FRANZCR|MBBS|MBChB|MB BCh|MCSP|GMC|HCPC|RGN|FY[12]|AHPRA)\b|\bPty\b|\bABN\b|\bEircode\b|\bCo\. [A-Z][a-z]+\b|\bd\.o\.b\b|\bDoB\b/
/** Spellings of British English. */
const BRITISH_SPELLING =
  /\btumours?\b|\ba?n?aesthe|\bhaem|\bcolour\b|\bcentre\b|\bgynaec|\boesoph|\boedema|\bpaediatric|\bdiarrhoea|\banaemi|\bleukaemi|\bischaem|\bfoetal|\borthopaed|\bprogramme\b|\bhosp(?:ital)? no\b|\boperating theatre\b|\bauthoris|\brecognis|\borganis/i

/** Habits of papers from the United States; each alone is found elsewhere too. */
const AMERICAN: readonly RegExp[] = [
  /\p{L},? (?:M\.?D|D\.?O|N\.?P|PA-C|R\.?N|APRN|PhD|DDS|DPM)\b/u,
  /(?<!\d)(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?!\d)/,
  /\b(?:mg|g|ng|mcg|µg)\/dL\b|\bK\/uL\b/,
  /\b\d{1,2}:\d{2} ?[AP]\.?M\b/i,
  /\btumors?\b|\banesthe|\bh(?:ematolog|emoglobin)|\bcolor\b|\bgynecolog|\besophag|\bedema\b|\bpediatric|\borthopedic|\banemi|\bdiarrhea/i,
  /\bcenter\b/i,
  /\bMRN\b|\bMR ?#|\bmed(?:ical)?\.? rec/i,
  /\bEKG\b|\by\.?\/?o\.?\b|\bAcct\b|\bcopay|\$ ?\d/i,
  /\b(?:Inc|LLC|PLLC|P\.C)\b/,
  /\battending\b|\bPCP\b|\bprimary care (?:provider|physician)\b/i,
  /\bexplanation of benefits\b|\bdeductible\b|\bco-?insurance\b|\bin-network\b|\bmember ID\b|\bPPO\b|\bHMO\b/i,
  /\b[ECMP][SD]T\b/,
]
/** Signs of other countries than the United States, also of such as write either order. */
const ELSEWHERE =
  /\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\+(?!1\b)\d{2}\b|\bMedicare (?:no|card)\b|\bIndia\b|\bCanada\b|\bAustralia\b/i

/** Whether a paper has three of the habits, and no sign of another country. */
const isAmerican = (text: string): boolean =>
  !ELSEWHERE.test(text) &&
  !BRITISH_SPELLING.test(text) &&
  AMERICAN.filter((habit) => habit.test(text)).length + (STATE.test(text) ? A_STATE : 0) >= AMERICAN_HABITS
const AMERICAN_HABITS = 3
/** A state by its name is worth two; those that are first names or Spanish words as well are left out. */
const A_STATE = 2
const STATE =
  /\b(?:Alabama|Alaska|Arizona|Arkansas|California|Connecticut|Delaware|Hawaii|Idaho|Illinois|Iowa|Kansas|Kentucky|Louisiana|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Nebraska|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Wisconsin|Wyoming)\b/i
/** Numbers and laws that only the United States have. */
const OF_THE_STATES = /\bNPI\b|\bHIPAA\b|\bCLIA\b|\bMedicaid\b|\bCPT\b|\bNDC\b|\bICD-?10-CM\b/

/** The order of day and month that the document's own dates, a birth date known otherwise, or its address prove; null where they are silent or disagree. */
export function provenOrder(
  text: string,
  dates: readonly WrittenDate[],
  birthDate: ClinicalDate | undefined,
): DayOrder | null {
  const proofs = new Set(dates.flatMap((date) => proofOf(date, birthDate) ?? []))
  if (proofs.size > 0) return proofs.size === 1 ? ([...proofs][0] ?? null) : null
  const [monthFirst, dayFirst] = [
    hasUsAddress(text) || isAmerican(text) || (OF_THE_STATES.test(text) && !ELSEWHERE.test(text)),
    DAY_FIRST_PLACE.test(text) || (BRITISH_SPELLING.test(text) && !ELSEWHERE.test(text)),
  ]
  if (monthFirst === dayFirst) return null
  return monthFirst ? 'month-first' : 'day-first'
}

function proofOf({ text, readings }: WrittenDate, birthDate: ClinicalDate | undefined): DayOrder | null {
  const numbers = /^(\d{1,2})[/-](\d{1,2})[/-]/.exec(text)
  if (!numbers || numbers[1] === numbers[2]) return null
  const [monthFirst, dayFirst] = readings
  if (!monthFirst) return null
  if (!dayFirst) return Number(numbers[1]) > 12 ? 'day-first' : 'month-first'
  if (!birthDate || birthDate.day === undefined) return null
  if (isSameDay(monthFirst, birthDate)) return 'month-first'
  return isSameDay(dayFirst, birthDate) ? 'day-first' : null
}

/** So soon a report follows what it reports on, in days; and so late hardly ever. */
const SOON = 14
const LATE = 25

/**
 * The order that makes the paper's own days follow one another: what was collected or done, then received, reported,
 * signed, within days. Given a paper's dates as either order reads them; null where both orders can be, or neither.
 */
export function orderByTurnaround(
  read: (order: DayOrder) => readonly Candidate[],
  pages: readonly PageText[],
): DayOrder | null {
  const turnarounds = (order: DayOrder): number[] => [
    ...turnaroundOf(read(order)),
    ...pages.flatMap(({ text }) => handlingOf(text, order, read(order))),
  ]
  const [monthFirst, dayFirst] = [turnarounds('month-first'), turnarounds('day-first')]
  if (isPossible(monthFirst) && isUnlikely(dayFirst)) return 'month-first'
  return isPossible(dayFirst) && isUnlikely(monthFirst) ? 'day-first' : null
}

const ADMISSION = /\b(?:admitted|admission|admit|adm)(?: date)?(?:\/time)?[\s:.]*$/i
const HANDLING = /\b(?:dictated|transcribed|typed|last updated|discharged?|disch|disch(?:arge)? date)[\s:.]*$/i

/** The days from an admission or event to what dates no paper and yet follows soon: discharge, dictation, typing. */
function handlingOf(text: string, order: DayOrder, candidates: readonly Candidate[]): number[] {
  const labelled = (label: RegExp): ClinicalDate[] =>
    datesIn(text).flatMap(({ start, readings }) =>
      label.test(text.slice(Math.max(0, start - 40), start)) ? (readings.at(order === 'day-first' ? -1 : 0) ?? []) : [],
    )
  const events = candidates.filter(({ dateKind }) => dateKind === 'collected' || dateKind === 'performed')
  const days = [...labelled(ADMISSION), ...events.map(({ value }) => value)].filter(({ day }) => day !== undefined)
  return labelled(HANDLING).flatMap((step) => days.map((day) => dayNumber(step) - dayNumber(day)))
}

/** The days from every event to every later step on one page. */
function turnaroundOf(candidates: readonly Candidate[]): number[] {
  const days = candidates.filter(({ value }) => value.day !== undefined)
  const events = days.filter(({ dateKind }) => dateKind === 'collected' || dateKind === 'performed')
  const steps = days.filter(({ dateKind }) => ['received', 'reported', 'signed'].includes(dateKind))
  return events.flatMap((event) =>
    steps
      .filter(({ origin }) => origin.page === event.origin.page)
      .map((step) => dayNumber(step.value) - dayNumber(event.value)),
  )
}

const isPossible = (days: readonly number[]): boolean => days.length > 0 && days.every((day) => day >= 0 && day <= SOON)
const isUnlikely = (days: readonly number[]): boolean => days.length === 0 || days.some((day) => day < 0 || day > LATE)
