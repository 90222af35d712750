import { head, paper, rows, signed, text, title } from '../compose.ts'
import { BRITISH, hubLetter, pellhamImaging, thornwickForm, thornwickPathology } from '../layout/britain.ts'
import { day } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'
import { NUMBERS } from './person.ts'

const at = { person: 'harold' } as const
export const STICKER = ['WHITCOMBE Harold  M', '23-Nov-1949', `Hosp ${NUMBERS.thornwick}`, `NH ${NUMBERS.health}`]

export const screening = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'hub.pdf',
      kind: 'letter',
      title: 'Result of bowel screening',
      hospital: BRITISH.hub,
      date: day('2023-02-03'),
      dateKind: 'written',
      lane: 'diagnosis',
    },
    hubLetter,
    [
      ...text(
        '3 February 2023',
        'Mr Harold Whitcombe, 3 Signal Terrace, Thornwick TH1 2ST',
        'Date of birth: 23 November 1949',
      ),
      title('Your screening result'),
      ...text(
        'Dear Mr Whitcombe,',
        'Thank you for the kit that you sent us. We found traces of blood in your sample. This happens often and has many causes, most of them harmless.',
        'To find the cause we offer you a talk with a specialist nurse on 9 February and, if you wish, a colonoscopy.',
        'Yours sincerely, the screening team',
      ),
    ],
  )

export const colonoscopy = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'TDG_230221.pdf',
      kind: 'operative',
      title: 'Colonoscopy',
      hospital: BRITISH.thornwick,
      date: day('2023-02-21'),
      dateKind: 'performed',
      lane: 'diagnosis',
      alsoKinds: ['other', 'consult'],
    },
    thornwickForm('Colonoscopy report', STICKER),
    [
      rows(
        120,
        ['Date of procedure', '21 February 2023'],
        ['Endoscopist', 'Dr Ravi Menon'],
        ['Indication', 'Positive screening test'],
        ['Sedation', 'Midazolam 2 mg, fentanyl 50 micrograms'],
      ),
      head('Procedure'),
      ...text('Colonoscopy to the caecum. Bowel preparation good. Withdrawal time 11 minutes.'),
      head('Findings'),
      ...text(
        'Ascending colon: ulcerated mass over half of the wall, about 3.5 cm, six biopsies. Sigmoid colon: polyp of 6 mm, removed with a cold snare. Diverticula on the left.',
      ),
      head('Plan'),
      ...text(
        'Urgent CT of chest, abdomen and pelvis. Discussion when the histology is here. Apixaban again from tomorrow.',
      ),
      signed(320, 'Dr R Menon'),
    ],
  )

export const colonBiopsy = (): ItemPlan =>
  paper(
    {
      ...at,
      file: '23H0021177.pdf',
      kind: 'pathology',
      title: 'Biopsies of the colon',
      hospital: BRITISH.thornwick,
      date: day('2023-02-21'),
      dateKind: 'collected',
      lane: 'pathology',
      says: [['histology', 'adenocarcinoma', 'Moderately differentiated adenocarcinoma']],
    },
    thornwickPathology('CELLULAR PATHOLOGY', [
      ['PATIENT...: WHITCOMBE HAROLD', 'SPECIMEN..: 23H0021177'],
      ['BORN......: 23/11/1949 M', `HOSP NO...: ${NUMBERS.thornwick}`],
      ['TAKEN.....: 21/02/2023', 'RECEIVED..: 21/02/2023'],
      ['CONSULTANT: MENON R', 'AUTHORISED: 27/02/2023'],
    ]),
    [
      title('HISTOPATHOLOGY REPORT'),
      head('SPECIMEN'),
      ...text('A. Ascending colon, six biopsies. B. Sigmoid polyp.'),
      head('MICROSCOPY'),
      ...text(
        'A: Moderately differentiated adenocarcinoma, at least intramucosal.',
        'B: Tubular adenoma with low grade dysplasia.',
      ),
      head('CONCLUSION'),
      ...text(
        'ASCENDING COLON: ADENOCARCINOMA. SIGMOID: TUBULAR ADENOMA.',
        'Dr Ines Hallworth, Consultant Histopathologist',
      ),
    ],
  )

