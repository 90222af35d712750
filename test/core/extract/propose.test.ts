import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDates, toIso } from '../../../renderer/core/base/clinical-date.ts'
import { propose } from '../../../renderer/core/extract/propose.ts'
import { type Proposal } from '../../../renderer/core/model/understanding.ts'
import { aPage, pagesOf } from '../identity/people.ts'

const context = {
  today: { year: 2026, month: 5, day: 1 },
  birthDate: { year: 1958, month: 3, day: 14 },
  fileKind: 'pdf',
} as const
const of = (...texts: string[]): Proposal => propose(pagesOf(...texts), context)
const dateOf = (...texts: string[]): string | null => {
  const { date } = of(...texts)
  return date && `${date.dateKind} ${toIso(date.value)}`
}

const pathology = `MERCY GENERAL HOSPITAL
Department of Pathology, 1200 Main St, Houston, TX 77030
SURGICAL PATHOLOGY REPORT
Patient: ALVAREZ, ROSA M      DOB: 03/14/1958
Accession: S23-1234           Collected: 05/03/2023
Received: 05/03/2023          Reported: 05/06/2023
SPECIMEN(S): A. Left breast, core biopsy
CLINICAL HISTORY: Mass. Mammogram 04/20/2023.
FINAL DIAGNOSIS
A. Invasive ductal carcinoma, grade 2.
GROSS DESCRIPTION Received in formalin.
Electronically signed by John Miller, MD 05/06/2023 14:12
Printed: 05/04/2026 10:11`

const radiology = `Bayview Imaging Center
Diagnostic Mammogram Bilateral
Patient: Rosa Alvarez  Date of Birth: 03/14/1958
Exam Date: April 20, 2023
Referring: Dr. Kim
COMPARISON: Mammogram of 04/01/2021.
TECHNIQUE: Digital. FINDINGS: A mass. IMPRESSION: BI-RADS 5.`

const operative = `St. Anne Medical Center
OPERATIVE REPORT
Patient: ALVAREZ, ROSA   Date of Surgery: 06/20/2023
PREOPERATIVE DIAGNOSIS: Left breast cancer
POSTOPERATIVE DIAGNOSIS: Same
ANESTHESIA: General
ESTIMATED BLOOD LOSS: 20 mL
The patient was prepped and draped. Specimen was sent to pathology.
D: 06/21/2023 T: 06/22/2023`

const discharge = `Hospital Discharge Summary
Admission date: 06/20/2023
Discharge date: 06/23/2023
Hospital course: uneventful. Discharge medications: none.
Follow-up appointment 07/13/2023 with oncology.`

const lab = `Lakeside Clinical Laboratories
LABORATORY REPORT
Collected: 2023-08-30 07:15    Reported: 2023-08-31
Test            Result   Flag  Units     Reference Range
Hemoglobin      11.2     L     g/dL      12.0-15.5
WBC             3.9      L     K/uL      4.0-11.0
Platelets       201            K/uL      150-400
Creatinine      0.8            mg/dL     0.5-1.1`

const letter = `Westend Breast Clinic
May 3, 2023
Re: Rosa Alvarez, DOB 03/14/1958
Dear Dr. Kim,
I saw your patient and will see her again on June 12, 2023.
Sincerely, A. Weber`

const bill = `Mercy General Hospital
PATIENT STATEMENT
Statement date: 07/31/2023    Account number: 99182
Charges $1,200.00  Payments $200.00  Adjustments $100.00
Amount due: $900.00   Due date: 08/30/2023`

const benefits = `Explanation of Benefits
THIS IS NOT A BILL
Member ID: X123  Group number: 55  Claim number: 778
Date of service: 06/20/2023
Plan paid $1,000  Deductible $100`

