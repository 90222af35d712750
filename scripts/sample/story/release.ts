import { compose, head, rows, signed, sureWords, text, title } from '../compose.ts'
import type { Block } from '../compose.ts'
import { stMaryLabSheet } from '../layout/labs.ts'
import type { LabReport, Result } from '../layout/labs.ts'
import { tarnwick } from '../layout/rosaOthers.ts'
import { vellbrookSheet } from '../layout/vellbrook.ts'
import { HOSPITALS, ROSA } from '../people.ts'
import { day } from '../plan.ts'
import type { ItemPlan, PartPlan } from '../plan.ts'
import type { Sheet } from '../sheet.ts'
import { DIARY, DIARY_LATER, EXPLAINED, TEACHING } from './releaseWords.ts'

// Sixty pages that a records office scanned in one go: nine reports, one after another, without a sheet between them.
const PAGES = 60
const RUNNING = `ALVAREZ, Rosa   born 14 Mar 1958   MRN ${ROSA.mrn.tarnwick}`

const who = (...more: readonly (readonly [string, string])[]): Block =>
  rows(120, ['Patient:', 'Alvarez, Rosa'], ['Date of birth:', '14 Mar 1958'], ['MRN:', ROSA.mrn.tarnwick], ...more)

function surgeon(): Sheet[] {
  return compose(tarnwick('Department of Surgery', RUNNING), [
    title('Surgical Consultation'),
    who(['Date of visit:', '30 May 2023'], ['Seen by:', 'Matteo Varga, MD'], ['Referred by:', 'Petra Quist, MD']),
    head('REASON FOR CONSULTATION'),
    ...text('Newly found cancer of the left breast; advice about surgery.'),
    head('HISTORY'),
    ...text(
      'Ms. Alvarez is 65 years old. A screening mammogram in April showed an asymmetry in the left breast. Ultrasound showed a spiculated mass of 2.1 cm, and a core biopsy at St Mary Hospital on 3 May 2023 showed an invasive ductal carcinoma, grade 2. An MRI of 15 May 2023 showed a single mass of 2.4 cm and no enlarged node.',
      'She has felt no lump herself. There is no discharge from the nipple, no pain, and the skin has not changed.',
    ),
    { is: 'page' },
    head('WHAT WE TALKED ABOUT'),
    ...text(...EXPLAINED),
    { is: 'page' },
    head('EXAMINATION'),
    ...text(
      'A firm area of about 2 cm in the upper outer quadrant of the left breast, movable. Skin and nipple normal. No enlarged node in the axilla or above the collar bone. The right breast is normal.',
    ),
    head('PLAN'),
    ...text(
      'Left partial mastectomy with sentinel node biopsy on 20 June 2023. A marker will be placed in the morning. Genetic testing is under way. She will be seen in the preoperative clinic on 15 June.',
    ),
    signed(31, 'Matteo Varga, MD, 30 May 2023'),
  ])
}

const BEFORE: readonly (readonly [string, readonly Result[]])[] = [
  [
    'Complete blood count',
    [
      ['White blood cell count', '6.1', '', 'x10E9/L', '4.0 - 11.0'],
      ['Hemoglobin', '13.4', '', 'g/dL', '12.0 - 16.0'],
      ['Hematocrit', '40.2', '', '%', '36.0 - 46.0'],
      ['Platelet count', '251', '', 'x10E9/L', '150 - 450'],
      ['Mean cell volume', '90', '', 'fL', '80 - 100'],
    ],
  ],
  [
    'Comprehensive metabolic panel',
    [
      ['Sodium', '140', '', 'mmol/L', '135 - 145'],
      ['Potassium', '4.4', '', 'mmol/L', '3.5 - 5.0'],
      ['Creatinine', '0.79', '', 'mg/dL', '0.50 - 1.00'],
      ['Glucose', '101', 'H', 'mg/dL', '70 - 99'],
      ['Calcium', '9.5', '', 'mg/dL', '8.5 - 10.5'],
      ['ALT', '20', '', 'U/L', '< 35'],
      ['AST', '23', '', 'U/L', '< 35'],
      ['Albumin', '4.4', '', 'g/dL', '3.5 - 5.2'],
    ],
  ],
  [
    'Coagulation',
    [
      ['Prothrombin time', '11.8', '', 's', '10.0 - 13.0'],
      ['INR', '1.0', '', '', '0.9 - 1.1'],
      ['Activated PTT', '28', '', 's', '25 - 35'],
    ],
  ],
  [
    'Urine',
    [
      ['Specific gravity', '1.015', '', '', '1.005 - 1.030'],
      ['Protein', 'negative', '', '', 'negative'],
      ['Glucose, urine', 'negative', '', '', 'negative'],
      ['Leukocyte esterase', 'negative', '', '', 'negative'],
    ],
  ],
]

