import { reportHead, sections, SERIF, tarnwickSheet, title } from '../layout/tarnwick.ts'
import { HOSPITALS, MADE_UP, ROSA, STRANGER } from '../people.ts'
import { day, factsOn } from '../plan.ts'
import type { ItemPlan, NotePlan } from '../plan.ts'
import { flow, print } from '../sheet.ts'
import type { Sheet } from '../sheet.ts'

const LETTER = { ...SERIF, size: 11.8, leading: 16 }

const faxLine = (sheet: Sheet, page: string): void =>
  print(
    sheet,
    `16 MAY 2023 09:14   TARNWICK RADIOLOGY 555-0166   P.${page}`,
    { x: 30, y: 22 },
    { face: 'mono', size: 9 },
  )

function breastMri(): Sheet {
  const running = `Alvarez, Rosa   born 14 Mar 1958   MRN ${ROSA.mrn.tarnwick}`
  const { sheet, column } = tarnwickSheet('Department of Radiology', running, 'Page 1 of 1')
  faxLine(sheet, '1/2')
  title(sheet, column, 'MRI of Both Breasts Without and With Contrast')
  reportHead(sheet, column, [
    ['Patient:', 'Alvarez, Rosa', 'MRN:', ROSA.mrn.tarnwick],
    ['Date of birth:', '14 Mar 1958', 'Exam date:', '15 May 2023'],
    ['Ordered by:', 'Matteo Varga, MD', 'Accession:', 'TR-23-20764'],
  ])
  sections(sheet, column, [
    [
      'CLINICAL HISTORY',
      'Newly diagnosed invasive ductal carcinoma of the left breast, grade 2. Extent of disease before surgery.',
    ],
    ['COMPARISON', 'Mammogram and ultrasound of 18 Apr 2023.'],
    ['TECHNIQUE', 'Axial T1 and T2 with fat suppression and five dynamic series after 7 mL of gadobutrol.'],
    [
      'FINDINGS',
      'Left breast: At 2:00 there is a single irregular, spiculated mass with rim enhancement and washout.',
      'It measures 2.4 x 1.9 x 1.8 cm. The biopsy clip lies in its center. There is no other suspicious enhancement. The skin, nipple and chest wall are not involved.',
      'Right breast: No suspicious enhancement.',
      'Lymph nodes: No enlarged axillary or internal mammary node.',
    ],
    [
      'IMPRESSION',
      'Known carcinoma of the left breast, a single mass of 2.4 cm.',
      'No sign of further disease in either breast. BI-RADS category 6.',
    ],
  ])
  flow(sheet, column, 'Signed electronically: Anders Pell, MD, 15 May 2023 17:20', { ...SERIF, face: 'serifItalic' })
  return sheet
}

function strangerUltrasound(): Sheet {
  const running = `Alvarado, Rosa   born 11 Aug 1962   MRN ${STRANGER.mrn.tarnwick}`
  const { sheet, column } = tarnwickSheet('Department of Radiology', running, 'Page 1 of 1')
  faxLine(sheet, '2/2')
  title(sheet, column, 'Ultrasound of the Right Breast')
  reportHead(sheet, column, [
    ['Patient:', 'Alvarado, Rosa', 'MRN:', STRANGER.mrn.tarnwick],
    ['Date of birth:', '11 Aug 1962', 'Exam date:', '15 May 2023'],
    ['Ordered by:', 'Jonas Merrow, MD', 'Accession:', 'TR-23-20771'],
  ])
  sections(sheet, column, [
    ['CLINICAL HISTORY', 'Tender spot in the right breast for three weeks.'],
    [
      'FINDINGS',
      'At 10:00, 3 cm from the nipple, there is a simple cyst of 9 mm with a thin wall and no solid part. The surrounding tissue is normal. There is no enlarged lymph node in the right axilla.',
    ],
    [
      'IMPRESSION',
      'Simple cyst of the right breast at the site of the complaint. BI-RADS category 2, benign.',
      'No follow-up imaging is needed. Routine screening may continue.',
    ],
  ])
  flow(sheet, column, 'Signed electronically: Anders Pell, MD, 15 May 2023 17:41', { ...SERIF, face: 'serifItalic' })
  return sheet
}

