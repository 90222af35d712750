import * as v from 'valibot'
import { ClinicalDate } from '../base/clinical-date.ts'
import { count, textUpTo } from '../base/schemas.ts'
import { DocumentKind } from './document-kind.ts'
import { Entry, EntryCount } from './entry.ts'
import { dateKinds } from './understanding.ts'

/**
 * What a file's own fields say the document is. `words` is the statement exactly as it is printed on the readable sheet,
 * so that the proposal can point to it; a field whose words are not on the sheet is not proposed.
 */
export const StatedByFile = v.object({
  kind: v.nullable(DocumentKind),
  title: v.nullable(textUpTo(200)),
  date: v.nullable(v.object({ value: ClinicalDate, dateKind: v.picklist(dateKinds), words: textUpTo(200) })),
  hospital: v.nullable(textUpTo(200)),
})
export type StatedByFile = v.InferOutput<typeof StatedByFile>

/** Why a member of a container (zip, mail, PDF with attachments) is not taken out; each code has a sentence. */
export const memberRefusals = [
  'too-large',
  'too-many',
  'ratio',
  'forged-size',
  'encrypted',
  'nested-archive',
  'damaged',
  'program',
] as const
export type MemberRefusal = (typeof memberRefusals)[number]

/** One file inside another. `path` is what the container calls it: data for showing, never a place on a disk. */
export const Member = v.object({
  path: textUpTo(1000),
  size: v.nullable(count),
  refused: v.nullable(v.picklist(memberRefusals)),
})
export type Member = v.InferOutput<typeof Member>

/**
 * Where a DICOM instance belongs (PS3.3 C.7): instances of one study and one patient are one record. `role`: an `image`
 * is looked at in the study's viewer; a `report` (SR, encapsulated document) is a record of its own; a `directory` is a
 * disc's DICOMDIR; `other` (RT, ECG, segmentation …) is kept in the study with its header only.
 */
export const DicomInstance = v.object({
  role: v.picklist(['image', 'report', 'directory', 'other']),
  studyUid: v.nullable(textUpTo(100)),
  seriesUid: v.nullable(textUpTo(100)),
  instanceUid: v.nullable(textUpTo(100)),
  patient: textUpTo(500),
  modality: v.nullable(textUpTo(40)),
  studyTitle: v.nullable(textUpTo(300)),
  seriesTitle: v.nullable(textUpTo(300)),
  seriesNumber: v.nullable(v.number()),
  instanceNumber: v.nullable(v.number()),
  frames: count,
  /** Why no picture can be drawn, or null where it can. */
  notShown: v.nullable(v.picklist(['no-pixels', 'codec', 'damaged'])),
})
export type DicomInstance = v.InferOutput<typeof DicomInstance>

/** Everything a file holds beside its pages. */
export const Content = v.object({
  stated: StatedByFile,
  entries: v.array(Entry),
  counted: EntryCount,
  members: v.array(Member),
  dicom: v.nullable(DicomInstance),
  /** When a photo says it was taken, `YYYY-MM-DDTHH:MM:SS`, without a zone. */
  takenAt: v.nullable(textUpTo(19)),
})
export type Content = v.InferOutput<typeof Content>

/** A file that says nothing beside its pages. */
export const noContent: Content = {
  stated: { kind: null, title: null, date: null, hospital: null },
  entries: [],
  counted: { found: 0, carried: 0, named: [] },
  members: [],
  dicom: null,
  takenAt: null,
}
