import type { SheetLine, SheetPart } from '../../model/sheet.ts'
import { kindHeadings, kindOrder, printedEntry } from '../printed-entry.ts'
import type { EntryDraft } from '../parsed.ts'
import { wordsOfConcept } from './concepts.ts'
import { writtenDate } from './fhir-dates.ts'
import type { Found, FoundResources } from './found.ts'
import { calledName } from './human-names.ts'
import { narrativeOf } from './narrative.ts'
import { nodes, one, text, type Node } from './node.ts'
import { demographics, type Owner } from './patients.ts'
import { sayFrom } from './references.ts'
import { labelOf, words } from './words.ts'

/** A resource with the entry it became and whose it is. */
export type Carried = { readonly found: Found; readonly entry: EntryDraft; readonly owner: Owner }

/** What a sheet is made of. `about` are the resources that are no entries; `lines` say what the file is. */
export type ToPrint = {
  readonly resources: FoundResources
  readonly carried: readonly Carried[]
  readonly about: readonly { readonly found: Found; readonly owner: Owner }[]
  readonly title: string | null
  readonly lines: readonly string[]
  readonly remarks: readonly string[]
}

const line = (said: string, style: SheetLine['style'] = 'plain'): SheetLine => ({ text: said, style })

/** The sheet and its entries in the order in which they are printed: one part for each person the file is about. */
export function sheetOf(print: ToPrint): { readonly parts: SheetPart[]; readonly entries: EntryDraft[] } {
  const entries: EntryDraft[] = []
  const owners = [
    ...new Set([
      ...print.about.filter(({ found }) => found.type === 'Patient').map(({ owner }) => owner),
      ...print.carried.map(({ owner }) => owner),
      ...compositions(print).map(({ owner }) => owner),
    ]),
  ]
  const all = owners.length > 0 ? owners : [{ header: null, patient: null }]
  const parts = all.map((owner, i) => partOf(print, owner, { isFirst: i === 0, isAlone: all.length === 1 }, entries))
  return { parts, entries }
}

const compositions = (print: ToPrint) => print.about.filter(({ found }) => found.type === 'Composition')

type Place = { readonly isFirst: boolean; readonly isAlone: boolean }

function partOf(print: ToPrint, owner: Owner, { isFirst, isAlone }: Place, entries: EntryDraft[]): SheetPart {
  const own = print.carried.filter((each) => each.owner === owner)
  const title = isFirst
    ? (print.title ?? 'Health record (FHIR)')
    : owner.header === null
      ? 'Without a patient'
      : 'Health record (FHIR)'
  const lines = [
    line(title, 'title'),
    ...(isFirst ? [...print.lines, ...print.remarks].map((said) => line(said)) : []),
    ...(owner.patient ? demographics(owner.patient.node).map((said) => line(said)) : []),
    ...compositions(print)
      .filter((each) => each.owner === owner)
      .flatMap(({ found }) => compositionLines(print.resources, found)),
    ...entryLines(own, entries),
    ...(own.length === 0 && isAlone ? aboutLines(print) : []),
  ]
  return { header: owner.header, lines }
}

function entryLines(own: readonly Carried[], entries: EntryDraft[]): SheetLine[] {
  return kindOrder.flatMap((kind) => {
    const ofKind = own.filter(({ entry }) => entry.kind === kind)
    if (ofKind.length === 0) return []
    const printed = ofKind.flatMap(({ entry }) => {
      entries.push(entry)
      return printedEntry(entry, entries.length - 1)
    })
    return [line(''), line(kindHeadings[kind], 'heading'), ...printed]
  })
}

/** Who wrote a document, and its sections as they are to be read, before any coded statement. */
function compositionLines(resources: FoundResources, found: Found): SheetLine[] {
  const say = sayFrom(resources, found)
  const author = words(nodes(found.node, 'author'), say)
  const status = text(found.node, 'status')
  return [
    ...(author === null ? [] : [line(`Author: ${author}`)]),
    ...(status === null ? [] : [line(`Status of the document: ${status}`)]),
    ...(hasSectionText(found.node) ? [] : narrativeOf(found.node).map((said) => line(said))),
    ...sectionLines(found.node, 0),
  ]
}

const hasSectionText = (node: Node): boolean =>
  nodes(node, 'section').some((section) => narrativeOf(section).length > 0 || hasSectionText(section))

function sectionLines(node: Node, depth: number): SheetLine[] {
  if (depth > 6) return []
  return nodes(node, 'section').flatMap((section) => {
    const title = sectionTitle(section)
    const empty = wordsOfConcept(one(section, 'emptyReason'))
    const said = [...narrativeOf(section), ...(empty === null ? [] : [`Empty: ${empty}`])]
    const deeper = sectionLines(section, depth + 1)
    if (said.length === 0 && deeper.length === 0) return []
    return [line(''), line(title, depth === 0 ? 'heading' : 'strong'), ...said.map((each) => line(each)), ...deeper]
  })
}

/** The title of a section; its code's words where it has none. */
export const sectionTitle = (section: Node): string =>
  text(section, 'title') ?? wordsOfConcept(one(section, 'code')) ?? 'Section'

const MOST_NAMED = 40

/** A file without any statement about a person still says what stands in it. */
function aboutLines({ about }: ToPrint): SheetLine[] {
  const said = about
    .filter(({ found }) => found.type !== 'Bundle' && found.type !== 'Patient' && found.type !== 'Composition')
    .map(({ found }) => sayAbout(found))
  const distinct = [...new Set(said)]
  const more = distinct.length - MOST_NAMED
  if (distinct.length === 0) return []
  return [
    line(''),
    line('In this file', 'heading'),
    ...distinct.slice(0, MOST_NAMED).map((each) => line(each)),
    ...(more > 0 ? [line(`and ${more} more`)] : []),
  ]
}

function sayAbout({ type, node }: Found): string {
  const called =
    text(node, 'title') ?? calledName(node) ?? wordsOfConcept(one(node, 'code')) ?? wordsOfConcept(one(node, 'type'))
  const date = writtenDate(text(node, 'date'))
  return [labelOf(type), called].filter((part) => part !== null).join(': ') + (date === null ? '' : ` (${date})`)
}
