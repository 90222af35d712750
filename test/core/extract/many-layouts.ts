import type { DocumentKind } from '../../../renderer/core/model/document-kind.ts'
import type { Row } from './layout-row.ts'
import { otherLanguages, papers, treatment, visits } from './more-layouts.ts'

/** A made-up paper and what is true of it; null where the paper itself does not say. */
export type LaidOut = {
  readonly what: string
  readonly kind: DocumentKind
  readonly date: string | null
  readonly hospital: string | null
  readonly text: string
}

const laboratory: readonly Row[] = [
  [
    'portal: one test',
    'lab',
    '2023-08-28',
    'Northgate Health',
    `Northgate Health MyChart
CBC with Differential - Details
Past results
Name: Maren Holt | DOB: 11/5/1949 | MRN: 551204 | PCP: Petra Quist, MD
Test results
Collected on August 28, 2023 8:15 AM
Results
WBC   Normal range: 3.8 - 10.8 10*3/uL   2.1 Low
Hemoglobin   Normal range: 11.7 - 15.5 g/dL   11.4 Low
Platelets   Normal range: 140 - 400 10*3/uL   187
Authorizing provider: Ines Calder, MD
Resulting lab: NORTHGATE MAIN LAB
Result date: August 29, 2023 1:40 PM
Printed on 5/4/2026`,
  ],
  [
    'reference laboratory',
    'lab',
    '2024-01-08',
    'Corvane Diagnostics',
    `Corvane Diagnostics Incorporated
Specimen ID: 008-411-2201-0      Control ID: B0042
Phone: (555) 010-2200
Patient Details              Specimen Details                  Physician Details
DOB: 11/05/1949              Date collected: 01/08/2024 0910   Ordering: P QUIST
Age(y/m/d): 074/02/03        Date received: 01/08/2024         Referring:
Gender: F                    Date entered: 01/09/2024          ID: 1144
Patient ID: 551204           Date reported: 01/10/2024 0606    NPI: 1200
General Comments & Additional Information
TESTS              RESULT    FLAG   UNITS      REFERENCE INTERVAL   LAB
Glucose            108       High   mg/dL      70-99                01
BUN                17               mg/dL      8-27                 01
Creatinine         0.82             mg/dL      0.57-1.00            01
Sodium             139              mmol/L     134-144              01`,
  ],
  [
    'NHS laboratory',
    'lab',
    '2023-06-05',
    'Harrowdale Hospital',
    `Harrowdale Hospital NHS Foundation Trust
Department of Clinical Biochemistry
Patient: HOLT, Maren   NHS No: 485 777 3456   DoB: 05/11/1949
Sample date: 05/06/2023 10:20      Received: 05/06/2023 14:00
Report date: 16/06/2023
U&E and LFT
Sodium      139   mmol/L   (133 - 146)
Potassium   4.2   mmol/L   (3.5 - 5.3)
Creatinine  72    umol/L   (45 - 84)
Albumin     43    g/L      (35 - 50)`,
  ],
  [
    'chart print of several panels',
    'lab',
    '2022-11-02',
    'Saint Brannock Medical Center',
    `SAINT BRANNOCK MEDICAL CENTER
LABORATORY REPORT - FINAL
NAME: HOLT,MAREN            MR#: 0551204        LOC: ONC
PHYS: CALDER,INES           AGE/SX: 73/F        DOB: 11/05/49
SPEC #: 1102:C00411R        COLL: 11/02/22-0715        STATUS: COMP
                            RECD: 11/02/22-0740
ENTERED: 11/02/22-0650
Test            Result       Flag       Reference     Site
HGB             12.2                    12.0-16.0 g/dL
HCT             36.9                    36.0-48.0 %
PLT             243                     150-400 K/mm3
Printed: 05/04/26 1011`,
  ],
  [
    'tumour marker',
    'lab',
    '2024-02-14',
    'Ellery Cancer Institute',
    `Ellery Cancer Institute
Tumor Markers
Patient: Maren Holt  DOB: Nov 5, 1949
Drawn: 14-Feb-2024 09:30
Resulted: 14-Feb-2024 15:10
CA 15-3   18.2   U/mL   0.0 - 31.3
CEA   1.2   ng/mL   0.0 - 3.0`,
  ],
]