function labs(): Sheet[] {
  return BEFORE.map(([name, results], at) => {
    const report: LabReport = {
      head: [
        ['Patient', 'Alvarez, Rosa'],
        ['Collected', '14 Jun 2023 08:20'],
        ['Date of birth', '14 Mar 1958'],
        ['Resulted', '14 Jun 2023 14:10'],
        ['MRN', ROSA.mrn.stMary],
        ['Ordered by', 'Matteo Varga, MD'],
      ],
      panels: [{ name, results }],
      notes: ['Ranges are those of this laboratory. Specimen number SM-23-061402. Final.'],
    }
    return stMaryLabSheet(report, `Page ${at + 1} of ${BEFORE.length}`)
  })
}

function localisation(): Sheet[] {
  return compose(tarnwick('Department of Radiology', RUNNING), [
    title('Placement of a Marker in the Left Breast and Radiograph of the Specimen'),
    who(['Exam date:', '20 Jun 2023'], ['Ordered by:', 'Matteo Varga, MD'], ['Accession:', 'TR-23-26118']),
    head('CLINICAL HISTORY'),
    ...text('Cancer of the left breast at 2:00 with a clip from the biopsy. Surgery today.'),
    head('TECHNIQUE'),
    ...text(
      'With local anesthesia and ultrasound a marker was placed beside the clip. Two views of the breast afterwards. After surgery, two views of the specimen.',
    ),
    head('FINDINGS'),
    ...text(
      'The marker lies 3 mm from the clip. There is no bleeding.',
      'The specimen holds the clip, the marker and the mass with a rim of tissue on all sides. The lateral side is the nearest, and the surgeon was told by telephone at 10:14.',
    ),
    { is: 'page' },
    head('IMPRESSION'),
    ...text(
      'Marker in place before surgery. Clip, marker and mass are in the specimen.',
      'Signed electronically: Anders Pell, MD, 20 Jun 2023 11:02',
    ),
  ])
}

function discharge(): Sheet[] {
  return compose(tarnwick('Department of Surgery', RUNNING), [
    title('Discharge Summary'),
    who(['Admitted:', '20 Jun 2023'], ['Discharged:', '21 Jun 2023'], ['Attending:', 'Matteo Varga, MD']),
    head('DIAGNOSIS'),
    ...text('Cancer of the left breast.'),
    head('PROCEDURE'),
    ...text('Left partial mastectomy with sentinel node biopsy on 20 June 2023.'),
    head('HOSPITAL COURSE'),
    ...text(
      'The operation went as planned. She stayed one night because of nausea after anesthesia. In the morning she ate breakfast, walked and had little pain. The wounds were dry. There was no drain.',
    ),
    head('MEDICINES AT DISCHARGE'),
    ...text(
      'Lisinopril 10 mg and levothyroxine 75 micrograms once a day, as before. Acetaminophen 500 mg when needed, at most six a day. Ondansetron 4 mg when needed for two days.',
    ),
    { is: 'page' },
    head('INSTRUCTIONS'),
    ...text(...TEACHING.slice(0, 6)),
    { is: 'page' },
    head('FOLLOW-UP'),
    ...text(
      'Visit with Dr. Varga on 29 June 2023 to talk about the result of pathology. Please call 555-0164 for fever, redness, swelling or bleeding.',
    ),
    signed(33, 'Matteo Varga, MD, 21 Jun 2023'),
  ])
}

