import type { Result } from './layout/labs.ts'
import type { Look } from './looks.ts'
import type { Sheet } from './sheet.ts'

/** The closed list of document kinds (clinical.md §2.8, without discs and portal pictures). */
export const KINDS = [
  'pathology',
  'cytology',
  'biomarker',
  'genomic',
  'radiology',
  'operative',
  'consult',
  'progress',
  'history-physical',
  'discharge',
  'lab',
  'medication-list',
  'chemotherapy',
  'radiation',
  'cardiac',
  'genetics',
  'insurance',
  'identity',
  'letter',
  'consent',
  'bill',
  'other',
] as const
export type Kind = (typeof KINDS)[number]

export type Lane = 'diagnosis' | 'imaging' | 'pathology' | 'surgery' | 'systemic' | 'radiation' | 'labs' | 'visits'
export type Person = 'rosa' | 'stranger'
export type DateKind = 'exam' | 'collected' | 'performed' | 'visit' | 'written' | 'treatment-end'

/** A date as precisely as the record states it: `2024-01-08`, `2024-01` or `2024`. */
export type StatedDate = { iso: string; precision: 'day' | 'month' | 'year' }

/** T, N, M and the rest as spelled in the hand-made labels of the pathology corpus. */
export type Field =
  | 'T'
  | 'N'
  | 'M'
  | 'stage'
  | 'ER'
  | 'PR'
  | 'HER2'
  | 'side'
  | 'grade'
  | 'size_mm'
  | 'nodes'
  | 'histology'
  | 'margin'
  | 'lvi'

export type FactPlan = { field: Field; value: string; page: number; quote: string; score?: string }

export type PagePlan = {
  sheet: Sheet
  person: Person
  /** Absent for a page with a text layer. */
  look?: Look
  /** Words that stand on the page in this order. */
  words: string[]
  /** What the page is, where it differs from its document. */
  kind?: Kind
}

export type ItemPlan = {
  file: string
  container: 'pdf' | 'tiff' | 'jpeg'
  kind: Kind
  title: string
  hospital: string
  date: StatedDate
  dateKind: DateKind
  lane: Lane
  pages: PagePlan[]
  facts: FactPlan[]
  /** Results of a laboratory report, as printed. */
  results?: readonly Result[]
}

/** A plain text note: its text is the file. */
export type NotePlan = Omit<ItemPlan, 'container' | 'pages'> & { container: 'txt'; text: string; words: string[] }

export const day = (iso: string): StatedDate => ({ iso, precision: 'day' })

/** Facts of one page: field, value, exact words. */
export function factsOn(page: number, rows: readonly (readonly [Field, string, string, string?])[]): FactPlan[] {
  return rows.map(([field, value, quote, score]) => ({ field, value, page, quote, ...(score ? { score } : {}) }))
}
