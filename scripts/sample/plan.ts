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

/** With the two kinds that only structured files and discs can have. */
export const EVERY_KIND = [...KINDS, 'summary', 'images'] as const
export type Kind = (typeof EVERY_KIND)[number]

export type Lane = 'diagnosis' | 'imaging' | 'pathology' | 'surgery' | 'systemic' | 'radiation' | 'labs' | 'visits'
/** Whose page it is: the patient of the kit by first name, another patient, or a page that names nobody. */
export type Person = 'rosa' | 'harold' | 'maria' | 'stranger' | 'nobody'
export type DateKind = 'exam' | 'collected' | 'performed' | 'visit' | 'written' | 'treatment-end'

/** What a file must come to, in the words of the measures: `kept` is stored without being understood. */
export type Expected = {
  state: 'taken' | 'kept'
  /** What the person is asked for before it can be read. */
  needs?: 'password'
  why?: string
}

/** Which of the forty things of the usability test a file is (ux.md §6). */
export type Group =
  | 'text PDF'
  | 'scanned PDF'
  | 'photo'
  | 'many reports in one PDF'
  | 'DICOM CD'
  | 'C-CDA'
  | 'FHIR bundle'
  | 'ZIP'
  | 'e-mail'
  | 'exact copy'
  | 'rescan'
  | 'report of another patient'
  | 'truncated PDF'
  | 'password PDF'
  | 'fax TIFF'
  | 'plain text'
  | 'screenshot'

/** One document among several in a file; `optional`: a reader may as well leave it with the part before it. */
export type PartPlan = {
  startPage: number
  kind: Kind
  title: string
  hospital: string
  date: StatedDate
  dateKind: DateKind
  person: Person
  optional?: boolean
}

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
  container: 'pdf' | 'tiff' | 'jpeg' | 'png'
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
  /** The documents in it, where there are several. */
  parts?: readonly PartPlan[]
  /** Other kinds that a careful reader may as well say. */
  alsoKinds?: readonly Kind[]
  group?: Group
  expected?: Expected
  /** A password without which it does not open. */
  password?: string
  /** The share of its bytes that arrived. */
  cutAt?: number
  /** A photo whose picture lies turned, and whose EXIF says so. */
  exifTurned?: boolean
  /** The patient's name as the record has it, where it is a former or another name of the same person. */
  namedAs?: string
  /** A date in figures that can be read in two ways. */
  ambiguousDate?: boolean
}

/** A plain text note: its text is the file. */
export type NotePlan = Omit<ItemPlan, 'container' | 'pages'> & { container: 'txt'; text: string; words: string[] }

/** A statement of a structured file, in the words of the file. */
export type EntryTruth = {
  kind:
    | 'problem'
    | 'allergy'
    | 'medicine'
    | 'procedure'
    | 'result'
    | 'vital-sign'
    | 'encounter'
    | 'immunisation'
    | 'social-history'
  title: string
  system: string
  code: string
  status?: string
  negated?: boolean
  date?: string
  until?: string
  value?: string
  unit?: string
  range?: string
  flag?: string
}

/** The pictures of a disc. */
export type StudyTruth = {
  studyUid: string
  modality: string
  title: string
  date: string
  series: { title: string; instances: number; width: number; height: number }[]
  /** Files of the disc that are programs: never run, never opened. */
  programs: string[]
}

export type File = { path: string; bytes: Uint8Array }

/** A record that is not paper. `path` of a single file is its own name; files of a folder and members lie below it. */
export type BundlePlan = Omit<ItemPlan, 'container' | 'pages' | 'facts' | 'results'> & {
  container: 'ccda' | 'fhir' | 'zip' | 'email' | 'dicom-disc'
  person: Person
  entries?: readonly EntryTruth[]
  study?: StudyTruth
  /** Papers inside it; made first, and given to `files`. */
  members?: readonly ItemPlan[]
  files(members: readonly File[]): File[]
  /** Words that stand in it and that a search should find. */
  words: readonly string[]
}

export const day = (iso: string): StatedDate => ({ iso, precision: 'day' })

/** Facts of one page: field, value, exact words. */
export function factsOn(page: number, rows: readonly (readonly [Field, string, string, string?])[]): FactPlan[] {
  return rows.map(([field, value, quote, score]) => ({ field, value, page, quote, ...(score ? { score } : {}) }))
}
