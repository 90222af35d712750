import type { Row } from './layout-row.ts'

export const visits: readonly Row[] = [
  [
    'clinic note',
    'progress',
    '2024-01-22',
    'Hollins Oncology Associates',
    `Hollins Oncology Associates
Office Visit
Patient: Maren Holt (MRN 551204, DOB 11/5/1949)
Visit date: 1/22/2024
Provider: Selma Okafor-Reid, MD
INTERVAL HISTORY: Doing well since her last visit on 10/23/2023.
ASSESSMENT AND PLAN: Continue letrozole. Return in 3 months.
Electronically signed by Selma Okafor-Reid, MD at 1/23/2024 8:02 AM`,
  ],
  [
    'after-visit summary',
    'progress',
    '2024-02-06',
    'Northgate Health',
    `Northgate Health
AFTER VISIT SUMMARY
Maren Holt   MRN: 551204
Date of visit: 2/6/2024 10:00 AM
Instructions from Petra Quist, MD
Your next appointment: 5/7/2024 at 10:00 AM
Medications: letrozole 2.5 mg
Printed on 2/6/2024 10:41 AM   Page 1 of 4`,
  ],
  [
    'consultation',
    'consult',
    '2023-07-11',
    'Ellery Cancer Institute',
    `ELLERY CANCER INSTITUTE
Medical Oncology
NEW PATIENT CONSULTATION
Patient: Maren Holt   DOB: 11/05/1949   Date of consultation: 07/11/2023
REFERRING PHYSICIAN: Petra Quist, MD
REASON FOR CONSULTATION: Breast cancer diagnosed 05/03/2023.
HISTORY OF PRESENT ILLNESS: A 73-year-old woman.
ASSESSMENT AND RECOMMENDATIONS: Adjuvant therapy.`,
  ],
  [
    'letter, UK',
    'letter',
    '2023-07-12',
    'Harrowdale Hospital',
    `Harrowdale Hospital
Department of Oncology
Our ref: MW/ab/H551204
Clinic date: 12/07/2023    Typed: 17/07/2023
17 July 2023
Dr P Quist
The Surgery, 4 High Street, Leeds LS1 4AB
Dear Dr Quist
Re: Mrs Maren HOLT, dob 05/11/1949
I reviewed this lady in the clinic. She remains well.
Yours sincerely
Mr A Weber`,
  ],
  [
    'letter, US',
    'letter',
    '2022-04-05',
    'Chapel Hill Family Practice',
    `Chapel Hill Family Practice
12 Chapel Hill Road, Dunmore, PA 18512
April 5, 2022
To Whom It May Concern:
Maren Holt has been under my care since 2015 and is able to travel.
Sincerely,
Petra Quist, MD`,
  ],
  [
    'appointment letter',
    'letter',
    '2024-03-18',
    'Northgate Regional Hospital',
    `Northgate Regional Hospital
Appointments Office
March 18, 2024
Dear Ms. Holt,
You have an appointment in the Breast Clinic on April 24, 2024 at 9:30 AM.
Please arrive fifteen minutes early. If you cannot come, please call 555-0110.
Sincerely, Appointments Office`,
  ],
  [
    'telephone note',
    'progress',
    '2023-09-09',
    'Hollins Oncology Associates',
    `Hollins Oncology Associates
TELEPHONE ENCOUNTER NOTE
Patient: Maren Holt    DOB: 11/05/1949
Encounter date: 09/09/2023
Caller reports nausea after cycle 2. Advised ondansetron. Follow-up as scheduled on 09/18/2023.`,
  ],
]

export const treatment: readonly Row[] = [
  [
    'chemotherapy flowsheet',
    'chemotherapy',
    '2023-09-18',
    'Hollins Oncology Associates',
    `Hollins Oncology Associates
CHEMOTHERAPY ADMINISTRATION RECORD
Patient: Maren Holt   DOB: 11/05/1949   BSA 1.71 m2
Treatment date: 09/18/2023   Cycle 3 Day 1
Regimen: TC. Docetaxel 75 mg/m2, cyclophosphamide 600 mg/m2
Premedications given. Infusion started 10:05, ended 12:20.`,
  ],
  [
    'radiation summary',
    'radiation',
    '2023-12-04',
    'Larkmoor Radiation Oncology',
    `Larkmoor Radiation Oncology
RADIATION THERAPY COMPLETION NOTE
Patient: Maren Holt    DOB: 11/05/1949
Start date: 10/23/2023     End date: 12/04/2023
Site: Left breast. Total dose 50 Gy in 25 fractions, boost 10 Gy in 5 fractions.
Technique: tangents, IMRT.`,
  ],
  [
    'medication list',
    'medication-list',
    '2024-02-06',
    'Chapel Hill Family Practice',
    `Chapel Hill Family Practice
MEDICATION LIST
Patient: Maren Holt   DOB: 11/05/1949
Date: 02/06/2024
Letrozole 2.5 mg tablet, 1 tablet by mouth once daily, start 01/05/2024
Calcium 600 mg tablet, 1 tablet twice daily
Lisinopril 10 mg tablet, 1 tablet by mouth daily, refills 3`,
  ],
]

