import type { XmlElement } from '../xml.ts'

/**
 * An object of FHIR JSON, or of FHIR XML in the same shape. Numbers stand as the text that the file writes (`6.0` stays
 * `6.0`: decimals carry their precision, FHIR R4 §2.24.0.1), and an element that may repeat is one value or a list.
 */
export type Node = { readonly [name: string]: unknown }

/** Narrative that came as XML: the element itself stands where JSON has the markup as a string. */
export class Markup {
  readonly element: XmlElement
  constructor(element: XmlElement) {
    this.element = element
  }
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Markup)

/** A property of the object itself, never one that it inherits. */
export const own = (node: Node | null | undefined, name: string): unknown =>
  node && Object.hasOwn(node, name) ? node[name] : undefined

/** Everything that stands under a name, as a list. */
export function list(node: Node | null | undefined, name: string): readonly unknown[] {
  const value = own(node, name)
  if (Array.isArray(value)) return value as unknown[]
  return value === undefined || value === null ? [] : [value]
}

export const nodes = (node: Node | null | undefined, name: string): readonly Node[] => list(node, name).filter(isNode)

/** The first object under a name. */
export const one = (node: Node | null | undefined, name: string): Node | null => nodes(node, name)[0] ?? null

/** The first text (or number, as written) under a name; null where there is none or it is blank. */
export function text(node: Node | null | undefined, name: string): string | null {
  for (const value of list(node, name)) if (typeof value === 'string' && value.trim() !== '') return value.trim()
  return null
}

/** XML says `true` as a text. */
export const isTrue = (node: Node | null | undefined, name: string): boolean =>
  list(node, name).some((value) => value === true || value === 'true')

/** The names under which an element of a choice type stands: `value` finds `valueQuantity`, `valueString`, `value` … */
export const namesOfChoice = (node: Node, stem: string): string[] =>
  Object.keys(node).filter(
    (name) =>
      name === stem || (name.startsWith(stem) && /^[A-Z]/.test(name.slice(stem.length)) && isTypeName(name, stem)),
  )

/** The data types that a choice may take (FHIR R4 §2.24.0.1.2), and older names of them. */
const TYPES =
  /^(?:Base64Binary|Boolean|Canonical|Code|Date|DateTime|Decimal|Id|Instant|Integer|Markdown|Oid|PositiveInt|String|Time|UnsignedInt|Uri|Url|Uuid|Address|Age|Annotation|Attachment|CodeableConcept|CodeableReference|Coding|ContactPoint|Count|Distance|Duration|HumanName|Identifier|Money|Period|Quantity|SimpleQuantity|Range|Ratio|RatioRange|Reference|SampledData|Signature|Timing|Dosage|Meta|ContactDetail|Contributor|DataRequirement|Expression|ParameterDefinition|RelatedArtifact|TriggerDefinition|UsageContext|Integer64|Resource)$/

const isTypeName = (name: string, stem: string): boolean => TYPES.test(name.slice(stem.length))

/** `valueCodeableConcept` → `value`; a name that ends in no type comes back as it is. */
export function stemOf(name: string): string {
  for (let at = 1; at < name.length; at++) if (TYPES.test(name.slice(at))) return name.slice(0, at)
  return name
}