describe('kind, date and place of everyday papers', () => {
  test.each<[string, string, string, string | null, string | null]>([
    ['pathology', pathology, 'pathology', 'collected 2023-05-03', 'MERCY GENERAL HOSPITAL'],
    ['radiology', radiology, 'radiology', 'performed 2023-04-20', 'Bayview Imaging Center'],
    ['operative', operative, 'operative', 'performed 2023-06-20', 'St. Anne Medical Center'],
    ['discharge', discharge, 'discharge', 'performed 2023-06-23', null],
    ['lab', lab, 'lab', 'collected 2023-08-30', 'Lakeside Clinical Laboratories'],
    ['letter', letter, 'letter', 'unstated 2023-05-03', 'Westend Breast Clinic'],
    ['bill', bill, 'bill', 'unstated 2023-07-31', 'Mercy General Hospital'],
    ['insurance', benefits, 'insurance', 'performed 2023-06-20', null],
  ])('%s', (...[, text, ...expected]) => {
    const proposal = of(text)
    expect([proposal.kind?.value, dateOf(text), proposal.hospital?.value ?? null]).toEqual(expected)
  })

  test.each<[string, string]>([
    [
      'consult',
      'Harbor Cancer Center\nMEDICAL ONCOLOGY CONSULTATION\nReason for consultation: breast cancer\nHistory of present illness: ...',
    ],
    ['consult', 'RADIATION ONCOLOGY CONSULTATION NOTE\nHistory of present illness: ...'],
    ['progress', 'Oncology Clinic Progress Note\nInterval history: doing well. Assessment and Plan: continue.'],
    [
      'history-physical',
      'HISTORY AND PHYSICAL\nChief complaint: lump. Past medical history: none. Review of systems: negative',
    ],
    ['radiation', 'Radiation Therapy Treatment Summary\n50 Gy in 25 fractions, boost 10 Gy'],
    ['chemotherapy', 'CHEMOTHERAPY TREATMENT FLOWSHEET\nCycle 1 docetaxel 75 mg/m2 cyclophosphamide'],
    ['medication-list', 'Current Medications\nLetrozole 2.5 mg tablet once daily by mouth'],
    ['cardiac', 'TRANSTHORACIC ECHOCARDIOGRAM\nLVEF 60 %. Mitral valve normal.'],
    ['genetics', 'Hereditary Cancer Genetic Test Report\nVariant of uncertain significance in ATM'],
    ['genomic', 'Oncotype DX Breast Recurrence Score Report\nRecurrence score 17'],
    ['biomarker', 'HER2 FISH Analysis Report\nASCO/CAP'],
    ['cytology', 'CYTOLOGY REPORT\nFine needle aspiration of axilla'],
    ['consent', 'Authorization for Release of Medical Information\nI hereby authorize'],
    ['discharge', 'Entlassungsbrief\nSehr geehrte Frau Kollegin'],
    ['pathology', 'Informe de anatomía patológica\nDiagnóstico: carcinoma'],
    [
      'operative',
      'Preoperative diagnosis: cancer. Postoperative diagnosis: same. Surgeon: Kim. Anesthesia: general. Estimated blood loss: minimal. Description of procedure: she was prepped and draped.',
    ],
    ['radiology', 'TECHNIQUE: CT chest with contrast. COMPARISON: None. FINDINGS: Clear. IMPRESSION: No disease.'],
    [
      'pathology',
      'Diagnosis: 1. Moderately differentiated invasive ductal carcinoma, margins free, pT2 pN1. Gross description: received in formalin.',
    ],
  ])('%s: %j', (kind, text) => expect(of(text).kind?.value).toBe(kind))

  test('a discharge summary that quotes a pathology report is still a discharge summary', () => {
    const text = `DISCHARGE SUMMARY\nHospital course: surgery. Final diagnosis: invasive carcinoma, margins free, pT2 pN1. Surgical pathology report: grade 2, lymph nodes 0/3.`
    expect(of(text).kind?.value).toBe('discharge')
  })

  test.each(['', 'lorem ipsum', 'Thank you for your visit', 'shopping: milk, eggs'])(
    'nothing is said of %j',
    (text) => {
      expect(of(text)).toEqual({ kind: null, date: null, hospital: null, title: null })
    },
  )
})

describe('dates that are not the document’s', () => {
  test.each([
    'DOB: 05/13/2001',
    'Date of birth 14 March 1958',
    'Collected: 03/14/1958',
    'Printed: 05/23/2023',
    'Print date: 05/23/2023',
    '05/23/2023 10:22 FAX 713 555 0100',
    'COMPARISON: CT of 05/23/2023',
    'Comparison study date: 05/23/2023',
    'Prior exam: 05/23/2023',
    'Next appointment: 05/23/2023',
    'Admission date: 05/23/2023',
    'Discharged: 05/23/2023',
    'Expires: 05/23/2023',
    'She had surgery in May 2023.',
    'Procedure\n05/23/2023',
    'Date         Location\n05/23/2023   Houston',
    'Status     Completed   05/23/2023',
    'Date of birth: 14 Mar 1958 - 05/23/2023',
    'Collected: 05/23/2031',
    'Collected: 13/13/2023',
    'Collected: XX/XX/XXXX',
    'AJCC 7th edition, 2010. CLIA 1988',
    'Form revised 05/23/2023',
    'History of mastectomy performed elsewhere; last seen 05/23/2023',
  ])('%j', (text) => expect(dateOf(text)).toBeNull())
})

