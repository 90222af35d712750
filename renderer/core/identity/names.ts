import { nicknameGroupsOf } from './nicknames.ts'

/** A name taken apart. Words are folded (no case, no accents); a hyphen inside a word is kept as `-`. */
export type ReadName = {
  readonly family: readonly string[]
  readonly given: readonly string[]
}
/** A name as found or typed: its words, where the comma stood (`ALVAREZ, ROSA` → 1), and Jr, Sr or a number. */
export type SplitName = {
  readonly words: readonly string[]
  readonly comma: number | null
  readonly suffix: string | null
}

export type FamilyFit = 'equal' | 'close' | 'unclear' | 'differs' | 'absent'
export type GivenFit = 'equal' | 'initial' | 'unclear' | 'placeholder' | 'differs' | 'absent'
export type NameFit = { readonly family: FamilyFit; readonly given: GivenFit; readonly suffixDiffers: boolean }

const SUFFIX = /^(?:jr|junior|sr|senior|ii|iii|iv)$/
const HONORIFIC = /^(?:mr|mrs|ms|miss|mx|frau|herr|herrn|sra|sr|srta|senor|senora|don|dona|mme|madame|monsieur)$/
const PARTICLE = /^(?:de|del|la|las|los|da|das|do|dos|di|du|van|von|der|den|ter|el|al|bin|ibn|le|st|san|santa|mac|zu)$/
const SMALL = /^(?:de|del|la|las|los|da|das|do|dos|di|du|van|von|der|den|ter|y)$/
const PLACEHOLDER = /^(?:baby|babygirl|babyboy|newborn|infant|bg|bb|girl|boy|twin|neonate|male|female)$/

/** `Mª`, María in short; OCR reads the raised letter as a star or a ring. */
const MARIA_IN_SHORT = /^M\.?[ªº°*]$/i

/** Lower case, no accents, letters, digits and hyphens only. */
export function foldName(word: string): string {
  const bare = word
    .replace(MARIA_IN_SHORT, 'Ma')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
  return bare
    .replace(/[‐‑–]/g, '-')
    .replace(/[^\p{L}\p{N}-]/gu, '')
    .replace(/^-+|-+$/g, '')
}

/** `ALVAREZ^ROSA^MARIA` as `ALVAREZ, ROSA MARIA` (DICOM PS3.5 §6.2.1.2); what follows the middle name is a title. */
function withoutCarets(written: string): string {
  const [family = '', ...more] = written.split('^')
  return more.length === 0 ? written : `${family}, ${more.slice(0, 2).join(' ')} ${more[3] ?? ''}`.trim()
}

/** Takes a written name apart; titles such as Mrs are dropped. */
export function splitName(written: string): SplitName {
  const words: string[] = []
  const commas: number[] = []
  const suffixes: string[] = []
  for (const piece of withoutCarets(written).split(/\s+|(?<=,)/)) {
    const word = foldName(piece)
    if (words.length > 0 && SUFFIX.test(word)) suffixes.push(word.replace('junior', 'jr').replace('senior', 'sr'))
    else if (word !== '' && !(words.length === 0 && HONORIFIC.test(word))) words.push(word)
    if (piece.endsWith(',') && words.length > 0) commas.push(words.length)
  }
  const comma = commas.find((at) => at < words.length)
  return { words, comma: comma ?? null, suffix: suffixes[0] ?? null }
}

/** `given-first` and `family-first` are cuts through words that nothing parts. */
type Trust = 'plain' | 'given-first' | 'family-first' | 'swapped' | 'guessed'
type Reading = ReadName & { readonly trust: Trust }

/** Every way a name on paper can be meant. Without a comma either end may be the family name. */
function readingsOnPaper({ words, comma }: SplitName): Reading[] {
  if (comma !== null) {
    const [before, after] = [words.slice(0, comma), words.slice(comma)]
    return [
      { family: before, given: after, trust: 'plain' },
      { family: after, given: before, trust: 'swapped' },
    ]
  }
  if (words.length === 1) {
    return [
      { family: words, given: [], trust: 'plain' },
      { family: [], given: words, trust: 'plain' },
    ]
  }
  const cuts = words.slice(1).map((_, index) => index + 1)
  const givenFirst = cuts.map((cut): Reading => ({
    given: words.slice(0, cut),
    family: words.slice(cut),
    trust: 'given-first',
  }))
  const familyFirst = cuts.map((cut): Reading => ({
    family: words.slice(0, cut),
    given: words.slice(cut),
    trust: 'family-first',
  }))
  return [...givenFirst, ...familyFirst]
}

/**
 * The ways a person's own name can be meant: the last word is the family name, with the small words before it. Where there
 * are three words or more, the family name may have two of them; that is only a guess, and is trusted less.
 */
function readingsOfPerson({ words, comma }: SplitName): Reading[] {
  if (comma !== null) return [{ family: words.slice(0, comma), given: words.slice(comma), trust: 'plain' }]
  let cut = Math.max(words.length - 1, 0)
  while (cut > 1 && PARTICLE.test(words[cut - 1] ?? '')) cut--
  const plain: Reading = { given: words.slice(0, cut), family: words.slice(cut), trust: 'plain' }
  if (cut < 2) return [plain]
  return [plain, { given: words.slice(0, cut - 1), family: words.slice(cut - 1), trust: 'guessed' }]
}

