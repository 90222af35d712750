import { gap, head, paper, rows, signed, text, title } from '../compose.ts'
import { brackwater, chapelHill, fernleigh, larkhavenLetter, meridian, OTHER_HOSPITALS } from '../layout/rosaOthers.ts'
import { stMarySheet } from '../layout/stMary.ts'
import { vellbrookSheet } from '../layout/vellbrook.ts'
import type { Exam } from '../layout/vellbrook.ts'
import { sureWords } from '../compose.ts'
import { HOSPITALS, ROSA } from '../people.ts'
import { day, factsOn } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'

const group = 'text PDF'

/** The first word on the biopsy: what the final report and its addendum replace. */
export function preliminary(): ItemPlan {
  const sheet = stMarySheet(
    {
      title: 'SURGICAL PATHOLOGY REPORT - PRELIMINARY',
      accession: 'S23-11407',
      head: [
        ['PATIENT: ALVAREZ, ROSA', 'ACCESSION: S23-11407'],
        ['DOB: 14 MAR 1958   SEX: F', `MRN: ${ROSA.mrn.stMary}`],
        ['COLLECTED: 03 MAY 2023', 'RECEIVED: 03 MAY 2023'],
        ['REPORTED: 05 MAY 2023', 'STATUS: PRELIMINARY'],
        ['ORDERED BY: QUIST, PETRA, MD', 'LOCATION: BREAST CLINIC'],
      ],
    },
    [
      'SPECIMEN:',
      'Left breast, 2:00, 6 cm from nipple, ultrasound-guided core biopsy',
      '',
      'PRELIMINARY DIAGNOSIS:',
      'LEFT BREAST, 2:00, CORE BIOPSY:',
      '  - INVASIVE CARCINOMA, FURTHER TYPING TO FOLLOW',
      '  - GRADE AND RECEPTORS: PENDING',
      '',
      'COMMENT:',
      'This is a preliminary result. A final report with grade and receptor studies will be issued under the same number.',
      '',
      'Signed: OLUCHI BRANDT, MD, PATHOLOGIST, 05 MAY 2023 16:55',
    ],
    'PAGE 1 OF 1',
  )
  return {
    ...{ file: 'S23-11407 (2).pdf', container: 'pdf', kind: 'pathology', group },
    title: 'Core biopsy of the left breast, preliminary',
    hospital: HOSPITALS.stMary,
    ...{ date: day('2023-05-03'), dateKind: 'collected', lane: 'pathology' },
    pages: [{ sheet, person: 'rosa', words: sureWords(sheet) }],
    facts: factsOn(1, [['side', 'left', 'LEFT BREAST, 2:00, CORE BIOPSY:']]),
  }
}

const AFTER: Exam = {
  name: 'ALVAREZ, ROSA',
  born: '03/14/1958',
  mrn: ROSA.mrn.vellbrook,
  exam: 'Diagnostic mammogram of both breasts with tomosynthesis',
  date: '04/22/2024',
  accession: 'VW-24-31244',
  referring: 'Selma Okafor-Reid, MD',
}

function vellbrook(
  exam: Exam,
  sections: readonly (readonly [string, ...string[]])[],
  meta: Pick<ItemPlan, 'file' | 'title' | 'date'>,
): ItemPlan {
  const sheet = vellbrookSheet(exam, sections, 'Page 1 of 1')
  return {
    ...{
      ...meta,
      container: 'pdf',
      kind: 'radiology',
      hospital: HOSPITALS.vellbrook,
      dateKind: 'exam',
      lane: 'imaging',
      group,
    },
    pages: [{ sheet, person: 'rosa', words: sureWords(sheet) }],
    facts: [],
  }
}

export function mammogramAfter(): ItemPlan {
  const plan = vellbrook(
    AFTER,
    [
      ['CLINICAL HISTORY', 'Left partial mastectomy on 06/20/2023 and radiation. First mammogram after treatment.'],
      ['COMPARISON', 'Examinations of 04/06/2023 and 04/18/2023.'],
      ['BREAST COMPOSITION', 'There are scattered areas of fibroglandular density (category B).'],
      [
        'FINDINGS',
        'Left breast: Scar and clips in the upper outer quadrant, skin slightly thickened after radiation. No new mass and no suspicious calcification.',
        'Right breast: No suspicious finding.',
      ],
      [
        'IMPRESSION',
        'Expected changes after treatment of the left breast.',
        'BI-RADS category 2: benign.',
        'Mammogram of both breasts in one year.',
      ],
      ['', 'Electronically signed by Imre Solvang, MD, on 04/23/2024 at 10:12'],
    ],
    { file: 'portal_download_9544.pdf', title: 'Mammogram after treatment', date: day('2024-04-22') },
  )
  return { ...plan, facts: factsOn(1, [['side', 'left', 'Expected changes after treatment of the left breast.']]) }
}

