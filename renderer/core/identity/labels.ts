import { type Cell } from './cells.ts'

/** What a label on a page announces. `other` opens somebody else's name; `stop` only ends the value before it. */
export type LabelKind = 'name' | 'family' | 'given' | 'birth' | 'number' | 'other' | 'stop'

/** A label within a cell; its value is the text from `valueStart` to `valueEnd` (offsets in the cell's text). */
export type Label = {
  readonly kind: LabelKind
  readonly cell: Cell
  readonly start: number
  readonly valueStart: number
  readonly valueEnd: number
}

const SOMEBODY_ELSE =
  'subscriber|insured|guarantor|policy ?holder|card ?holder|spouse|husband|wife|partner|mother|father|parents?|guardian|son|daughter|child|sibling|brother|sister|' +
  'emergency contact|contact|next of kin|kin|donor|employer|beneficiary|responsible party|payer|representative|caregiver'
const PROFESSIONAL =
  'physician|doctor|dr|provider|attending|surgeon|pathologist|radiologist|oncologist|referring|ordering|requesting|requested by|consulting|pcp|' +
  'nurse|technologist|cc|copies to|copy to|from|to|signed by|dictated by|reviewed by|arzt|médico|medico'

// The colon may be read as a semicolon or a full stop; "#" and "=" stand in its place on labels and wristbands. Typed
// reports fill up to it with dots: `BORN......: 23/11/1949`.
const SEPARATOR = '(?:\\s|\\.{2,})*[:;#=]+\\s*'
const LABELS: readonly { readonly kind: LabelKind; readonly words: string; readonly bare: boolean }[] = [
  {
    kind: 'family',
    words:
      "last name|surname|family name|apellidos?|nachname|familienname|patient'?s? (?:last|family) name|pt\\.? last name",
    bare: true,
  },
  {
    kind: 'given',
    words: "first name|given names?|forenames?|vornamen?|patient'?s? (?:first|given) name|pt\\.? first name",
    bare: true,
  },
  {
    kind: 'name',
    words:
      "patient(?:'s|s)? (?:full |legal )?name|name of (?:the )?patient|pt\\.?(?:'s)? name|nombre (?:del|de la) paciente|name d(?:es|er) patient(?:en|in)",
    bare: true,
  },
  {
    kind: 'number',
    words:
      "m\\.?r\\.?n\\.?|med(?:ical|\\.)? rec(?:ord|\\.)?(?: (?:number|num|no)\\b\\.?)?|patient(?:'s)? (?:id|number|no\\.?|#|identifier)|pat\\.? ?id|unit (?:number|no\\.?)|hosp(?:ital|\\.)? (?:number|num\\b|no\\b|nr\\b|id\\b)\\.?|hosp\\.?(?= [A-Z]{0,2}\\d)|health (?:number|no\\b)\\.?|nhs?(?= \\d{3} ?\\d{3} ?\\d{4})|history (?:number|no\\b)\\.?|n\\.?[º°o]\\.? (?:de )?(?:historia|hist\\.|h\\.? ?c\\.?)(?: clínica)?|chart (?:number|no\\.?)|record (?:number|no\\.?)|nhs (?:number|no\\.?)|historia clínica|nhc|patienten-?(?:nr|id|nummer)\\.?",
    bare: true,
  },
  {
    kind: 'birth',
    words:
      "(?:patient(?:'s)? )?(?:date of birth|birth ?date)|d\\.? ?o\\.? ?b\\b\\.?|born(?: on)?|fecha de nacimiento|f(?:ec)?\\. ?nac(?:imiento)?\\.?|geburtsdatum|geb(?:oren)?\\.?(?: am)?|geb\\.-?dat\\.?|né(?:e)? le|date de naissance|nacid[oa] el",
    bare: true,
  },
  { kind: 'other', words: `(?:${SOMEBODY_ELSE})(?:'s)?(?: \\p{L}+){0,2}`, bare: false },
  { kind: 'stop', words: `(?:\\p{L}+ )?(?:${PROFESSIONAL})(?: \\p{L}+){0,2}`, bare: false },
  {
    kind: 'name',
    words:
      'patient|patientin|paciente|pt\\.?|name|full name|legal name|nombre(?: y apellidos)?|re|regarding|betr(?:eff|ifft)?\\.?|asunto|concerning',
    bare: false,
  },
]
const STOPS =
  'age|sex|gender|sexo|geschlecht|account|acct\\.?|accession|location|room|admit(?:ted)?|visit|encounter|phone|tel|address|ssn|insurance|facility|hospital|page|specimen|status|fin|csn|race|language|case|collected|received|reported|date|id'

