import { stMarySheet } from '../layout/stMary.ts'
import type { Case } from '../layout/stMary.ts'
import { HOSPITALS, ROSA } from '../people.ts'
import { day, factsOn } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'
import type { Sheet } from '../sheet.ts'

const ACCESSION = 'S23-11407'

function biopsyCase(title: string, reported: string, status: string): Case {
  return {
    title,
    accession: ACCESSION,
    head: [
      ['PATIENT: ALVAREZ, ROSA', `ACCESSION: ${ACCESSION}`],
      ['DOB: 14 MAR 1958   SEX: F', `MRN: ${ROSA.mrn.stMary}`],
      ['COLLECTED: 03 MAY 2023', 'RECEIVED: 03 MAY 2023'],
      [`REPORTED: ${reported}`, `STATUS: ${status}`],
      ['ORDERED BY: QUIST, PETRA, MD', 'LOCATION: BREAST CLINIC'],
    ],
  }
}

const BIOPSY = biopsyCase('SURGICAL PATHOLOGY REPORT', '08 MAY 2023', 'FINAL')

function diagnosisSheet(): Sheet {
  return stMarySheet(
    BIOPSY,
    [
      'SPECIMEN:',
      'Left breast, 2:00, 6 cm from nipple, ultrasound-guided core biopsy',
      '',
      'CLINICAL INFORMATION:',
      'Spiculated mass of 2.1 cm in the left breast, BI-RADS 4C.',
      '',
      'FINAL DIAGNOSIS:',
      'LEFT BREAST, 2:00, CORE BIOPSY:',
      '  - INVASIVE DUCTAL CARCINOMA (NO SPECIAL TYPE)',
      '  - NOTTINGHAM GRADE 2 (TUBULES 3, NUCLEI 2, MITOSES 1, TOTAL 6 OF 9)',
      '  - CARCINOMA IN FIVE OF FIVE CORES, LARGEST FOCUS 11 MM',
      '  - DUCTAL CARCINOMA IN SITU, INTERMEDIATE GRADE, MINOR PART',
      '  - LYMPHOVASCULAR INVASION: NOT IDENTIFIED',
      '',
      'COMMENT:',
      'The receptor studies are on page 2. Ki-67 is pending; an addendum will follow. Dr. Quist was informed by telephone on 05 MAY 2023.',
      '',
      'GROSS DESCRIPTION:',
      'Received in formalin, labeled with the name of the patient and "left breast 2:00", are five cores of tan-white tissue from 1.2 to 1.8 cm in length and 0.2 cm in diameter. All tissue is submitted in cassettes A1 and A2. Time in formalin: 9 hours. Cold ischemic time: less than one hour.',
    ],
    'PAGE 1 OF 2',
  )
}

function receptorSheet(): Sheet {
  return stMarySheet(
    BIOPSY,
    [
      'RECEPTOR STUDIES (IMMUNOHISTOCHEMISTRY, BLOCK A1):',
      '',
      'ESTROGEN RECEPTOR (ER): POSITIVE, 95 PERCENT OF NUCLEI, STRONG',
      'PROGESTERONE RECEPTOR (PR): POSITIVE, 60 PERCENT OF NUCLEI, MODERATE',
      'HER2 BY IHC: NEGATIVE (SCORE 1+)',
      '',
      'INTERPRETATION:',
      'ER and PR are called positive when 1 percent or more of the tumor nuclei stain. HER2 shows faint, incomplete membrane staining in more than 10 percent of the tumor cells. Controls stained as expected.',
      '',
      'MICROSCOPIC DESCRIPTION:',
      'The cores hold irregular nests and cords of moderately atypical epithelial cells in a desmoplastic stroma. Tubules make up less than 10 percent of the tumor. There are 4 mitoses in 10 high-power fields.',
      '',
      'Signed: OLUCHI BRANDT, MD, PATHOLOGIST, 08 MAY 2023 14:20',
    ],
    'PAGE 2 OF 2',
  )
}

