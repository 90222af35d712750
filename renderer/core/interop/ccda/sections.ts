import type { EntryKind } from '../../model/entry.ts'
import { attr, child, childrenOf, type XmlElement } from '../xml.ts'
import { bareCodes } from './codes.ts'
import { sectionKind } from './section-kinds.ts'
import { cut, tidy, wordsIn } from './words.ts'

/** A section of a C-CDA document, or of a fragment of one; sections within it follow it in the list. */
export type Section = {
  readonly title: string
  readonly depth: number
  readonly kind: EntryKind
  readonly text: XmlElement | null
  readonly entries: readonly XmlElement[]
  /** Whom the section is about where that is not the patient: a relation, a fetus. */
  readonly subject: XmlElement | null
  /** Where it stands in the file: `section[3]`, `section[3]/section[1]`. */
  readonly origin: string
}

/** All sections in the order of the document, whatever they are nested in (CDA R2 §4.3.3 allows `component`s only). */
export const sectionsOf = (root: XmlElement): Section[] =>
  root.name === 'section'
    ? withinSection(root, { depth: 0, kind: 'other', origin: 'section[1]' })
    : within(root, noParent)

type Parent = Pick<Section, 'depth' | 'kind' | 'origin'>
const noParent: Parent = { depth: -1, kind: 'other', origin: '' }

function within(el: XmlElement, parent: Parent): Section[] {
  const found = sectionElementsIn(el)
  return found.flatMap((section, i) => {
    const origin = `${parent.origin === '' ? '' : `${parent.origin}/`}section[${i + 1}]`
    return withinSection(section, { depth: parent.depth + 1, kind: parent.kind, origin })
  })
}

const carriers = new Set(['component', 'structuredBody', 'bodyChoice', 'StructuredBody'])

const sectionElementsIn = (el: XmlElement): XmlElement[] =>
  childrenOf(el).flatMap((one) => {
    if (one.name === 'section') return [one]
    return carriers.has(one.name) ? sectionElementsIn(one) : []
  })

function withinSection(el: XmlElement, { depth, kind, origin }: Parent): Section[] {
  const code = child(el, 'code')
  const title = wordsIn(child(el, 'title')) ?? attr(code, 'displayName') ?? 'Section without a title'
  const own = sectionKind(bareCodes(code), title)
  const section: Section = {
    title: cut(tidy(title), 300),
    depth,
    kind: own === 'other' ? kind : own,
    text: child(el, 'text'),
    entries: childrenOf(el, 'entry'),
    subject: child(el, 'subject'),
    origin,
  }
  return [section, ...within(el, section)]
}
