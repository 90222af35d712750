import { gap, head, paper, rows, signed, text, title } from '../compose.ts'
import {
  BRITISH,
  bramfoldLetter,
  eastmereLetter,
  greylagPrint,
  pellhamImaging,
  thornwickPathology,
} from '../layout/britain.ts'
import type { Look } from '../looks.ts'
import { day } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'
import { HAROLD, NUMBERS } from './person.ts'

const at = { person: 'harold' } as const
const GREYLAG_LEFT = ['WHITCOMBE, Harold (Mr)', 'Date of birth: 23-Nov-1949', `Health number: ${NUMBERS.health}`]

export const referral = (): ItemPlan =>
  paper(
    {
      ...at,
      file: '14 Sept.pdf',
      kind: 'letter',
      title: 'Referral to urology',
      hospital: BRITISH.greylag,
      date: day('2021-09-14'),
      dateKind: 'written',
      lane: 'visits',
    },
    greylagPrint(GREYLAG_LEFT, ['14 September 2021', 'To: Urology Clinic', BRITISH.bramfold]),
    [
      ...text(
        'Dear Colleague,',
        'Thank you for seeing this retired signalman of 71 who has had a weaker stream for about a year and gets up three times a night. His PSA on 6 September was 14.2. On examination the gland is enlarged and the left lobe feels firm.',
        'He has atrial fibrillation and takes apixaban 5 mg twice daily and bisoprolol 2.5 mg daily. He is allergic to trimethoprim. He gave up smoking in 1990.',
        'I have told him that this needs looking into without delay.',
        'Yours sincerely,',
      ),
      signed(301, 'Dr A Penhallow'),
    ],
  )

type Taken = { value: string; day: string; sample: string; photo?: Look }

const psa = ({ value, day, sample, photo }: Taken): ItemPlan =>
  paper(
    {
      ...{
        ...at,
        file: photo ? 'IMG-20220621-WA0003.jpg' : 'result_771.pdf',
        kind: 'lab',
        title: 'PSA',
        hospital: BRITISH.thornwick,
      },
      ...{
        date: { iso: day, precision: 'day' },
        dateKind: 'collected',
        lane: 'labs',
        container: photo ? 'jpeg' : 'pdf',
      },
      ...(photo ? { look: photo } : {}),
    },
    thornwickPathology('BLOOD SCIENCES', [
      [`NAME......: WHITCOMBE HAROLD`, `LAB NO....: ${sample}`],
      [`BORN......: 23/11/1949  SEX: M`, `HOSP NO...: ${NUMBERS.thornwick}`],
      [`TAKEN.....: ${day.split('-').reverse().join('/')}`, `SURGERY...: GREYLAG`],
    ]),
    [
      title('PROSTATE SPECIFIC ANTIGEN'),
      {
        is: 'table',
        tabs: [0, 200, 270, 350],
        heads: ['TEST', 'RESULT', 'UNITS', 'RANGE'],
        rows: [
          ['Total PSA', value, 'ug/L', '0.0 - 6.5'],
          ['Creatinine', '88', 'umol/L', '59 - 104'],
          ['eGFR', '74', 'mL/min/1.73m2', '> 60'],
        ],
      },
      gap(10),
      ...text('* outside range. Method: chemiluminescence. Authorised by duty biochemist.'),
    ],
  )

export const firstPsa = (): ItemPlan => psa({ value: '14.2 *', day: '2021-09-06', sample: '21.B004417' })
export const laterPsa = (): ItemPlan =>
  psa({ value: '0.3', day: '2022-06-20', sample: '22.B003190', photo: { how: 'photo', seed: 302, lie: 2 } })

export const prostateMri = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'PD-210551.pdf',
      kind: 'radiology',
      title: 'MRI of the prostate',
      hospital: BRITISH.pellham,
      date: day('2021-10-05'),
      dateKind: 'exam',
      lane: 'imaging',
      look: { how: 'scan', dpi: 200, skew: 0.7, turned: 0, seed: 303 },
    },
    pellhamImaging([
      ['NAME', 'Mr Harold WHITCOMBE'],
      ['D.O.B.', '23 November 1949'],
      ['OUR REF', 'PD-210551'],
      ['EXAMINED', '5 October 2021'],
      ['REPORTED', '7 October 2021'],
      ['REFERRER', 'Bramfold Urology'],
    ]),
    [
      title('MRI PROSTATE MULTIPARAMETRIC'),
      head('Clinical details'),
      ...text('PSA 14.2, firm left lobe.'),
      head('Report'),
      ...text(
        'Gland volume 52 mL. In the left peripheral zone at the mid gland there is a lesion of 17 mm, low on T2 with restricted diffusion and early enhancement, PI-RADS 5. The capsule bulges; the seminal vesicles are clear. There are no enlarged pelvic nodes and no lesion in the bones shown.',
      ),
      head('Conclusion'),
      ...text(
        'Left peripheral zone lesion, PI-RADS 5, radiological stage T3a N0.',
        'Dr Ottilie Marchbank, Consultant Radiologist',
      ),
    ],
  )

