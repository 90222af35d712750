import type { PageFeatures } from './page-features.ts'

export type Because = 'new-header' | 'page-one' | 'new-accession' | 'new-patient' | 'new-title' | 'blank-before'
export type Boundary = { readonly because: Because; readonly surety: 'sure' | 'likely' }

/**
 * Whether a page begins another report than the pages before it (`part`, not empty), with so many blank sheets between.
 * What says so surely is asked first: page numbers, the accession, the patient; then the head of the page is weighed.
 */
export function boundaryBetween(part: readonly PageFeatures[], page: PageFeatures, blanks: number): Boundary | null {
  const counted = byNumbers(part, page, blanks)
  const otherPatient = isOtherPatient(part, page)
  if (part.every((one) => one.isCover) && !otherPatient) return null
  if (counted === 'first') return { because: 'page-one', surety: 'sure' }
  if (otherPatient) return { because: 'new-patient', surety: counted === 'goes-on' ? 'likely' : 'sure' }
  if (counted === 'goes-on' || page.begins === 'continued') return null
  const accession = byAccession(part, page)
  if (accession === 'other' && (page.fields > 0 || page.title !== null))
    return { because: 'new-accession', surety: 'sure' }
  if (accession === 'same') return null
  return byHead(part, page, { blanks, counted })
}

type Counted = 'first' | 'goes-on' | 'ended' | 'breaks' | 'open'

/** What the page numbers say. `breaks`: a number that does not follow; `ended`: the page before was the last of its count. */
function byNumbers(part: readonly PageFeatures[], page: PageFeatures, blanks: number): Counted {
  const { mark } = page
  if (mark?.page === 1) return isSameSheetAgain(part, page) ? 'goes-on' : 'first'
  const known = part.findLast((one) => one.mark !== null)
  if (mark && known?.mark) return follows(known, page, blanks) ? 'goes-on' : 'breaks'
  if (isLast(part.at(-1)?.mark)) return 'ended'
  return mark?.page === part.length + 1 ? 'goes-on' : 'open'
}

const isLast = (mark: PageFeatures['mark'] | undefined): boolean =>
  mark !== null && mark !== undefined && mark.of !== null && mark.page >= mark.of

/** The number that comes next, or with the blank sheets counted; a later one of the same count after pages that show none. */
function follows(known: PageFeatures, page: PageFeatures, blanks: number): boolean {
  if (!known.mark || !page.mark) return false
  const step = page.mark.page - known.mark.page
  const apart = page.page - known.page
  return page.mark.of === known.mark.of && (step === apart || step === apart - blanks || step > 0)
}

/** The number 1 on the first and the second page of one report: its back, or a letter misread; never where the head is there anew. */
const isSameSheetAgain = (part: readonly PageFeatures[], page: PageFeatures): boolean =>
  page.fields === 0 && page.title === null && page.begins === 'middle' && part.at(-1)?.ends === 'middle'

function isOtherPatient(part: readonly PageFeatures[], page: PageFeatures): boolean {
  const [names, births] = [part.flatMap((one) => one.names), part.flatMap((one) => one.births)]
  const otherName =
    names.length > 0 && page.names.length > 0 && !page.names.some((name) => names.some((one) => isAlikeName(name, one)))
  const otherBirth =
    births.length > 0 &&
    page.births.length > 0 &&
    !page.births.some((birth) => births.some((one) => isAlikeDate(one, birth)))
  const open = births.length === 0 || page.births.length === 0
  return otherName && (otherBirth || (open && !sharesWord(names, page.names)))
}

const wordsIn = (name: string): string[] => name.split(' ')
const sharesWord = (a: readonly string[], b: readonly string[]): boolean =>
  a.flatMap(wordsIn).some((word) => b.flatMap(wordsIn).some((other) => likeness(word, other) > 0.6))

function isAlikeName(a: string, b: string): boolean {
  const [short, long] = [wordsIn(a), wordsIn(b)].sort((x, y) => x.length - y.length)
  return (short ?? []).every((word) => (long ?? []).some((other) => likeness(word, other) > 0.6))
}

/** The digits of two dates, of which a scan may have misread one or lost the century. */
function isAlikeDate(a: string, b: string): boolean {
  const [x, y] = [a.slice(-6), b.slice(-6)]
  const differing = Array.from(x).filter((digit, i) => digit !== y[i]).length
  return x.length !== y.length || differing <= 2
}

function byAccession(part: readonly PageFeatures[], page: PageFeatures): 'same' | 'other' | 'open' {
  const known = part.flatMap((one) => one.accessions).map(asRead)
  const given = page.accessions.map(asRead)
  if (known.length === 0 || given.length === 0) return 'open'
  return given.some((number) => known.some((one) => one === number || isMisread(one, number))) ? 'same' : 'other'
}

const asRead = (number: string): string =>
  number.replace(/[OQD]/g, '0').replace(/[IL]/g, '1').replace(/S/g, '5').replace(/[B3]/g, '8').replace(/6/g, '5')

