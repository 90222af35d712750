import { gap, head, paper, rows, text, title } from '../compose.ts'
import type { Block } from '../compose.ts'
import { arroyo, brisamar, phone, sanchis, SPANISH } from '../layout/spain.ts'
import { day } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'
import { MARIA, NAMESAKE } from './person.ts'

const at = { person: 'maria' } as const

const bloods: Block[] = [
  title('Hematology and biochemistry'),
  {
    is: 'table',
    tabs: [0, 210, 290, 370],
    heads: ['Determination', 'Result', 'Units', 'Reference values'],
    rows: [
      ['Hemoglobin', '13.3', 'g/dL', '12.0 - 16.0'],
      ['Leukocytes', '7.2', '10^3/mm3', '4.0 - 11.0'],
      ['Platelets', '288', '10^3/mm3', '140 - 400'],
      ['Creatinine', '0.71', 'mg/dL', '0.50 - 0.95'],
      ['GPT (ALT)', '18', 'U/L', '5 - 34'],
      ['Bilirubin, total', '0.5', 'mg/dL', '0.2 - 1.2'],
      ['CA 15-3', '41 *', 'U/mL', '< 31'],
    ],
  },
  gap(8),
  ...text('* outside the reference values. Validated: Dra. R. Sanchís'),
]

export const baseline = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'LS88402_1.pdf',
      kind: 'lab',
      title: 'Blood tests before treatment',
      hospital: SPANISH.sanchis,
      date: day('2021-04-20'),
      dateKind: 'collected',
      lane: 'labs',
    },
    sanchis([
      'Name: RUIZ-ORTEGA MARIA DEL CARMEN     Sex: F     Born: 19-02-1971     No.: LS 88402',
      'Drawn: 20-04-2021 07:50     Received: 20-04-2021 09:15     Issued: 21-04-2021     Doctor: Valcárcel, I.',
    ]),
    bloods,
  )

/** Figures in which the day may be taken for the month. */
export const ambiguous = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'LS88402_2.pdf',
      kind: 'lab',
      title: 'Blood tests after surgery',
      hospital: SPANISH.sanchis,
      date: day('2021-10-06'),
      dateKind: 'collected',
      lane: 'labs',
      ambiguousDate: true,
    },
    sanchis([
      'Name: RUIZ-ORTEGA MARIA DEL CARMEN     Sex: F     Born: 19-02-1971     No.: LS 88402',
      'Drawn: 06-10-2021 08:05     Received: 06-10-2021 09:30     Issued: 07-10-2021     Doctor: Valcárcel, I.',
    ]),
    bloods,
  )

export const namesakesLabs = (): ItemPlan =>
  paper(
    {
      person: 'stranger',
      file: 'LS88420_1.pdf',
      kind: 'lab',
      title: 'Blood tests of a namesake',
      hospital: SPANISH.sanchis,
      date: day('2021-04-20'),
      dateKind: 'collected',
      lane: 'labs',
    },
    sanchis([
      `Name: RUIZ MARIA CARMEN     Sex: F     Born: 10-02-1979     No.: ${NAMESAKE.mrn}`,
      'Drawn: 20-04-2021 08:20     Received: 20-04-2021 09:15     Issued: 21-04-2021     Doctor: Soler, T.',
    ]),
    bloods.map((block) =>
      block.is === 'table'
        ? {
            ...block,
            rows: [
              ['Glucose', '92', 'mg/dL', '70 - 110'],
              ['Ferritin', '11 *', 'ng/mL', '13 - 150'],
            ],
          }
        : block,
    ),
  )

export const message = (): ItemPlan =>
  paper(
    {
      ...at,
      person: 'nobody',
      file: 'Screenshot_20211102-094133.png',
      container: 'png',
      kind: 'letter',
      title: 'Message in the portal',
      hospital: SPANISH.valdoria,
      date: day('2021-11-02'),
      dateKind: 'written',
      lane: 'visits',
      look: { how: 'screen' },
      alsoKinds: ['other'],
      group: 'screenshot',
    },
    phone('Mi Portal'),
    [
      head('Hospital Clínico Valdoria'),
      ...text('Oncología Radioterápica', '2 November 2021, 09:12'),
      title('Your planning session'),
      ...text(
        'Good morning. Your planning session is on Monday 8 November at 11:30 on floor -1. Please come without cream on the skin.',
        'If you cannot come, answer this message or call 955 010 120.',
      ),
    ],
  )

