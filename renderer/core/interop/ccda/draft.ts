import type { ClinicalDate } from '../../base/clinical-date.ts'
import type { EntryKind } from '../../model/entry.ts'
import { attr, child, childrenOf, type XmlElement } from '../xml.ts'
import { bareCodes, codeWords, referredText } from './codes.ts'
import { detail, detailsOf, placeOf, type Detail } from './details.ts'
import { draftWords, type Draft } from './entry-words.ts'
import { elementWords, headOf, materialCode, untitled } from './head.ts'
import type { Places } from './narrative-places.ts'
import { relatedIn, relatedWithin, type Statement, type Within } from './statements.ts'
import { timesOf } from './times.ts'
import { valueOf } from './values.ts'
import { cut, distinctWords } from './words.ts'

/** What is known of a statement from around it. `subject` is whom it is about where that is not the patient. */
export type Around = { readonly kind: EntryKind; readonly subject: string | null; readonly places: Places }

/** One statement as an entry; null where it states nothing. */
export function draftOf(statement: Statement, around: Around): Draft | null {
  const { el } = statement
  const { places } = around
  const kind = kindOf(el, around.kind)
  const heads = headOf(el, kind, places)
  const negated = isNegated(el) || statement.above.some(isNegated)
  const related = [...relatedWithin(el), ...statement.beside.map((one) => ({ ...one, holder: null }))]
  const value = heads.fromValue ? null : valueOf(el, places)
  const times = timesWithin(statement)
  const status = statusOf(statement, kind, places)
  const details = [
    ...heads.details,
    ...(kind === 'plan' ? detail('Stated as', moods[attr(el, 'moodCode') ?? ''] ?? null) : []),
    ...detailsOf(el, places),
    ...timeDetails(times.frequency),
    ...relatedDetails(related, around, heads.title),
  ]
  const isBare = !hasValue(el) && details.length === 0 && !times.date
  const title = heads.title ?? untitled({ el, kind, negated, isBare })
  if (title === null) return null
  return {
    kind,
    title: cut(around.subject === null ? title : `${around.subject}: ${title}`, 2000),
    codes: heads.codes,
    status: status.text && cut(status.text, 200),
    statusOf: status.of,
    negated,
    date: times.date,
    time: times.time,
    until: times.until,
    value,
    details: distinctDetails([...panelDetails(statement, places), ...details]).filter(({ text }) => text !== title),
    place: placeOf(el, places),
  }
}

const hasValue = (el: XmlElement): boolean => childrenOf(el, 'value').some((one) => attr(one, 'nullFlavor') === null)

const isNegated = (el: XmlElement): boolean =>
  [attr(el, 'negationInd'), attr(el, 'actionNegationInd'), attr(el, 'valueNegationInd')].includes('true')

/** HL7 v3 ActMood of what is not done yet. */
const moods: Readonly<Record<string, string>> = {
  INT: 'intended',
  RQO: 'ordered',
  PRP: 'proposed',
  PRMS: 'promised',
  GOL: 'a goal',
  APT: 'an appointment',
  ARQ: 'a request for an appointment',
}

/** What the section and the element say it is; a plan (any mood but an event) is never shown as done. */
function kindOf(el: XmlElement, ofSection: EntryKind): EntryKind {
  const isPlan = !['EVN', null].includes(attr(el, 'moodCode'))
  if (el.name === 'substanceAdministration') return drugKind(el, ofSection, isPlan)
  if (isPlan) return ofSection === 'medicine' ? 'medicine' : 'plan'
  if (['plan', 'family-history'].includes(ofSection)) return ofSection
  if (el.name === 'encounter') return 'encounter'
  if (el.name === 'procedure') return ofSection === 'device' ? 'device' : 'procedure'
  if (el.name === 'supply' && ofSection === 'other') return 'device'
  return ofSection
}

function drugKind(el: XmlElement, ofSection: EntryKind, isPlan: boolean): EntryKind {
  const isVaccine = ofSection === 'immunisation' || materialCode(el).some(({ system }) => system.endsWith('.12.292'))
  if (isPlan && (isVaccine || !['medicine', 'other'].includes(ofSection))) return 'plan'
  return isVaccine ? 'immunisation' : 'medicine'
}

function timesWithin({ el, above }: Statement): {
  date: ClinicalDate | null
  time: string | null
  until: ClinicalDate | null
  frequency: readonly string[]
} {
  const own = timesOf(el)
  if (own.date || own.until) return own
  const organizer = above.filter(({ name }) => name === 'organizer').at(-1)
  return organizer ? { ...timesOf(organizer), frequency: own.frequency } : own
}

const timeDetails = (frequency: readonly string[]): Detail[] => detail('Frequency', frequency.join(', '))

/** LOINC 33999-4: the C-CDA status observation of a problem, an allergy, a medicine. */
const statusCode = '33999-4'

