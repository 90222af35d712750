import { codesAt, codingsOf, wordsOfConcept } from './concepts.ts'
import { writtenDate } from './fhir-dates.ts'
import { referenceOf, type Found, type FoundResources } from './found.ts'
import { narrativeOf, narrativeStatus } from './narrative.ts'
import { isNode, list, namesOfChoice, nodes, one, own, text, type Node } from './node.ts'
import { componentsOf, cut, whyAbsent } from './observations.ts'
import { sayFrom, titleIn } from './references.ts'
import { annotation, dosage, isUnsaid, labelOf, words, type SayReference } from './words.ts'

/** What an entry says beside its title, value, dates and status. */
export type Detail = { readonly label: string; readonly text: string }

/**
 * Everything else that a resource says, in words: first what changes its meaning, then its other elements in their order.
 * `used` are the elements that the entry tells elsewhere.
 */
export function detailsOf(resources: FoundResources, found: Found, used: ReadonlySet<string>): readonly Detail[] {
  const say = sayFrom(resources, found)
  const told = new Set([...used, ...categoryTold(found)])
  return [...leading(found, say), ...others(found, told, say), ...ofMedication(resources, found)]
}

/** The heading says the category of most observations already. */
function categoryTold({ type, node }: Found): string[] {
  const codes = type === 'Observation' ? codesAt(node, 'category') : []
  return codes.length > 0 && codes.every((code) => /^(?:vital-signs|laboratory|social-history)$/.test(code))
    ? ['category']
    : []
}

/** What is said first: a mark of error, why a value is missing, components, forms' answers, dosages and notes. */
function leading({ type, node }: Found, say: SayReference): Detail[] {
  const codes = [
    ...list(node, 'status'),
    ...list(node, 'verificationStatus').flatMap((each) =>
      typeof each === 'string' ? [each] : codingsOf(each).map(({ code }) => code),
    ),
  ]
  const isError = codes.includes('entered-in-error')
  const absent = type === 'Observation' ? whyAbsent(node) : null
  return [
    ...(isError ? [{ label: 'Marked by its source', text: 'entered in error' }] : []),
    ...(absent === null ? [] : [{ label: 'No value', text: absent }]),
    ...(type === 'Observation' ? componentsOf(node, say) : []),
    ...(type.startsWith('Questionnaire') ? answers(node, say, 0) : []),
    ...(type.startsWith('Family') ? relativesConditions(node, say) : []),
    ...['dosageInstruction', 'dosage'].flatMap((name) =>
      nodes(node, name).flatMap((each) => detail('Dosage', dosage(each, say))),
    ),
    ...['note', 'comment', 'comments'].flatMap((name) =>
      list(node, name).flatMap((each) => detail('Note', isNode(each) ? annotation(each) : words(each, say))),
    ),
    ...(/^(?:additional|)$/.test(narrativeStatus(node))
      ? detail('In the words of the file', narrativeOf(node).join('\n') || null)
      : []),
  ]
}

const detail = (label: string, said: string | null): Detail[] =>
  said === null || said === '' ? [] : [{ label, text: said }]

function relativesConditions(node: Node, say: SayReference): Detail[] {
  return nodes(node, 'condition').flatMap((each) => {
    const title = wordsOfConcept(one(each, 'code') ?? one(each, 'type')) ?? 'Condition'
    const rest = Object.fromEntries(Object.entries(each).filter(([name]) => name !== 'code' && name !== 'type'))
    return detail(title, words(rest, say))
  })
}

/** Questions of a form and their answers, groups in order. */
function answers(node: Node, say: SayReference, depth: number): Detail[] {
  if (depth > 8) return []
  const items = ['item', 'group', 'question'].flatMap((name) => nodes(node, name))
  return items.flatMap((item) => {
    const given = nodes(item, 'answer')
    const said = given.map((answer) => wordsOfAnswer(answer, say)).filter((each) => each !== null)
    const label = text(item, 'text') ?? text(item, 'title') ?? text(item, 'linkId') ?? 'Question'
    const deeper = [...given, item].flatMap((each) => answers(each, say, depth + 1))
    return [...(said.length > 0 ? [{ label: cut(label, 200), text: said.join('; ') }] : []), ...deeper]
  })
}

function wordsOfAnswer(answer: Node, say: SayReference): string | null {
  const name = namesOfChoice(answer, 'value')[0]
  return name === undefined ? null : words(own(answer, name), say)
}

/** Elements that are told elsewhere: whose it is, what it is, the title, the value, the attachments, the place. */
const TOLD = new Set(
  (
    'subject patient beneficiary individual text identifier status clinicalStatus verificationStatus component referenceRange interpretation ' +
    'dataAbsentReason encounter note comments comment dosageInstruction dosage presentedForm content photo payload item group ' +
    'questionnaire location serviceProvider managingOrganization instantiatesCanonical instantiatesUri udiCarrier masterIdentifier ' +
    'medicationCodeableConcept medicationReference medication wasNotTaken'
  ).split(' '),
)
const STILL_SAID: Readonly<Record<string, string>> = {
  CarePlan: 'activity',
  Claim: 'item',
  ExplanationOfBenefit: 'item',
  List: 'entry',
}

function others({ type, node }: Found, used: ReadonlySet<string>, say: SayReference): Detail[] {
  const values = type === 'Observation' ? new Set(namesOfChoice(node, 'value')) : new Set<string>()
  const isTold = (name: string): boolean =>
    used.has(name) || values.has(name) || isUnsaid(name) || (TOLD.has(name) && STILL_SAID[type] !== name)
  const isForRelatives = (name: string): boolean =>
    type.startsWith('Family') && (name === 'condition' || name === 'name')
  return Object.entries(node).flatMap(([name, value]) => {
    if (isTold(name) || isForRelatives(name)) return []
    if (name === 'extension' || name === 'modifierExtension')
      return list(node, name).flatMap((each) => extensionDetail(each, say))
    if (name === 'context' && list(node, name).some((each) => referenceOf(each) !== '')) return []
    const said = (isDateName(name) ? writtenDate(value) : null) ?? words(value, say)
    return said === null
      ? []
      : [
          {
            label: type.startsWith('Family') && name.startsWith('born') ? 'Birth of the relative' : labelOf(name),
            text: said,
          },
        ]
  })
}

const isDateName = (name: string): boolean =>
  /date|recorded|issued|^(?:onset|abatement|sent|authored|created)/i.test(name)

function extensionDetail(value: unknown, say: SayReference): Detail[] {
  const said = words(value, say)
  const at = said?.indexOf(': ') ?? -1
  return said === null || at < 1 ? [] : [{ label: said.slice(0, at), text: said.slice(at + 2) }]
}

/** What a medication resource adds to the entry that refers to it: form, strength, ingredients. */
function ofMedication(resources: FoundResources, found: Found): Detail[] {
  const to = medicationOf(resources, found)
  if (!to) return []
  const title = titleIn(resources, to)
  return others(to, new Set(title?.names ?? []), sayFrom(resources, to)).map(({ label, text: said }) => ({
    label: `Medicine: ${label.toLowerCase()}`,
    text: said,
  }))
}

/** The Medication that an entry is about, where it is a resource of the file. */
export function medicationOf(resources: FoundResources, found: Found): Found | null {
  if (found.type === 'Medication') return null
  for (const name of ['medicationReference', 'medication']) {
    const to = resources.follow(referenceOf(own(found.node, name)), found)
    if (to?.type === 'Medication') return to
  }
  return null
}
