import type { EntryKind } from '../../model/entry.ts'
import type { SheetLine } from '../../model/sheet.ts'
import type { EntryDraft } from '../parsed.ts'
import { at, child, type XmlElement } from '../xml.ts'
import { codeWords } from './codes.ts'
import { differsOf } from './differs.ts'
import { draftOf, type Around } from './draft.ts'
import { entryLines, type Draft } from './entry-words.ts'
import type { Places } from './narrative-places.ts'
import type { Section } from './sections.ts'
import { countIn, statementsIn, type Statement } from './statements.ts'
import { cut, nameWords } from './words.ts'

/**
 * The coded entries of a section and the lines that print them. `found` counts every clinical statement; `holders` only
 * hold others together, `silent` state nothing.
 */
export type SectionRead = {
  readonly lines: readonly SheetLine[]
  readonly entries: readonly EntryDraft[]
  readonly counts: { readonly found: number; readonly holders: number; readonly silent: number }
}

/** `first` is the place in the list of entries that this section's first one gets. */
export function readSection(section: Section, places: Places, first: number): SectionRead {
  const lines: SheetLine[] = []
  const entries: EntryDraft[] = []
  let before: Draft | null = null
  const counts = { found: 0, holders: 0, silent: 0 }
  section.entries.forEach((entry, i) => {
    const { statements, holders } = statementsIn(entry, `${section.origin}/entry[${i + 1}]`)
    counts.found += countIn(entry)
    counts.holders += holders
    if (statements.length === 0) counts.silent += 1
    for (const statement of statements) {
      const draft = draftOf(statement, aroundOf(section, statement, places))
      if (!draft) {
        counts.silent += 1
        continue
      }
      const differs = differsOf(statement, draft, places)
      lines.push(...entryLines(draft, { entry: first + entries.length, differs, before }))
      before = draft
      entries.push(entryOf(draft, { section, origin: statement.origin, differs }))
    }
  })
  return { lines, entries, counts }
}

function entryOf(draft: Draft, from: { section: Section; origin: string; differs: string | null }): EntryDraft {
  const { kind, title, status, negated, date, time, until, value, place } = draft
  return {
    ...{ kind, title, status, negated, date, time, until, value, place },
    codes: draft.codes.map(({ system, code, display }) => ({ system, code, display })),
    details: [...draft.details],
    section: from.section.title,
    differs: from.differs,
    origin: cut(from.origin, 500),
  }
}

/** Somebody else than the patient, named on the entry and never filed as the patient's own (CDA R2 §4.3.7.1). */
function aroundOf(section: Section, { el, above }: Statement, places: Places): Around {
  const holders = [el, ...[...above].reverse()].map((one) => child(one, 'subject'))
  const subject = [...holders, section.subject].map((one) => subjectWords(one, places)).find((words) => words !== null)
  const kind: EntryKind = subject === undefined ? section.kind : 'family-history'
  return { kind, subject: subject ?? null, places }
}

function subjectWords(subject: XmlElement | null, places: Places): string | null {
  const related = child(subject, 'relatedSubject')
  if (!subject || !related) return null
  return codeWords(child(related, 'code'), places) ?? nameWords(at(related, 'subject', 'name')) ?? 'Another person'
}
