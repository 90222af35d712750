import { detailsOfText } from '../long-text.ts'
import type { EntryDraft } from '../parsed.ts'
import { codingsOf, wordOrCode, wordsOfConcept } from './concepts.ts'
import { detailsOf, type Detail } from './details.ts'
import { contradiction } from './differs.ts'
import { statedDate, type Stated } from './fhir-dates.ts'
import { referenceOf, type Found, type FoundResources } from './found.ts'
import { isTrue, list, nodes, one, own, text, type Node } from './node.ts'
import { narrativeOf } from './narrative.ts'
import { isNegated } from './negations.ts'
import { cut, kindOfObservation, valueOf } from './observations.ts'
import { sayFrom, titleIn, type Title } from './references.ts'
import { ruleFor, type Rule } from './rules.ts'
import { labelOf, words, wordsAt, type SayReference } from './words.ts'

/** The most details of one entry; what is beyond is said to be there. */
const MOST_DETAILS = 200

/**
 * A resource as an entry: its own words, codes, status and dates, and every other element that a person can read as a
 * detail. `documents` are the words for its attachments. Null where the resource says nothing.
 */
export function entryOf(resources: FoundResources, found: Found, documents: readonly Detail[]): EntryDraft | null {
  const rule = ruleFor(found.type)
  if (!rule) return null
  const { node } = found
  const say = sayFrom(resources, found)
  const named = titleOf(resources, found, say)
  const stated = statedDate(node, rule.dates)
  const value = found.type === 'Observation' ? valueOf(node, say) : null
  const used = new Set([...(named?.names ?? []), ...(stated?.names ?? [])])
  const details = [...documents, ...detailsOf(resources, found, used)]
  const isEmpty = !named && !stated && !value && details.length === 0
  return isEmpty
    ? null
    : {
        ...whatOf(found, rule, named, value),
        ...whenOf(node, stated),
        details: bounded(details),
        place: placeOf(node, say),
      }
}

type What = Omit<EntryDraft, 'date' | 'time' | 'until' | 'details' | 'place'>

function whatOf({ type, node, origin }: Found, rule: Rule, named: Title | null, value: EntryDraft['value']): What {
  const codes = (named?.codes ?? []).slice(0, 40)
  return {
    kind: type === 'Observation' ? kindOfObservation(node) : rule.kind,
    title: titled(type, rule, named),
    codes,
    status: statusOf(node),
    negated: isNegated(node, codes, named?.words ?? ''),
    value,
    section: null,
    differs: contradiction(node, value),
    origin,
  }
}

const whenOf = (node: Node, stated: Stated | null): Pick<EntryDraft, 'date' | 'time' | 'until'> => ({
  date: stated?.date ?? null,
  time: stated?.time ?? null,
  until: untilOf(node) ?? stated?.until ?? null,
})

/** Long texts go on in a further detail; nothing of a detail is cut. */
function bounded(details: readonly Detail[]): Detail[] {
  const kept = details.slice(0, MOST_DETAILS).flatMap(({ label, text: said }) => detailsOfText(label, said))
  const more = details.length - MOST_DETAILS
  return more > 0 ? [...kept, { label: 'Not printed here', text: `${more} more details stand in the file` }] : kept
}

/** Types whose name says what the entry is; the others say it by their kind. */
const PREFIXED = /^(?:other|plan|note)$/
const PLAIN = /^(?:CarePlan|ServiceRequest|ProcedureRequest|DocumentReference|DiagnosticOrder|ReferralRequest)$/

function titled(type: string, rule: Rule, named: Title | null): string {
  const kind = labelOf(type)
  if (!named) return `${kind} (not named in the file)`
  const isPrefixed =
    PREFIXED.test(rule.kind) && !PLAIN.test(type) && !named.words.toLowerCase().startsWith(kind.toLowerCase())
  return cut(isPrefixed ? `${kind}: ${named.words}` : named.words, 2000)
}

function titleOf(resources: FoundResources, found: Found, say: SayReference): Title | null {
  if (found.type.startsWith('Family')) return relativeOf(found.node)
  if (found.type.startsWith('Questionnaire')) return answersTo(found.node)
  const title = titleIn(resources, found)
  if (title) return title
  const [first] = narrativeOf(found.node)
  if (first !== undefined && first.length < 200 && found.type !== 'Observation')
    return { words: first, codes: [], names: [] }
  const type = wordsAt(found.node, 'category', say)
  return type === null ? null : { words: type, codes: list(found.node, 'category').flatMap(codingsOf), names: [] }
}

/** `Father: Type 2 diabetes`: never to be taken for the patient's own. */
function relativeOf(node: Node): Title {
  const who = wordsOfConcept(one(node, 'relationship') ?? text(node, 'relationship')) ?? 'a relative'
  const conditions = nodes(node, 'condition').map((each) => one(each, 'code') ?? one(each, 'type'))
  const said = conditions.map(wordsOfConcept).filter((each) => each !== null)
  const title = said.length === 0 ? `Family history of ${who}` : `${who} (family history): ${said.join(', ')}`
  return { words: title, codes: conditions.flatMap(codingsOf), names: ['relationship'] }
}

/** A form is known by the display of its canonical address, else by the last part of the address. */
function answersTo(node: Node): Title {
  const said = words(own(one(node, '_questionnaire'), 'extension'), () => null)?.replace(/^display: /i, '')
  const address =
    text(node, 'questionnaire') ??
    text(one(node, 'questionnaire'), 'display') ??
    referenceOf(own(node, 'questionnaire'))
  const form = said ?? address.replace(/\|.*$/, '').replace(/\/+$/, '').replace(/^.*\//, '')
  return {
    words: form === '' ? 'Answers to a questionnaire' : `Answers to ${form}`,
    codes: [],
    names: ['questionnaire'],
  }
}

/** Every status as stated: clinical, verification, and the resource's own. */
function statusOf(node: Node): string | null {
  const said = ['clinicalStatus', 'verificationStatus', 'status'].flatMap((name) => list(node, name).map(wordOrCode))
  const all = said.filter((each) => each !== null)
  if (isTrue(node, 'wasNotTaken') || codeIs(node, 'taken', 'n')) all.push('not taken')
  return all.length === 0 ? null : cut([...new Set(all)].join(', '), 200)
}

const codeIs = (node: Node, name: string, code: string): boolean => text(node, name) === code

/** The end that has an element of its own (abatement, R4 §9.2). */
const untilOf = (node: Node) => statedDate(node, ['abatement', 'resolutionDate', 'end'])?.date ?? null

function placeOf(node: Node, say: SayReference): string | null {
  const inner = nodes(node, 'location').map((each) => one(each, 'location') ?? each)
  const places = inner.map((each) => ('reference' in each || 'display' in each ? say(each) : wordsOfConcept(each)))
  const provider = ['serviceProvider', 'managingOrganization'].map((name) => {
    const who = one(node, name)
    return who ? say(who) : null
  })
  const place = [...places, ...provider].find((each) => each != null)
  return place == null ? null : cut(place, 300)
}
