import type { EntryCount, Entry } from '../model/entry.ts'
import type { StatedByFile } from '../model/content.ts'
import type { SheetPart } from '../model/sheet.ts'

/** A document carried inside a structured file (a C-CDA nonXMLBody, a FHIR Binary, an encapsulated PDF): its bytes as they are. */
export type Embedded = { readonly path: string; readonly bytes: Uint8Array }

/** An entry before its sheet is laid out: the page it is printed on is not known yet. */
export type EntryDraft = Omit<Entry, 'page'>

/**
 * What a structured file comes to: a readable sheet for people, the statements in it, and the documents it carries.
 * Every entry is printed on the sheet by at least one line that names it (`SheetLine.entry`).
 */
export type ParsedRecord = {
  readonly parts: readonly SheetPart[]
  readonly stated: StatedByFile
  readonly entries: readonly EntryDraft[]
  readonly counted: EntryCount
  readonly embedded: readonly Embedded[]
}

/** Why a structured file is not read. `damaged`: not well-formed or cut; `not-this-format`: something else than it seemed; `too-large`, `forbidden`: see vault.md §6. */
export type ParseRefusal = 'damaged' | 'not-this-format' | 'too-large' | 'forbidden'