function chemoConsent(): Sheet[] {
  const pages = TEACHING.map((paragraph, at): Block[] => [
    head(`PART ${at + 1}`),
    ...text(paragraph, ...EXPLAINED.slice(at % 3, (at % 3) + 3)),
  ])
  return compose(tarnwick('Medical Oncology', RUNNING), [
    title('Consent to Chemotherapy'),
    who(
      ['Date:', '27 Jul 2023'],
      ['Physician:', 'Selma Okafor-Reid, MD'],
      ['Treatment:', 'Docetaxel and cyclophosphamide, four cycles'],
    ),
    ...pages.flatMap((blocks, at): Block[] => (at < 13 ? [...blocks, { is: 'page' }] : blocks)),
    head('MY DECISION'),
    ...text(
      'I have read these pages or they were read to me. My questions were answered. I agree to the treatment named on the first page.',
    ),
    signed(34, 'Patient, 27 Jul 2023'),
  ])
}

function armVeins(): Sheet[] {
  const exam = {
    name: 'ALVAREZ, ROSA',
    born: '03/14/1958',
    mrn: ROSA.mrn.vellbrook,
    exam: 'Ultrasound of the veins of the left arm',
    date: '09/08/2023',
    accession: 'VW-23-33027',
    referring: 'Ines Calder, MD',
  }
  const first = vellbrookSheet(
    exam,
    [
      ['CLINICAL HISTORY', 'Swelling of the left forearm during chemotherapy. Clot?'],
      ['COMPARISON', 'None.'],
      [
        'TECHNIQUE',
        'Gray-scale and color Doppler of the deep and superficial veins of the left arm and of the left subclavian and jugular veins.',
      ],
      [
        'FINDINGS',
        'The left jugular, subclavian, axillary, brachial, radial and ulnar veins are open and can be pressed shut. Flow changes with breathing.',
        'The left cephalic vein in the forearm is thick and does not close over 6 cm; it holds echoes. The basilic vein is open.',
      ],
    ],
    'Page 1 of 2',
  )
  const second = vellbrookSheet(
    exam,
    [
      [
        'IMPRESSION',
        'No clot in the deep veins of the left arm.',
        'Clot in the superficial cephalic vein of the left forearm over 6 cm.',
      ],
      ['', 'Electronically signed by Imre Solvang, MD, on 09/08/2023 at 15:50'],
    ],
    'Page 2 of 2',
  )
  return [first, second]
}

function progress(visit: string, notes: readonly string[]): Sheet[] {
  return compose(tarnwick('Medical Oncology', RUNNING), [
    title('Progress Note'),
    who(['Date of visit:', visit], ['Seen by:', 'Selma Okafor-Reid, MD']),
    ...notes.flatMap((note, at): Block[] => {
      const [name = '', ...paragraphs] = note.split(' | ')
      return [...(at > 0 && at % 2 === 0 ? [{ is: 'page' } as const] : []), head(name), ...text(...paragraphs)]
    }),
    signed(35, `Selma Okafor-Reid, MD, ${visit}`),
  ])
}

const SERVICES = [
  'Room and board',
  'Operating room, 15 minutes',
  'Anesthesia, 15 minutes',
  'Recovery room',
  'Pathology, tissue level V',
  'Radiology, specimen',
  'Pharmacy, ondansetron 4 mg',
  'Supplies, sterile',
  'Laboratory, panel',
  'Clinic visit, level 4',
  'Infusion chair, hour',
  'Nursing assessment',
] as const

function bill(lines: number): Sheet[] {
  const all = Array.from({ length: lines }, (_, at) => {
    const when = `${String(5 + Math.floor((at * 8) / lines)).padStart(2, '0')}/${String(1 + ((at * 7) % 28)).padStart(2, '0')}/2023`
    return [
      when,
      String(30100 + at * 3),
      SERVICES[(at * 5) % SERVICES.length] ?? '',
      `$${(18 + ((at * 37) % 190)).toFixed(2)}`,
    ]
  })
  return compose(tarnwick('Patient Accounts', RUNNING), [
    title('Itemized Statement of Charges'),
    who(['Statement date:', '29 Dec 2023'], ['Account:', 'TA-4482190-23']),
    { is: 'table', tabs: [0, 80, 150, 400], heads: ['Date', 'Code', 'Service', 'Amount'], rows: all },
    ...text('Amounts are before payment by the plan. This statement replaces earlier ones.'),
  ])
}

