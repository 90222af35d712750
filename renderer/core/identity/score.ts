import { type DayOrder } from '../base/written-dates.ts'
import { type HospitalNumber, type Person } from '../model/person.ts'
import { type IdentityReason } from '../model/understanding.ts'
import { fitBirthDate, type BirthFit, type WrittenBirthDate } from './birth-dates.ts'
import { type FoundIdentity, type WrittenNumber } from './find-identity.ts'
import { fitName, namePoints, splitName, type GivenFit, type NameFit } from './names.ts'
import { type WrittenName } from './written-names.ts'

/** What else of the document the points depend on: the order its dates prove, and its folded text, to see which hospital it is from. */
export type DocumentContext = { readonly order: DayOrder | null; readonly foldedText: string }

/** How a page fits one person: points of clinical.md §4.3, vetoes (each alone keeps the page out), and the most it may come out as. */
export type Score = {
  readonly points: number
  readonly vetoes: readonly IdentityReason[]
  readonly mayMatch: boolean
  readonly reasons: readonly IdentityReason[]
  /** What the page shows of the person: the name and date that fit worst where several are on it, else the best. */
  readonly name: WrittenName | null
  readonly birthDate: WrittenBirthDate | null
  readonly several: boolean
  /** Whether anything on the page could be compared at all. */
  readonly compared: boolean
}

type Fitted<W, F> = { readonly written: W; readonly fit: F; readonly points: number }

/** Compare everything found on a page with one person. */
export function scorePage(found: FoundIdentity, person: Person, context: DocumentContext): Score {
  const aliases = [...person.otherNames, ...spellingsHere(person, context.foldedText)]
  const births = byPoints(found.birthDates.flatMap((written) => fittedBirth(written, person, context.order)))
  const fitted = (written: WrittenName): Fitted<WrittenName, NameFit> => fittedName(written, person.name, aliases)
  const labelled = byPoints(found.names.map(fitted))
  const names = labelled.length > 0 ? labelled : ownAtHead(found.headNames.map(fitted), births)
  const number = fitNumber(found.numbers, person.hospitalNumbers, context.foldedText)
  const several =
    hasSeveral(names.map((one) => fitsAtAll(one.fit))) || hasSeveral(births.map((one) => one.fit.fit !== 'differs'))
  const at = several ? -1 : 0
  const shown = {
    name: names.at(at)?.written ?? null,
    birthDate: births.at(at)?.written ?? found.birthDates[0] ?? null,
  }
  return { ...scoreBest({ name: names[0]?.fit, birth: births[0]?.fit, number }, several), ...shown, several }
}

/** The person's whole name at the head of a page that names nobody otherwise and bears the person's birth date. */
const ownAtHead = (
  names: readonly Fitted<WrittenName, NameFit>[],
  births: readonly Fitted<WrittenBirthDate, BirthFit>[],
): Fitted<WrittenName, NameFit>[] =>
  births.length > 0 && births.every(({ fit }) => fit.fit === 'equal')
    ? names.filter(({ fit }) => fit.family === 'equal' && fit.given === 'equal' && !fit.suffixDiffers).slice(0, 1)
    : []

/** The score of what fits best of a page's names and dates. */
function scoreBest(best: Omit<Fits, 'changedName'>, several: boolean): Omit<Score, 'name' | 'birthDate' | 'several'> {
  const changedName = isChangedName(best)
  const scored = scoredReasons({ ...best, changedName })
  const vetoes = vetoesOf(best.name, best.birth)
  return {
    points: scored.reduce((sum, { points }) => sum + points, 0),
    vetoes,
    mayMatch: !several && !changedName && mayMatch(best.name, best.birth),
    reasons: [...vetoes, ...(several ? ['several-patients' as const] : []), ...strongestFirst(scored)].filter(isFirst),
    compared: scored.length > 0,
  }
}

const isFirst = <T>(value: T, at: number, all: readonly T[]): boolean => all.indexOf(value) === at

/** The spellings that the hospitals use which the document names; elsewhere they are no names of the person. */
const spellingsHere = ({ hospitalNumbers }: Person, foldedText: string): string[] =>
  hospitalNumbers.flatMap(({ hospital, spelling }) => (spelling && isNamed(hospital, foldedText) ? [spelling] : []))

const isNamed = (hospital: string, foldedText: string): boolean =>
  foldText(hospital).length >= 4 && foldedText.includes(foldText(hospital))

function fittedName(written: WrittenName, name: string, aliases: readonly string[]): Fitted<WrittenName, NameFit> {
  const fit = fitName(splitName(written.value), name, aliases)
  return { written, fit, points: namePoints(fit) + (fit.suffixDiffers ? -4 : 0) }
}