const tissue: readonly Row[] = [
  [
    'pathology, dates in a box',
    'pathology',
    '2023-05-03',
    'Kessock University Hospital',
    `Kessock University Hospital
Anatomic Pathology
SURGICAL PATHOLOGY FINAL REPORT
Patient Name: HOLT, MAREN     Accession No: KS-23-004411
Med. Rec. No.: 551204         Service Date: 5/3/2023
Date of Birth: 11/5/1949      Received: 5/4/2023
Physician: Petra Quist, MD    Date Reported: 5/9/2023
FINAL PATHOLOGIC DIAGNOSIS
A. BREAST, LEFT, CORE BIOPSY: INVASIVE DUCTAL CARCINOMA.
GROSS DESCRIPTION: Received in formalin labeled with the patient's name.
*** Electronically Signed Out By Jorun Aske, MD 5/9/2023 ***`,
  ],
  [
    'pathology, label above value',
    'pathology',
    '2021-12-13',
    'Orchard Valley Pathology Associates',
    `Orchard Valley Pathology Associates
88 Grove Street, Dunmore, PA 18512
Histopathology Report
Collected Date          Received Date          Reported Date
12/13/2021              12/14/2021             12/20/2021
Patient                 DOB                    Case Number
Maren Holt              11/05/1949             OV21-9921
Diagnosis:
Skin, left shoulder, shave biopsy: Basal cell carcinoma, nodular type.
Microscopic description: Sections show nests of basaloid cells.`,
  ],
  [
    'cytology',
    'cytology',
    '2023-04-25',
    'Briarwood Clinic',
    `BRIARWOOD CLINIC
CYTOPATHOLOGY REPORT, NON-GYNECOLOGIC
Patient: Maren Holt   DOB: 11/05/1949
Date of procedure: 04/25/2023   Date received: 04/25/2023   Date of report: 04/27/2023
SPECIMEN: Left axillary lymph node, fine needle aspiration
DIAGNOSIS: Positive for malignant cells. Cell block examined. Adequate.`,
  ],
  [
    'HER2 in situ',
    'biomarker',
    '2023-05-03',
    'Kessock University Hospital',
    `Kessock University Hospital
Molecular Cytogenetics
HER2 FISH ANALYSIS REPORT
Name: Maren Holt    DOB: 11/05/1949
Collection date: 05/03/2023   Reported: 05/16/2023
RESULT: HER2/CEP17 ratio 1.2, not amplified (ASCO/CAP 2018).
Reviewed and signed 05/16/2023 by L. Tran, PhD`,
  ],
  [
    'recurrence score',
    'genomic',
    '2023-06-20',
    'Genoprobe Laboratories',
    `Genoprobe Laboratories
Oncotype-type Genomic Assay: Breast Recurrence Score Report
Patient: Holt, Maren   Date of Birth: 05-Nov-1949
Date of Collection: 20-Jun-2023
Date Received: 28-Jun-2023
Report Date: 06-Jul-2023
Recurrence Score 17. Distant recurrence at 9 years: 5%.`,
  ],
  [
    'germline',
    'genetics',
    '2023-07-14',
    'Helixmark Genetics',
    `Helixmark Genetics
Hereditary Cancer Panel Test Results
Patient name: Maren Holt   DOB: 11/05/1949   Sex at birth: F
Sample type: Saliva   Sample collection date: 07/14/2023
Sample accession date: 07/18/2023   Report date: 08/02/2023
RESULT: NEGATIVE. No pathogenic variants were identified in the 47 genes analyzed.
Variants of uncertain significance: ATM c.1229T>C.`,
  ],
  [
    'sequencing',
    'genomic',
    '2024-03-02',
    'Tessera Genomics',
    `TESSERA GENOMICS
Next-Generation Sequencing Tumor Profile
PATIENT  Maren Holt       DATE OF BIRTH  05 Nov 1949
SPECIMEN COLLECTED  02 Mar 2024     SPECIMEN RECEIVED  06 Mar 2024     DATE OF REPORT  15 Mar 2024
Genomic findings: PIK3CA H1047R, variant allele fraction 22%
Microsatellite status: stable. Tumor mutational burden: 4 mut/Mb.`,
  ],
]

