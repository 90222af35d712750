import { err, ok, type Result } from '../../base/result.ts'
import type { EntryCount } from '../../model/entry.ts'
import type { Embedded, ParsedRecord, ParseRefusal } from '../parsed.ts'
import { decodeXml } from '../xml-encoding.ts'
import { attachmentsOf, addressesOf } from './attachments.ts'
import { medicationOf } from './details.ts'
import { entryOf } from './entries.ts'
import { findResources, referenceOf, type Found, type FoundResources } from './found.ts'
import { list, nodes, type Node } from './node.ts'
import { ownersOf } from './patients.ts'
import { readJson } from './read-json.ts'
import { readXml } from './read-xml.ts'
import { ruleFor } from './rules.ts'
import { sectionTitle, sheetOf, type Carried } from './sheet.ts'
import { statedIn } from './stated.ts'

/**
 * Read FHIR (R4; DSTU2, STU3 and R5 as far as their elements have the same meaning) as JSON, XML or NDJSON: bundles of any
 * type, single resources, lists. Every resource is an entry, or counted by its type and why not. At most 128 MB of text
 * and 128 levels (`too-large`, `forbidden`); JSON and XML that are broken are `damaged`; without any resource
 * `not-this-format`.
 */
export function parseFhir(bytes: Uint8Array): Result<ParsedRecord, { readonly code: ParseRefusal }> {
  const tops = readTops(bytes)
  return tops.ok ? parseResources(tops.value.tops, tops.value.remarks) : tops
}

type Tops = { readonly tops: readonly Node[]; readonly remarks: readonly string[] }

function readTops(bytes: Uint8Array): Result<Tops, { readonly code: ParseRefusal }> {
  const text = decodeXml(bytes)
  if (text === null) return err({ code: 'damaged' })
  if (text.trimStart().startsWith('<')) {
    const xml = readXml(bytes)
    return xml.ok ? ok({ tops: [xml.value], remarks: [] }) : xml
  }
  const json = readJson(text)
  if (!json.ok) return json
  const { tops, badLines } = json.value
  const remark = `${badLines} ${badLines === 1 ? 'line' : 'lines'} of this file could not be read.`
  return ok({ tops, remarks: badLines > 0 ? [remark] : [] })
}

/** The record that resources come to; `remarks` are printed under the title. `not-this-format` where there is no resource. */
export function parseResources(
  tops: readonly Node[],
  remarks: readonly string[],
): Result<ParsedRecord, { readonly code: ParseRefusal }> {
  const resources = findResources(tops)
  if (resources.all.length === 0) return err({ code: 'not-this-format' })
  const owners = ownersOf(resources)
  const { carried, rest, embedded } = carry(resources)
  const sections = sectionsOf(resources)
  const withOwners: Carried[] = carried.map(({ found, entry }) => ({
    found,
    entry: { ...entry, section: sections.get(found) ?? null },
    owner: owners(found),
  }))
  const about = rest.map(({ found }) => ({ found, owner: owners(found) }))
  const { stated, lines } = statedIn(resources, carried)
  const { parts, entries } = sheetOf({ resources, carried: withOwners, about, title: stated.title, lines, remarks })
  return ok({ parts, stated, entries, counted: counted(resources, entries.length, rest), embedded })
}

type Rest = { readonly found: Found; readonly why: string }
type Carrying = { readonly carried: Omit<Carried, 'owner'>[]; readonly rest: Rest[]; readonly embedded: Embedded[] }

function carry(resources: FoundResources): Carrying {
  const carrying: Carrying = { carried: [], rest: [], embedded: [] }
  const parts = new Set(resources.all.map((found) => medicationOf(resources, found)))
  const numbered = (): number => carrying.embedded.length + 1
  for (const found of resources.all) {
    const attached = attachmentsOf(found, numbered).map((each) => {
      if (each.embedded) carrying.embedded.push(each.embedded)
      return { label: each.label, text: addressedIn(resources, found, each.text) }
    })
    const entry = parts.has(found) ? null : entryOf(resources, found, attached)
    if (entry) carrying.carried.push({ found, entry })
    else
      carrying.rest.push({
        found,
        why: parts.has(found) ? 'part-of-another-entry' : whyNot(found, attached.length > 0),
      })
  }
  return carrying
}

/** A document that is a Binary of the same file is said to be there. */
function addressedIn(resources: FoundResources, found: Found, said: string): string {
  const inside = addressesOf(found).find(
    (address) => said.includes(address) && resources.follow(address, found)?.type === 'Binary',
  )
  return inside === undefined ? said : said.replace(`not in this file: ${inside}`, 'kept as a document of its own')
}

function whyNot({ type }: Found, isAttached: boolean): string {
  if (type === 'Binary') return isAttached ? 'kept-as-a-document' : 'no-content'
  return ruleFor(type) ? 'no-content' : 'about-the-file'
}

function counted(resources: FoundResources, carried: number, rest: readonly Rest[]): EntryCount {
  const named = new Map<string, number>()
  for (const { found, why } of rest) {
    const what = `${found.type.slice(0, 200)} (${why})`
    named.set(what, (named.get(what) ?? 0) + 1)
  }
  return { found: resources.all.length, carried, named: [...named].map(([what, count]) => ({ what, count })) }
}

/** Which section of a document refers to which resource. */
function sectionsOf(resources: FoundResources): ReadonlyMap<Found, string> {
  const sections = new Map<Found, string>()
  const add = (node: Node, from: Found): void => {
    for (const section of nodes(node, 'section')) {
      for (const reference of list(section, 'entry')) {
        const to = resources.follow(referenceOf(reference), from)
        if (to && !sections.has(to)) sections.set(to, sectionTitle(section).slice(0, 300))
      }
      add(section, from)
    }
  }
  for (const found of resources.all) if (found.type === 'Composition') add(found.node, found)
  return sections
}