export const stagingCt = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'PD-230218.pdf',
      kind: 'radiology',
      title: 'CT of chest, abdomen and pelvis',
      hospital: BRITISH.pellham,
      date: day('2023-03-02'),
      dateKind: 'exam',
      lane: 'imaging',
      look: { how: 'scan', dpi: 150, skew: 1.1, turned: 90, seed: 321 },
    },
    pellhamImaging([
      ['NAME', 'Mr Harold WHITCOMBE'],
      ['D.O.B.', '23 November 1949'],
      ['OUR REF', 'PD-230218'],
      ['EXAMINED', '2 March 2023'],
      ['REPORTED', '3 March 2023'],
      ['REFERRER', 'Dr R Menon'],
    ]),
    [
      title('CT CHEST, ABDOMEN AND PELVIS WITH CONTRAST'),
      head('Clinical details'),
      ...text('Mass in the ascending colon. Prostate cancer treated with radiotherapy in 2022.'),
      head('Report'),
      ...text(
        'Thickening of the ascending colon over 4 cm with stranding of the fat. Two regional nodes of 7 mm. Liver: a cyst of 12 mm in segment 6, nothing else. Lungs clear. Seeds or implants: none. Degenerative change of the spine.',
      ),
      head('Conclusion'),
      ...text('Tumour of the ascending colon, no distant disease.', 'Dr Ottilie Marchbank, Consultant Radiologist'),
    ],
  )

export const preAssessment = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'scan0015.pdf',
      kind: 'history-physical',
      title: 'Assessment before surgery',
      hospital: BRITISH.thornwick,
      date: day('2023-03-14'),
      dateKind: 'visit',
      lane: 'visits',
      look: { how: 'feeder', skew: -0.5, seed: 322 },
    },
    thornwickForm('Pre-operative assessment', STICKER),
    [
      rows(
        120,
        ['Date of assessment', '14/03/2023'],
        ['Assessed by', 'Sister J Corrigan'],
        ['Operation', 'Right hemicolectomy, laparoscopic'],
      ),
      head('History'),
      ...text(
        'Atrial fibrillation since 2016. Carcinoma of the prostate, radiotherapy February 2022, goserelin. Appendix out in 1961. Walks the dog two miles a day.',
      ),
      head('Medication'),
      ...text('Apixaban 5 mg twice daily, bisoprolol 2.5 mg, goserelin 10.8 mg every twelve weeks.'),
      head('Allergies'),
      ...text('Trimethoprim: hives.'),
      head('Examination'),
      rows(
        120,
        ['Blood pressure', '142/80'],
        ['Pulse', '68 irregular'],
        ['Weight / height', '81 kg / 176 cm'],
        ['Chest', 'clear'],
      ),
      head('Outcome'),
      ...text('Suitable for surgery. Stop apixaban 48 hours before. Heart scan requested.'),
      signed(323, 'J Corrigan RGN'),
    ],
  )

export const heartScan = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'IMG-20230316-WA0001.jpg',
      container: 'jpeg',
      kind: 'cardiac',
      title: 'Echocardiogram',
      hospital: BRITISH.thornwick,
      date: day('2023-03-15'),
      dateKind: 'exam',
      lane: 'visits',
      look: { how: 'photo', seed: 324 },
      alsoKinds: ['radiology'],
    },
    thornwickForm('Echocardiogram', STICKER),
    [
      rows(
        150,
        ['Date of test', '15 March 2023'],
        ['Rhythm', 'Atrial fibrillation, 70 per minute'],
        ['LV ejection fraction', '57 %'],
        ['Left atrium', '4.8 cm, dilated'],
        ['Valves', 'Mild mitral regurgitation'],
      ),
      head('Conclusion'),
      ...text('Good function of the left ventricle. Dilated left atrium.', 'Cardiac physiologist: M Oyelaran'),
    ],
  )

