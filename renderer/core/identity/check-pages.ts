import { compareDates } from '../base/clinical-date.ts'
import { type PageText } from '../model/page-text.ts'
import { type Person } from '../model/person.ts'
import { type IdentityReason, type PageIdentity } from '../model/understanding.ts'
import { evidentOrder, type WrittenBirthDate } from './birth-dates.ts'
import { continues, type Continuation } from './continues.ts'
import { findIdentity, hasIdentityLabel, type FoundIdentity } from './find-identity.ts'
import { foldText, scorePage, type DocumentContext, type Score } from './score.ts'

type Verdict = PageIdentity['verdict']
type Checked = {
  readonly page: PageText
  readonly found: FoundIdentity
  readonly score: Score | null
  readonly identity: PageIdentity
}

/**
 * Whether each page of one document is about the person (clinical.md §4.3): 9 points or more match, 5 to 8 are asked,
 * fewer or any veto put the page in quarantine. Only labelled spots and header lines are read. A page that names nobody
 * takes over from the page before where it evidently goes on from it; else it is `none`. `others` are the other people of
 * the vault: a page that fits one of them clearly better is kept out. `answer` is always null.
 *
 * The person's record holds no sex, so that a page is never judged by it.
 */
export function checkPages(pages: readonly PageText[], person: Person, others: readonly Person[]): PageIdentity[] {
  const whole = pages.map((page) => page.text).join('\n')
  const context: DocumentContext = { order: evidentOrder(whole), foldedText: foldText(whole) }
  const alone = pages.map((page) => checkAlone(page, { person, others, context }))
  const carried: Checked[] = []
  alone.forEach((_, at) => carried.push(carryOver(alone, carried, at)))
  return carried.map(({ identity }) => identity)
}

type Whose = { readonly person: Person; readonly others: readonly Person[]; readonly context: DocumentContext }

function checkAlone(page: PageText, { person, others, context }: Whose): Checked {
  const found = findIdentity(page)
  const score = scorePage(found, person, context)
  if (!score.compared) return { page, found, score: null, identity: unnamed(page, found) }
  const rivals = others.filter((other) => other.id !== person.id).map((other) => scorePage(found, other, context))
  const { verdict, extra } = judge(score, rivals)
  return { page, found, score, identity: { ...shown(page, score), verdict, reasons: [...extra, ...score.reasons] } }
}

/** The verdict on a page by its own words. `extra` is what the other people of the vault add to the reasons. */
function judge(score: Score, rivals: readonly Score[]): { verdict: Verdict; extra: IdentityReason[] } {
  const best = Math.max(-Infinity, ...rivals.filter((rival) => rival.vetoes.length === 0).map((rival) => rival.points))
  if (best >= score.points + 3 && best >= 5 && !score.several)
    return { verdict: 'quarantine', extra: ['other-person-fits-better'] }
  if (score.vetoes.length > 0) return { verdict: 'quarantine', extra: [] }
  if (score.points < 5) return { verdict: 'quarantine', extra: [] }
  const isMatch = score.points >= 9 && score.mayMatch && best < score.points
  return { verdict: isMatch ? 'match' : 'ask', extra: [] }
}

function shown(page: PageText, { name, birthDate }: Pick<Score, 'name' | 'birthDate'>): PageIdentity {
  const written = (found: { value: string; start: number; end: number }, most: number) => ({
    value: found.value.slice(0, most),
    origin: { page: page.page, start: found.start, end: found.end },
  })
  return {
    page: page.page,
    verdict: 'none',
    reasons: [],
    nameAsWritten: name && written(name, 200),
    birthDateAsWritten: birthDate && written(birthDate, 60),
    answer: null,
  }
}

/** A page on which nothing can be compared; a birth date that cannot be read is still shown. */
function unnamed(page: PageText, found: FoundIdentity): PageIdentity {
  return { ...shown(page, { name: null, birthDate: found.birthDates[0] ?? null }), reasons: ['nothing-on-page'] }
}

/**
 * The verdict that a page takes over from the pages before it. A page that names the person but has no birth date, or has
 * the patient's number of the page before and a birth date of which a figure was read as a stroke, may rise from `ask` to
 * `match` where it surely goes on from a page that matches; nothing else ever rises.
 */
