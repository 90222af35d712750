import type { Coding } from '../../model/entry.ts'
import { sayValue } from '../printed-entry.ts'
import { codingsOf, wordsOfConcept } from './concepts.ts'
import { referenceOf, type Found, type FoundResources } from './found.ts'
import { calledName } from './human-names.ts'
import { isNode, list, namesOfChoice, one, text, type Node } from './node.ts'
import { valueOf } from './observations.ts'
import { ruleFor } from './rules.ts'
import { labelOf, words, type SayReference } from './words.ts'

/** What the references of a resource say. The patient is named in the header of the page and nowhere else. */
export const sayFrom =
  (resources: FoundResources, from: Found): SayReference =>
  (reference) =>
    sayReference(resources, from, reference)

function sayReference(resources: FoundResources, from: Found, reference: Node): string | null {
  const address = referenceOf(reference)
  const to = resources.follow(address, from)
  if (to?.type === 'Patient' || /(?:^|\/)Patient\//.test(address)) return null
  const display = text(reference, 'display')
  if (to) return sayResource(resources, to, display)
  if (display !== null) return display
  const value = text(one(reference, 'identifier'), 'value')
  if (value !== null) return value
  const type = /([A-Z][A-Za-z]+)[/?]/.exec(address)?.[1] ?? text(reference, 'type')
  return address === '' ? null : `${type === null ? 'a resource' : labelOf(type)} (not in this file)`
}

function sayResource(resources: FoundResources, to: Found, display: string | null): string | null {
  if (to.type === 'Observation') return sayObservation(resources, to, display)
  if (display !== null) return display
  if (to.type === 'PractitionerRole') return sayRole(resources, to)
  return titleIn(resources, to)?.words ?? calledName(to.node) ?? labelOf(to.type)
}

function sayObservation(resources: FoundResources, to: Found, display: string | null): string | null {
  const value = valueOf(to.node, () => null)
  const title = titleIn(resources, to)?.words ?? display
  return title === null || !value ? (display ?? title) : `${title}: ${sayValue(value)}`
}

function sayRole(resources: FoundResources, to: Found): string | null {
  const said = ['practitioner', 'organization'].map((name) => words(one(to.node, name), noRole(resources, to)))
  return said.filter((part) => part !== null).join(', ') || null
}

const noRole =
  (resources: FoundResources, from: Found): SayReference =>
  (reference) => {
    const to = resources.follow(referenceOf(reference), from)
    return text(reference, 'display') ?? (to && to.type !== 'PractitionerRole' ? calledName(to.node) : null)
  }

/** What names a resource: the words, their codes, and the elements they were taken from. */
export type Title = { readonly words: string; readonly codes: readonly Coding[]; readonly names: readonly string[] }

/** The title that a resource's own elements give it; null where they say nothing. */
export function titleIn(resources: FoundResources, found: Found, hops = 0): Title | null {
  for (const stem of ruleFor(found.type)?.title ?? []) {
    const title = titleAt(resources, found, stem, hops)
    if (title) return title
  }
  return null
}

/** The first title under a name or a choice of names; `a.b` leads inside. */
function titleAt(resources: FoundResources, found: Found, stem: string, hops: number): Title | null {
  const [outer = '', inner] = stem.split('.')
  const from = inner === undefined ? found.node : one(found.node, outer)
  for (const name of from ? namesOfChoice(from, inner ?? outer) : []) {
    const values = list(from, name)
    const title = titleOf(resources, found, values, hops)
    if (title) return { ...title, names: inner === undefined && values.length === 1 ? [name] : [] }
  }
  return null
}

type Words = Omit<Title, 'names'>

function titleOf(resources: FoundResources, found: Found, values: readonly unknown[], hops: number): Words | null {
  for (const value of values) {
    const said = wordsOfConcept(value) ?? (isNode(value) ? text(value, 'name') : null)
    if (said !== null) return { words: said, codes: codingsOf(value) }
    const led = isNode(value) ? ledTo(resources, found, value, hops) : null
    if (led) return led
  }
  return null
}

/** The title of what a reference leads to; three hops are enough for any honest file. */
function ledTo(resources: FoundResources, found: Found, value: Node, hops: number): Words | null {
  const to = hops < 3 ? resources.follow(referenceOf(value), found) : null
  const title = to ? titleIn(resources, to, hops + 1) : null
  if (title) return title
  const display = text(value, 'display') ?? text(one(value, 'reference'), 'display')
  return display === null ? null : { words: display, codes: [] }
}