/** A character lost or a speck added; another figure is another case: laboratories count up. */
const isMisread = (a: string, b: string): boolean =>
  a.length >= 6 && Math.abs(a.length - b.length) === 1 && (a.includes(b) || b.includes(a))

type Around = { readonly blanks: number; readonly counted: Counted }

/** Where numbers and accession are silent, the head of the page is weighed against the part before. */
function byHead(part: readonly PageFeatures[], page: PageFeatures, { blanks, counted }: Around): Boundary | null {
  const title = titleWeight(part, page)
  const place = placeWeight(part, page)
  const repeats = repeatsHead(part, page)
  const days = repeats === 'same' ? 0 : dayWeight(part, page)
  const weight =
    title +
    place +
    days +
    fieldWeight(part, page) +
    edgeWeight(part, page) +
    (repeats === 'same' ? -3 : 0) +
    (counted === 'ended' || counted === 'breaks' ? 3 : 0) +
    (blanks > 0 ? 2 : 0)
  if (weight < 3) return null
  const surety = weight >= 5 ? 'sure' : 'likely'
  if (title >= 2) return { because: 'new-title', surety }
  return { because: place > 0 || days > 0 || blanks === 0 ? 'new-header' : 'blank-before', surety }
}

function titleWeight(part: readonly PageFeatures[], { title, titleLine }: PageFeatures): number {
  if (title === null) return 0
  const known = part.flatMap((one) => (one.title === null ? [] : [one.title]))
  if (known.some((one) => likeness(one, title) > 0.7 || one.includes(title) || title.includes(one))) return 0
  return titleLine <= 8 ? 2 : 1
}

function placeWeight(part: readonly PageFeatures[], { hospital }: PageFeatures): number {
  if (hospital === null) return 0
  const known = part.flatMap((one) => (one.hospital === null ? [] : [one.hospital]))
  if (known.length === 0) return 1
  return known.some((one) => likeness(one, hospital) > 0.6 || one.includes(hospital) || hospital.includes(one)) ? 0 : 2
}

/** The head of the part's first page stands on this one again, date for date. */
function repeatsHead(part: readonly PageFeatures[], page: PageFeatures): 'same' | 'other' {
  const [first] = part
  if (!first || page.head.length === 0) return 'other'
  const same = page.head.filter((line) => part.some((one) => one.head.some((other) => likeness(line, other) > 0.75)))
  const isRunning = same.length > 0 && page.runs && same[0] === page.head[0]
  const [a, b] = [first.headDates.length, page.headDates.length]
  const sameDays =
    b === 0 || page.headDates.every((day) => part.some((one) => one.headDates.some((other) => isSameDate(other, day))))
  return (same.length >= Math.min(2, page.head.length) || isRunning) &&
    sameDays &&
    (page.fields === 0 || a > 0 || b === 0)
    ? 'same'
    : 'other'
}

const MISREAD = new Set(['08', '17', '38', '56', '68', '06', '35', '14', '69'])

/** Equal digits, or one lost, or one that a scan is likely to have misread. */
function isSameDate(a: string, b: string): boolean {
  if (a.length !== b.length) return Math.abs(a.length - b.length) === 1
  const differing = Array.from(a, (digit, i) => [digit, b[i]].sort().join('')).filter((pair) => pair[0] !== pair[1])
  return differing.length === 0 || (differing.length === 1 && MISREAD.has(differing[0] ?? ''))
}

/** Other dates in a head of several fields: the next report of one kind, from one place. */
function dayWeight(part: readonly PageFeatures[], page: PageFeatures): number {
  const known = part.flatMap((one) => one.headDates)
  const others = page.headDates.filter((day) => !known.some((one) => isSameDate(one, day)))
  if (page.fields < 2 || others.length === 0 || known.length === 0) return 0
  return others.length >= 2 || page.headDates.length === others.length ? 2 : 1
}

const fieldWeight = (part: readonly PageFeatures[], { fields }: PageFeatures): number => {
  if (fields < 3) return 0
  const running = part.length > 1 ? Math.max(...part.slice(1).map((one) => one.fields)) : 0
  return fields > running + 1 ? 1 : 0
}

function edgeWeight(part: readonly PageFeatures[], { begins }: PageFeatures): number {
  const ends = part.at(-1)?.ends ?? 'open'
  const ofBeginning = { greeting: 3, anew: 1, open: 0, middle: -2, continued: -3 }[begins]
  return (ends === 'signed' ? 2 : 0) + (ends === 'middle' ? -1 : 0) + ofBeginning
}

/** How much two folded texts have in common: the Dice coefficient of their pairs of letters, 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [x, y] = [pairsOf(a), pairsOf(b)]
  const left = [...y]
  let same = 0
  for (const pair of x) {
    const at = left.indexOf(pair)
    if (at >= 0) {
      same++
      left.splice(at, 1)
    }
  }
  return (2 * same) / Math.max(1, x.length + y.length)
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
