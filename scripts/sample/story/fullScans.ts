import { gap, head, paper, rows, signed, text, title } from '../compose.ts'
import { quillmoorSheet } from '../layout/labs.ts'
import type { LabReport } from '../layout/labs.ts'
import { chapelHill, larkhavenLetter, OTHER_HOSPITALS, ostermere, tarnwick } from '../layout/rosaOthers.ts'
import { sureWords } from '../compose.ts'
import type { Template } from '../compose.ts'
import type { Look } from '../looks.ts'
import { HOSPITALS, MADE_UP, ROSA } from '../people.ts'
import { day } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'
import { print } from '../sheet.ts'
import { radiation } from './treatment.ts'

const RUNNING = `ALVAREZ, Rosa   born 14 Mar 1958   MRN ${ROSA.mrn.tarnwick}`
const WHO = [
  ['Patient:', 'Alvarez, Rosa'],
  ['Date of birth:', '14 Mar 1958'],
  ['MRN:', ROSA.mrn.tarnwick],
] as const

export function surgeryConsent(): ItemPlan {
  return paper(
    {
      ...{ file: 'scan_0398.pdf', kind: 'consent', title: 'Consent to surgery', group: 'scanned PDF', person: 'rosa' },
      ...{ hospital: HOSPITALS.tarnwick, date: day('2023-06-19'), dateKind: 'written', lane: 'surgery' },
      look: { how: 'scan', dpi: 200, skew: 0.6, turned: 0, seed: 201 },
    },
    tarnwick('Department of Surgery', RUNNING),
    [
      title('Consent to Operation and Anesthesia'),
      rows(110, ...WHO, ['Date:', '19 Jun 2023'], ['Surgeon:', 'Matteo Varga, MD']),
      head('OPERATION'),
      ...text('Left partial mastectomy with sentinel node biopsy.'),
      head('WHAT WAS EXPLAINED TO ME'),
      ...text(
        'The reason for the operation, how it is done, and what else could be done instead, including removal of the whole breast.',
        'Bleeding, infection, change of shape, numb skin, swelling of the arm, and that a second operation can be needed if the margins are not clear.',
        'That I can ask questions at any time and can change my mind.',
      ),
      head('MY DECISION'),
      ...text(
        'I agree to the operation named above and to general anesthesia. I agree that tissue is examined and kept.',
      ),
      signed(21, 'Patient, 19 Jun 2023'),
      gap(16),
      signed(22, 'Matteo Varga, MD, 19 Jun 2023'),
    ],
  )
}

export function beforeSurgery(): ItemPlan {
  return paper(
    {
      ...{
        file: 'scan_0401.pdf',
        kind: 'history-physical',
        title: 'History and physical before surgery',
        group: 'scanned PDF',
        person: 'rosa',
      },
      ...{ hospital: HOSPITALS.tarnwick, date: day('2023-06-15'), dateKind: 'visit', lane: 'visits' },
      look: (page): Look => ({ how: 'scan', dpi: 200, skew: page === 1 ? -0.8 : 0.4, turned: 0, seed: 210 + page }),
    },
    tarnwick('Preoperative Clinic', RUNNING),
    [
      title('History and Physical Examination'),
      rows(110, ...WHO, ['Date of visit:', '15 Jun 2023'], ['Surgery planned:', '20 Jun 2023']),
      head('CHIEF COMPLAINT'),
      ...text('Evaluation before left partial mastectomy.'),
      head('HISTORY OF PRESENT ILLNESS'),
      ...text(
        '65-year-old woman with a cancer of the left breast found by screening in April and confirmed by core biopsy. She feels well. No chest pain. She climbs three flights of stairs without stopping.',
      ),
      head('PAST MEDICAL HISTORY'),
      ...text(
        'High blood pressure since 2016. Underactive thyroid since 2011. No heart attack, stroke, diabetes or asthma.',
      ),
      head('PAST SURGICAL HISTORY'),
      ...text('Removal of the gallbladder in 2009 under general anesthesia without problems.'),
      head('MEDICINES'),
      ...text('Lisinopril 10 mg and levothyroxine 75 micrograms, each once a day.'),
      head('ALLERGIES'),
      ...text('Penicillin (rash).'),
      head('FAMILY HISTORY'),
      ...text('One maternal aunt with breast cancer at 71. Father died of a stroke at 80.'),
      head('SOCIAL HISTORY'),
      ...text('Retired librarian. Lives with her daughter. Never smoked. A glass of wine at weekends.'),
      { is: 'page' },
      head('PHYSICAL EXAMINATION'),
      rows(
        110,
        ['Blood pressure:', '134/82 mmHg'],
        ['Pulse:', '72, regular'],
        ['Weight:', '68.2 kg'],
        ['Height:', '163 cm'],
        ['Airway:', 'Mallampati II, neck moves freely'],
      ),
      ...text(
        'Heart sounds normal, no murmur. Lungs clear. Abdomen soft with small scars. No swelling of the legs. Left breast: firm area in the upper outer quadrant, healed biopsy mark.',
      ),
      head('ASSESSMENT AND PLAN'),
      ...text(
        'Fit for surgery, ASA class 2. Lisinopril is left out on the morning of surgery. No antibiotic of the penicillin family. Nothing to eat after midnight.',
      ),
      signed(23, 'Hanne Brook, NP, 15 Jun 2023'),
    ],
  )
}