function fittedBirth(
  written: WrittenBirthDate,
  person: Person,
  order: DayOrder | null,
): Fitted<WrittenBirthDate, BirthFit>[] {
  const fit = fitBirthDate(written, person.birthDate, order)
  return fit.fit === 'unknown' ? [] : [{ written, fit, points: { equal: 5, close: 2, differs: -6 }[fit.fit] }]
}

const byPoints = <W, F>(fitted: readonly Fitted<W, F>[]): Fitted<W, F>[] =>
  [...fitted].sort((a, b) => b.points - a.points)

const fitsAtAll = ({ family, given }: NameFit): boolean => family !== 'differs' && given !== 'differs'
const hasSeveral = (fits: readonly boolean[]): boolean => fits.includes(true) && fits.includes(false)

const foldNumber = (number: string): string =>
  number
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^0+/, '')

/** Text for finding a hospital's name in: letters and digits only, without case and accents. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** A record number counts only at the hospital it is from: another hospital may have given the same one to somebody else. */
function fitNumber(
  numbers: readonly WrittenNumber[],
  known: readonly HospitalNumber[],
  foldedText: string,
): 'equal' | 'differs' | null {
  const here = known.filter(({ hospital }) => isNamed(hospital, foldedText))
  if (numbers.length === 0 || here.length === 0) return null
  const own = here.map(({ number }) => foldNumber(number)).filter((number) => number.length >= 3)
  if (own.length === 0) return null
  return numbers.some(({ value }) => own.includes(foldNumber(value))) ? 'equal' : 'differs'
}

/** Given name, birth date and record number agree and only the family name does not: asked, as a changed name. */
function isChangedName({ name, birth, number }: Omit<Fits, 'changedName'>): boolean {
  return name?.family === 'differs' && name.given === 'equal' && birth?.fit === 'equal' && number === 'equal'
}

function mayMatch(name: NameFit | undefined, birth: BirthFit | undefined): boolean {
  const nameAllows = !name || (fitsAtAll(name) && name.given !== 'placeholder' && !name.suffixDiffers)
  const birthAllows = !birth || birth.fit === 'equal' || (birth.fit === 'close' && !birth.isSlip)
  return nameAllows && birthAllows
}

/** Vetoes of clinical.md §4.3 that need no other person. */
function vetoesOf(name: NameFit | undefined, birth: BirthFit | undefined): IdentityReason[] {
  const given = givenOfSameFamily(name)
  if (birth?.fit === 'equal') return given === 'differs' ? ['twin-or-sibling'] : []
  if (birth?.fit !== 'differs') return []
  if (given === 'equal' && birth.years >= YEARS_OF_A_GENERATION) return ['parent-or-child']
  return birth.parts >= 2 ? ['birth-date-differs'] : []
}

function givenOfSameFamily(name: NameFit | undefined): GivenFit {
  return name?.family === 'equal' || name?.family === 'close' ? name.given : 'absent'
}

const YEARS_OF_A_GENERATION = 10

type Scored = { readonly reason: IdentityReason; readonly points: number }
type Fits = {
  name: NameFit | undefined
  birth: BirthFit | undefined
  number: 'equal' | 'differs' | null
  changedName: boolean
}

function scoredReasons({ name, birth, number, changedName }: Fits): Scored[] {
  const scored: Scored[] = []
  if (birth?.fit === 'equal') scored.push({ reason: 'birth-date-equal', points: 5 })
  if (birth?.fit === 'close') scored.push({ reason: 'birth-date-close', points: 2 })
  if (birth?.fit === 'differs') scored.push({ reason: 'birth-date-differs', points: -6 })
  if (number === 'equal') scored.push({ reason: 'record-number-equal', points: 6 })
  if (number === 'differs') scored.push({ reason: 'record-number-differs', points: -3 })
  return name ? [...scored, ...scoredName(name, changedName)] : scored
}

function scoredName(name: NameFit, changedName: boolean): Scored[] {
  const scored: Scored[] = []
  const family = namePoints({ family: name.family, given: 'absent' })
  const given = namePoints({ family: 'absent', given: name.given })
  if (name.family === 'equal') scored.push({ reason: 'family-name-equal', points: family })
  if (name.family === 'close' || name.family === 'unclear') scored.push({ reason: 'family-name-close', points: family })
  if (name.family === 'differs') scored.push({ reason: 'family-name-differs', points: changedName ? 0 : family })
  if (name.given === 'equal') scored.push({ reason: 'given-name-equal', points: given })
  if (name.given === 'initial') scored.push({ reason: 'given-name-initial', points: given })
  // Nothing certain is said against the name, but what is written is not the person's given name either.
  if (name.given === 'differs' || name.given === 'unclear' || name.given === 'placeholder')
    scored.push({ reason: 'given-name-differs', points: given })
  if (name.suffixDiffers) scored.push({ reason: 'suffix-differs', points: -4 })
  return scored
}

function strongestFirst(scored: readonly Scored[]): IdentityReason[] {
  return [...scored].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).map(({ reason }) => reason)
}
