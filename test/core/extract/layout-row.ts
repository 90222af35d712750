import type { DocumentKind } from '../../../renderer/core/model/document-kind.ts'

/** What it is, its kind, date and hospital, its text. */
export type Row = readonly [
  what: string,
  kind: DocumentKind,
  date: string | null,
  hospital: string | null,
  text: string,
]