export const operation = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'TDG 23-0871.pdf',
      kind: 'operative',
      title: 'Right hemicolectomy',
      hospital: BRITISH.thornwick,
      date: day('2023-03-23'),
      dateKind: 'performed',
      lane: 'surgery',
      says: [['side', 'right', 'Laparoscopic right hemicolectomy']],
    },
    thornwickForm('Operation note', STICKER),
    [
      rows(
        120,
        ['Date of operation', '23 March 2023'],
        ['Surgeon', 'Miss Leonora Fitch'],
        ['Anaesthetist', 'Dr P Wynn'],
        ['Operation', 'Laparoscopic right hemicolectomy'],
      ),
      head('Findings'),
      ...text('Tumour of the mid ascending colon, not through the peritoneum. Liver surface smooth. No deposits.'),
      head('Procedure'),
      ...text(
        'Four ports. Medial to lateral dissection. Ileocolic vessels divided at their origin. Side to side anastomosis with staples through a small cut at the navel. Washout. Swab count correct. Blood loss 60 mL.',
      ),
      head('After the operation'),
      ...text('Fluids tonight, light diet tomorrow. Dalteparin for 28 days, then apixaban.'),
      signed(325, 'Miss L Fitch FRCS'),
    ],
  )

const RESECTION: readonly (readonly [string, string])[] = [
  ['PATIENT...: WHITCOMBE HAROLD', 'SPECIMEN..: 23H0033506'],
  ['BORN......: 23/11/1949 M', `HOSP NO...: ${NUMBERS.thornwick}`],
  ['TAKEN.....: 23/03/2023', 'RECEIVED..: 23/03/2023'],
]

export const resection = (): ItemPlan =>
  paper(
    {
      ...{
        ...at,
        file: '23H0033506.pdf',
        kind: 'pathology',
        title: 'Right hemicolectomy, histology',
        hospital: BRITISH.thornwick,
        date: day('2023-03-23'),
        dateKind: 'collected',
        lane: 'pathology',
      },
      says: [
        ['T', 'T3', 'pT3 pN1a'],
        ['N', 'N1a', 'pN1a'],
        ['nodes', '1/22', 'ONE OF 22 NODES'],
        ['size_mm', '38', 'Maximum tumour diameter 38 mm'],
      ],
    },
    thornwickPathology('CELLULAR PATHOLOGY', [...RESECTION, ['CONSULTANT: FITCH L', 'AUTHORISED: 03/04/2023']]),
    [
      title('HISTOPATHOLOGY REPORT'),
      head('CLINICAL DETAILS'),
      ...text('Adenocarcinoma of the ascending colon on biopsy 23H0021177.'),
      head('MACROSCOPY'),
      ...text(
        'Right hemicolectomy of 24 cm with 7 cm of ileum. In the ascending colon an ulcerated tumour. Maximum tumour diameter 38 mm.',
        'Distance to the nearer end 82 mm. 22 lymph nodes found.',
      ),
      head('MICROSCOPY'),
      ...text(
        'Moderately differentiated adenocarcinoma, which invades through the muscle into the subserosal fat by 3 mm. The peritoneal surface is free. Extramural venous invasion is not seen. Perineural invasion is not seen.',
        'Metastatic tumour in ONE OF 22 NODES. The highest node is free.',
      ),
      { is: 'page' },
      head('SUMMARY'),
      ...text(
        'ADENOCARCINOMA OF THE ASCENDING COLON, pT3 pN1a, RESECTION R0.',
        'Mismatch repair proteins: to follow in a supplementary report.',
        'Dr Ines Hallworth, Consultant Histopathologist',
      ),
    ],
  )

export const supplementary = (): ItemPlan =>
  paper(
    {
      ...at,
      file: '23H0033506_S1.pdf',
      kind: 'biomarker',
      title: 'Mismatch repair proteins, supplementary report',
      hospital: BRITISH.thornwick,
      date: day('2023-04-12'),
      dateKind: 'written',
      lane: 'pathology',
      alsoKinds: ['pathology'],
    },
    thornwickPathology('CELLULAR PATHOLOGY', [...RESECTION, ['CONSULTANT: FITCH L', 'AUTHORISED: 12/04/2023']]),
    [
      title('SUPPLEMENTARY REPORT 1'),
      head('IMMUNOHISTOCHEMISTRY FOR MISMATCH REPAIR PROTEINS'),
      ...text(
        'MLH1: no loss of expression',
        'PMS2: no loss of expression',
        'MSH2: no loss of expression',
        'MSH6: no loss of expression',
      ),
      head('CONCLUSION'),
      ...text(
        'MISMATCH REPAIR PROFICIENT. The report of 03/04/2023 is otherwise unchanged.',
        'Dr Ines Hallworth, Consultant Histopathologist',
      ),
    ],
  )