describe('how a date is written', () => {
  test.each<[string, string | null]>([
    ['Collected: 05/23/2023', 'collected 2023-05-23'],
    ['Collected: 23/05/2023', 'collected 2023-05-23'],
    ['Collected 5/23/23', 'collected 2023-05-23'],
    ['Date of Service: May 23, 2023', 'performed 2023-05-23'],
    ['Date of Service: 23rd May 2023', 'performed 2023-05-23'],
    ['DOS: 23-MAY-2023', 'performed 2023-05-23'],
    ['Exam date: May 2023', 'performed 2023-05'],
    ['Entnahmedatum: 03.05.2023', 'collected 2023-05-03'],
    ['Fecha de toma: 3 de mayo de 2023', 'collected 2023-05-03'],
    ['Collected: 03/05/2023', 'collected 2023'],
    ['Collected: 03/05/2023\nReported: 03/15/2023', 'collected 2023-03-05'],
    ['Collected: 03/05/2023\nReported: 15/05/2023', 'collected 2023-05-03'],
    ['Collected: 03/05/2023\nReported: 7 May 2023', 'reported 2023-05-07'],
    ['Collected: 03/05/2023\nHouston, TX 77030', 'collected 2023-03-05'],
    ['DOB: 14/03/1958\nCollected: 03/05/2023', 'collected 2023-05-03'],
    ['Collected: 03/12/2025\nDecember', 'collected 2025'],
    ['Collected: 05/08/2026', null],
    ['Collected: 04/07/2026', 'collected 2026-04-07'],
    ['Collected:\n05/23/2023', 'collected 2023-05-23'],
    ['Collected      Received     Reported\n05/23/2023     05/24/2023   05/26/2023', 'collected 2023-05-23'],
    ['Date of birth: 14 Mar 1958 Exam date: 15 May 2023', 'performed 2023-05-15'],
    ['Collected: 20 Jun 2023 Reported: 27 Jun 2023', 'collected 2023-06-20'],
    ['Visit: January 2024', 'performed 2024-01'],
    ['Collected\t05/23/2023 08:15', 'collected 2023-05-23'],
    ['Electronically signed by John Miller, MD on 05/23/2023', 'signed 2023-05-23'],
    ['Collected: 05/23/2023\nCollected: 05/26/2023\nReported: 05/28/2023', null],
    ['Collected: 05/23/2023\nCollected: 05/26/2023', null],
  ])('%j', (text, expected) => expect(dateOf(text)).toBe(expected))
})

describe('the hospital', () => {
  test.each<[string, string | null]>([
    ['Mercy General Hospital | Department of Pathology | 12 Main St', 'Mercy General Hospital'],
    ['The University of Northfield Cancer Center\nReport', 'The University of Northfield Cancer Center'],
    ['Universitätsklinikum Musterstadt\nBefund', 'Universitätsklinikum Musterstadt'],
    ['Report\nPerforming Lab: Lakeside Diagnostics Inc', 'Lakeside Diagnostics Inc'],
    ['Facility:    Northfield Health\nReport', 'Northfield Health'],
    ['cc: Mercy General Hospital', null],
    ['Referring hospital: Mercy General Hospital', null],
    ['HOSPITAL DISCHARGE SUMMARY', null],
    ['RADIOLOGY REPORT', null],
    ['Department of Radiology', null],
    ['Hospital course: fine', null],
    ['Clinic Note', null],
    ['She was seen at Mercy General Hospital for a lump.', null],
    ['Transferred from Mercy General Hospital', null],
    ['Centro de Diagnéstico Almenara\nInforme', 'Centro de Diagnóstico Almenara'],
    ['CENTRO DE DIAGNÉSTICO ALMENARA\nINFORME', 'CENTRO DE DIAGNÓSTICO ALMENARA'],
  ])('%j', (text, expected) => expect(of(text).hospital?.value ?? null).toBe(expected))
})

describe('the title', () => {
  test.each<[string, string | null]>([
    ['Mercy General\nSURGICAL PATHOLOGY REPORT\nx', 'SURGICAL PATHOLOGY REPORT'],
    ['*** OPERATIVE REPORT ***', 'OPERATIVE REPORT'],
    ['Report date: 05/03/2023', null],
    ['See surgical pathology report for details', null],
    ['Name: X     MRI BREAST BILATERAL WITH AND WITHOUT CONTRAST', 'MRI BREAST BILATERAL WITH AND WITHOUT CONTRAST'],
  ])('%j', (text, expected) => expect(of(text).title?.value ?? null).toBe(expected))
})

const piece = fc.constantFrom(
  'Collected:',
  'Reported',
  'DOB:',
  '03/05/2023',
  '13.04.2022',
  'May 3, 2023',
  '2031-01-01',
  'Mercy Hospital',
  'REPORT',
  'Pathology',
  'cc:',
  '\n',
  '   ',
  'é',
  '😀',
  '|',
)

test('every proposal stands on the page at its origin, and no date is later than today', () => {
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 25 }), { maxLength: 3 }), (pages) => {
      const texts = pages.map((words) => words.join(' '))
      const { kind, date, hospital, title } = of(...texts)
      for (const part of [hospital, title]) {
        if (part) expect(texts[part.origin.page - 1]?.slice(part.origin.start, part.origin.end)).toBe(part.value)
      }
      for (const origin of [kind?.origin, date?.origin]) {
        if (origin) expect(origin.end).toBeLessThanOrEqual(texts[origin.page - 1]?.length ?? -1)
      }
      if (date) expect(compareDates(date.value, context.today)).toBeLessThanOrEqual(0)
    }),
  )
})

test('pages without text are passed over', () => {
  const cover = aPage('', { source: 'none', quality: 'unreadable' })
  expect(propose([cover, aPage(pathology, { page: 2 })], context).kind?.value).toBe('pathology')
})

test('a long text of nothing but labels and digits is read quickly', () => {
  const page = aPage('Collected Date of Signed by 12/12/ 0-0-0 Left right breast '.repeat(4000))
  const before = performance.now()
  propose([page], context)
  expect(performance.now() - before).toBeLessThan(3000)
})
