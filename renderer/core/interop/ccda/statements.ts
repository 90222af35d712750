import { attr, child, childrenOf, type XmlElement } from '../xml.ts'
import { bareCodes } from './codes.ts'

/**
 * A clinical statement that is an entry of its own. `above`: the organizers and concern acts around it, outermost first.
 * `beside`: what stands next to it in a concern act and says more about it (a status, a comment), with its relation.
 */
export type Statement = {
  readonly el: XmlElement
  readonly above: readonly XmlElement[]
  readonly beside: readonly Related[]
  readonly origin: string
}

/** A statement within another; `relation` is the element that joins them (`entryRelationship`, `component`). */
export type Related = { readonly el: XmlElement; readonly relation: XmlElement }

const statementNames = new Set([
  'observation',
  'act',
  'procedure',
  'substanceAdministration',
  'supply',
  'encounter',
  'organizer',
  'observationMedia',
  'regionOfInterest',
])

export const isStatement = ({ name }: XmlElement): boolean => statementNames.has(name)

/** The statements directly within another, in order. */
export const relatedIn = (el: XmlElement): Related[] =>
  childrenOf(el)
    .filter(({ name }) => name === 'entryRelationship' || name === 'component' || name === 'sequenceVariant')
    .flatMap((relation) =>
      childrenOf(relation)
        .filter(isStatement)
        .map((one) => ({ el: one, relation })),
    )

/** How many clinical statements stand in an entry, however deep; the entry itself where it holds none. */
export const countIn = (entry: XmlElement): number => Math.max(1, countWithin(entry))

function countWithin(el: XmlElement): number {
  let count = 0
  for (const one of childrenOf(el)) {
    if (one.name !== 'text') count += (isStatement(one) ? 1 : 0) + countWithin(one)
  }
  return count
}

/** The statements of an entry that are entries of their own, and how many only hold others together. */
export function statementsIn(entry: XmlElement, origin: string): { statements: Statement[]; holders: number } {
  const tops = childrenOf(entry).filter(isStatement)
  const found = tops.map((el) => expanded({ el, above: [], beside: [], origin: `${origin}/${el.name}` }))
  return {
    statements: found.flatMap(({ statements }) => statements),
    holders: found.reduce((n, one) => n + one.holders, 0),
  }
}

function expanded(statement: Statement): { statements: Statement[]; holders: number } {
  const { el, above, origin } = statement
  const related = relatedIn(el)
  const held = heldBy(el, related)
  if (held.length === 0) return { statements: [statement], holders: 0 }
  const beside = related.filter((one) => !held.includes(one))
  const found = held.map((one, i) =>
    expanded({
      el: one.el,
      above: [...above, el],
      beside: i === 0 ? [...statement.beside, ...beside] : [],
      origin: `${origin}/${one.el.name}[${i + 1}]`,
    }),
  )
  return {
    statements: found.flatMap((one) => one.statements),
    holders: 1 + found.reduce((n, one) => n + one.holders, 0),
  }
}

/** The codes of acts that say nothing themselves: a concern, a diagnosis or a coverage that holds the statement proper. */
const holderCodes = new Set([
  'CONC',
  '48765-2',
  '11450-4',
  '48768-6',
  '29308-4',
  '46241-6',
  '11535-2',
  '10219-4',
  '10218-6',
  '8651-2',
  '52534-5',
  '55607006',
  '75326-9',
])
/** The codes of statements that only say more about their neighbour: status, severity, comment, age, priority, health status. */
const sayingMore = new Set([
  '33999-4',
  'SEV',
  '48767-8',
  '445518008',
  '225773000',
  '11323-3',
  '82606-5',
  '30525-0',
  '408676004',
])

/** `holder`: the statement between the two that only holds this one. */
export type Within = Related & { readonly holder: XmlElement | null }

/** The statements within another, those that only hold others replaced by what they hold. */
export const relatedWithin = (el: XmlElement): Within[] =>
  relatedIn(el).flatMap((one): Within[] => {
    const held = heldBy(one.el, relatedIn(one.el))
    return held.length === 0 ? [{ ...one, holder: null }] : held.map((inner) => ({ ...inner, holder: one.el }))
  })

/** Which of the related statements an organizer or concern act only holds; none where it is a statement of its own. */
function heldBy(el: XmlElement, related: readonly Related[]): Related[] {
  const main = related.filter((one) => !bareCodes(child(one.el, 'code')).some((code) => sayingMore.has(code)))
  if (el.name === 'organizer') return main.filter(({ relation }) => relation.name === 'component')
  if (el.name !== 'act' || !holdsOnly(el)) return []
  const about = main.filter(
    ({ relation, el: inner }) => attr(relation, 'typeCode') !== 'REFR' && statesSomething(inner),
  )
  return about.length > 0 ? about : main.filter((one) => statesSomething(one.el))
}

function holdsOnly(act: XmlElement): boolean {
  const codes = bareCodes(child(act, 'code'))
  return codes.length === 0
    ? child(child(act, 'code'), 'originalText') === null
    : codes.some((code) => holderCodes.has(code))
}

/** A statement of nothing but an id points to another entry of the file (C-CDA Entry Reference). */
const statesSomething = (el: XmlElement): boolean =>
  childrenOf(el).some(
    ({ name }) => name === 'value' || name === 'consumable' || name === 'participant' || name === 'product',
  ) || bareCodes(child(el, 'code')).length > 0