const DEAR = [
  'Our ref: GT/hw/118204',
  `Hospital no: ${NUMBERS.bramfold}`,
  `Health no: ${NUMBERS.health}`,
  'Mr Harold WHITCOMBE, born 23/11/1949',
]

export const urologyClinic = (): ItemPlan =>
  paper(
    {
      ...at,
      file: '118204_a.pdf',
      kind: 'consult',
      title: 'Urology clinic',
      hospital: BRITISH.bramfold,
      date: day('2021-10-19'),
      dateKind: 'visit',
      lane: 'visits',
      alsoKinds: ['letter'],
    },
    bramfoldLetter('Department of Urology', ['Clinic date: 19 October 2021', 'Date typed: 22 October 2021', ...DEAR]),
    [
      ...text(
        'Dr A Penhallow, Greylag Surgery, 12 Goose Lane, Thornwick',
        'Dear Dr Penhallow,',
        'Mr Harold WHITCOMBE, 3 Signal Terrace, Thornwick',
      ),
      rows(90, ['Diagnosis:', 'Raised PSA 14.2; lesion on MRI'], ['Plan:', 'Targeted biopsies through the perineum']),
      gap(8),
      ...text(
        'I met this pleasant gentleman with his wife. His symptoms are moderate. The prostate is firm on the left and about 50 mL in size.',
        'The MRI of 5 October shows a lesion of 17 mm on the left. I explained that a biopsy is needed, and that apixaban has to stop two days before. He would like to go ahead, and we have booked 28 October.',
        'Yours sincerely,',
      ),
      signed(304, 'Mr Gareth Tollemache, Consultant Urologist'),
    ],
  )

export const prostateBiopsy = (): ItemPlan =>
  paper(
    {
      ...{
        ...at,
        file: '21H0119843.pdf',
        kind: 'pathology',
        title: 'Prostate biopsies',
        hospital: BRITISH.thornwick,
        date: day('2021-10-28'),
        dateKind: 'collected',
        lane: 'pathology',
      },
      says: [['histology', 'acinar adenocarcinoma', 'Acinar adenocarcinoma, Gleason 4+3=7']],
    },
    thornwickPathology('CELLULAR PATHOLOGY', [
      ['PATIENT...: WHITCOMBE HAROLD', 'SPECIMEN..: 21H0119843'],
      ['BORN......: 23/11/1949 M', `HOSP NO...: ${NUMBERS.bramfold}`],
      ['TAKEN.....: 28/10/2021', 'RECEIVED..: 29/10/2021'],
      ['CONSULTANT: TOLLEMACHE G', 'AUTHORISED: 05/11/2021'],
    ]),
    [
      title('HISTOPATHOLOGY REPORT'),
      head('CLINICAL DETAILS'),
      ...text('PSA 14.2. PI-RADS 5 left mid gland.'),
      head('SPECIMEN'),
      ...text('A. Left target, 4 cores. B. Left systematic, 6 cores. C. Right systematic, 6 cores.'),
      head('MICROSCOPY'),
      ...text(
        'A: Acinar adenocarcinoma, Gleason 4+3=7, in four of four cores, longest 12 mm. Perineural invasion is seen.',
        'B: The same tumour in two of six cores.',
        'C: Benign glands and stroma.',
      ),
      head('CONCLUSION'),
      ...text(
        'PROSTATE: ADENOCARCINOMA, GLEASON 4+3=7 (GRADE GROUP 3), LEFT.',
        'Dr Ines Hallworth, Consultant Histopathologist',
      ),
    ],
  )

