import type { StatedByFile } from '../../model/content.ts'
import type { DocumentKind } from '../../model/document-kind.ts'
import { readableDate } from '../hl7-dates.ts'
import { attr, at, child, type XmlElement } from '../xml.ts'
import { bareCodes } from './codes.ts'
import { documentKind } from './document-kinds.ts'
import { hospitalOf } from './header.ts'
import { spanOf, type Times } from './times.ts'
import { tidy, wordsIn } from './words.ts'

type StatedDate = NonNullable<StatedByFile['date']>
/** What the document says it is, and the lines of its dates as they are printed. */
export type DocumentStated = { readonly stated: StatedByFile; readonly dateLines: readonly string[] }

/** A sheet is so many columns wide; words that break over two lines would not be found again. */
const oneLine = (text: string, room: number): string =>
  text.length <= room ? text : text.slice(0, text.lastIndexOf(' ', room) > 0 ? text.lastIndexOf(' ', room) : room)
const columns = 100

/** Kind by the document's LOINC code, its title, date and keeper (C-CDA R2.1 §1.1). All `words` fit one line of the sheet. */
export function statedBy(document: XmlElement): DocumentStated {
  const kind = documentKind(bareCodes(child(document, 'code')))
  const dates = datesOf(document)
  const title = titleOf(document)
  const hospital = hospitalOf(document)
  return {
    stated: {
      kind,
      title: title === null ? null : oneLine(title, columns),
      date: chosenDate(kind, dates),
      hospital: hospital === null ? null : oneLine(hospital, columns),
    },
    dateLines: Object.values(dates).flatMap((date) => date?.words ?? []),
  }
}

/** The document's title, else what its code calls it. */
export const titleOf = (document: XmlElement): string | null =>
  wordsIn(child(document, 'title')) ?? (tidy(attr(child(document, 'code'), 'displayName') ?? '') || null)

type Dates = Readonly<Record<'document' | 'visitFrom' | 'visitUntil' | 'service' | 'serviceUntil', StatedDate | null>>

function datesOf(document: XmlElement): Dates {
  const visit = spanAt(document, 'componentOf', 'encompassingEncounter', 'effectiveTime')
  const service = spanAt(document, 'documentationOf', 'serviceEvent', 'effectiveTime')
  return {
    document: dateIn('Document date', spanAt(document, 'effectiveTime').date, 'reported'),
    visitFrom: dateIn('Visit or stay from', visit.date, 'performed'),
    visitUntil: dateIn('Visit or stay until', visit.until, 'performed'),
    service: dateIn('Care described from', service.date, 'performed'),
    serviceUntil: dateIn('Care described until', service.until, 'performed'),
  }
}

function spanAt(document: XmlElement, ...way: readonly string[]): Pick<Times, 'date' | 'until'> {
  const el = at(document, ...way)
  return el ? spanOf(el) : { date: null, until: null }
}

const dateIn = (
  label: string,
  value: StatedDate['value'] | null,
  dateKind: StatedDate['dateKind'],
): StatedDate | null => (value === null ? null : { value, dateKind, words: `${label}: ${readableDate(value)}` })

/** A note is about a visit, an operation about what was done; a summary about whole years, so its own date counts. */
function chosenDate(kind: DocumentKind | null, dates: Dates): StatedDate | null {
  const { document, visitFrom, visitUntil, service } = dates
  const preferred: Readonly<Partial<Record<DocumentKind, readonly (StatedDate | null)[]>>> = {
    discharge: [visitUntil],
    consult: [visitFrom, service],
    progress: [visitFrom, service],
    'history-physical': [visitFrom, service],
    operative: [service, visitFrom],
    radiology: [service, visitFrom],
    other: [service, visitFrom],
  }
  const own = kind === null ? [] : (preferred[kind] ?? [])
  return own.find((date) => date !== null) ?? document
}
