import { type DocumentKind } from '../model/document-kind.ts'

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

/** The lane a kind of document is drawn in. No kind falls into `diagnosis`: that lane holds confirmed facts, not papers. */
export const laneOf = (kind: DocumentKind): Lane => laneOfKind[kind]
