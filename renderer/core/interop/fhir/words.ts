import { wordsOfConcept } from './concepts.ts'
import { writtenDate } from './fhir-dates.ts'
import { namesOf } from './human-names.ts'
import { isNode, list, Markup, one, own, stemOf, text, type Node } from './node.ts'

/** What is said where a reference stands: names the resource it leads to; null says nothing (the patient himself). */
export type SayReference = (reference: Node) => string | null

const DEEPEST = 8

/** Any FHIR value in words, copied as it is stated; null where it says nothing to a person. */
export function words(value: unknown, say: SayReference, depth = 0): string | null {
  if (depth > DEEPEST || value instanceof Markup) return null
  if (typeof value === 'string') return sentence(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value))
    return joined(
      value.map((each) => words(each, say, depth + 1)),
      '; ',
    )
  return isNode(value) ? wordsOfNode(value, say, depth) : null
}

const joined = (parts: readonly (string | null)[], by: string): string | null =>
  parts.filter((part) => part !== null && part !== '').join(by) || null

function sentence(value: string): string | null {
  const plain = value.trim()
  if (plain === 'true' || plain === 'false') return plain === 'true' ? 'yes' : 'no'
  return (/^\d{4}-\d{2}-\d{2}(?:T|$)/.test(plain) ? writtenDate(plain) : null) ?? (plain || null)
}

type Shape = {
  readonly is: (node: Node) => boolean
  readonly say: (node: Node, say: SayReference, depth: number) => string | null
}
const has =
  (...names: readonly string[]) =>
  (node: Node): boolean =>
    names.some((name) => Object.hasOwn(node, name))

/** The data types of R4 §2.24, told by their elements; the first that fits speaks. */
const shapes: readonly Shape[] = [
  { is: has('url'), say: (node, say, depth) => sayExtension(node, say, depth) },
  { is: has('concept', 'coding'), say: (node) => wordsOfConcept(node) },
  { is: (node) => has('reference')(node) || isLogicalReference(node), say: (node, say) => say(node) },
  { is: has('numerator', 'denominator'), say: (node) => ratio(node) },
  { is: has('low', 'high'), say: (node) => range(node) },
  { is: has('contentType', 'data'), say: (node) => text(node, 'title') ?? text(node, 'contentType') },
  { is: (node) => has('value')(node) && isQuantity(node), say: (node) => quantity(node)?.whole ?? null },
  { is: (node) => has('start', 'end')(node) && isOnly(node, ['start', 'end']), say: (node) => period(node) },
  { is: (node) => has('family', 'given')(node), say: (node) => namesOf(node) },
  {
    is: (node) => has('code')(node) && isOnly(node, ['code', 'system', 'display', 'version', 'userSelected']),
    say: (node) => wordsOfConcept(node),
  },
  { is: (node) => has('text')(node) && isOnly(node, ['text']), say: (node) => text(node, 'text') },
  {
    is: (node) => has('value')(node) && isOnly(node, ['value', 'system', 'use', 'type', 'assigner', 'period', 'rank']),
    say: (node) => text(node, 'value'),
  },
  {
    is: (node) => has('frequency', 'period', 'boundsPeriod')(node) && has('periodUnit', 'periodUnits')(node),
    say: (node, say, depth) => repeat(node, say, depth),
  },
]

const isOnly = (node: Node, names: readonly string[]): boolean =>
  Object.keys(node).every(
    (name) => names.includes(name) || name === 'id' || name === 'extension' || name.startsWith('_'),
  )

const isQuantity = (node: Node): boolean =>
  isOnly(node, ['value', 'unit', 'units', 'code', 'system', 'comparator', 'currency']) &&
  has('unit', 'units', 'code', 'comparator', 'currency')(node)

const isLogicalReference = (node: Node): boolean =>
  has('display', 'identifier')(node) && isOnly(node, ['display', 'identifier', 'type', 'reference'])

function wordsOfNode(node: Node, say: SayReference, depth: number): string | null {
  const shape = shapes.find(({ is }) => is(node))
  if (shape) return shape.say(node, say, depth)
  const parts = Object.entries(node).map(([name, value]) => {
    if (isUnsaid(name)) return null
    const said = words(value, say, depth + 1)
    if (said === null) return null
    return name === 'extension' || name === 'text' || name === 'display'
      ? said
      : `${labelOf(name).toLowerCase()}: ${said}`
  })
  return joined(parts, ', ')
}

/** What concerns machines only. */
export const isUnsaid = (name: string): boolean =>
  /^(?:id|fhir_comments|meta|implicitRules|language|resourceType|contained|div|system|linkId|fullUrl|versionId|userSelected)$/.test(
    name,
  ) || name.startsWith('_')