export function boneDensity(): ItemPlan {
  return vellbrook(
    {
      ...AFTER,
      exam: 'Bone density of the lumbar spine and left hip (DXA)',
      date: '01/22/2024',
      accession: 'VW-24-30106',
    },
    [
      ['CLINICAL HISTORY', 'Woman of 65 years, letrozole since 12/18/2023. Baseline.'],
      ['TECHNIQUE', 'Dual-energy X-ray absorptiometry, lumbar vertebrae L1 to L4 and left hip.'],
      [
        'RESULTS',
        'Lumbar spine: 0.962 g/cm2, T-score -1.3.',
        'Left femoral neck: 0.748 g/cm2, T-score -1.6.',
        'Total hip: 0.871 g/cm2, T-score -0.9.',
      ],
      ['IMPRESSION', 'Low bone mass (osteopenia) of the lumbar spine and the femoral neck.'],
      ['', 'Electronically signed by Imre Solvang, MD, on 01/23/2024 at 09:30'],
    ],
    { file: 'portal_download_9391.pdf', title: 'Bone density', date: day('2024-01-22') },
  )
}

export function medicines(): ItemPlan {
  return paper(
    {
      ...{ file: 'Document (4).pdf', kind: 'medication-list', title: 'Medication list', group, person: 'rosa' },
      ...{ hospital: OTHER_HOSPITALS.chapelHill, date: day('2024-02-05'), dateKind: 'written', lane: 'visits' },
    },
    chapelHill,
    [
      title('Medication List'),
      rows(
        120,
        ['Patient', 'Rosa Alvarez'],
        ['Date of birth', '03/14/1958'],
        ['Chart', 'CH-2207'],
        ['List printed', '02/05/2024'],
        ['Reviewed by', 'Petra Quist, MD'],
      ),
      head('Current medicines'),
      {
        is: 'table',
        tabs: [0, 150, 230, 370],
        heads: ['Medicine', 'Strength', 'How taken', 'Since'],
        rows: [
          ['Letrozole', '2.5 mg', 'once a day', '12/18/2023'],
          ['Lisinopril', '10 mg', 'once a day', '2016'],
          ['Levothyroxine', '75 mcg', 'once a day, fasting', '2011'],
          ['Vitamin D3', '1000 units', 'once a day', '01/2024'],
          ['Acetaminophen', '500 mg', 'when needed', ''],
        ],
      },
      head('Stopped'),
      ...text('Dexamethasone (chemotherapy, ended 10/2023). Ondansetron (ended 10/2023).'),
      head('Allergies'),
      ...text('Penicillin: rash.'),
    ],
  )
}

export function echo(): ItemPlan {
  return paper(
    {
      ...{
        file: 'FHI-23-0771.pdf',
        kind: 'cardiac',
        title: 'Echocardiogram before chemotherapy',
        group,
        person: 'rosa',
      },
      ...{
        hospital: OTHER_HOSPITALS.fernleigh,
        date: day('2023-07-20'),
        dateKind: 'exam',
        lane: 'imaging',
        alsoKinds: ['radiology'],
      },
    },
    fernleigh,
    [
      title('Transthoracic Echocardiogram'),
      rows(
        110,
        ['Patient:', 'ALVAREZ, Rosa'],
        ['Born:', 'March 14, 1958'],
        ['Study date:', 'July 20, 2023'],
        ['Study number:', 'FHI-23-0771'],
        ['Ordered by:', 'Selma Okafor-Reid, MD'],
        ['Reason:', 'Before chemotherapy'],
      ),
      head('Measurements'),
      rows(
        210,
        ['Left ventricular ejection fraction:', '62 percent (biplane)'],
        ['Left ventricle in diastole:', '4.6 cm'],
        ['Left atrial volume index:', '27 mL/m2'],
        ['Tricuspid regurgitation velocity:', '2.1 m/s'],
      ),
      head('Findings'),
      ...text(
        'Normal size and thickness of the left ventricle. Normal motion of all walls. The right ventricle is normal. The valves are thin and open well; trivial mitral regurgitation. No pericardial effusion.',
      ),
      head('Conclusion'),
      ...text(
        'Normal study. Left ventricular ejection fraction 62 percent.',
        'Read by Dario Lindqvist, MD, July 20, 2023',
      ),
    ],
  )
}