const ANY = LABELS.map(
  ({ words, bare }, i) =>
    `(?<k${i}>(?:${words})${bare ? `(?![\\p{L}\\p{N}])(?:${SEPARATOR}|\\.{3,}[^\\p{L}\\p{N}]*|\\s+|$)` : `(?:${SEPARATOR})`})`,
)
const LABEL = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${ANY.join('|')}|(?<stop>(?:${STOPS})(?: \\p{L}+)?(?:${SEPARATOR})))`,
  'giu',
)
/** Labels of one word, and such in two languages: `Paciente / Patient`. */
const SHORT = '(?:patient(?: name)?|patientin|paciente|nombre(?: del paciente| y apellidos)?|name|pt)'
const TWO_LANGUAGES = `${SHORT} ?/ ?${SHORT}`
/** A cell that is nothing but one of the short labels needs no colon: the head of a table. */
const SHORT_ALONE = new RegExp(`^(?:${TWO_LANGUAGES}|${SHORT})$`, 'i')
/** Two of them side by side are a label wherever they stand. */
const BEFORE_ANY = new RegExp(`^${TWO_LANGUAGES}\\s*:?\\s+`, 'i')

const kindOf = (groups: Readonly<Record<string, string | undefined>>): LabelKind => {
  const at = LABELS.findIndex((_, i) => groups[`k${i}`] !== undefined)
  return LABELS[at]?.kind ?? 'stop'
}

/** The head of a table read as one cell: `Patient Date of birth Record number`. */
const BEFORE_LABEL = /^(?:patient|name|patient name) +(?=date of birth|dob\b|birth|mrn\b|med|record|patient id)/i
/** `Patient ROSA ALVAREZ`, `Patient Alvarez, Rosa`: without a colon only where the name's own form sets it off. */
const BEFORE_NAME =
  /^(?:Patient|Paciente|Name|Nombre|Pt) +(?=\p{Lu}{2}[\p{Lu}'’-]*,? +\p{Lu}{2}|\p{Lu}[\p{L}'’-]+, ?\p{Lu}\p{L}+)/u

/** The labels of a cell in order, each with the stretch that can hold its value: up to the next label. */
export function labelsOf(cell: Cell): Label[] {
  const { text } = cell
  const head = SHORT_ALONE.exec(text) ?? BEFORE_LABEL.exec(text) ?? BEFORE_ANY.exec(text) ?? BEFORE_NAME.exec(text)
  const first: Label[] = head
    ? [{ kind: 'name', cell, start: 0, valueStart: head[0].length, valueEnd: nextLabelAt(text, head[0].length) }]
    : []
  return [...first, ...labelsFrom(cell, head?.[0].length ?? 0)]
}

/** Every place in a text that reads as a label, from an offset on. */
function matchesFrom(text: string, from: number): RegExpExecArray[] {
  const label = new RegExp(LABEL)
  label.lastIndex = from
  return [...text.matchAll(label)]
}

const nextLabelAt = (text: string, from: number): number => matchesFrom(text, from)[0]?.index ?? text.length

function labelsFrom(cell: Cell, from: number): Label[] {
  const { text } = cell
  const matches = matchesFrom(text, from).filter((match) => isLabelHere(text, match))
  return matches.map((match, i) => ({
    kind: isSomebodyElses(text, match) ? 'other' : kindOf(match.groups ?? {}),
    cell,
    start: match.index,
    valueStart: match.index + match[0].length,
    valueEnd: matches[i + 1]?.index ?? text.length,
  }))
}

/** How far around a label its meaning is looked for, in characters. */
const NEAR = 60

/** A one-word label such as `name:` inside a longer one (`file name:`, `relationship to patient:`) is no label of ours. */
function isLabelHere(text: string, match: RegExpExecArray): boolean {
  if (!/^(?:patient|pt\.?|name|re|nombre|full name|paciente)[\s.]*[:;#=]/i.test(match[0])) return true
  const before = text.slice(Math.max(0, match.index - NEAR), match.index)
  if (/^re\b/i.test(match[0])) return before.trim() === ''
  return !/\p{Ll}\s*$/u.test(before) || /(?:^|\s)(?:male|female|weiblich|männlich)\s+$/i.test(before)
}

const BEFORE_ELSE = new RegExp(
  `(?:${SOMEBODY_ELSE}|${PROFESSIONAL}|file|user|drug|test|facility|plan|group|account)(?:'s|s')?[\\s.:-]*$`,
  'iu',
)
const AFTER_ELSE = new RegExp(`^[\\p{L}.' ]*(?:of|del?|de la) (?:the )?(?:${SOMEBODY_ELSE}|baby|infant)`, 'iu')

/** `Subscriber DOB`, `Mother's name`, `Date of birth of insured`. */
function isSomebodyElses(text: string, match: RegExpExecArray): boolean {
  return (
    BEFORE_ELSE.test(text.slice(Math.max(0, match.index - NEAR), match.index)) ||
    AFTER_ELSE.test(text.slice(match.index, match.index + NEAR))
  )
}

/** A cell that heads a part of the page about somebody else: the insurance, the person to call, the family's illnesses. */
export function headsSomebodyElse(cell: Cell): boolean {
  const heads = new RegExp(
    `^(?:primary |secondary )?(?:${SOMEBODY_ELSE}|insurance|coverage|family (?:medical )?history|care team|providers?|contacts?|cc|bill to)\\b[^:]{0,30}:?$`,
    'iu',
  )
  return heads.test(cell.text)
}

/** A cell that heads a part of the page about the patient, or any other new part. */
export function headsNewPart(cell: Cell): boolean {
  return (
    /^(?:patient|demographics|encounter|visit|specimen|diagnosis)\b[^:]{0,30}:?$/i.test(cell.text) ||
    /^[\p{Lu} ]{4,40}:?$/u.test(cell.text)
  )
}
