import * as v from 'valibot'

/**
 * What a document is (clinical.md §2.8); the names follow the LOINC document ontology's plain words. `summary` is a health
 * summary that a portal exports (C-CDA, FHIR); `images` is a study of pictures (DICOM), not its report.
 */
export const documentKinds = [
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
  'summary',
  'images',
  'other',
] as const
export const DocumentKind = v.picklist(documentKinds)
export type DocumentKind = (typeof documentKinds)[number]
