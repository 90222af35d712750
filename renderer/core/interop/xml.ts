import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes'
import { err, ok, type Result } from '../base/result.ts'
import type { ParseRefusal } from './parsed.ts'
import { decodeXml } from './xml-encoding.ts'

/**
 * An element of a foreign XML file. `name` is the local name, `ns` the namespace URI (`''` where there is none,
 * `unbound:<prefix>` where the file never declares the prefix). `attributes` go by local name; an unprefixed attribute
 * goes before a prefixed one of the same name. `children` are elements and text, CDATA as text; comments and processing
 * instructions are left out.
 */
export type XmlElement = {
  readonly name: string
  readonly ns: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}
type Growing = Omit<XmlElement, 'children'> & { readonly children: (Growing | string)[] }

/** The bounds of vault.md §6, and one of our own: how many elements, attributes and texts there is memory for. */
export const xmlLimits = { bytes: 100 * 1024 * 1024, depth: 256, internalSubset: 64 * 1024, nodes: 3_000_000 } as const

/**
 * The tree of an XML document (XML 1.0, Namespaces in XML), at most 100 MB and 256 deep. No DTD is processed: an internal
 * subset up to 64 KiB is skipped; an external identifier, an entity declaration or any entity beyond the five of XML 1.0
 * §4.6 is `forbidden`, so that nothing is fetched or blown up. Not well-formed, cut or empty: `damaged`. A prefix that is
 * never declared is let through, because exporting systems forget `xsi` and `sdtc`.
 */
export function parseXml(bytes: Uint8Array): Result<XmlElement, { readonly code: ParseRefusal }> {
  if (bytes.length > xmlLimits.bytes) return err({ code: 'too-large' })
  const text = decodeXml(bytes)
  if (text === null) return err({ code: 'damaged' })
  try {
    const root = treeOf(text)
    return root ? ok(root) : err({ code: 'damaged' })
  } catch (stop) {
    if (stop instanceof Stop) return err({ code: stop.code })
    throw stop
  }
}

/** Ends the parser's walk from within its callbacks; caught in `parseXml` and nowhere else. */
class Stop extends Error {
  readonly code: ParseRefusal
  constructor(code: ParseRefusal) {
    super(code)
    this.code = code
  }
}

/** The parser is fed in pieces: it copies the text that it holds. */
const piece = 64 * 1024

function treeOf(text: string): XmlElement | null {
  const parser = new SaxesParser({
    xmlns: true,
    position: false,
    resolvePrefix: (prefix: string) => `unbound:${prefix}`,
  })
  // The parser's own table inherits from Object: `&constructor;` would be found in it.
  parser.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, fiveEntities)
  const open: Growing[] = []
  let root: Growing | null = null
  let nodes = 0
  const countNode = (): void => {
    nodes += 1
    if (nodes > xmlLimits.nodes) throw new Stop('too-large')
  }
  const addText = (text: string): void => {
    countNode()
    open.at(-1)?.children.push(text)
  }
  parser.on('error', (error) => {
    throw new Stop(error.message.includes('undefined entity') ? 'forbidden' : 'damaged')
  })
  parser.on('doctype', refuseDoctype)
  parser.on('attribute', countNode)
  parser.on('opentag', (tag) => {
    countNode()
    if (open.length >= xmlLimits.depth) throw new Stop('too-large')
    const element = elementOf(tag)
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', addText)
  parser.on('cdata', addText)
  for (let at = 0; at < text.length; at += piece) parser.write(text.slice(at, at + piece))
  parser.close()
  return root
}

const fiveEntities = { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" }

/** XML 1.0 §2.8: `name (SYSTEM|PUBLIC …)? [ internal subset ]?`. A parameter entity needs a declaration as well. */
function refuseDoctype(doctype: string): void {
  if (/^\s*[^\s[]+\s+(?:SYSTEM|PUBLIC)\b/.test(doctype) || /<!\s*ENTITY/i.test(doctype)) throw new Stop('forbidden')
  if (doctype.length > xmlLimits.internalSubset) throw new Stop('too-large')
}

const noAttributes: ReadonlyMap<string, string> = new Map()
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

function elementOf(tag: SaxesTagNS): Growing {
  const own = Object.values(tag.attributes).filter(({ uri }) => uri !== xmlnsNamespace)
  return {
    name: tag.local,
    ns: tag.uri,
    attributes: own.length === 0 ? noAttributes : new Map([...own].sort(prefixedFirst).map(byLocalName)),
    children: [],
  }
}

const byLocalName = ({ local, value }: SaxesAttributeNS): [string, string] => [local, value]
/** The later entry of a map stays. */
const prefixedFirst = (a: SaxesAttributeNS, b: SaxesAttributeNS): number =>
  Number(a.prefix === '') - Number(b.prefix === '')

/** The child elements, in order; only those of this local name where one is given. */
export const childrenOf = (el: XmlElement, name?: string): XmlElement[] =>
  el.children.filter((one): one is XmlElement => typeof one !== 'string' && (name === undefined || one.name === name))

/** The first child element of this local name; null where there is none. */
export function child(el: XmlElement | null, name: string): XmlElement | null {
  for (const one of el?.children ?? []) if (typeof one !== 'string' && one.name === name) return one
  return null
}

/** The element at the end of a way of first children; null where the way ends before. */
export const at = (el: XmlElement | null, ...names: readonly string[]): XmlElement | null =>
  names.reduce<XmlElement | null>((from, name) => child(from, name), el)

/** All text within an element, in order, as it stands; `''` for none. */
export const textOf = (el: XmlElement | null): string =>
  (el?.children ?? []).map((one) => (typeof one === 'string' ? one : textOf(one))).join('')

/** An attribute by its local name, trimmed; null where it is absent or empty. */
export function attr(el: XmlElement | null, name: string): string | null {
  const value = el?.attributes.get(name)?.trim()
  return value === undefined || value === '' ? null : value
}