export function biopsy(): ItemPlan {
  return {
    file: 'S23-11407.pdf',
    container: 'pdf',
    kind: 'pathology',
    title: 'Core biopsy of the left breast',
    hospital: HOSPITALS.stMary,
    date: day('2023-05-03'),
    dateKind: 'collected',
    lane: 'pathology',
    pages: [
      {
        sheet: diagnosisSheet(),
        person: 'rosa',
        words: ['ALVAREZ', '1958', 'COLLECTED', 'INVASIVE', 'CARCINOMA', 'NOTTINGHAM', 'formalin'],
      },
      {
        sheet: receptorSheet(),
        person: 'rosa',
        words: ['ALVAREZ', 'ESTROGEN', 'PROGESTERONE', 'HER2', 'desmoplastic', 'BRANDT'],
      },
    ],
    facts: [
      ...factsOn(1, [
        ['side', 'left', 'LEFT BREAST, 2:00, CORE BIOPSY:'],
        ['histology', 'ductal', 'INVASIVE DUCTAL CARCINOMA (NO SPECIAL TYPE)'],
        ['grade', '2', 'NOTTINGHAM GRADE 2'],
        ['lvi', 'absent', 'LYMPHOVASCULAR INVASION: NOT IDENTIFIED'],
      ]),
      ...factsOn(2, [
        ['ER', 'positive', 'ESTROGEN RECEPTOR (ER): POSITIVE'],
        ['PR', 'positive', 'PROGESTERONE RECEPTOR (PR): POSITIVE'],
        ['HER2', 'negative', 'HER2 BY IHC: NEGATIVE (SCORE 1+)', 'IHC 1+'],
      ]),
    ],
  }
}

export function addendum(): ItemPlan {
  const sheet = stMarySheet(
    biopsyCase('BREAST BIOMARKER REPORT - ADDENDUM 1', '12 MAY 2023', 'ADDENDUM 1'),
    [
      'SPECIMEN:',
      'Left breast, 2:00, core biopsy, block A2',
      '',
      'REASON FOR ADDENDUM:',
      'Ki-67 was pending in the report of 08 MAY 2023. The receptor studies were repeated on a second block. The diagnosis is unchanged.',
      '',
      'BIOMARKER RESULTS:',
      'ESTROGEN RECEPTOR (ER): POSITIVE, 90 PERCENT, STRONG',
      'PROGESTERONE RECEPTOR (PR): POSITIVE, 60 PERCENT, MODERATE',
      'HER2 BY IHC: NEGATIVE (SCORE 1+)',
      'KI-67: 22 PERCENT',
      '',
      'METHOD:',
      'Formalin-fixed, paraffin-embedded tissue. ER clone SP1, PR clone 1E2, HER2 clone 4B5, Ki-67 clone 30-9. External and internal controls stained as expected.',
      '',
      'Signed: OLUCHI BRANDT, MD, PATHOLOGIST, 12 MAY 2023 10:05',
    ],
    'PAGE 1 OF 1',
  )
  return {
    file: 'S23-11407 (1).pdf',
    container: 'pdf',
    kind: 'biomarker',
    title: 'Receptor addendum to the core biopsy',
    hospital: HOSPITALS.stMary,
    date: day('2023-05-12'),
    dateKind: 'written',
    lane: 'pathology',
    pages: [
      {
        sheet,
        person: 'rosa',
        words: ['ALVAREZ', 'BIOMARKER', 'ADDENDUM', 'ESTROGEN', 'HER2', 'KI-67', 'paraffin-embedded'],
      },
    ],
    facts: factsOn(1, [
      ['side', 'left', 'Left breast, 2:00, core biopsy, block A2'],
      ['ER', 'positive', 'ESTROGEN RECEPTOR (ER): POSITIVE'],
      ['PR', 'positive', 'PROGESTERONE RECEPTOR (PR): POSITIVE'],
      ['HER2', 'negative', 'HER2 BY IHC: NEGATIVE (SCORE 1+)', 'IHC 1+'],
    ]),
  }
}