export function mriWithStranger(): ItemPlan {
  return {
    file: 'Fax_0516.pdf',
    container: 'pdf',
    kind: 'radiology',
    title: 'Breast MRI',
    hospital: HOSPITALS.tarnwick,
    date: day('2023-05-15'),
    dateKind: 'exam',
    lane: 'imaging',
    pages: [
      {
        sheet: breastMri(),
        person: 'rosa',
        look: { how: 'fax', skew: -0.35, seed: 51 },
        words: ['Radiology', 'Alvarez', 'gadobutrol', 'washout', 'IMPRESSION'],
      },
      {
        sheet: strangerUltrasound(),
        person: 'stranger',
        look: { how: 'fax', skew: 0.5, seed: 52 },
        words: ['Ultrasound', 'Alvarado', '1962', 'cyst', 'benign'],
      },
    ],
    facts: factsOn(1, [
      ['histology', 'ductal', 'invasive ductal carcinoma of the left'],
      ['side', 'left', 'Known carcinoma of the left breast'],
      ['size_mm', '24', 'It measures 2.4 x 1.9 x 1.8 cm.'],
    ]),
  }
}

function letterFirst(running: string): Sheet {
  const { sheet, column } = tarnwickSheet('Medical Oncology', running, 'Page 1 of 2')
  const lines = [
    'July 11, 2023',
    '',
    'Petra Quist, MD',
    'Chapel Hill Family Practice',
    'Ostermere',
    '',
    'Re: Rosa Alvarez, date of birth March 14, 1958',
    '',
    'Dear Dr. Quist,',
  ]
  for (const line of lines) {
    if (line === '') column.y += 8
    else flow(sheet, column, line, LETTER)
  }
  column.y += 4
  const paragraphs = [
    'Thank you for asking me to see Ms. Alvarez, a 65-year-old retired librarian. She came today for a first oncology consultation together with her daughter Elena, to talk about treatment after surgery for cancer of the left breast.',
    'A screening mammogram in April showed an asymmetry in the left breast. The core biopsy of May 3, 2023 at St Mary Hospital showed invasive ductal carcinoma, grade 2, estrogen receptor positive, progesterone receptor positive and HER2 negative. An MRI on May 15 showed a single mass.',
    'On June 20, 2023, Dr. Varga performed a left partial mastectomy with sentinel node biopsy. The tumor in the specimen measured 22 mm, the margins were negative, and 1 of 3 sentinel nodes contained a metastasis of 4 mm.',
    'She had a CT of the chest at St Mary Hospital on July 5, 2023, because of a cough that has since gone. I looked at the pictures with her and saw no sign of spread. The written report has not reached us.',
    'She has recovered well and walks two miles a day. There is no pain, no shortness of breath and no loss of weight.',
    'Past history: High blood pressure, underactive thyroid. Menopause at 51. No heart disease. Medicines: lisinopril 10 mg and levothyroxine 75 micrograms, each once a day. Allergy: penicillin (rash). Family: One maternal aunt with breast cancer at 71; no ovarian cancer. She has never smoked.',
    'On examination her performance status is ECOG 0. The scars of the left breast and axilla have healed. There is no swelling of the arm, no enlarged node, and the right breast is normal. Heart, lungs and abdomen are normal.',
  ]
  for (const paragraph of paragraphs) {
    flow(sheet, column, paragraph, LETTER)
    column.y += 8
  }
  return sheet
}

function letterSecond(running: string): Sheet {
  const { sheet, column } = tarnwickSheet('Medical Oncology', running, 'Page 2 of 2')
  const paragraphs = [
    'Assessment: Left breast cancer after breast-conserving surgery with clear margins, pT2 pN1a cM0, anatomic stage IIB, ER positive, PR positive, HER2 negative.',
    'We discussed what may follow. I have asked for a 21-gene recurrence score on the surgical specimen; the result is expected in two weeks. If the score is high I would recommend four cycles of docetaxel and cyclophosphamide, which she can have close to home at Ostermere Oncology Associates. Radiation to the breast at Larkhaven follows in either case, and then an aromatase inhibitor for at least five years.',
    'She and her daughter asked good questions and would like to think it over. They may seek a second opinion, which I support. I will see her again when the score is here. Blood tests are arranged at St Mary Hospital before any treatment starts.',
  ]
  for (const paragraph of paragraphs) {
    flow(sheet, column, paragraph, LETTER)
    column.y += 8
  }
  column.y += 10
  for (const line of [
    'With kind regards,',
    'Selma Okafor-Reid, MD',
    'Medical Oncology',
    'Signed electronically on July 11, 2023',
    'Copy: Matteo Varga, MD',
  ])
    flow(sheet, column, line, LETTER)
  return sheet
}

