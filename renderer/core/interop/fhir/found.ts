import { isNode, list, nodes, one, own, text, type Node } from './node.ts'

/**
 * One resource of a file. `origin` names it there: `Type/id`, else its place. `owner`: the resource that contains it (R4
 * §2.3.0.2, `contained`); `keys`: what references call it.
 */
export type Found = {
  readonly node: Node
  readonly type: string
  readonly origin: string
  readonly owner: Found | null
  /** The bundle it stands in, by number: references are followed inside their own bundle first (R4 §2.36.4). */
  readonly scope: number
  readonly keys: readonly string[]
}

/** All resources of a file, and how to follow a reference from one of them to another. */
export type FoundResources = {
  readonly all: readonly Found[]
  readonly follow: (reference: string, from: Found) => Found | null
}

/** Find every resource: in bundles and parameters however deep, and contained ones. */
export function findResources(tops: readonly Node[]): FoundResources {
  const all: Found[] = []
  tops.forEach(
    (top, i) =>
      void addResource(all, top, { place: tops.length > 1 ? `[${i}]` : '', owner: null, fullUrl: null, scope: 0 }),
  )
  const byKey = new Map<string, Found>()
  for (const each of all)
    for (const key of each.keys.flatMap((name) => [name, inScope(each, name)]))
      if (!byKey.has(key)) byKey.set(key, each)
  return { all, follow: (reference, from) => byReference(byKey, reference, from) }
}

const inScope = ({ scope }: Found, key: string): string => `${scope} ${key}`

type Spot = {
  readonly place: string
  readonly owner: Found | null
  readonly fullUrl: string | null
  readonly scope: number
}

function addResource(all: Found[], node: Node, { place, owner, fullUrl, scope }: Spot): void {
  const type = text(node, 'resourceType')
  if (type === null) return
  const id = text(node, 'id')
  const origin = owner ? `${owner.origin}#${id ?? place}` : id === null ? `${type}${place}` : `${type}/${id}`
  const found = { node, type, origin: origin.slice(0, 500), owner, scope, keys: keysOf(type, id, fullUrl, owner) }
  all.push(found)
  nodes(node, 'contained').forEach((inner, i) =>
    addResource(all, inner, { place: `${i}`, owner: found, fullUrl: null, scope }),
  )
  const holders = type === 'Bundle' ? nodes(node, 'entry') : type === 'Parameters' ? nodes(node, 'parameter') : []
  const inside = type === 'Bundle' ? all.length : scope
  holders.forEach((holder, i) => addHeld(all, holder, `${place}[${i}]`, inside))
}

function addHeld(all: Found[], holder: Node, place: string, scope: number): void {
  const resource = one(holder, 'resource')
  if (resource) addResource(all, resource, { place, owner: null, fullUrl: text(holder, 'fullUrl'), scope })
  nodes(holder, 'part').forEach((part, i) => addHeld(all, part, `${place}.${i}`, scope))
}

/** Contained resources have no name outside their owner; their key holds the owner's too. */
function keysOf(type: string, id: string | null, fullUrl: string | null, owner: Found | null): string[] {
  if (owner) return id === null ? [] : owner.keys.concat(owner.origin).map((key) => `${key}#${id.replace(/^#/, '')}`)
  return [...(fullUrl === null ? [] : [fullUrl]), ...(id === null ? [] : [`${type}/${id}`, `id:${id}`])]
}

function byReference(byKey: ReadonlyMap<string, Found>, reference: string, from: Found): Found | null {
  if (reference === '') return null
  const outer = from.owner ?? from
  if (reference === '#') return from.owner
  if (reference.startsWith('#'))
    return firstOf(
      byKey,
      outer,
      outer.keys.concat(outer.origin).map((key) => key + reference),
    )
  const plain = reference.replace(/\/_history\/[^/]*$/, '').replace(/\|.*$/, '')
  const relative = /([A-Z][A-Za-z]+\/[\w.-]+)$/.exec(plain)?.[1]
  const uuid = /^urn:(?:uuid|oid):(.+)$/.exec(plain)?.[1]
  return firstOf(byKey, from, [
    plain,
    ...(relative === undefined ? [] : [relative]),
    ...(uuid === undefined ? [] : [`id:${uuid}`]),
  ])
}

function firstOf(byKey: ReadonlyMap<string, Found>, from: Found, keys: readonly string[]): Found | null {
  for (const key of keys) {
    const found = byKey.get(inScope(from, key)) ?? byKey.get(key)
    if (found) return found
  }
  return null
}

/** The text of a reference, however the version writes it (`{reference}`, R5 `{reference: {reference}}`). */
export function referenceOf(value: unknown): string {
  if (!isNode(value)) return ''
  const inner = own(value, 'reference')
  if (isNode(inner)) return referenceOf(inner)
  return typeof inner === 'string' ? inner.trim() : ''
}

/** The resources that a property refers to, as far as they are in the file. */
export const followed = (resources: FoundResources, from: Found, name: string): Found[] =>
  list(from.node, name).flatMap((value) => {
    const to = resources.follow(referenceOf(value), from)
    return to ? [to] : []
  })
