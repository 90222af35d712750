import { head, paper, rows, text, title } from '../compose.ts'
import { mailOf } from '../container/mail.ts'
import { zipOf } from '../container/zip.ts'
import { larkhavenLetter, ostermere } from '../layout/rosaOthers.ts'
import { vellbrookSheet } from '../layout/vellbrook.ts'
import { sureWords } from '../compose.ts'
import { single } from './fullBundles.ts'
import { HOSPITALS, MADE_UP, ROSA } from '../people.ts'
import { day } from '../plan.ts'
import type { BundlePlan, ItemPlan } from '../plan.ts'

function infusionVisit(meta: { file: string; date: string; seen: string; cycle: string; story: string }): ItemPlan {
  return paper(
    {
      ...{ file: meta.file, kind: 'progress', title: `Visit, ${meta.cycle} cycle`, person: 'rosa' },
      ...{ hospital: HOSPITALS.oncology, date: day(meta.date), dateKind: 'visit', lane: 'visits' },
    },
    ostermere,
    [
      title('Progress Note'),
      rows(
        120,
        ['Patient:', 'Rosa Alvarez'],
        ['Date of birth:', '03/14/1958'],
        ['Chart:', ROSA.mrn.oncology],
        ['Visit date:', meta.seen],
        ['Provider:', 'Ines Calder, MD'],
      ),
      head('Interval history'),
      ...text(meta.story),
      head('Exam'),
      ...text('ECOG 0. Lungs clear. Scars healed. No swelling of the arm.'),
      head('Plan'),
      ...text(
        `Docetaxel and cyclophosphamide, ${meta.cycle} cycle, today at full dose.`,
        `Signed: Ines Calder, MD, ${meta.seen}`,
      ),
    ],
  )
}

export function zipped(): BundlePlan {
  const file = 'MyRecords_export.zip'
  const members = [
    infusionVisit({
      file: 'Visit_0801.pdf',
      date: '2023-08-01',
      seen: '08/01/2023',
      cycle: 'first',
      story: 'Ready to begin. She slept badly and is glad that the waiting is over. Consent is signed.',
    }),
    infusionVisit({
      file: 'Visit_1003.pdf',
      date: '2023-10-03',
      seen: '10/03/2023',
      cycle: 'fourth',
      story: 'Tired for a week after the third cycle. Fingertips a little numb. No fever.',
    }),
  ]
  return {
    ...{ file, container: 'zip', kind: 'progress', title: 'Two visits', group: 'ZIP', person: 'rosa' },
    ...{ hospital: HOSPITALS.oncology, date: day('2023-08-01'), dateKind: 'visit', lane: 'visits' },
    members,
    files: (made) => single(file, zipOf(made)),
    words: [],
  }
}

function attachedNote(): ItemPlan {
  return paper(
    {
      ...{ file: 'Alvarez_0104.pdf', kind: 'progress', title: 'Visit after radiation', person: 'rosa' },
      ...{ hospital: HOSPITALS.larkhaven, date: day('2024-01-04'), dateKind: 'visit', lane: 'visits' },
    },
    larkhavenLetter,
    [
      title('Follow-up Note'),
      rows(
        120,
        ['Patient:', 'Rosa Alvarez'],
        ['Date of birth:', '03/14/1958'],
        ['Record number:', ROSA.mrn.larkhaven],
        ['Seen on:', 'January 4, 2024'],
      ),
      head('Interval history'),
      ...text(
        'One month after the end of radiation of the left breast. The redness is gone. The skin in the fold has healed.',
      ),
      head('Examination'),
      ...text('Mild darkening of the skin. No swelling. No lump.'),
      head('Plan'),
      ...text(
        'No further visits here are needed. Mammogram in April 2024. Letrozole goes on.',
        'Signed electronically by Greta Moncur, MD, on January 4, 2024',
      ),
    ],
  )
}