export const boneScan = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'PD-210633.pdf',
      kind: 'radiology',
      title: 'Bone scan',
      hospital: BRITISH.pellham,
      date: day('2021-11-11'),
      dateKind: 'exam',
      lane: 'imaging',
    },
    pellhamImaging([
      ['NAME', 'Mr Harold WHITCOMBE'],
      ['D.O.B.', '23 November 1949'],
      ['OUR REF', 'PD-210633'],
      ['EXAMINED', '11 November 2021'],
      ['REPORTED', '11 November 2021'],
      ['REFERRER', 'Bramfold Urology'],
    ]),
    [
      title('ISOTOPE BONE SCAN, WHOLE BODY'),
      head('Clinical details'),
      ...text('Adenocarcinoma of the prostate, Gleason 4+3.'),
      head('Report'),
      ...text(
        'Uptake in both knees and in the right great toe is degenerative. There is no uptake to suggest metastasis.',
      ),
      head('Conclusion'),
      ...text('No evidence of bone metastasis.', 'Dr Ottilie Marchbank, Consultant Radiologist'),
    ],
  )

export const oncologyFirst = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'scan0007.pdf',
      kind: 'consult',
      title: 'First oncology clinic',
      hospital: BRITISH.eastmere,
      date: day('2021-11-24'),
      dateKind: 'visit',
      lane: 'visits',
      alsoKinds: ['letter'],
      look: { how: 'scan', dpi: 200, skew: -0.5, turned: 0, seed: 305 },
    },
    eastmereLetter('Urological Oncology Team', [
      'Dictated 25 November 2021, typed 29 November 2021',
      `Hospital number ${NUMBERS.eastmere}`,
    ]),
    [
      title(`Re: ${HAROLD.name}, d.o.b. 23/11/1949. Seen in clinic on 24 November 2021`),
      ...text(
        'Dear Mr Tollemache,',
        'Thank you for referring this 72-year-old man with a locally advanced carcinoma of the prostate, T3a N0 M0, Gleason 4+3, PSA 14.2.',
        'He is fit, performance status 0, with well controlled atrial fibrillation. We spoke about surgery and about radiotherapy with hormone treatment. He prefers radiotherapy.',
        'He has begun bicalutamide 50 mg for four weeks and will have his first injection of goserelin 10.8 mg on 8 December at the surgery. Radiotherapy is planned from January: 60 Gy in 20 fractions.',
        'Yours sincerely,',
      ),
      signed(306, 'Dr Philippa Strand, Consultant Clinical Oncologist'),
    ],
  )

export const radiotherapyConsent = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'scan0008.pdf',
      kind: 'consent',
      title: 'Consent to radiotherapy',
      hospital: BRITISH.eastmere,
      date: day('2022-01-12'),
      dateKind: 'written',
      lane: 'radiation',
      look: { how: 'feeder', skew: 0.6, seed: 307 },
    },
    eastmereLetter('Radiotherapy Department', ['CONSENT FORM']),
    [
      title('Agreement to treatment with radiotherapy'),
      rows(
        120,
        ['Patient', HAROLD.name],
        ['Date of birth', '23/11/1949'],
        ['Hospital number', NUMBERS.eastmere],
        ['Treatment', 'Radiotherapy to the prostate, 20 fractions'],
      ),
      head('Intended benefit'),
      ...text('To cure the cancer and to lower the chance that it returns.'),
      head('Effects that were explained'),
      ...text(
        'Tiredness, frequent and burning urination, loose motions. Later: bleeding from bowel or bladder, loss of erections, very rarely another cancer.',
      ),
      head('Statement of patient'),
      ...text('I agree to the treatment described on this form. I understand that I may withdraw.'),
      signed(308, 'Harold Whitcombe, 12 January 2022'),
      signed(309, 'Dr Philippa Strand, 12 January 2022'),
    ],
  )

export const radiotherapySummary = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'EM-RT-22-0146.pdf',
      kind: 'radiation',
      title: 'Radiotherapy completed',
      hospital: BRITISH.eastmere,
      date: day('2022-02-25'),
      dateKind: 'treatment-end',
      lane: 'radiation',
    },
    eastmereLetter('Radiotherapy Department', ['Written 4 March 2022']),
    [
      title('Radiotherapy treatment summary'),
      rows(
        150,
        ['Patient', HAROLD.name],
        ['Date of birth', '23 November 1949'],
        ['Hospital number', NUMBERS.eastmere],
        ['Diagnosis', 'Carcinoma of the prostate, T3a N0 M0'],
        ['Site', 'Prostate and seminal vesicles'],
        ['Dose', '60 Gy in 20 fractions'],
        ['First treatment', '31 January 2022'],
        ['Last treatment', '25 February 2022'],
        ['Technique', 'VMAT with daily cone-beam imaging'],
      ),
      gap(6),
      ...text(
        'Treatment was given without interruption. Frequency grade 1 in the last week. Goserelin continues until December 2023.',
        'PSA three months after treatment and then every six months at the surgery, please.',
        'Dr Philippa Strand',
      ),
    ],
  )