const imaging: readonly Row[] = [
  [
    'dictated and transcribed',
    'radiology',
    '2023-07-05',
    'Saint Brannock Medical Center',
    `SAINT BRANNOCK MEDICAL CENTER
DIAGNOSTIC IMAGING REPORT
Patient: HOLT,MAREN           MRN: 551204        DOB: 11/05/1949
Exam: CT CHEST W CONTRAST     Exam date: 07/05/2023 1420
Ordering: Calder, Ines        Dictated: 07/06/2023 0810
Transcribed: 07/06/2023 0915  Signed: 07/06/2023 1100
COMPARISON: Chest radiograph 03/02/2021.
TECHNIQUE: Axial images with contrast.
FINDINGS: No nodule. IMPRESSION: Normal.`,
  ],
  [
    'portal imaging',
    'radiology',
    '2024-04-11',
    'Northgate Health',
    `Northgate Health
MAMMO SCREENING BILATERAL W TOMO - Details
Study date: Apr 11, 2024
Narrative
EXAM: Bilateral screening mammogram.
COMPARISON: 4/6/2023, 3/30/2022.
FINDINGS: Scattered fibroglandular tissue. No mass.
IMPRESSION: BI-RADS 1.
Final result by Anders Pell, MD (04/12/2024)`,
  ],
  [
    'bone density',
    'radiology',
    '2023-12-19',
    'Harrow Lane Imaging',
    `Harrow Lane Imaging
DXA BONE DENSITY REPORT
Patient: Maren Holt   Birth Date: 11/05/1949   Age: 74.1
Measured: 12/19/2023 10:22 AM   Analyzed: 12/19/2023 10:25 AM
Region   BMD   T-score   Z-score
L1-L4   0.912  -1.4   0.3
World Health Organization classification: osteopenia. IMPRESSION: Osteopenia.`,
  ],
  [
    'PET',
    'radiology',
    '2023-07-18',
    'Ellery Cancer Institute',
    `Ellery Cancer Institute, Division of Nuclear Medicine
PET/CT SKULL BASE TO MID-THIGH
Name: Holt, Maren     Accession: ECI-88102
Date of service: July 18, 2023
Indication: Staging. Radiopharmaceutical: 10.2 mCi F-18 FDG injected at 08:12.
COMPARISON: CT of July 5, 2023.
FINDINGS: No uptake. SUV max 1.8. IMPRESSION: No distant disease.
Report finalized July 19, 2023.`,
  ],
  [
    'radiology, UK',
    'radiology',
    '2023-09-04',
    'Harrowdale Hospital',
    `Harrowdale Hospital
Radiology Department
X-Ray Report
Name: Maren HOLT     DOB: 05/11/1949    Hospital No: H551204
Examination: XR Chest     Date of examination: 04/09/2023
Clinical details: Cough for 13 days since 22/08/2023.
Report: The lungs are clear. Heart size is normal.
Reported by Dr A Pell, Consultant Radiologist, 05/09/2023`,
  ],
  [
    'echo',
    'cardiac',
    '2023-08-01',
    'Dunmore Heart Institute',
    `Dunmore Heart Institute
Adult Transthoracic Echocardiogram
Name: Maren Holt    Study Date: 08/01/2023 09:12 AM    MRN: 551204
DOB: 11/05/1949     Age: 73 yrs                        Gender: Female
Reason For Study: Before chemotherapy
Left ventricular ejection fraction 60-65%. Mitral valve normal. Doppler normal.
Electronically signed by: H. Osei, MD on 08/02/2023 at 07:50 AM`,
  ],
  [
    'ECG',
    'cardiac',
    '2023-06-12',
    'Kessock University Hospital',
    `Kessock University Hospital
12-Lead ECG
Holt, Maren   ID: 551204   12-Jun-2023 07:44:10
05-Nov-1949 (73 yr) Female
Vent. rate 68 bpm   PR interval 160 ms   QRS 88 ms   QT/QTc 402/427 ms
Normal sinus rhythm. Normal ECG.`,
  ],
]