/** The best way to see the written name as one of the person's names; `points` are those of clinical.md §4.3. */
export function fitName(written: SplitName, name: string, otherNames: readonly string[]): NameFit {
  const own = readingsOfPerson(splitName(name))
  const aliases = otherNames.map(splitName).filter((alias) => alias.words.length > 0)
  const ofAliases = aliases.flatMap((alias) =>
    alias.words.length === 1 ? own.map((reading) => ({ ...reading, family: alias.words })) : readingsOfPerson(alias),
  )
  const suffixes = [splitName(name), ...aliases].map((known) => known.suffix)
  const suffixDiffers = written.suffix !== null && !suffixes.includes(written.suffix)
  const fits = readingsOnPaper(written).flatMap((paper) =>
    [...own, ...ofAliases].map((person) => ({ ...fitReading(paper, person), suffixDiffers })),
  )
  return fits.reduce((best, fit) => (namePoints(fit) > namePoints(best) ? fit : best))
}

/** Points of clinical.md §4.3 for a name, without the suffix. */
export function namePoints({ family, given }: Pick<NameFit, 'family' | 'given'>): number {
  const ofFamily = { equal: 3, close: 2, unclear: 0, differs: -3, absent: 0 }[family]
  const ofGiven = { equal: 3, initial: 1, unclear: 0, placeholder: 0, differs: -4, absent: 0 }[given]
  return ofFamily + ofGiven
}

type Fit = { readonly family: FamilyFit; readonly given: GivenFit }
const APART: Fit = { family: 'differs', given: 'differs' }

function fitReading(paper: Reading, person: Reading): Fit {
  const fit = { family: fitFamily(paper.family, person.family), given: fitGiven(paper.given, person.given) }
  if (paper.trust === 'swapped') {
    // Only the two names whole and exchanged are worth a question; parts of one in the other are chance.
    return fit.family === 'equal' && fit.given === 'equal' ? { family: 'close', given: 'initial' } : APART
  }
  if (fit.family !== 'close') return fit
  if (takesGivenNames(paper, person.family)) return fitTaken(paper, fit)
  return person.trust === 'guessed' && !isSurelyDouble(person) ? fitGuessed(paper, person, fit.given) : fit
}

/** Words between the names: read given name first, another cut has them among the given names, where they are compared. */
function fitTaken(paper: Reading, { family, given }: Fit): Fit {
  if (paper.trust === 'given-first') return APART
  return { family, given: given === 'equal' || given === 'initial' ? 'unclear' : given }
}

/** Without the first of the two words the guess says no more than the plain reading, which compares all given names. */
function fitGuessed(paper: Reading, person: Reading, given: GivenFit): Fit {
  return beginsAlike(paper.family, person.family) ? { family: 'unclear', given } : APART
}

/** Whether a cut puts words that may be given names to the person's whole family name: `Rosa | Elena Alvarez`. */
function takesGivenNames({ family, trust }: Reading, person: readonly string[]): boolean {
  const known = partsOf(person)
  const fewer = partsOf(trust === 'given-first' ? family.slice(1) : family.slice(0, -1))
  const at = trust === 'given-first' ? fewer.length - known.length : 0
  return trust.endsWith('-first') && fewer.length >= known.length && known.every((word, i) => word === fewer[at + i])
}

function beginsAlike([a]: readonly string[], [b]: readonly string[]): boolean {
  const [x, y] = [partsOf([a ?? ''])[0] ?? '', partsOf([b ?? ''])[0] ?? '']
  return isOneEditApart(looksLike(x), looksLike(y))
}

/** Behind two given names, two more words are two surnames; behind one, the first may be a middle name. */
const isSurelyDouble = ({ given, family }: Reading): boolean =>
  withoutSmall(given).length >= 2 && withoutSmall(family).length >= 2

const partsOf = (words: readonly string[]): string[] =>
  words.flatMap((word) => word.split('-')).filter((part) => part !== '')

function fitFamily(paper: readonly string[], person: readonly string[]): FamilyFit {
  if (paper.length === 0 || person.length === 0) return 'absent'
  const [a, b] = [partsOf(paper), partsOf(person)]
  const [whole, known] = [a.join(''), b.join('')]
  if (whole === known || untransliterated(whole) === untransliterated(known)) return 'equal'
  if (looksLike(whole) === looksLike(known)) return 'close'
  if (Math.min(whole.length, known.length) >= 4 && isOneEditApart(whole, known)) return 'close'
  return isPartOf(a, b) || isPartOf(b, a) || isSameDouble(withoutSmall(a), withoutSmall(b)) ? 'close' : 'differs'
}

/** Small words do not count between surnames, and of a double surname only the first need be written out: `García P.` */
function isSameDouble(paper: readonly string[], person: readonly string[]): boolean {
  const [[first, second = '', ...more], [known, knownSecond = '', ...others]] = [paper, person]
  if (first === undefined || first !== known || first.length < 3 || more.length + others.length > 0) return false
  const isInitial = second.length === 1 || knownSecond.length === 1
  return isInitial ? second[0] === knownSecond[0] : second === knownSecond || second === '' || knownSecond === ''
}

