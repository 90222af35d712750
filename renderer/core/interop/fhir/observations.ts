import type { EntryKind, StatedValue } from '../../model/entry.ts'
import { sayValue } from '../printed-entry.ts'
import { codesAt, wordOrCode, wordsOfConcept } from './concepts.ts'
import { isNode, list, namesOfChoice, nodes, one, text, type Node } from './node.ts'
import { quantity, range, words, type SayReference } from './words.ts'

/** The value of an observation or of a component of one; null where it states none. */
export function valueOf(node: Node, say: SayReference): StatedValue | null {
  const name = namesOfChoice(node, 'value')[0]
  if (name === undefined) return null
  const value = list(node, name)[0]
  const measured = isNode(value) && !('coding' in value) && !('text' in value) ? quantity(value) : null
  const said = measured?.number ?? sampled(value) ?? words(value, say)
  if (said === null) return null
  const unit = measured?.unit ?? null
  return { text: cut(said, 4000), unit: cutOrNull(unit, 100), range: rangesOf(node), flag: flagOf(node) }
}

/** A curve is not printed as thousands of numbers. */
const sampled = (value: unknown): string | null =>
  isNode(value) && Object.hasOwn(value, 'dimensions')
    ? `a recorded curve of ${(text(value, 'data') ?? '').split(/\s+/).filter((point) => point !== '').length} points`
    : null

/** Reference ranges as the source words them: its text, else its limits, with what they apply to. */
function rangesOf(node: Node): string | null {
  const ranges = nodes(node, 'referenceRange').map((each) => {
    const limits = text(each, 'text') ?? range(each)
    const of = list(each, 'appliesTo')
      .concat(list(each, 'type'))
      .map(wordsOfConcept)
      .filter((word) => word !== null)
    return limits === null ? null : [limits, ...of].join(', ')
  })
  return cutOrNull(ranges.filter((each) => each !== null).join('; ') || null, 500)
}

/** The interpretation in the source's own letters or words, never ours. */
const flagOf = (node: Node): string | null =>
  cutOrNull(
    list(node, 'interpretation')
      .map(wordOrCode)
      .filter((word) => word !== null)
      .join(', ') || null,
    100,
  )

/** Why a value is not there, in words. */
export const whyAbsent = (node: Node): string | null =>
  wordsOfConcept(one(node, 'dataAbsentReason') ?? text(node, 'dataAbsentReason'))

type Detail = { readonly label: string; readonly text: string }

/** Each component of an observation as a detail of its own. */
export function componentsOf(node: Node, say: SayReference): Detail[] {
  return nodes(node, 'component').map((component) => {
    const value = valueOf(component, say)
    const absent = whyAbsent(component)
    const label = wordsOfConcept(one(component, 'code') ?? one(component, 'name')) ?? 'Component'
    const said = value ? sayValue(value) : absent === null ? 'no value' : `no value: ${absent}`
    return { label: cut(label, 200), text: cut(said, 4000) }
  })
}

/** What an observation is, by its categories; everything else is a result. */
export function kindOfObservation(node: Node): EntryKind {
  const categories = codesAt(node, 'category')
  if (categories.includes('vital-signs')) return 'vital-sign'
  return categories.some((code) => code === 'social-history' || code === 'sdoh') ? 'social-history' : 'result'
}

export function cut(said: string, most: number): string {
  return said.length <= most ? said : `${said.slice(0, most - 2)} …`
}
const cutOrNull = (said: string | null, most: number): string | null => (said === null ? null : cut(said, most))