export function heartTracing(): ItemPlan {
  return paper(
    {
      ...{
        file: 'scan_0420.pdf',
        kind: 'cardiac',
        title: 'Electrocardiogram before surgery',
        group: 'scanned PDF',
        person: 'rosa',
      },
      ...{ hospital: HOSPITALS.tarnwick, date: day('2023-06-15'), dateKind: 'exam', lane: 'visits' },
      look: { how: 'scan', dpi: 200, skew: -0.4, turned: 180, seed: 221 },
    },
    tarnwick('Preoperative Clinic', RUNNING),
    [
      title('Electrocardiogram Report'),
      rows(130, ...WHO, ['Recorded:', '15 Jun 2023 10:42']),
      head('MEASUREMENTS'),
      rows(
        130,
        ['Heart rate:', '71 per minute'],
        ['PR interval:', '158 ms'],
        ['QRS duration:', '88 ms'],
        ['QT / QTc:', '398 / 424 ms'],
        ['Axis:', '34 degrees'],
      ),
      head('INTERPRETATION'),
      ...text(
        'Sinus rhythm. Normal electrocardiogram. No earlier tracing for comparison.',
        'Confirmed by Dario Lindqvist, MD, 15 Jun 2023',
      ),
    ],
  )
}

export function referral(): ItemPlan {
  return paper(
    {
      ...{ file: 'Fax_0421.pdf', kind: 'letter', title: 'Referral letter', group: 'scanned PDF', person: 'rosa' },
      ...{ hospital: OTHER_HOSPITALS.chapelHill, date: day('2023-04-20'), dateKind: 'written', lane: 'visits' },
      look: { how: 'fax', skew: 0.4, seed: 231 },
    },
    chapelHill,
    [
      ...text(
        'April 20, 2023',
        'Breast Clinic, St Mary Hospital, Ostermere',
        'Re: Rosa Alvarez, date of birth 03/14/1958',
      ),
      gap(8),
      ...text(
        'Dear colleagues,',
        "Thank you for seeing Ms. Alvarez soon. Her mammogram and ultrasound at Vellbrook Women's Imaging on April 18 show a spiculated mass of 2.1 cm in the left breast at 2:00, BI-RADS 4C. A core biopsy is recommended, and I ask you to do it.",
        'She is otherwise well. She takes lisinopril and levothyroxine. She had a rash from penicillin. She takes no blood thinner.',
        'She knows why she is coming. Please call me with the result.',
        'With kind regards,',
      ),
      signed(25, 'Petra Quist, MD'),
    ],
  )
}

/** The radiation summary once more from another scanner, months later. */
export function rescan(): ItemPlan {
  const once = radiation()
  const again = (look: Look) => once.pages.map((page) => ({ ...page, look }))
  return {
    ...once,
    file: 'Scan_20240211_0003.pdf',
    group: 'rescan',
    pages: again({ how: 'scan', dpi: 150, skew: 0.9, turned: 0, seed: 241 }),
  }
}

const LATER_COUNT: LabReport = {
  head: [
    ['Patient', 'ROSA ALVAREZ'],
    ['Collected', '09/18/2023 08:05'],
    ['Birth date', '03/14/1958'],
    ['Reported', '09/18/2023 12:55'],
    ['Patient ID', ROSA.mrn.quillmoor],
    ['Ordered by', 'Ines Calder, MD'],
    ['Sex', 'Female'],
    ['Specimen', 'Blood, EDTA'],
  ],
  panels: [
    {
      name: 'COMPLETE BLOOD COUNT',
      results: [
        ['White blood cells', '4.6', '', '10^3/uL', '3.8 - 10.8'],
        ['Red blood cells', '3.61', 'L', '10^6/uL', '3.80 - 5.10'],
        ['Hemoglobin', '11.0', 'L', 'g/dL', '11.7 - 15.5'],
        ['Platelets', '201', '', '10^3/uL', '140 - 400'],
        ['Neutrophils', '2.8', '', '10^3/uL', '1.5 - 7.8'],
      ],
    },
  ],
  notes: ['L: below the reference range. H: above the reference range.'],
}

/** The blood count after the third cycle, photographed in poor light. */
export function darkPhoto(): ItemPlan {
  const sheet = quillmoorSheet(LATER_COUNT, 'Page 1 of 1')
  return {
    ...{ file: 'IMG_2238.jpg', container: 'jpeg', kind: 'lab', title: 'Blood count', group: 'photo' },
    ...{ hospital: HOSPITALS.quillmoor, date: day('2023-09-18'), dateKind: 'collected', lane: 'labs' },
    pages: [{ sheet, person: 'rosa', look: { how: 'photo', seed: 251, dark: true, lie: 1 }, words: sureWords(sheet) }],
    facts: [],
    results: LATER_COUNT.panels.flatMap((panel) => panel.results),
  }
}