/** Labels that would read as those of the patient: whose page it is must not be told by a device's or a doctor's name. */
const NOT_THE_PATIENTS: Readonly<Record<string, string>> = {
  Name: 'Called',
  'Full name': 'Called',
  'Legal name': 'Called',
  'Family name': 'Called',
  'Given name': 'Called',
  Patient: 'About',
  Born: 'Birth',
  Dob: 'Birth',
  'Birth date': 'Birth',
  'Date of birth': 'Birth',
}

/** `doseQuantity` → `Dose`, `reasonCode` → `Reason`, `bodySite` → `Body site`. */
export function labelOf(name: string): string {
  const spaced = stemOf(name)
    .replace(/[-_.]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .trim()
  const label = (spaced.charAt(0).toUpperCase() + spaced.slice(1).toLowerCase()).slice(0, 200)
  return Object.hasOwn(NOT_THE_PATIENTS, label) ? (NOT_THE_PATIENTS[label] ?? label) : label
}

/** Extensions speak by the last part of their address and their value; nested ones by their parts. */
function sayExtension(node: Node, say: SayReference, depth: number): string | null {
  const name = (text(node, 'url') ?? '').replace(/[/#]+$/, '').replace(/^.*[/#:]/, '')
  if (has('contentType', 'size', 'hash')(node)) return text(node, 'title') ?? text(node, 'url')
  const value = Object.keys(node).find((key) => key.startsWith('value'))
  const said =
    value === undefined ? words(own(node, 'extension'), say, depth + 1) : words(own(node, value), say, depth + 1)
  return said === null ? null : `${labelOf(name.replace(/^(?:us-core|mcode|ccrr)-/, ''))}: ${said}`
}

/** A quantity as stated: the number with its comparator, and the unit as written. */
export function quantity(
  node: Node | null,
): { readonly number: string; readonly unit: string | null; readonly whole: string } | null {
  const value = text(node, 'value')
  if (!node || value === null) return null
  const unit = text(node, 'unit') ?? text(node, 'units') ?? text(node, 'code') ?? text(node, 'currency')
  const number = `${text(node, 'comparator') ?? ''}${value}`
  return {
    number,
    unit,
    whole: unit === null || unit === '1' ? number : unit === '%' ? `${number} %` : `${number} ${unit}`,
  }
}

export function range(node: Node): string | null {
  const low = quantity(one(node, 'low'))
  const high = quantity(one(node, 'high'))
  if (low && high) return low.unit === high.unit ? `${low.number} – ${high.whole}` : `${low.whole} – ${high.whole}`
  if (low) return `from ${low.whole}`
  return high ? `up to ${high.whole}` : null
}

export const ratio = (node: Node): string | null =>
  joined([quantity(one(node, 'numerator'))?.whole ?? null, quantity(one(node, 'denominator'))?.whole ?? null], ' / ')

export function period(node: Node): string | null {
  const [start, end] = ['start', 'end'].map((name) => writtenDate(own(node, name)) ?? text(node, name))
  if (start != null && end != null) return start === end ? start : `${start} to ${end}`
  if (start != null) return `from ${start}`
  return end == null ? null : `until ${end}`
}

const UNITS: Readonly<Record<string, string>> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
}

/** `2 times in 1 day`: what a Timing repeats (R4 §2.24.0.11), its other elements by name. */
function repeat(node: Node, say: SayReference, depth: number): string | null {
  const unit = text(node, 'periodUnit') ?? text(node, 'periodUnits') ?? ''
  const length = text(node, 'period') ?? '1'
  const name = Object.hasOwn(UNITS, unit) ? (UNITS[unit] ?? unit) : unit
  const times = joined([text(node, 'frequency'), text(node, 'frequencyMax')], ' to ') ?? '1'
  const main = `${times} ${times === '1' ? 'time' : 'times'} in ${length} ${name}${length === '1' || name === unit ? '' : 's'}`
  const rest = Object.fromEntries(
    Object.entries(node).filter(
      ([key]) => !['frequency', 'frequencyMax', 'period', 'periodUnit', 'periodUnits'].includes(key),
    ),
  )
  return joined([main, Object.keys(rest).length > 0 ? wordsOfNode(rest, say, depth + 1) : null], ', ')
}

/** A dosage in the words of the prescriber, else in its parts. */
export function dosage(node: Node, say: SayReference): string | null {
  return text(node, 'text') ?? text(node, 'patientInstruction') ?? words(node, say)
}

export const annotation = (node: Node): string | null => text(node, 'text') ?? wordsOfConcept(node)

/** The words under a name, lists joined; codes of concepts and text alike. */
export const wordsAt = (node: Node, name: string, say: SayReference): string | null =>
  joined(
    list(node, name).map((value) => words(value, say)),
    '; ',
  )