type Part = Omit<PartPlan, 'startPage' | 'person'> & { sheets: Sheet[] }

const part = (
  meta: Pick<PartPlan, 'kind' | 'title' | 'hospital' | 'dateKind'>,
  iso: string,
  sheets: Sheet[],
): Part => ({
  ...meta,
  date: day(iso),
  sheets,
})

function parts(): Part[] {
  const here = HOSPITALS.tarnwick
  const before = [
    part(
      { kind: 'consult', title: 'Surgical consultation', hospital: here, dateKind: 'visit' },
      '2023-05-30',
      surgeon(),
    ),
    part(
      { kind: 'lab', title: 'Blood tests before surgery', hospital: HOSPITALS.stMary, dateKind: 'collected' },
      '2023-06-14',
      labs(),
    ),
    part(
      { kind: 'radiology', title: 'Marker in the left breast', hospital: here, dateKind: 'exam' },
      '2023-06-20',
      localisation(),
    ),
    part(
      { kind: 'discharge', title: 'Discharge summary', hospital: here, dateKind: 'visit' },
      '2023-06-21',
      discharge(),
    ),
    part(
      { kind: 'consent', title: 'Consent to chemotherapy', hospital: here, dateKind: 'written' },
      '2023-07-27',
      chemoConsent(),
    ),
    part(
      { kind: 'radiology', title: 'Ultrasound of the arm veins', hospital: HOSPITALS.vellbrook, dateKind: 'exam' },
      '2023-09-08',
      armVeins(),
    ),
    part(
      { kind: 'progress', title: 'Visit after chemotherapy', hospital: here, dateKind: 'visit' },
      '2023-10-31',
      progress('31 Oct 2023', DIARY),
    ),
    part(
      { kind: 'progress', title: 'Visit ten months after surgery', hospital: here, dateKind: 'visit' },
      '2024-04-30',
      progress('30 Apr 2024', DIARY_LATER),
    ),
  ]
  const left = PAGES - before.reduce((sum, { sheets }) => sum + sheets.length, 0)
  const lines = Array.from({ length: 70 }, (_, at) => 10 + at * 12).find((count) => bill(count).length === left)
  if (lines === undefined) throw new Error(`the bill cannot have ${left} pages`)
  const last = part(
    { kind: 'bill', title: 'Itemized statement', hospital: here, dateKind: 'written' },
    '2023-12-29',
    bill(lines),
  )
  return [...before, last]
}

/** The sixty pages as one scanned PDF, and where each of its nine reports begins. */
export function release(): ItemPlan {
  const all = parts()
  const sheets = all.flatMap((one) => one.sheets)
  const kinds = all.flatMap((one) => one.sheets.map(() => one.kind))
  let startPage = 1
  const starts = all.map(({ sheets: own, ...meta }): PartPlan => {
    const begun = { ...meta, startPage, person: 'rosa' as const }
    startPage += own.length
    return begun
  })
  return {
    ...{ file: 'Release_4482190.pdf', container: 'pdf', kind: 'consult', title: 'Records released by the center' },
    ...{ hospital: HOSPITALS.tarnwick, date: day('2023-05-30'), dateKind: 'visit', lane: 'visits' },
    group: 'many reports in one PDF',
    parts: starts,
    pages: sheets.map((sheet, at) => ({
      sheet,
      person: 'rosa',
      kind: kinds[at] ?? 'other',
      look: { how: 'feeder', skew: at % 7 === 3 ? 0.5 : at % 11 === 6 ? -0.4 : 0, seed: 600 + at },
      words: sureWords(sheet),
    })),
    facts: [],
  }
}
