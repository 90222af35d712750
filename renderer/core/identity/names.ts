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
const PLACEHOLDER = /^(?:baby|babygirl|babyboy|newborn|infant|bg|bb|girl|boy|twin|neonate|male|female)$/

/** Lower case, no accents, letters, digits and hyphens only. */
export function foldName(word: string): string {
  const bare = word
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

type Reading = ReadName & { readonly trust: 'plain' | 'swapped' | 'guessed' }

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
    trust: 'plain',
  }))
  const familyFirst = cuts.map((cut): Reading => ({
    family: words.slice(0, cut),
    given: words.slice(cut),
    trust: 'plain',
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

function fitReading(paper: Reading, person: Reading): { family: FamilyFit; given: GivenFit } {
  const family = fitFamily(paper.family, person.family)
  const given = fitGiven(paper.given, person.given)
  if (paper.trust === 'swapped') {
    // Only the two names whole and exchanged are worth a question; parts of one in the other are chance.
    const exchanged = family === 'equal' && given === 'equal'
    return exchanged ? { family: 'close', given: 'initial' } : { family: 'differs', given: 'differs' }
  }
  if (person.trust === 'guessed' && family === 'close') return { family: 'unclear', given }
  return { family, given }
}

const partsOf = (words: readonly string[]): string[] =>
  words.flatMap((word) => word.split('-')).filter((part) => part !== '')

function fitFamily(paper: readonly string[], person: readonly string[]): FamilyFit {
  if (paper.length === 0 || person.length === 0) return 'absent'
  const [a, b] = [partsOf(paper), partsOf(person)]
  const [whole, known] = [a.join(''), b.join('')]
  if (whole === known || untransliterated(whole) === untransliterated(known)) return 'equal'
  if (looksLike(whole) === looksLike(known)) return 'close'
  if (Math.min(whole.length, known.length) >= 4 && isOneEditApart(whole, known)) return 'close'
  return isPartOf(a, b) || isPartOf(b, a) ? 'close' : 'differs'
}

/** Whether a double name holds the other whole, at its start or end: `Alvarez-Kim` and `Alvarez`. */
function isPartOf(part: readonly string[], double: readonly string[]): boolean {
  if (part.length >= double.length || part.join('').length < 3) return false
  const atStart = part.every((word, i) => word === double[i])
  return atStart || part.every((word, i) => word === double[double.length - part.length + i])
}

function fitGiven(paper: readonly string[], person: readonly string[]): GivenFit {
  const [first, second] = paper
  const [known, knownSecond] = person
  if (first === undefined || known === undefined) return 'absent'
  if (PLACEHOLDER.test(first)) return 'placeholder'
  if (first.length === 1 || known.length === 1) return first[0] === known[0] ? 'initial' : 'differs'
  if (isInOneWord(first, second, known) || isInOneWord(known, knownSecond, first)) return 'equal'
  if (isSameGiven(first, known)) return fitMiddle(second, knownSecond)
  return mayBeMeant(first, known) ? 'unclear' : 'differs'
}

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

/** Middle names count nothing, except where both are written out and differ: María José and María Elena may be sisters. */
function fitMiddle(paper: string | undefined, person: string | undefined): GivenFit {
  if (paper === undefined || person === undefined || paper.length === 1 || person.length === 1) return 'equal'
  return isSameGiven(paper, person) || paper.startsWith(person) || person.startsWith(paper) ? 'equal' : 'unclear'
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
