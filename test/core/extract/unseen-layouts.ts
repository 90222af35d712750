import type { Row } from './layout-row.ts'

/**
 * Papers that were written after the rules, to see how far these carry. At first sight kind 0.90, date 0.90, hospital 0.75,
 * none of them wrong; the words for places and tests that were missing have been added since, so a fair figure needs new papers.
 */
export const unseen: readonly Row[] = [
  [
    'thyroid panel from a urgent care',
    'lab',
    '2023-10-11',
    'Quarrystone Urgent Care',
    `QUARRYSTONE URGENT CARE
1140 Ridge Blvd, Austin, TX 78704
Lab Results Report
Patient: Ines Farrow             Sex: F       Birthdate: 04/21/1966
Specimen collected: 10/11/2023 14:05          Specimen received: 10/12/2023 01:15
Results final: 10/12/2023 05:44
Test Name        Result     Units     Ref Range
TSH              2.31       mIU/L     0.40-4.00
Free T4          1.2        ng/dL     0.8-1.8
Vitamin D        31         ng/mL     30-100`,
  ],
  [
    'urine culture',
    'lab',
    '2022-05-19',
    'Marlowe County Hospital',
    `MARLOWE COUNTY HOSPITAL
Microbiology - Final Report
NAME FARROW,INES        UNIT # 00991827      DOB 04/21/1966
SOURCE: Urine, clean catch      COLLECTED: 19MAY2022 0810     RECEIVED: 19MAY2022 0902
URINE CULTURE     FINAL     21MAY2022
No growth after 48 hours.`,
  ],
  [
    'synoptic colon',
    'pathology',
    '2020-02-26',
    'Wexcombe General Hospital',
    `Wexcombe General Hospital
Cellular Pathology
Histology report
Name: FARROW Ines     DoB: 21/04/1966     Lab No: WX20-3321
Specimen taken: 26/02/2020     Received: 27/02/2020     Authorised: 05/03/2020
Macroscopy: Right hemicolectomy measuring 240 mm.
Microscopy: Moderately differentiated adenocarcinoma.
Conclusion: pT3 N0.
Reported by: Dr H Osei`,
  ],
  [
    'addendum',
    'pathology',
    '2023-05-16',
    'Cardew Memorial Hospital',
    `Cardew Memorial Hospital
Department of Pathology
SURGICAL PATHOLOGY ADDENDUM REPORT
Patient: Ines Farrow    DOB: 04/21/1966    Case: CM23-7721
Collected: 05/03/2023    Addendum reported: 05/16/2023
ADDENDUM: Deeper sections of block A2 show no invasion.
Electronically signed by J. Aske, MD 05/16/2023`,
  ],
  [
    'breast MRI, RIS',
    'radiology',
    '2023-05-15',
    'Pell & Brook Radiology',
    `PELL & BROOK RADIOLOGY
400 Harbor St, Salem, MA 01970
PATIENT: FARROW, INES      DOB: 4/21/1966      PT #: 44120
REF. PHYSICIAN: QUIST, P      DATE OF EXAM: 5/15/2023
MRI OF THE BREASTS WITH AND WITHOUT CONTRAST
HISTORY: 57-year-old with cancer diagnosed 5/3/2023.
TECHNIQUE: Axial T1 and T2. FINDINGS: A 24 mm mass.
IMPRESSION: BI-RADS 6.
Thank you for this referral. Dictated by A. Pell, MD 5/16/2023`,
  ],
  [
    'ultrasound thyroid',
    'radiology',
    '2021-08-30',
    'Summit Lake Medical Group',
    `Summit Lake Medical Group
US THYROID
Status: Final result
Farrow, Ines (MRN 881273)
Performed: 8/30/2021 2:15 PM
Ordered: 8/16/2021
Resulted: 8/31/2021 9:02 AM
Impression: Two benign nodules. TI-RADS 2. Findings: The right lobe measures 4.2 cm.`,
  ],
  [
    'stress test',
    'cardiac',
    '2022-12-01',
    'Fallow Creek Cardiology',
    `Fallow Creek Cardiology
Exercise Stress Test Report
Patient: Ines Farrow    DOB: 21-Apr-1966
Test date: 01-Dec-2022
Protocol: Bruce. Baseline ECG: sinus rhythm. Peak heart rate 151 bpm.
Conclusion: No ischemia. Interpreted by H. Osei, MD on 02-Dec-2022`,
  ],
  [
    'colonoscopy',
    'operative',
    '2021-03-10',
    'Ridgeway Endoscopy Center',
    `Ridgeway Endoscopy Center
COLONOSCOPY PROCEDURE REPORT
Patient name: Ines Farrow       Date of birth: 04/21/1966
Procedure date: 03/10/2021      Endoscopist: B. Lund, MD
Indication: Screening. Sedation: Propofol. Estimated blood loss: none.
Description of procedure: The scope was advanced to the cecum.
Repeat in 10 years. Report created 03/10/2021 11:02`,
  ],
  [
    'surgery summary',
    'operative',
    '2019-11-22',
    'Cardew Memorial Hospital',
    `CARDEW MEMORIAL HOSPITAL
REPORT OF OPERATION
FARROW, INES    MR: 77120    Surgery Date: 11/22/2019
Surgeon: M. Varga      Assistant: T. Ilves
Pre-op diagnosis: Cholelithiasis    Post-op diagnosis: Same
Operation: Laparoscopic cholecystectomy. Anesthesia: General endotracheal.
Sponge and needle counts were correct. EBL 10 mL.
D: 11/22/2019  T: 11/24/2019`,
  ],
  [
    'rehabilitation discharge',
    'discharge',
    '2023-02-03',
    'Alder House Rehabilitation Hospital',
    `Alder House Rehabilitation Hospital
Physician Discharge Summary
Patient: Ines Farrow   Admit date: 1/20/2023   Discharge date: 2/3/2023
Birth date: 4/21/1966
Admission diagnosis: Hip fracture. Hospital course: Progressed well in therapy.
Discharge medications: acetaminophen. Follow up with orthopedics on 2/17/2023.`,
  ],
  [
    'tumor board',
    'consult',
    '2023-06-28',
    'Cardew Memorial Hospital',
    `Cardew Memorial Hospital
Multidisciplinary Tumor Board Note
Patient: Ines Farrow    DOB: 04/21/1966
Date of conference: 06/28/2023
Presented by: S. Okafor-Reid, MD
Recommendations: Adjuvant chemotherapy. Radiation oncology consultation.`,
  ],
  [
    'follow-up, dermatology',
    'progress',
    '2024-01-30',
    'Northfell Dermatology',
    `Northfell Dermatology
Follow-up Visit Note
Patient: Farrow, Ines    DOB: 04/21/1966    DOS: 01/30/2024
Subjective: Rash has improved since the last visit on 12/12/2023.
Objective: Clear. Assessment and plan: Stop the cream. Return in 6 months.`,
  ],
  [
    'infusion visit',
    'chemotherapy',
    '2023-11-02',
    'Cardew Infusion Center',
    `Cardew Infusion Center
INFUSION TREATMENT NOTE
Patient: Ines Farrow   DOB: 04/21/1966
Date of service: 11/02/2023
Trastuzumab 6 mg/kg IV, cycle 6 day 1. Premedication none. Infusion complete at 11:40.
Next treatment: 11/23/2023`,
  ],
  [
    'radiotherapy, UK',
    'radiation',
    '2022-10-14',
    'Wexcombe General Hospital',
    `Wexcombe General Hospital
Radiotherapy Department
Radiotherapy Treatment Summary
Patient: Ines Farrow     DOB: 21/04/1966     Hospital No: W77120
First treatment: 26 Sep 2022     Last treatment: 14 Oct 2022
Site: Right breast. Dose: 40 Gy in 15 fractions.`,
  ],
  [
    'pharmacy list',
    'medication-list',
    '2023-08-21',
    'Tolliver Pharmacy',
    `Tolliver Pharmacy
Patient Medication Profile
Ines Farrow   DOB 04/21/1966
Report date: 08/21/2023
Metformin 500 mg tablet, take 1 tablet by mouth twice daily, refills 2
Atorvastatin 20 mg tablet, take 1 tablet by mouth once daily
Lisinopril 5 mg tablet, take 1 tablet daily`,
  ],
  [
    'denial',
    'insurance',
    '2023-09-14',
    'Brightharbor Health Plan',
    `Brightharbor Health Plan
NOTICE OF DENIAL OF COVERAGE
Date of notice: September 14, 2023
Member: Ines Farrow    Member ID: BH-330091    Group no: 5512
Service requested on 08/30/2023: PET scan. You have the right to appeal until 03/14/2024.`,
  ],
  [
    'physician invoice',
    'bill',
    '2023-04-30',
    'Pell & Brook Radiology',
    `Pell & Brook Radiology
BILLING STATEMENT
Statement Date: 04/30/2023    Account #: 4410092
Date        Description          Charges     Payments
04/06/2023  Screening mammogram  $310.00     $210.00
Balance due: $100.00   Please pay by 05/30/2023`,
  ],
  [
    'privacy',
    'consent',
    '2022-01-05',
    'Summit Lake Medical Group',
    `Summit Lake Medical Group
ACKNOWLEDGEMENT OF RECEIPT OF NOTICE OF PRIVACY PRACTICES
I have received the notice of privacy practices (effective 09/23/2013).
Patient signature: ______________   Date: 01/05/2022
Patient: Ines Farrow`,
  ],
  [
    'letter of a surgeon',
    'letter',
    '2023-06-02',
    'Cardew Memorial Hospital',
    `Cardew Memorial Hospital
Breast Surgery
June 2, 2023
RE: Ines Farrow
DOB: 04/21/1966
Dear Dr. Quist:
I had the pleasure of seeing Ms. Farrow today. Surgery is planned for June 20, 2023.
Sincerely,
Matteo Varga, MD`,
  ],
  [
    'history on admission',
    'history-physical',
    '2019-11-21',
    'Cardew Memorial Hospital',
    `CARDEW MEMORIAL HOSPITAL
Admission History & Physical
Patient: FARROW, INES   Admit date: 11/21/2019   Date of exam: 11/21/2019
Chief complaint: abdominal pain. Past medical history: none. Social history: never smoked.
Review of systems: otherwise negative. Physical exam: tender right upper quadrant.`,
  ],
]
