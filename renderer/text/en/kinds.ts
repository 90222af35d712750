import type { DocumentKind } from '../../core/model/document-kind.ts'

/** What each kind of document is called, one and many. */
export const kindText: Record<DocumentKind, { one: string; many: string }> = {
  pathology: { one: 'Pathology report', many: 'pathology reports' },
  cytology: { one: 'Cytology report', many: 'cytology reports' },
  biomarker: { one: 'Biomarker report', many: 'biomarker reports' },
  genomic: { one: 'Genomic test', many: 'genomic tests' },
  radiology: { one: 'Imaging report', many: 'imaging reports' },
  operative: { one: 'Operation note', many: 'operation notes' },
  consult: { one: 'Consultation note', many: 'consultation notes' },
  progress: { one: 'Visit note', many: 'visit notes' },
  'history-physical': { one: 'History and physical', many: 'histories and physicals' },
  discharge: { one: 'Discharge summary', many: 'discharge summaries' },
  lab: { one: 'Lab results', many: 'lab results' },
  'medication-list': { one: 'Medicine list', many: 'medicine lists' },
  chemotherapy: { one: 'Drug treatment record', many: 'drug treatment records' },
  radiation: { one: 'Radiation treatment record', many: 'radiation treatment records' },
  cardiac: { one: 'Heart test', many: 'heart tests' },
  genetics: { one: 'Genetic test', many: 'genetic tests' },
  insurance: { one: 'Insurance paper', many: 'insurance papers' },
  identity: { one: 'Identity paper', many: 'identity papers' },
  letter: { one: 'Letter', many: 'letters' },
  consent: { one: 'Consent or authority', many: 'consents and authorities' },
  bill: { one: 'Bill', many: 'bills' },
  summary: { one: 'Health summary', many: 'health summaries' },
  images: { one: 'Scan study', many: 'scan studies' },
  other: { one: 'Other paper', many: 'other papers' },
}
