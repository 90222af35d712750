import { gap, head, paper, rows, signed, text, title } from '../compose.ts'
import type { Block } from '../compose.ts'
import {
  BRITISH,
  bramfoldLetter,
  eastmereLetter,
  greylagPrint,
  pellhamImaging,
  thornwickForm,
  thornwickPathology,
} from '../layout/britain.ts'
import { day } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'
import { STICKER } from './colon.ts'
import { HAROLD, NEIGHBOUR, NUMBERS, SON } from './person.ts'

const at = { person: 'harold' } as const

export const discharge = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'Fax from ward.pdf',
      kind: 'discharge',
      title: 'Discharge summary',
      hospital: BRITISH.thornwick,
      date: day('2023-03-29'),
      dateKind: 'visit',
      lane: 'surgery',
      look: { how: 'fax', skew: -0.4, seed: 326 },
    },
    thornwickForm('Discharge summary', STICKER),
    [
      rows(
        130,
        ['Admitted', '23 March 2023'],
        ['Discharged', '29 March 2023'],
        ['Ward', 'Heron'],
        ['Consultant', 'Miss L Fitch'],
      ),
      head('Diagnosis'),
      ...text('Carcinoma of the ascending colon.'),
      head('What was done'),
      ...text('Laparoscopic right hemicolectomy on 23 March. Slow bowel for two days, settled by itself.'),
      head('Medicines to take home'),
      ...text(
        'Dalteparin 5000 units daily until 20 April, then apixaban 5 mg twice daily. Bisoprolol 2.5 mg. Paracetamol 1 g up to four times a day.',
      ),
      head('Follow-up'),
      ...text('Clinic with the histology in three weeks.'),
    ],
  )

const REFS = ['Our ref: LF/mk/0455912', `Hospital no: ${NUMBERS.bramfold}`, 'Mr Harold WHITCOMBE, born 23/11/1949']

export const oncologySecond = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'EM april.pdf',
      kind: 'consult',
      title: 'Oncology clinic after bowel surgery',
      hospital: BRITISH.eastmere,
      date: day('2023-04-20'),
      dateKind: 'visit',
      lane: 'visits',
      alsoKinds: ['letter'],
      says: [['T', 'T3', 'pT3 pN1a']],
    },
    eastmereLetter('Colorectal Oncology Team', ['Typed 24 April 2023', `Hospital number ${NUMBERS.eastmere}`]),
    [
      title('Harold Whitcombe, d.o.b. 23/11/1949. Clinic of 20 April 2023'),
      ...text(
        'Dear Miss Fitch,',
        'Many thanks for asking me to see Mr Whitcombe four weeks after a right hemicolectomy for an adenocarcinoma of the ascending colon, pT3 pN1a with one of 22 nodes, mismatch repair proficient.',
        'He has recovered well, performance status 1. We spoke about three months of capecitabine and oxaliplatin, or capecitabine alone, or no further treatment. He chose capecitabine alone, for six months, because he plays the cornet and fears for his fingertips.',
        'We begin on 4 May if his blood tests allow.',
        'With best wishes,',
      ),
      signed(327, 'Dr Philippa Strand'),
    ],
  )

const panel = (
  who: { name: string; born: string; hosp: string; lab: string; taken: string },
  values: readonly string[],
): { head: readonly (readonly [string, string])[]; blocks: Block[] } => ({
  head: [
    [`NAME......: ${who.name}`, `LAB NO....: ${who.lab}`],
    [`BORN......: ${who.born}`, `HOSP NO...: ${who.hosp}`],
    [`TAKEN.....: ${who.taken}`, 'WARD......: OUTPATIENTS'],
  ],
  blocks: [
    title('HAEMATOLOGY AND BIOCHEMISTRY'),
    {
      is: 'table',
      tabs: [0, 200, 270, 350],
      heads: ['TEST', 'RESULT', 'UNITS', 'RANGE'],
      rows: [
        ['Haemoglobin', values[0] ?? '', 'g/L', '130 - 170'],
        ['White cells', values[1] ?? '', '10^9/L', '4.0 - 11.0'],
        ['Platelets', values[2] ?? '', '10^9/L', '150 - 400'],
        ['Sodium', values[3] ?? '', 'mmol/L', '133 - 146'],
        ['Creatinine', values[4] ?? '', 'umol/L', '59 - 104'],
        ['ALT', values[5] ?? '', 'U/L', '< 41'],
        ['CEA', values[6] ?? '', 'ug/L', '< 5'],
      ],
    },
    gap(8),
    ...text('* outside range.'),
  ],
})

export const bloods = (): ItemPlan => {
  const { head: pairs, blocks } = panel(
    {
      name: 'WHITCOMBE HAROLD',
      born: '23/11/1949  SEX: M',
      hosp: NUMBERS.thornwick,
      lab: '23.B001938',
      taken: '18/04/2023',
    },
    ['124 *', '6.6', '310', '139', '92', '19', '2.1'],
  )
  return paper(
    {
      ...at,
      file: 'result_802.pdf',
      kind: 'lab',
      title: 'Blood tests before capecitabine',
      hospital: BRITISH.thornwick,
      date: day('2023-04-18'),
      dateKind: 'collected',
      lane: 'labs',
    },
    thornwickPathology('BLOOD SCIENCES', pairs),
    blocks,
  )
}