export function mail(): BundlePlan {
  const file = 'Your visit in January.eml'
  return {
    ...{
      file,
      container: 'email',
      kind: 'letter',
      title: 'E-mail with a note',
      group: 'e-mail',
      person: 'rosa',
      alsoKinds: ['progress', 'other'],
    },
    ...{ hospital: HOSPITALS.larkhaven, date: day('2024-01-08'), dateKind: 'written', lane: 'visits' },
    members: [attachedNote()],
    files: (made) =>
      single(
        file,
        mailOf(
          {
            from: 'Larkhaven Radiation Oncology <office@larkhaven.example>',
            to: 'Rosa Alvarez <rosa@mail.example>',
            subject: 'Your visit in January',
            date: 'Mon, 08 Jan 2024 11:24:00 -0500',
            id: 'larkhaven-20240108-1124',
            text: [
              'Dear Ms. Alvarez,',
              '',
              'Attached is the note of your visit on January 4, as you asked.',
              'If anything is not right, please call 555-0119.',
              '',
              'The front desk, Larkhaven Radiation Oncology',
              '',
              MADE_UP,
            ],
          },
          made,
        ),
      ),
    words: ['Attached', 'January'],
  }
}

export function truncated(): ItemPlan {
  const sheet = vellbrookSheet(
    {
      name: 'ALVAREZ, ROSA',
      born: '03/14/1958',
      mrn: ROSA.mrn.vellbrook,
      exam: 'Ultrasound of the left axilla',
      date: '05/02/2024',
      accession: 'VW-24-31390',
      referring: 'Selma Okafor-Reid, MD',
    },
    [
      ['CLINICAL HISTORY', 'Tender spot in the left armpit after surgery and radiation.'],
      ['FINDINGS', 'Scar without a mass. Two nodes with fatty hila, cortex 2 mm. No fluid.'],
      ['IMPRESSION', 'No suspicious finding. BI-RADS category 2: benign.'],
    ],
    'Page 1 of 1',
  )
  return {
    ...{
      file: 'portal_download_9702.pdf',
      container: 'pdf',
      kind: 'radiology',
      title: 'Ultrasound of the left axilla, cut off',
      group: 'truncated PDF',
    },
    ...{ hospital: HOSPITALS.vellbrook, date: day('2024-05-02'), dateKind: 'exam', lane: 'imaging', cutAt: 0.55 },
    expected: { state: 'kept', why: 'The file ends in the middle: neither its pages nor its words can be had.' },
    pages: [{ sheet, person: 'rosa', words: sureWords(sheet) }],
    facts: [],
  }
}

export function withPassword(): ItemPlan {
  return {
    ...paper(
      {
        ...{
          file: 'secure_message_0822.pdf',
          kind: 'chemotherapy',
          title: 'Infusion record, second cycle',
          group: 'password PDF',
          person: 'rosa',
        },
        ...{ hospital: HOSPITALS.oncology, date: day('2023-08-22'), dateKind: 'performed', lane: 'systemic' },
      },
      ostermere,
      [
        title('Infusion Record'),
        rows(
          120,
          ['Patient:', 'Rosa Alvarez'],
          ['Date of birth:', '03/14/1958'],
          ['Chart:', ROSA.mrn.oncology],
          ['Date given:', '08/22/2023'],
          ['Cycle:', '2 of 4'],
        ),
        head('Given'),
        {
          is: 'table',
          tabs: [0, 160, 260, 350],
          heads: ['Medicine', 'Dose', 'Start', 'End'],
          rows: [
            ['Dexamethasone', '8 mg', '09:05', '09:20'],
            ['Docetaxel', '129 mg', '09:40', '10:45'],
            ['Cyclophosphamide', '1032 mg', '10:55', '11:40'],
          ],
        },
        ...text(
          'No reaction. Vein in the right forearm. Went home at 12:05 with her daughter.',
          'Signed: R. Amell, RN, 08/22/2023',
        ),
      ],
    ),
    password: '03141958',
    expected: {
      state: 'kept',
      needs: 'password',
      why: 'It opens with the password that came in another letter: 03141958.',
    },
  }
}
