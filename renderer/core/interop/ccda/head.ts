import type { EntryKind } from '../../model/entry.ts'
import { attr, at, child, childrenOf, type XmlElement } from '../xml.ts'
import { bareCodes, codesOf, codeWords, displayOf, readableCoding, referredText, type NamedCoding } from './codes.ts'
import { detail, type Detail } from './details.ts'
import type { Places } from './narrative-places.ts'
import { timesOf } from './times.ts'
import { valueOf } from './values.ts'
import { distinctWords, tidy } from './words.ts'

/** What a statement is called and its codes. `fromValue`: the value is the title (a diagnosis), so none stands beside it. */
export type Head = {
  readonly title: string | null
  readonly codes: readonly NamedCoding[]
  readonly fromValue: boolean
  readonly details: readonly Detail[]
}

const materialOf = (el: XmlElement): XmlElement | null =>
  at(el, 'consumable', 'manufacturedProduct') ?? at(el, 'product', 'manufacturedProduct')
const drugOf = (el: XmlElement): XmlElement | null =>
  child(materialOf(el), 'manufacturedMaterial') ?? child(materialOf(el), 'manufacturedLabeledDrug')
export const materialCode = (el: XmlElement): NamedCoding[] => codesOf(child(drugOf(el), 'code'))

/** The title of a statement: display, else original text, else the code with its system named; null where it has none. */
export function headOf(el: XmlElement, kind: EntryKind, places: Places): Head {
  const substance = kind === 'allergy' ? substanceHead(el, places) : null
  const head = substance ?? drugHead(el, places) ?? valueHead(el, kind, places) ?? codeHead(el, places)
  return head.title === null ? { ...head, title: ownWords(el, places) } : head
}

/** The substance of an allergy stands in its participant (C-CDA Allergy Observation). */
function substanceHead(el: XmlElement, places: Places): Head | null {
  const agents = childrenOf(el, 'participant').map((one) => at(one, 'participantRole', 'playingEntity'))
  for (const agent of agents) {
    const code = child(agent, 'code')
    const title = thingWords(code, agent, places)
    if (title === null) continue
    const type = childrenOf(el, 'value').map((one) => codeWords(one, places))
    return { title, codes: codesOf(code), fromValue: true, details: detail('Type', distinctWords(type).join(', ')) }
  }
  return null
}

const nameIn = (el: XmlElement): string | null => {
  const words = childrenOf(el, 'name').map((one) =>
    tidy(one.children.filter((part) => typeof part === 'string').join('')),
  )
  return words.find((one) => one !== '') ?? null
}

/** A substance by its code's words, or by its name where these only say that there is no code for it. */
function thingWords(code: XmlElement | null, thing: XmlElement | null, places: Places): string | null {
  const [display, name] = [displayOf(code, places), thing && nameIn(thing)]
  const isTelling = display !== null && !/\b(?:not available|unavailable|unknown|uncoded|not coded)\b/i.test(display)
  return isTelling ? display : (name ?? display ?? codeWords(code, places))
}

function drugHead(el: XmlElement, places: Places): Head | null {
  const drug = drugOf(el)
  const code = child(drug, 'code')
  const name = drug && nameIn(drug)
  const title = thingWords(code, drug, places)
  if (title === null) return null
  return { title, codes: codesOf(code), fromValue: false, details: name === title ? [] : detail('Named', name ?? '') }
}

/** Codes of the question rather than the answer: the value names the problem (C-CDA Problem Type, ASSERTION). */
const questions = new Set(
  'ASSERTION 55607006 404684003 282291009 64572001 418799008 409586006 29308-4 75326-9 75321-0 75322-8 75319-4 75318-6 75323-6 75325-1 75315-2 75312-9 248536006 373930000 11535-2 10219-4 10218-6 416471007'.split(
    ' ',
  ),
)