export function germline(): ItemPlan {
  return paper(
    {
      ...{ file: 'BGL_88213.pdf', kind: 'genetics', title: 'Germline panel', group, person: 'rosa' },
      ...{
        hospital: OTHER_HOSPITALS.brackwater,
        date: day('2023-05-22'),
        dateKind: 'collected',
        lane: 'diagnosis',
        alsoKinds: ['genomic'],
      },
    },
    brackwater,
    [
      title('Hereditary Cancer Panel, 34 Genes'),
      rows(
        110,
        ['Patient', 'Rosa Alvarez'],
        ['Date of birth', '14-Mar-1958'],
        ['Sample', 'Blood, BGL-88213'],
        ['Collected', '22-May-2023'],
        ['Received', '24-May-2023'],
        ['Reported', '09-Jun-2023'],
        ['Ordered by', 'Matteo Varga, MD, Tarnwick Cancer Center'],
      ),
      head('RESULT'),
      ...text('NEGATIVE. No pathogenic or likely pathogenic variant was found.'),
      head('VARIANT OF UNCERTAIN SIGNIFICANCE'),
      ...text('One variant was found in the gene ATM: c.2119T>C (p.Ser707Pro). Its meaning is not known.'),
      head('GENES'),
      ...text(
        'APC, ATM, BARD1, BMPR1A, BRCA1, BRCA2, BRIP1, CDH1, CDK4, CDKN2A, CHEK2, EPCAM, MLH1, MSH2, MSH6, MUTYH, NBN, NF1, PALB2, PMS2, POLD1, POLE, PTEN, RAD51C, RAD51D, SMAD4, STK11, TP53 and six others.',
      ),
      head('METHOD'),
      ...text(
        'Sequencing of coding regions and 10 bases around them, with deletion and duplication analysis. Changes outside these regions are not found. A negative result does not rule out a hereditary risk; the family history counts.',
      ),
      ...text('Signed: Noor Haldane, PhD, laboratory director, 09-Jun-2023'),
    ],
  )
}

export function insurance(): ItemPlan {
  return paper(
    {
      ...{ file: 'Statement 0008812.pdf', kind: 'insurance', title: 'Explanation of benefits', group, person: 'rosa' },
      ...{
        hospital: OTHER_HOSPITALS.meridian,
        date: day('2023-08-14'),
        dateKind: 'written',
        lane: 'visits',
        alsoKinds: ['bill'],
      },
    },
    meridian,
    [
      title('Explanation of Benefits'),
      ...text('This is not a bill.'),
      rows(
        120,
        ['Member', 'Rosa Alvarez'],
        ['Date of birth', '03/14/1958'],
        ['Member number', 'MRH 550 3187'],
        ['Statement date', '08/14/2023'],
        ['Claim', '0008812'],
      ),
      head('Services'),
      {
        is: 'table',
        tabs: [0, 70, 270, 350, 430],
        heads: ['Date', 'Service and provider', 'Charged', 'Plan paid', 'You may owe'],
        rows: [
          ['07/11/2023', 'Office visit, Tarnwick Cancer Center', '$412.00', '$371.20', '$40.80'],
          ['07/20/2023', 'Echocardiogram, Fernleigh', '$1,180.00', '$1,062.00', '$118.00'],
          ['07/31/2023', 'Laboratory, St Mary Hospital', '$284.50', '$284.50', '$0.00'],
        ],
      },
      gap(10),
      ...text('If a service is listed that you did not receive, call the member line.'),
    ],
  )
}

export function radiationConsult(): ItemPlan {
  return paper(
    {
      ...{
        file: 'LRO-1187_1024.pdf',
        kind: 'consult',
        title: 'Radiation oncology consultation',
        group,
        person: 'rosa',
      },
      ...{
        hospital: HOSPITALS.larkhaven,
        date: day('2023-10-24'),
        dateKind: 'visit',
        lane: 'visits',
        alsoKinds: ['letter'],
      },
      says: [
        ['side', 'left', 'Cancer of the left breast, pT2 pN1a cM0'],
        ['T', 'T2', 'pT2'],
        ['N', 'N1a', 'pN1a'],
        ['M', 'M0', 'cM0'],
      ],
    },
    larkhavenLetter,
    [
      title('Consultation'),
      rows(
        120,
        ['Patient:', 'Rosa Alvarez'],
        ['Date of birth:', '03/14/1958'],
        ['Record number:', ROSA.mrn.larkhaven],
        ['Seen on:', 'October 24, 2023'],
        ['Referred by:', 'Selma Okafor-Reid, MD'],
      ),
      head('Diagnosis'),
      ...text(
        'Cancer of the left breast, pT2 pN1a cM0, after partial mastectomy on June 20, 2023 and four cycles of docetaxel and cyclophosphamide, the last on October 3, 2023.',
      ),
      head('History'),
      ...text(
        'Ms. Alvarez has recovered from chemotherapy. Her fingertips are still a little numb. She has no pain in the breast and lifts the left arm fully.',
      ),
      head('Examination'),
      ...text('ECOG 0. Scars healed. No seroma. No swelling of the arm.'),
      head('Plan'),
      ...text(
        'Radiation of the left breast in deep inspiration breath hold, 16 fractions, then a boost of 4 fractions. Planning session on October 30. We spoke about redness of the skin, tiredness and rare effects on heart and lung. She agreed and signed the consent.',
      ),
      signed(9, 'Greta Moncur, MD, October 24, 2023'),
    ],
  )
}