export const sonsBloods = (): ItemPlan => {
  const { head: pairs, blocks } = panel(
    { name: 'WHITCOMBE HAROLD', born: '02/06/1978  SEX: M', hosp: SON.mrn, lab: '23.B001940', taken: '18/04/2023' },
    ['151', '7.1', '244', '141', '81', '33', '1.0'],
  )
  return paper(
    {
      person: 'stranger',
      file: 'result_803.pdf',
      kind: 'lab',
      title: 'Blood tests of the son',
      hospital: BRITISH.thornwick,
      date: day('2023-04-18'),
      dateKind: 'collected',
      lane: 'labs',
    },
    thornwickPathology('BLOOD SCIENCES', pairs),
    blocks,
  )
}

export const neighboursScan = (): ItemPlan =>
  paper(
    {
      person: 'stranger',
      file: 'PD-230240.pdf',
      kind: 'radiology',
      title: 'Ultrasound of another patient',
      hospital: BRITISH.pellham,
      date: day('2023-03-09'),
      dateKind: 'exam',
      lane: 'imaging',
    },
    pellhamImaging([
      ['NAME', 'Mr Harold WHITCOMB'],
      ['D.O.B.', '23 January 1953'],
      ['OUR REF', 'PD-230240'],
      ['EXAMINED', '9 March 2023'],
      ['REPORTED', '9 March 2023'],
      ['PATIENT NO', NEIGHBOUR.mrn],
    ]),
    [
      title('ULTRASOUND ABDOMEN'),
      head('Clinical details'),
      ...text('Pain after meals.'),
      head('Report'),
      ...text('Several stones in the gallbladder, wall thin. Bile duct 4 mm. Liver, kidneys and spleen normal.'),
      head('Conclusion'),
      ...text('Gallstones.', 'Dr Ottilie Marchbank, Consultant Radiologist'),
    ],
  )

export const medication = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'GS slip.pdf',
      kind: 'medication-list',
      title: 'Repeat medication',
      hospital: BRITISH.greylag,
      date: day('2023-05-02'),
      dateKind: 'written',
      lane: 'visits',
    },
    greylagPrint(
      ['WHITCOMBE, Harold (Mr)', 'Date of birth: 23-Nov-1949', `Health number: ${NUMBERS.health}`],
      ['Printed: 02-May-2023', 'Registered: 1988'],
    ),
    [
      title('Repeat medication'),
      {
        is: 'table',
        tabs: [0, 170, 330],
        heads: ['Item', 'Dose', 'Last issued'],
        rows: [
          ['Apixaban 5 mg tablets', 'one twice daily', '20-Apr-2023'],
          ['Bisoprolol 2.5 mg tablets', 'one daily', '20-Apr-2023'],
          ['Goserelin 10.8 mg implant', 'every 12 weeks', '08-Mar-2023'],
          ['Paracetamol 500 mg tablets', 'two when needed', '29-Mar-2023'],
        ],
      },
      head('Sensitivities'),
      ...text('Trimethoprim: urticaria.'),
    ],
  )

export const surgicalClinic = (): ItemPlan =>
  paper(
    {
      ...at,
      file: '0455912_b.pdf',
      kind: 'progress',
      title: 'Follow-up after bowel surgery',
      hospital: BRITISH.bramfold,
      date: day('2023-10-11'),
      dateKind: 'visit',
      lane: 'visits',
      alsoKinds: ['consult', 'letter'],
    },
    bramfoldLetter('Colorectal Surgery', ['Clinic date: 11 October 2023', 'Date typed: 18 October 2023', ...REFS]),
    [
      ...text('Dr S Iqbal, Greylag Surgery', 'Dear Dr Iqbal,'),
      head('Follow-up visit'),
      ...text(
        'I reviewed Mr Whitcombe six months after his right hemicolectomy. He finishes capecitabine in November. His hands are a little sore. He eats everything and his weight is 80 kg.',
        'The wounds are sound. CEA in September was 1.9.',
        'CT in March and colonoscopy one year after surgery have been booked. I shall see him then.',
        'Yours sincerely,',
      ),
      signed(328, 'Miss Leonora Fitch'),
    ],
  )

export const claim = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'PD-230218_1.pdf',
      kind: 'bill',
      title: 'Invoice for the CT',
      hospital: BRITISH.pellham,
      date: day('2023-03-06'),
      dateKind: 'written',
      lane: 'imaging',
    },
    pellhamImaging([
      ['PATIENT', 'Mr Harold WHITCOMBE'],
      ['D.O.B.', '23 November 1949'],
      ['INVOICE', 'PD-230218/1'],
      ['INVOICE DATE', '6 March 2023'],
      ['DUE', '5 April 2023'],
      ['ACCOUNT', HAROLD.mrn.thornwick],
    ]),
    [
      title('INVOICE'),
      {
        is: 'table',
        tabs: [0, 300, 400],
        heads: ['Service', 'Date', 'Amount'],
        rows: [
          ['CT with contrast, three regions', '2 March 2023', 'GBP 640.00'],
          ['Report', '3 March 2023', 'included'],
          ['Total due', '', 'GBP 640.00'],
        ],
      },
      gap(10),
      ...text('Please pay by bank transfer and state the invoice number.'),
    ],
  )