export const papers: readonly Row[] = [
  [
    'explanation of benefits',
    'insurance',
    '2023-06-20',
    'Evergate Mutual',
    `Evergate Mutual
Explanation of Benefits
THIS IS NOT A BILL
Member: Maren Holt   Member ID: E551204   Group number: 77120
Claim number: 20230620-881     Date processed: 07/14/2023
Provider: Tavistone Surgical Hospital     Date of service: 06/20/2023
Plan paid $4,120.00   Deductible $250.00   You may owe $250.00`,
  ],
  [
    'hospital bill',
    'bill',
    '2023-07-31',
    'Tavistone Surgical Hospital',
    `TAVISTONE SURGICAL HOSPITAL
Patient Statement
Statement date: 07/31/2023     Account number: 99182
Patient: Maren Holt    Date of service: 06/20/2023
Charges $12,000.00   Insurance payments $11,000.00
Amount due: $250.00    Payment due: 08/30/2023
Please remit payment to the address above.`,
  ],
  [
    'consent',
    'consent',
    '2023-06-20',
    'Tavistone Surgical Hospital',
    `Tavistone Surgical Hospital
CONSENT FOR OPERATION
Patient: Maren Holt    DOB: 11/05/1949
I hereby consent to the operation named above. Risks and benefits were explained.
Patient signature: ____________   Date signed: 06/20/2023
Form 114 Rev. 03/2019`,
  ],
  [
    'insurance card',
    'insurance',
    null,
    null,
    `EVERGATE MUTUAL HEALTH PLAN
Member name: MAREN HOLT
Member ID: E551204     Group #: 77120
RxBIN: 004336   RxPCN: ADV
Effective date: 01/01/2023
Copay: office $25`,
  ],
  [
    'identity card',
    'identity',
    null,
    null,
    `DRIVER LICENSE
DL 55120477   CLASS C
HOLT MAREN
DOB 11/05/1949   SEX F
ISS 03/02/2021   EXP 11/05/2026`,
  ],
  [
    'fax cover and a note',
    'progress',
    '2024-01-22',
    'Hollins Oncology Associates',
    `Hollins Oncology Associates
Progress Note
Date of visit: 01/22/2024
Patient: Maren Holt   DOB: 11/05/1949
INTERVAL HISTORY: Well. ASSESSMENT AND PLAN: Continue.
01/25/2024 14:32 FROM HOLLINS ONC 555-0132 TO 555-0165 P.2/2`,
  ],
  [
    'prior authorization',
    'insurance',
    '2023-08-09',
    'Evergate Mutual',
    `Evergate Mutual
Notice of Prior Authorization Approval
August 9, 2023
Member: Maren Holt   Member ID: E551204
Your request for MRI of the breast has been approved through 11/09/2023.`,
  ],
]

export const otherLanguages: readonly Row[] = [
  [
    'pathology, Spanish',
    'pathology',
    '2023-05-03',
    'Hospital Santa Elvira',
    `Hospital Santa Elvira
Servicio de Anatomía Patológica
INFORME DE ANATOMÍA PATOLÓGICA
Paciente: Maren Holt     Fecha de nacimiento: 05/11/1949
Fecha de toma: 03/05/2023     Fecha de informe: 17/05/2023
DIAGNÓSTICO: Carcinoma ductal infiltrante, grado 2.`,
  ],
  [
    'discharge, Spanish',
    'discharge',
    '2022-09-17',
    'Hospital Santa Elvira',
    `Hospital Santa Elvira
INFORME DE ALTA
Paciente: Maren Holt    Fecha de nacimiento: 05/11/1949
Fecha de ingreso: 12/09/2022     Fecha de alta: 17/09/2022
Evolución: favorable.`,
  ],
  [
    'pathology, German',
    'pathology',
    '2023-05-03',
    'Klinikum Ostertal',
    `Klinikum Ostertal
Institut für Pathologie
Pathologisch-anatomischer Befund
Patientin: Holt, Maren, geb. 05.11.1949
Entnahmedatum: 03.05.2023   Eingang: 04.05.2023   Befunddatum: 08.05.2023
Mikroskopie: Invasives Karzinom der Mamma links.`,
  ],
]