function carryOver(alone: readonly Checked[], before: readonly Checked[], at: number): Checked {
  const checked = alone[at]
  if (!checked) throw new RangeError('no such page')
  const previous = before.findLast(({ page }) => !isBlank(page))
  if (!previous) return checked
  const apart = at - before.indexOf(previous)
  const going = goesOn(previous, checked, apart)
  if (checked.score) return going === 'surely' ? raised(checked, previous) : checked
  if (!canBeRead(checked.page)) return isBlank(checked.page) ? blankBetween(alone, previous, at) : checked
  // Over a blank page only page numbers or an accession carry: a blank sheet often parts two documents.
  if (hasIdentityLabel(checked.page)) return checked
  return going === 'surely' || (going === 'probably' && apart === 1) ? inherited(checked, previous) : checked
}

const isBlank = (page: PageText): boolean =>
  page.quality === 'blank' || (page.text.trim() === '' && page.quality !== 'unreadable')

/** As `continues`, also by the patient's number; over blank sheets, which may or may not have been counted. */
function goesOn(previous: Checked, checked: Checked, apart: number): Continuation {
  const [known, given] = [numbersOf(previous), numbersOf(checked)]
  const shared = given.some((number) => known.includes(number))
  if (known.length > 0 && given.length > 0 && !shared) return 'no'
  const counted = continues(previous.page.text, checked.page.text, apart)
  const going = counted === 'surely' ? counted : continues(previous.page.text, checked.page.text, 1)
  return shared && going !== 'no' ? 'surely' : going
}

/** The patient's numbers; a telephone number taken for the value of an empty label is on everybody's papers. */
const numbersOf = ({ found }: Checked): string[] =>
  found.numbers.map(({ value }) => value).filter((number) => !/^(?:\d{3}[-. ])?\d{3}[-. ]\d{4}$/.test(number))

/** Silence on a page that could hardly be read says nothing: a name may be there. */
const canBeRead = (page: PageText): boolean =>
  !isBlank(page) && page.quality !== 'unreadable' && page.quality !== 'poor'

function inherited(checked: Checked, previous: Checked): Checked {
  const { verdict, reasons } = previous.identity
  if (verdict === 'none') return checked
  const passed = reasons.filter((reason) => reason !== 'nothing-on-page')
  return { ...checked, identity: { ...checked.identity, verdict, reasons: ['nothing-on-page', ...passed] } }
}

const NAMES: ReadonlySet<IdentityReason> = new Set(['family-name-equal', 'given-name-equal'] as const)

function raised(checked: Checked, previous: Checked): Checked {
  const { reasons, verdict, birthDateAsWritten } = checked.identity
  if (verdict !== 'ask' || previous.identity.verdict !== 'match') return checked
  const namesOnly = reasons.every((reason) => NAMES.has(reason)) && birthDateAsWritten === null
  return namesOnly || isSlipOfDate(checked, previous)
    ? { ...checked, identity: { ...checked.identity, verdict: 'match' } }
    : checked
}

/** The whole name, and the patient's number of the page before; only a stroke of the birth date's day was misread. */
function isSlipOfDate(checked: Checked, previous: Checked): boolean {
  const { reasons } = checked.identity
  const known = numbersOf(previous)
  const needed: readonly IdentityReason[] = [...NAMES, 'birth-date-close']
  return (
    needed.every((one) => reasons.includes(one)) &&
    reasons.every((one) => needed.includes(one) || one === 'record-number-equal') &&
    checked.found.birthDates.every((date) => date.repaired && previous.found.birthDates.some(isSameReading(date))) &&
    numbersOf(checked).some((number) => number.length >= LEAST_OF_NUMBER && known.includes(number))
  )
}
const LEAST_OF_NUMBER = 5

/** Read alike to the day, and in one way only. */
const isSameReading =
  ({ readings }: WrittenBirthDate) =>
  (other: WrittenBirthDate): boolean =>
    readings.length === 1 && readings.every((one) => other.readings.some((day) => compareDates(one, day) === 0))

/** A blank page belongs to the pages around it only where these surely are one document. */
function blankBetween(alone: readonly Checked[], previous: Checked, at: number): Checked {
  const checked = alone[at]
  if (!checked) throw new RangeError('no such page')
  const next = alone.slice(at + 1).find(({ page }) => !isBlank(page))
  if (!next) return checked
  const apart = alone.indexOf(next) - alone.findIndex(({ page }) => page === previous.page)
  return goesOn(previous, next, apart) === 'surely' ? inherited(checked, previous) : checked
}