function valueHead(el: XmlElement, kind: EntryKind, places: Places): Head | null {
  const code = child(el, 'code')
  const codes = bareCodes(code)
  const isQuestion = codes.length === 0 || codes.some((one) => questions.has(one))
  const isNamed = isQuestion || ['problem', 'allergy'].includes(kind)
  const values = childrenOf(el, 'value').filter((one) => isCoded(one))
  if (el.name !== 'observation' || !isNamed || values.length === 0) return null
  const words = distinctWords(values.map((one) => displayOf(one, places))).join('; ') || ownWords(el, places)
  const title = words ?? distinctWords(values.map((one) => codeWords(one, places))).join('; ')
  if (title === '') return null
  const type = codes[0] === 'ASSERTION' ? null : codeWords(code, places)
  return { title, codes: values.flatMap(codesOf), fromValue: true, details: detail('Type', type ?? '') }
}

const isCoded = (value: XmlElement): boolean =>
  /^(?:.*:)?C[DEOVS]$/i.test(attr(value, 'type') ?? '') || attr(value, 'code') !== null

function codeHead(el: XmlElement, places: Places): Head {
  const code = child(el, 'code')
  const codes = bareCodes(code)
  const isQuestion = codes.length > 0 && codes.every((one) => questions.has(one))
  if (isQuestion && el.name === 'observation') return answerHead(el, places)
  const values = childrenOf(el, 'value').flatMap(codesOf)
  const details = detail('Value code', values.map(readableCoding).join(', '))
  const title = displayOf(code, places) ?? ownWords(el, places) ?? codeWords(code, places)
  return { title, codes: codesOf(code), fromValue: false, details }
}

/** Reasons for a missing value that say something of their own: withheld, asked but unknown, something else. */
const telling = new Set(['MSK', 'ASKU', 'OTH'])

/** "Problem" is a question: free words are its answer and the title; without any, it states nothing but why and when. */
function answerHead(el: XmlElement, places: Places): Head {
  const question = displayOf(child(el, 'code'), places)
  const stated = valueOf(el, places)
  const flavors = childrenOf(el, 'value').flatMap((one) => attr(one, 'nullFlavor') ?? [])
  if (stated !== null && flavors.length === 0) {
    return { title: stated.text, codes: [], fromValue: true, details: detail('Type', question) }
  }
  const isTold = flavors.some((flavor) => telling.has(flavor)) || timesOf(el).date !== null
  return { title: isTold && ownWords(el, places) === null ? question : null, codes: [], fromValue: false, details: [] }
}

/** The statement's own words, or those of the narrative that it points to, else the device that it is about. */
const ownWords = (el: XmlElement, places: Places): string | null =>
  referredText(child(el, 'text'), places, 300) ?? deviceWords(el, places)

const deviceWords = (el: XmlElement, places: Places): string | null => {
  const devices = childrenOf(el, 'participant').map((one) => at(one, 'participantRole', 'playingDevice', 'code'))
  return devices.map((code) => codeWords(code, places)).find((words) => words !== null) ?? null
}

/** What a statement is called that says nothing of its own. */
export const elementWords: Readonly<Record<string, string>> = {
  encounter: 'Encounter',
  procedure: 'Procedure',
  substanceAdministration: 'Medicine',
  supply: 'Supply',
  act: 'Act',
  organizer: 'Group',
  observation: 'Observation',
  observationMedia: 'Picture',
}
const kindWords: Readonly<Partial<Record<EntryKind, string>>> = {
  allergy: 'Allergies',
  problem: 'Problems',
  medicine: 'Medicines',
  immunisation: 'Immunisations',
  procedure: 'Procedures',
}

export type Untitled = {
  readonly el: XmlElement
  readonly kind: EntryKind
  readonly negated: boolean
  readonly isBare: boolean
}

/** "None of these" without naming one, or details of a thing that has no name; null where nothing is stated at all. */
export function untitled({ el, kind, negated, isBare }: Untitled): string | null {
  if (negated) return kindWords[kind] ?? elementWords[el.name] ?? null
  return isBare ? null : (elementWords[el.name] ?? null)
}