export const oldCytology = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'papeles 003.pdf',
      kind: 'cytology',
      title: 'Cytology of a thyroid nodule',
      hospital: SPANISH.arroyo,
      date: day('2009-10-15'),
      dateKind: 'collected',
      lane: 'pathology',
      alsoKinds: ['pathology'],
      namedAs: MARIA.formerName,
      look: { how: 'scan', dpi: 150, skew: 1.2, turned: 0, seed: 424 },
    },
    arroyo('Anatomía Patológica', [
      ['NAME', 'ORTEGA, Maria del Carmen'],
      ['BORN', '19 Feb 1971'],
      ['HISTORY', MARIA.mrn.arroyo],
      ['CYTOLOGY NO.', 'C09-771'],
      ['SAMPLE TAKEN', '15 Oct 2009'],
      ['REPORTED', '20 Oct 2009'],
    ]),
    [
      title('FINE NEEDLE ASPIRATION, THYROID'),
      ...text(
        'Nodule of 14 mm in the left lobe. Two passes.',
        'Smears with colloid and groups of regular follicular cells, some Hurthle cells.',
      ),
      head('DIAGNOSIS'),
      ...text('Benign follicular nodule. No malignant cells.', 'Dr. E. Monfort'),
    ],
  )

export const oldCone = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'papeles 004.pdf',
      kind: 'pathology',
      title: 'Cone of the cervix',
      hospital: SPANISH.arroyo,
      date: day('2012-05-22'),
      dateKind: 'collected',
      lane: 'pathology',
      namedAs: MARIA.formerName,
      look: { how: 'fax', skew: 0.5, seed: 425 },
    },
    arroyo('Anatomía Patológica', [
      ['NAME', 'ORTEGA, Maria del Carmen'],
      ['BORN', '19 Feb 1971'],
      ['HISTORY', MARIA.mrn.arroyo],
      ['BIOPSY NO.', 'B12-1340'],
      ['SAMPLE TAKEN', '22 May 2012'],
      ['REPORTED', '29 May 2012'],
    ]),
    [
      title('PATHOLOGY REPORT'),
      ...text(
        'Cone of the cervix, 18 x 15 mm, opened at 12:00.',
        'Moderate dysplasia in two of twelve blocks. The edges are free.',
      ),
      head('DIAGNOSIS'),
      ...text('CIN 2, completely removed.', 'Dr. E. Monfort'),
    ],
  )

export const authorisation = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'Brisamar.pdf',
      kind: 'insurance',
      title: 'Authorization of PET-CT',
      hospital: SPANISH.brisamar,
      date: day('2021-04-17'),
      dateKind: 'written',
      lane: 'imaging',
    },
    brisamar,
    [
      title('Authorization of a service'),
      rows(
        150,
        ['Insured person', 'Maria del Carmen Ruiz-Ortega'],
        ['Date of birth', '19 February 1971'],
        ['Policy', 'BR-7719-04'],
        ['Date of this letter', '17 April 2021'],
        ['Service', 'PET-CT, whole body'],
        ['Provider', SPANISH.almenara],
        ['Valid until', '17 June 2021'],
      ),
      gap(8),
      ...text('The service is covered in full. Show this letter at the desk.'),
    ],
  )

export const invoice = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'LS_2207.pdf',
      kind: 'bill',
      title: 'Invoice for blood tests',
      hospital: SPANISH.sanchis,
      date: day('2021-10-14'),
      dateKind: 'written',
      lane: 'labs',
    },
    sanchis([
      'Invoice 2207     Date of invoice: 14 October 2021',
      'Name: RUIZ-ORTEGA MARIA DEL CARMEN     Born: 19-02-1971     No.: LS 88402',
    ]),
    [
      title('Invoice'),
      {
        is: 'table',
        tabs: [0, 300, 400],
        heads: ['Item', 'Number', 'Amount'],
        rows: [
          ['Hematology', '1', 'EUR 14.00'],
          ['Biochemistry', '1', 'EUR 22.50'],
          ['CA 15-3', '1', 'EUR 19.00'],
          ['Total to pay', '', 'EUR 55.50'],
        ],
      },
      gap(10),
      ...text('Payment within thirty days. Account ES00 0000 0000 0000.'),
    ],
  )
