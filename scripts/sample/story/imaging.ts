import { vellbrookSheet } from '../layout/vellbrook.ts'
import type { Exam } from '../layout/vellbrook.ts'
import { HOSPITALS, ROSA, STRANGER } from '../people.ts'
import { day, factsOn } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'

const SCREENING: Exam = {
  name: 'ALVAREZ, ROSA',
  born: '03/14/1958',
  mrn: ROSA.mrn.vellbrook,
  exam: 'Bilateral screening mammogram with tomosynthesis',
  date: '04/06/2023',
  accession: 'VW-23-30518',
  referring: 'Petra Quist, MD',
}

const TOMOSYNTHESIS = 'Craniocaudal and mediolateral oblique views of both breasts with digital breast tomosynthesis.'

export function screening(): ItemPlan {
  const sheet = vellbrookSheet(
    SCREENING,
    [
      [
        'CLINICAL HISTORY',
        'Routine screening. 65-year-old woman without breast complaints. One maternal aunt had breast cancer at the age of 71. No earlier breast surgery.',
      ],
      ['COMPARISON', 'None. This is the first examination at this center.'],
      ['TECHNIQUE', TOMOSYNTHESIS],
      ['BREAST COMPOSITION', 'There are scattered areas of fibroglandular density (category B).'],
      [
        'FINDINGS',
        'Left breast: In the upper outer quadrant at middle depth there is a focal asymmetry with architectural distortion, seen in both views, about 2 cm across. There are no suspicious calcifications. The skin and nipple are normal.',
        'Right breast: There is no suspicious mass, calcification or architectural distortion.',
      ],
      [
        'IMPRESSION',
        'Left breast: Focal asymmetry with architectural distortion. Diagnostic views and ultrasound are recommended.',
        'Right breast: No sign of malignancy.',
        'BI-RADS category 0: incomplete, additional imaging is needed.',
      ],
      ['', 'Electronically signed by Imre Solvang, MD, on 04/07/2023 at 08:42'],
    ],
    'Page 1 of 1',
  )
  return {
    file: 'portal_download_8841.pdf',
    container: 'pdf',
    kind: 'radiology',
    title: 'Screening mammogram',
    hospital: HOSPITALS.vellbrook,
    date: day('2023-04-06'),
    dateKind: 'exam',
    lane: 'imaging',
    pages: [
      {
        sheet,
        person: 'rosa',
        words: ['ALVAREZ', '03/14/1958', 'tomosynthesis', 'asymmetry', 'incomplete', 'Solvang'],
      },
    ],
    facts: factsOn(1, [['side', 'left', 'Left breast: Focal asymmetry with architectural distortion.']]),
  }
}

const DIAGNOSTIC: Exam = {
  ...SCREENING,
  exam: 'Diagnostic mammogram and ultrasound, left breast',
  date: '04/18/2023',
  accession: 'VW-23-30877',
}

export function diagnostic(): ItemPlan {
  const sheet = vellbrookSheet(
    DIAGNOSTIC,
    [
      ['CLINICAL HISTORY', 'Called back for a focal asymmetry with architectural distortion in the left breast.'],
      ['COMPARISON', 'Screening mammogram of 04/06/2023.'],
      [
        'TECHNIQUE',
        'Spot compression and true lateral views of the left breast with tomosynthesis. Targeted ultrasound of the left breast and of the left axilla by the radiologist.',
      ],
      [
        'MAMMOGRAM FINDINGS',
        'The distortion persists on spot compression and corresponds to an irregular, spiculated, high-density mass in the upper outer quadrant at the 2:00 position. A few fine pleomorphic calcifications lie within the mass. They do not extend beyond it.',
        'There is no skin thickening and no nipple retraction.',
      ],
      [
        'ULTRASOUND FINDINGS',
        'Left breast, 2:00, 6 cm from the nipple: irregular hypoechoic mass with spiculated margins, antiparallel, with posterior shadowing.',
        'It measures 2.1 x 1.8 x 1.7 cm. There is internal vascularity on color Doppler.',
        'Left axilla: The lymph nodes keep their fatty hila. The thickest cortex measures 2 mm.',
      ],
      [
        'IMPRESSION',
        '1. Left breast, 2:00: spiculated mass of 2.1 cm, highly suspicious.',
        '2. No suspicious lymph node in the left axilla.',
        'BI-RADS category 4C: high suspicion for malignancy.',
      ],
      [
        'RECOMMENDATION',
        'Ultrasound-guided core biopsy of the left breast mass with placement of a clip. The findings and the recommendation were discussed with the patient and her daughter at the end of the visit. Dr. Quist was informed by telephone on the same day at 4:10 pm.',
      ],
      ['', 'Electronically signed by Imre Solvang, MD, on 04/18/2023 at 16:35'],
    ],
    'Page 1 of 1',
  )
  return {
    file: 'portal_download_8902.pdf',
    container: 'pdf',
    kind: 'radiology',
    title: 'Diagnostic mammogram and ultrasound',
    hospital: HOSPITALS.vellbrook,
    date: day('2023-04-18'),
    dateKind: 'exam',
    lane: 'imaging',
    pages: [
      {
        sheet,
        person: 'rosa',
        words: ['ALVAREZ', '04/18/2023', 'compression', 'hypoechoic', 'Doppler', 'suspicion', 'clip'],
      },
    ],
    facts: [
      ...factsOn(1, [['size_mm', '21', 'It measures 2.1 x 1.8 x 1.7 cm.']]),
      ...factsOn(1, [['side', 'left', 'Left breast, 2:00: spiculated mass of 2.1 cm']]),
    ],
  }
}

/** The mammogram report of another patient that the portal put among Rosa's. */
export function strangerScreening(): ItemPlan {
  const exam: Exam = {
    ...SCREENING,
    name: 'ALVARADO, ROSA',
    born: '08/11/1962',
    mrn: STRANGER.mrn.vellbrook,
    accession: 'VW-23-30531',
    referring: 'Jonas Merrow, MD',
  }
  const sheet = vellbrookSheet(
    exam,
    [
      ['CLINICAL HISTORY', 'Routine screening. 60-year-old woman without breast complaints.'],
      ['COMPARISON', 'None. This is the first examination at this center.'],
      ['TECHNIQUE', TOMOSYNTHESIS],
      ['BREAST COMPOSITION', 'The breasts are heterogeneously dense, which may obscure small masses (category C).'],
      [
        'FINDINGS',
        'There is no suspicious mass, calcification or architectural distortion in either breast. A few benign round calcifications are seen in the right breast.',
      ],
      [
        'IMPRESSION',
        'No sign of malignancy in either breast.',
        'BI-RADS category 2: benign.',
        'Recommendation: Routine screening mammogram in one year.',
      ],
      ['', 'Electronically signed by Imre Solvang, MD, on 04/07/2023 at 09:05'],
    ],
    'Page 1 of 1',
  )
  return {
    file: 'portal_download_9120.pdf',
    container: 'pdf',
    kind: 'radiology',
    title: 'Screening mammogram of another patient',
    hospital: HOSPITALS.vellbrook,
    date: day('2023-04-06'),
    dateKind: 'exam',
    lane: 'imaging',
    pages: [{ sheet, person: 'stranger', words: ['ALVARADO', '08/11/1962', 'heterogeneously', 'benign', 'Solvang'] }],
    facts: [],
  }
}