function statusOf(
  { el, above, beside }: Statement,
  kind: EntryKind,
  places: Places,
): { text: string | null; of: 'statement' | 'concern' } {
  const observed = [...relatedIn(el), ...beside].filter((one) => bareCodes(child(one.el, 'code')).includes(statusCode))
  const words = observed.flatMap((one) => childrenOf(one.el, 'value').map((value) => codeWords(value, places)))
  const stated = distinctWords(words)[0]
  if (stated !== undefined) return { text: stated, of: 'statement' }
  // A problem observation is always "completed": the observing is; only the concern around it says how the problem stands.
  const isConcern = ['problem', 'allergy'].includes(kind) && el.name === 'observation'
  const concern = above.filter(({ name }) => name === 'act').at(-1)
  const own = isConcern ? (concern ?? null) : el
  return { text: attr(child(own, 'statusCode'), 'code'), of: isConcern ? 'concern' : 'statement' }
}

/** Codes of concerns and coverage: they only say that something is on a list. */
const listCodes = new Set(['CONC', '48765-2', '11450-4', '48768-6'])

function panelDetails({ el, above }: Statement, places: Places): Detail[] {
  const organizers = above.filter((one) => !bareCodes(child(one, 'code')).some((code) => listCodes.has(code)))
  const own = codeWords(child(el, 'code'), places)
  return organizers.flatMap((one) => {
    const words = codeWords(child(one, 'code'), places)
    return words === own ? [] : detail('Part of', words ?? '')
  })
}

/** A statement within another as a detail of it: `Reaction: Hives · Severity: Mild`. `of` is what the whole is called. */
function relatedDetails(related: readonly Within[], around: Around, of: string | null): Detail[] {
  return related.flatMap((one) => {
    if (bareCodes(child(one.el, 'code')).includes(statusCode)) return []
    const statement = { el: one.el, above: [], beside: [], origin: '' }
    const draft = draftOf(statement, { ...around, kind: innerKind(one), subject: null })
    if (!draft) return []
    return detail(...labelled(one, draft.title === of ? { ...draft, title: '', codes: [] } : draft, around.places))
  })
}

const answered: readonly string[] = ['Comment', 'Instructions']

/** The label and words of a detail: where the label says what is asked, the answer is enough, and none is none. */
function labelled(one: Within, draft: Draft, places: Places): [string, string] {
  const asked = codeLabel(one.el)
  const answer = draftWords({ ...draft, title: '', codes: [] })
  if (asked !== null && draft.value) return [asked, answer]
  const known = asked ?? relationLabel(one)
  if (known === null) return draft.value ? [draft.title, answer] : [elementLabel(one.el), draftWords(draft)]
  const told = answered.includes(known) || asked !== null ? referredText(child(one.el, 'text'), places, 2000) : null
  const isSilent = asked !== null && (one.el.name === 'observation' || answered.includes(asked))
  return [known, told ?? (isSilent ? '' : draftWords(draft))]
}

/** A reaction, a reason, a diagnosis: its value is what it is called. */
const innerKind = ({ el, relation, holder }: Within): EntryKind =>
  el.name === 'observation' && (holder !== null || ['MFST', 'RSON', 'CAUS'].includes(attr(relation, 'typeCode') ?? ''))
    ? 'problem'
    : 'other'

const relationLabels: Readonly<Record<string, string>> = { MFST: 'Reaction', RSON: 'Reason', CAUS: 'Cause' }
const codeLabels: Readonly<Record<string, string>> = {
  SEV: 'Severity',
  '48767-8': 'Comment',
  '445518008': 'Age at onset',
  '82606-5': 'Criticality',
  '76662-6': 'Instructions',
  PINSTRUCT: 'Instructions',
  FINSTRUCT: 'Instructions',
  '11323-3': 'Health status',
  '29308-4': 'Diagnosis',
  '46241-6': 'Admission diagnosis',
  '11535-2': 'Discharge diagnosis',
  '10219-4': 'Diagnosis before the operation',
  '10218-6': 'Diagnosis after the operation',
}

const codeLabel = (el: XmlElement): string | null =>
  bareCodes(child(el, 'code')).flatMap((code) => codeLabels[code] ?? [])[0] ?? null

function relationLabel({ el, relation, holder }: Within): string | null {
  const ofHolder = holder && codeLabel(holder)
  if (ofHolder !== null) return ofHolder
  if (el.name === 'supply') return attr(el, 'moodCode') === 'EVN' ? 'Dispensed' : 'Ordered'
  const byTemplate = childrenOf(el, 'templateId').flatMap((one) => templateLabels[attr(one, 'root') ?? ''] ?? [])
  return relationLabels[attr(relation, 'typeCode') ?? ''] ?? byTemplate[0] ?? null
}

/** C-CDA Reaction, Severity, Indication and Instruction, where the relation does not tell. */
const templateLabels: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.10.20.22.4.9': 'Reaction',
  '2.16.840.1.113883.10.20.22.4.8': 'Severity',
  '2.16.840.1.113883.10.20.22.4.19': 'Reason',
  '2.16.840.1.113883.10.20.22.4.20': 'Instructions',
}

const elementLabel = (el: XmlElement): string =>
  el.name === 'observation' ? 'Also' : (elementWords[el.name] ?? 'Also')

function distinctDetails(details: readonly Detail[]): Detail[] {
  const seen = new Map(details.map((one) => [`${one.label}\n${one.text}`, one] as const))
  return [...seen.values()]
}