const billing: Template = {
  ...ostermere,
  first(sheet) {
    print(sheet, 'QUILLMOOR LABORATORIES', { x: 48, y: 60 }, { face: 'sansBold', size: 20 })
    print(
      sheet,
      'Billing office, 9 Foundry Street, Quillmoor   555-0179',
      { x: 48, y: 78 },
      { face: 'sans', size: 9.5 },
    )
    return 116
  },
  foot: (sheet, page, of) =>
    print(
      sheet,
      `${MADE_UP}. ${HOSPITALS.quillmoor}. Page ${page} of ${of}`,
      { x: 48, y: 752 },
      { face: 'sans', size: 9 },
    ),
}

export function billPhoto(): ItemPlan {
  return paper(
    {
      ...{
        file: 'IMG_2246.jpg',
        container: 'jpeg',
        kind: 'bill',
        title: 'Laboratory bill',
        group: 'photo',
        person: 'rosa',
      },
      ...{ hospital: HOSPITALS.quillmoor, date: day('2023-10-05'), dateKind: 'written', lane: 'labs' },
      look: { how: 'photo', seed: 261, lie: 2 },
    },
    billing,
    [
      title('INVOICE'),
      rows(
        130,
        ['Patient', 'ROSA ALVAREZ'],
        ['Birth date', '03/14/1958'],
        ['Account', ROSA.mrn.quillmoor],
        ['Invoice date', '10/05/2023'],
        ['Payment due', '11/04/2023'],
      ),
      head('Services'),
      {
        is: 'table',
        tabs: [0, 110, 410],
        heads: ['Date', 'Test', 'Amount'],
        rows: [
          ['08/28/2023', 'Complete blood count with differential', '$38.00'],
          ['09/18/2023', 'Complete blood count', '$31.00'],
          ['', 'Paid by Meridian Ridge Health Plan', '-$55.20'],
          ['', 'Amount due', '$13.80'],
        ],
      },
      gap(12),
      ...text('Please return the lower part with your payment. Questions: 555-0179.'),
    ],
  )
}

export function appointmentPhoto(): ItemPlan {
  return paper(
    {
      ...{
        file: 'IMG_2250.jpg',
        container: 'jpeg',
        kind: 'letter',
        title: 'Appointment letter',
        group: 'photo',
        person: 'rosa',
      },
      ...{
        hospital: HOSPITALS.larkhaven,
        date: day('2023-10-18'),
        dateKind: 'written',
        lane: 'visits',
        exifTurned: true,
      },
      look: { how: 'photo', seed: 271, lie: 1 },
    },
    larkhavenLetter,
    [
      ...text('October 18, 2023', 'Ms. Rosa Alvarez, date of birth 03/14/1958', '14 Weir Street, Ostermere'),
      gap(10),
      ...text(
        'Dear Ms. Alvarez,',
        'Your first visit with Dr. Greta Moncur is on Tuesday, October 24, 2023 at 9:30 in the morning. Please come a quarter of an hour early and bring your insurance card, a list of your medicines and the reports you have.',
        'Parking is free behind the building. If you cannot come, please call 555-0119.',
        'Sincerely,',
        'The front desk',
      ),
    ],
  )
}

export function visitPhoto(): ItemPlan {
  return paper(
    {
      ...{
        file: 'IMG_2307.jpg',
        container: 'jpeg',
        kind: 'progress',
        title: 'Visit before the second cycle',
        group: 'photo',
        person: 'rosa',
      },
      ...{ hospital: HOSPITALS.oncology, date: day('2023-08-21'), dateKind: 'visit', lane: 'visits' },
      look: { how: 'photo', seed: 281 },
    },
    ostermere,
    [
      title('Progress Note'),
      rows(
        120,
        ['Patient:', 'Rosa Alvarez'],
        ['Date of birth:', '03/14/1958'],
        ['Chart:', ROSA.mrn.oncology],
        ['Visit date:', '08/21/2023'],
        ['Provider:', 'Ines Calder, MD'],
      ),
      head('Interval history'),
      ...text(
        'Three weeks after the first cycle of docetaxel and cyclophosphamide. Tired for four days, then well. Hair is falling out. No fever, no diarrhea.',
      ),
      head('Exam'),
      ...text('ECOG 0. Weight 68.0 kg. Temperature 98.2 F. Lungs clear. No redness at the vein.'),
      head('Assessment and plan'),
      ...text(
        'Tolerating treatment. Second cycle tomorrow at full dose. Blood count in one week.',
        'Signed: Ines Calder, MD, 08/21/2023',
      ),
    ],
  )
}