export function consult(): ItemPlan {
  const running = 'Rosa Alvarez, born March 14, 1958'
  return {
    file: 'ALVAREZ_R_00318.pdf',
    container: 'pdf',
    kind: 'consult',
    title: 'Oncology consultation letter',
    hospital: HOSPITALS.tarnwick,
    date: day('2023-07-11'),
    dateKind: 'visit',
    lane: 'visits',
    pages: [
      {
        sheet: letterFirst(running),
        person: 'rosa',
        words: ['Oncology', 'Quist', 'Alvarez', 'librarian', 'estrogen', 'cough', 'lisinopril', 'ECOG'],
      },
      {
        sheet: letterSecond(running),
        person: 'rosa',
        words: ['Assessment', 'recurrence', 'docetaxel', 'aromatase', 'Okafor-Reid'],
      },
    ],
    facts: [
      ...factsOn(1, [
        ['histology', 'ductal', 'invasive ductal carcinoma, grade 2'],
        ['grade', '2', 'carcinoma, grade 2'],
        ['size_mm', '22', 'measured 22 mm'],
        ['nodes', '1/3', '1 of 3 sentinel'],
        ['margin', 'negative', 'the margins were negative'],
      ]),
      ...factsOn(2, [
        ['side', 'left', 'Left breast cancer'],
        ['T', 'T2', 'pT2'],
        ['N', 'N1a', 'pN1a'],
        ['M', 'M0', 'cM0'],
        ['stage', 'IIB', 'anatomic stage IIB'],
        ['ER', 'positive', 'ER positive'],
        ['PR', 'positive', 'PR positive'],
        ['HER2', 'negative', 'HER2 negative'],
      ]),
    ],
  }
}

const VISIT = `${HOSPITALS.tarnwick}
Medical Oncology

Progress note
Patient: Rosa Alvarez
Date of birth: 03/14/1958
MRN: ${ROSA.mrn.tarnwick}
Visit: January 2024
Provider: Selma Okafor-Reid, MD

INTERVAL HISTORY
Ms. Alvarez returns after the end of radiation. She began letrozole 2.5 mg once a day
on 12/18/2023. She has mild stiffness of the hands in the morning, which passes within
half an hour. Her hair has grown back. No fever, no cough, no bone pain.

EXAM
ECOG 0. Weight 69.4 kg. Both breasts without a mass. Mild darkening of the skin of the
left breast. No enlarged node. No swelling of the left arm.

ASSESSMENT AND PLAN
1. Carcinoma of the left breast, after surgery, chemotherapy and radiation: no sign of
   recurrence.
2. Continue letrozole. For the stiffness: exercise, acetaminophen when needed.
3. Mammogram in April 2024. Next visit in three months.

Medicines: letrozole 2.5 mg daily, lisinopril 10 mg daily, levothyroxine 75 mcg daily.
Allergies: penicillin (rash).

${MADE_UP}
`

/** A note copied out of a portal: plain text, with a month and no day. */
export function visitNote(): NotePlan {
  return {
    file: 'note (2).txt',
    container: 'txt',
    kind: 'progress',
    title: 'Oncology follow-up visit',
    hospital: HOSPITALS.tarnwick,
    date: { iso: '2024-01', precision: 'month' },
    dateKind: 'visit',
    lane: 'visits',
    text: VISIT,
    words: ['Progress', 'Alvarez', 'letrozole', 'stiffness', 'recurrence', 'acetaminophen'],
    facts: factsOn(1, [['side', 'left', 'Carcinoma of the left breast']]),
  }
}
