import type { DocumentKind } from '../model/document-kind.ts'

/**
 * What people call papers of each kind, in English and Spanish; several words are said one after the other. Words that more
 * often mean something on a page than a paper ("biopsy", "surgery") are not here: as a filter they would hide what is meant.
 */
const called: Readonly<Record<DocumentKind, string>> = {
  pathology: 'pathology, pathology report, pathology reports, path report, histology, histology report, patologia',
  cytology: 'cytology, cytology report, cytology reports, citologia',
  biomarker: 'biomarker, biomarkers, biomarker report',
  genomic: 'genomic test, genomic tests, genomics, genomic report',
  radiology:
    'radiology, radiology report, imaging, imaging report, imaging reports, scan report, scan reports, radiologia',
  operative: 'operation note, operation notes, operative note, operative report, surgery report, op note',
  consult: 'consultation note, consultation notes, consult note, consultation, consultations, consulta',
  progress: 'visit note, visit notes, progress note, progress notes, clinic note, clinic notes',
  'history-physical': 'history and physical',
  discharge: 'discharge summary, discharge summaries, discharge letter, informe de alta',
  lab: 'lab, labs, lab results, lab result, lab report, laboratory, blood test, blood tests, blood results, analitica',
  'medication-list': 'medicine list, medicine lists, medication list, medicines list, drug list',
  chemotherapy: 'chemotherapy record, chemotherapy records, drug treatment record, infusion record',
  radiation: 'radiation record, radiation treatment record, radiotherapy record, radiation summary',
  cardiac: 'heart test, heart tests, cardiac report, cardiology, cardiologia',
  genetics: 'genetic test, genetic tests, genetics, genetics report',
  insurance: 'insurance, insurance paper, insurance papers, insurance letter, seguro',
  identity: 'identity paper, identity papers',
  letter: 'letter, letters, carta, cartas',
  consent: 'consent, consents, consent form, consentimiento',
  bill: 'bill, bills, invoice, invoices, factura, facturas',
  summary: 'health summary, health summaries, portal summary',
  images: 'scan study, scan studies, dicom',
  other: 'other paper, other papers',
}

/** Which kind of paper some words mean; the key is the words in small letters with a space between them. */
export const kindsCalled: ReadonlyMap<string, DocumentKind> = new Map(
  Object.entries(called).flatMap(([kind, words]) =>
    // Written with the kinds themselves as keys.
    words.split(', ').map((one) => [one, kind as DocumentKind] as const),
  ),
)

/** So many words at most name a kind. */
export const MOST_KIND_WORDS = 3

/** Every word that people call papers of a kind by. */
export const wordsForKind = (kind: DocumentKind): string => called[kind].replaceAll(',', '')
