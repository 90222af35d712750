import { err, ok, type Result } from '../../base/result.ts'
import type { ParseRefusal } from '../parsed.ts'
import { parseXml, type XmlElement } from '../xml.ts'
import { Markup, type Node } from './node.ts'

const FHIR = 'http://hl7.org/fhir'
const XHTML = 'http://www.w3.org/1999/xhtml'

/** Read FHIR XML (R4 §2.6.1) into the shape of FHIR JSON. A feed of DSTU1 (Atom) gives its resources in a bundle. */
export function readXml(bytes: Uint8Array): Result<Node, { readonly code: ParseRefusal }> {
  const root = parseXml(bytes)
  if (!root.ok) return root
  if (root.value.ns === 'http://www.w3.org/2005/Atom') return ok(bundleOfFeed(root.value))
  return root.value.ns === FHIR ? ok(resourceOf(root.value)) : err({ code: 'not-this-format' })
}

const resourceOf = (element: XmlElement): Node => ({ ...objectOf(element), resourceType: element.name })

const elementsOf = (element: XmlElement): XmlElement[] => element.children.filter((child) => typeof child !== 'string')

function objectOf(element: XmlElement): Node {
  const found = new Map<string, unknown[]>()
  const add = (name: string, value: unknown): void => void found.set(name, [...(found.get(name) ?? []), value])
  for (const [name, value] of element.attributes) if (name !== 'value') add(name, value)
  for (const child of elementsOf(element)) {
    if (child.ns === XHTML) add(child.name, new Markup(child))
    else if (/^[A-Z]/.test(child.name)) return resourceOf(child)
    else addElement(child, add)
  }
  return Object.fromEntries([...found].map(([name, values]) => [name, values.length === 1 ? values[0] : values]))
}

/** A primitive is its value; what is said about the value (extensions) stands under `_name`, as in JSON. */
function addElement(child: XmlElement, add: (name: string, value: unknown) => void): void {
  const value = child.attributes.get('value')
  const hasMore = elementsOf(child).length > 0
  if (value !== undefined) add(child.name, value)
  if (value !== undefined && hasMore) add(`_${child.name}`, objectOf(child))
  if (value !== undefined) return
  const isOnlyExtended = hasMore && elementsOf(child).every(({ name }) => name === 'extension')
  if (hasMore || child.attributes.size > 0) add(isOnlyExtended ? `_${child.name}` : child.name, objectOf(child))
}

function bundleOfFeed(feed: XmlElement): Node {
  const contents = elementsOf(feed)
    .filter(({ name }) => name === 'entry')
    .flatMap((entry) => elementsOf(entry).filter(({ name }) => name === 'content'))
  const resources = contents.flatMap(elementsOf).filter(({ ns }) => ns === FHIR)
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((each) => ({ resource: resourceOf(each) })),
  }
}
