import type { DocumentKind } from '../model/document-kind.ts'
import type { EntryKind } from '../model/entry.ts'
import type { HandKind } from '../model/rows.ts'

/** The lanes of the timeline in reading order (ux.md §2.6); `papers` takes what is not care itself: insurance, bills, consents. */
export const lanes = [
  'diagnosis',
  'imaging',
  'pathology',
  'surgery',
  'systemic',
  'radiation',
  'labs',
  'visits',
  'papers',
] as const
export type Lane = (typeof lanes)[number]

const laneOfKind: Readonly<Record<DocumentKind, Lane>> = {
  pathology: 'pathology',
  cytology: 'pathology',
  biomarker: 'pathology',
  genomic: 'pathology',
  genetics: 'pathology',
  radiology: 'imaging',
  cardiac: 'imaging',
  operative: 'surgery',
  chemotherapy: 'systemic',
  'medication-list': 'systemic',
  radiation: 'radiation',
  lab: 'labs',
  consult: 'visits',
  progress: 'visits',
  'history-physical': 'visits',
  discharge: 'visits',
  letter: 'visits',
  insurance: 'papers',
  identity: 'papers',
  consent: 'papers',
  bill: 'papers',
  summary: 'visits',
  images: 'imaging',
  other: 'papers',
}

/** The lane a kind of document is drawn in. No kind falls into `diagnosis`: that lane holds statements, not papers. */
export const laneOf = (kind: DocumentKind): Lane => laneOfKind[kind]

const laneOfEntryKind: Readonly<Record<EntryKind, Lane>> = {
  problem: 'diagnosis',
  procedure: 'surgery',
  medicine: 'systemic',
  result: 'labs',
  'vital-sign': 'labs',
  encounter: 'visits',
  immunisation: 'visits',
  allergy: 'visits',
  'family-history': 'visits',
  'social-history': 'visits',
  device: 'visits',
  plan: 'visits',
  appointment: 'visits',
  note: 'visits',
  report: 'papers',
  other: 'papers',
}

/** The lane of a statement that a structured file makes (ux.md §2.6). The kind is the file's own; nothing is guessed from words. */
export const laneOfEntry = (kind: EntryKind): Lane => laneOfEntryKind[kind]

const laneOfHandKind: Readonly<Record<HandKind, Lane>> = {
  diagnosis: 'diagnosis',
  procedure: 'surgery',
  medicine: 'systemic',
  result: 'labs',
  visit: 'visits',
  allergy: 'visits',
  appointment: 'visits',
  note: 'visits',
}

/** The lane of something that a person wrote down by hand. */
export const laneOfHand = (kind: HandKind): Lane => laneOfHandKind[kind]
