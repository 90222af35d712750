import { attr, childrenOf, textOf, type XmlElement } from '../xml.ts'
import { plainWords, tidy } from './words.ts'

/** A cell of a narrative table with the words that head its column (`''` where that cannot be told). */
export type NarrativeCell = { readonly head: string; readonly text: string }

/** A place in the narrative that an entry can point to: its own words, and the table row or list item around it. */
export type Place = { readonly words: string; readonly around: string; readonly cells: readonly NarrativeCell[] }

/** Where an entry's references lead (C-CDA §… `reference value="#id"`); null where nothing of that name is there. */
export type Places = (reference: string | null) => Place | null

type Spot = { readonly el: XmlElement; readonly row: XmlElement | null; readonly table: XmlElement | null }

/** Every place with an `ID` in the narrative of a whole document; entries may point into another section. */
export function placesIn(texts: readonly XmlElement[]): Places {
  const spots = new Map<string, Spot>()
  for (const text of texts) collect({ el: text, row: null, table: null }, spots)
  return (reference) => {
    const spot = spots.get((reference ?? '').replace(/^#/, ''))
    return spot ? placeOf(spot) : null
  }
}

function collect(spot: Spot, into: Map<string, Spot>): void {
  const id = attr(spot.el, 'ID') ?? attr(spot.el, 'id')
  if (id !== null && !into.has(id)) into.set(id, spot)
  for (const el of childrenOf(spot.el)) {
    const row = rows.has(el.name) ? el : spot.row
    collect({ el, row, table: el.name === 'table' ? el : spot.table }, into)
  }
}

/** What belongs together on the page: a row, an item, a paragraph. */
const rows = new Set(['tr', 'item', 'paragraph', 'li', 'p'])

function placeOf({ el, row, table }: Spot): Place {
  const around = row ?? el
  const cells = row?.name === 'tr' && table ? cellsOf(row, headsOf(table)) : []
  return { words: spaced(el), around: spaced(around), cells }
}

/** Words with a blank between neighbouring cells, items and paragraphs. */
const spaced = (el: XmlElement): string =>
  tidy(
    el.children
      .map((one) =>
        typeof one === 'string' ? plainWords(one) : inlineNames.has(one.name) ? textOf(one) : ` ${spaced(one)} `,
      )
      .join(''),
  )

const inlineNames = new Set(['content', 'sup', 'sub', 'linkHtml', 'span', 'b', 'i'])

const isCell = ({ name }: XmlElement): boolean => name === 'td' || name === 'th'

function headsOf(table: XmlElement): string[] | null {
  const head = childrenOf(table, 'thead').flatMap((thead) => childrenOf(thead, 'tr'))
  const first = head.length === 1 ? head[0] : undefined
  return first && isPlain(first) ? childrenOf(first).filter(isCell).map(spaced) : null
}

const isPlain = (row: XmlElement): boolean =>
  childrenOf(row).every((cell) => attr(cell, 'colspan') === null && attr(cell, 'rowspan') === null)

/** Columns are named only where head and row have the same number of plain cells. */
function cellsOf(row: XmlElement, heads: readonly string[] | null): NarrativeCell[] {
  const cells = childrenOf(row).filter(isCell)
  const isKnown = heads !== null && heads.length === cells.length && isPlain(row)
  return cells.map((cell, i) => ({ head: isKnown ? (heads[i] ?? '') : '', text: spaced(cell) }))
}