const hospitalStay: readonly Row[] = [
  [
    'operative note',
    'operative',
    '2023-06-20',
    'Tavistone Surgical Hospital',
    `TAVISTONE SURGICAL HOSPITAL
OPERATIVE NOTE
PATIENT NAME: HOLT, MAREN     DOB: 11/05/1949     MRN: 551204
DATE OF PROCEDURE: 06/20/2023
SURGEON: Matteo Varga, MD   ANESTHESIA: General
PREOPERATIVE DIAGNOSIS: Left breast cancer, biopsied on 05/03/2023
PROCEDURE PERFORMED: Left lumpectomy with sentinel node biopsy
ESTIMATED BLOOD LOSS: 20 mL
DESCRIPTION OF PROCEDURE: The patient was prepped and draped.
DATE DICTATED: 06/21/2023   DATE TRANSCRIBED: 06/22/2023`,
  ],
  [
    'port placement',
    'operative',
    '2023-08-03',
    'Northgate Regional Hospital',
    `Northgate Regional Hospital
PROCEDURE NOTE
Name: Maren Holt   DOB: 11/5/1949
Procedure: Port placement      Procedure date: 8/3/2023
Indication: Chemotherapy. Anesthesia: Moderate sedation.
The patient was prepped and draped. EBL: minimal.
Author: M. Varga, MD   Filed: 8/4/2023 9:12 AM`,
  ],
  [
    'discharge summary',
    'discharge',
    '2022-09-17',
    'Saint Brannock Medical Center',
    `SAINT BRANNOCK MEDICAL CENTER
DISCHARGE SUMMARY
Patient: Maren Holt          DOB: 11/05/1949
Date of Admission: 09/12/2022
Date of Discharge: 09/17/2022
Attending: I. Calder, MD
HOSPITAL COURSE: Admitted with fever. Cultures of 09/13/2022 were negative.
DISCHARGE MEDICATIONS: none
FOLLOW-UP: Oncology on 09/30/2022.
Dictated 09/19/2022`,
  ],
  [
    'discharge letter, UK',
    'discharge',
    '2023-03-09',
    'Harrowdale Hospital',
    `Harrowdale Hospital NHS Foundation Trust
Discharge Summary
Patient: Mrs Maren Holt    NHS number 485 777 3456    Born 05-Nov-1949
Admitted: 06-Mar-2023     Discharged: 09-Mar-2023     Ward: 7B
Dear Dr Quist,
Diagnosis: Community acquired pneumonia. Clinical course: treated with antibiotics.`,
  ],
  [
    'admission history',
    'history-physical',
    '2022-09-12',
    'Saint Brannock Medical Center',
    `Saint Brannock Medical Center
HISTORY AND PHYSICAL
Patient: Maren Holt   DOB: 11/05/1949
Date of service: 09/12/2022
CHIEF COMPLAINT: Fever. PAST MEDICAL HISTORY: Hypertension since 2011.
SOCIAL HISTORY: Never smoked. REVIEW OF SYSTEMS: negative. PHYSICAL EXAMINATION: normal.`,
  ],
]

export const manyLayouts: readonly LaidOut[] = [
  ...laboratory,
  ...tissue,
  ...imaging,
  ...hospitalStay,
  ...visits,
  ...treatment,
  ...papers,
  ...otherLanguages,
].map(([what, kind, date, hospital, text]) => ({ what, kind, date, hospital, text }))