const withoutSmall = (words: readonly string[]): string[] => words.filter((word) => !SMALL.test(word))

/** Whether a double name holds the other whole, at its start or end: `Alvarez-Kim` and `Alvarez`. */
function isPartOf(part: readonly string[], double: readonly string[]): boolean {
  if (part.length >= double.length || part.join('').length < 3) return false
  const atStart = part.every((word, i) => word === double[i])
  return atStart || part.every((word, i) => word === double[double.length - part.length + i])
}

function fitGiven(paper: readonly string[], person: readonly string[]): GivenFit {
  const [first, ...more] = withoutSmall(paper)
  const [known, ...knownMore] = withoutSmall(person)
  if (first === undefined || known === undefined) return 'absent'
  if (PLACEHOLDER.test(first)) return 'placeholder'
  if (first.length === 1 || known.length === 1) return fitInitial([first, ...more], [known, ...knownMore])
  return fitWritten([first, ...more], [known, ...knownMore])
}

/** `M. Dolores` is not María del Carmen, and `M.` alone may be either. */
function fitInitial([first = '', ...more]: readonly string[], [known = '', ...knownMore]: readonly string[]): GivenFit {
  if (first[0] !== known[0]) return 'differs'
  const leads = LEADS.test(known)
  if (leads && knownMore.length > 0 && more.length === 0) return 'unclear'
  const middle = fitMiddle(more, knownMore, leads)
  return middle === 'equal' ? 'initial' : middle
}

function fitWritten(
  [first, ...more]: readonly [string, ...string[]],
  [known, ...knownMore]: readonly [string, ...string[]],
): GivenFit {
  const leads = LEADS.test(known)
  if (isInOneWord(first, more[0], known) || isInOneWord(known, knownMore[0], first)) return 'equal'
  if (isSameGiven(first, known)) return fitMiddle(more, knownMore, leads)
  // `Carmen` of `María del Carmen`: likely she, but it could be a sister.
  const isSecond = leads && isSameGiven(first, knownMore[0] ?? '')
  return isSecond || mayBeMeant(first, known) ? 'unclear' : 'differs'
}

/** Names that many sisters and brothers share; what follows tells them apart: María Dolores, María del Carmen. */
const LEADS = /^(?:maria|marie|ma|jose|juan|ana|luis)$/

const unhyphened = (word: string): string => word.replace(/-/g, '')

/** `Mary Ann` and `Maryann` or `Mary-Ann`. */
const isInOneWord = (first: string, second: string | undefined, whole: string): boolean =>
  second !== undefined && unhyphened(first + second) === unhyphened(whole)

/** Half of a double name, or a likely misreading. */
function mayBeMeant(first: string, known: string): boolean {
  const isHalf = partsOf([first])[0] === known || partsOf([known])[0] === first
  return isHalf || looksLike(unhyphened(first)) === looksLike(unhyphened(known))
}

function isSameGiven(a: string, b: string): boolean {
  const [x, y] = [withoutDigits(unhyphened(a)), withoutDigits(unhyphened(b))]
  if (x === y || untransliterated(x) === untransliterated(y)) return true
  const groups = nicknameGroupsOf(x)
  return nicknameGroupsOf(y).some((group) => groups.includes(group))
}

/**
 * Middle names count nothing where one is left out or an initial, except behind a name that `leads`: there another initial
 * is in doubt, and another name is another person's. Elsewhere two that are written out and differ are in doubt.
 */
function fitMiddle(paper: readonly string[], person: readonly string[], leads: boolean): GivenFit {
  const fits = paper.slice(0, person.length).map((word, at) => fitOneMiddle(word, person[at] ?? '', leads))
  return fits.find((fit) => fit !== 'equal') ?? 'equal'
}

function fitOneMiddle(paper: string, person: string, leads: boolean): 'equal' | 'unclear' | 'differs' {
  if (paper.length === 1 || person.length === 1) return leads && paper[0] !== person[0] ? 'unclear' : 'equal'
  if (isSameGiven(paper, person) || paper.startsWith(person) || person.startsWith(paper)) return 'equal'
  return leads && !isOneEditApart(looksLike(paper), looksLike(person)) ? 'differs' : 'unclear'
}

const DIGITS: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 5: 's', 8: 'b' }

/** No name has digits: where OCR put one, it is the letter that looks like it. */
const withoutDigits = (word: string): string => word.replace(/[0158]/g, (digit) => DIGITS[digit] ?? digit)

/** The word with letters and pairs that OCR mistakes for each other made the same. */
const looksLike = (word: string): string =>
  withoutDigits(word).replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/cl/g, 'd').replace(/i/g, 'l')

const untransliterated = (word: string): string => word.replace(/([aou])e/g, '$1')

/** Whether one insertion, deletion or change of a character makes the words equal. */
export function isOneEditApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.slice(at + (short.length === long.length ? 1 : 0)) === long.slice(at + 1)
}
