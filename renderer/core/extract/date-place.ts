import { type ClinicalDate } from '../base/clinical-date.ts'
import { type DocumentKind } from '../model/document-kind.ts'
import { type Cell, type Line } from '../model/page-layout.ts'
import { type Origin } from '../model/understanding.ts'
import { type DateKind } from './date-labels.ts'
import { type WrittenDate } from './written-dates.ts'

/** A cell of a page, with the lines it stands among. */
export type Spot = {
  readonly lines: readonly Line[]
  readonly at: number
  readonly place: number
  readonly cell: Cell
  readonly page: number
}

/** A date in a cell. `earlier` and `later`: the dates beside it in the same cell. */
export type Place = Spot & {
  readonly date: WrittenDate
  readonly earlier: WrittenDate | undefined
  readonly later: WrittenDate | undefined
}

/** A date that may be the document's. `exact` is false where day and month could be exchanged: then only the year is said. */
export type Candidate = {
  readonly dateKind: DateKind
  readonly value: ClinicalDate
  readonly exact: boolean
  readonly origin: Origin
}

/** An addendum is dated by its own report: the specimen's date is that of the report it adds to. */
export type Paper = { readonly kind: DocumentKind | null; readonly isAddendum: boolean }
