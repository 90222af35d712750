import { gap, head, paper, rows, signed, text, title } from '../compose.ts'
import { almenara, browser, SPANISH, valdoriaPathology } from '../layout/spain.ts'
import { day } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'
import { imaging, letter, NAME } from './breast.ts'
import { MARIA, TWIN } from './person.ts'

const at = { person: 'maria' } as const

const surgerySample = valdoriaPathology([
  ['Patient', NAME],
  ['Born', '19/02/1971'],
  ['History no.', MARIA.mrn.valdoria],
  ['Case', 'B21-11902'],
  ['Sample taken', '14/09/2021'],
  ['Sample received', '14/09/2021'],
  ['Report issued', '24/09/2021'],
  ['Status', 'Final'],
])

export const surgeryPathology = (): ItemPlan =>
  paper(
    {
      ...{
        ...at,
        file: 'B21-11902.pdf',
        kind: 'pathology',
        title: 'Pathology after treatment and surgery',
        hospital: SPANISH.valdoria,
        date: day('2021-09-14'),
        dateKind: 'collected',
        lane: 'pathology',
      },
      says: [
        ['size_mm', '4', 'residual invasive carcinoma, 4 mm'],
        ['T', 'T1a', 'ypT1a ypN0'],
        ['N', 'N0', 'ypN0'],
        ['nodes', '0/7', '0 of 7 nodes'],
        ['margin', 'negative', 'All margins are free'],
      ],
    },
    surgerySample,
    [
      title('Pathology report'),
      head('Material'),
      ...text('A. Right breast, wide excision with marker. B. Right axilla, sentinel and clipped node and others.'),
      head('Macroscopic description'),
      ...text(
        'A. 78 x 60 x 35 mm, inked. A pale scarred area of 21 mm around the clip. B. Seven nodes, one with a clip.',
      ),
      { is: 'page' },
      head('Diagnosis'),
      ...text(
        'A. Scarred tumor bed with residual invasive carcinoma, 4 mm.',
        'All margins are free, the nearest 8 mm.',
        'B. No tumor in 0 of 7 nodes; one with scar.',
        'Stage after treatment: ypT1a ypN0.',
        'HER2 repeated on the residual tumor: positive, score 3+.',
        'Dr. Jaume Sarrió',
      ),
    ],
  )

export const petCt = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'doc01239920210420.pdf',
      kind: 'radiology',
      title: 'PET-CT',
      hospital: SPANISH.almenara,
      date: day('2021-04-19'),
      dateKind: 'exam',
      lane: 'imaging',
      look: { how: 'scan', dpi: 200, skew: 0.5, turned: 270, seed: 404 },
    },
    imaging('AD-12115', '19 APR 2021', '20 APR 2021'),
    [
      title('PET-CT with fluorodeoxyglucose'),
      head('Findings'),
      ...text(
        'Mass in the right breast with high uptake (SUV 14.1). Two nodes in the right axilla, levels I and II (SUV 8.8). No uptake elsewhere: lungs, liver and bones are clear. Uptake of the thyroid is even.',
      ),
      head('Conclusion'),
      ...text('Disease of the right breast and axilla only.', 'Dr. Pau Llopis'),
    ],
  )

export const heart = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'HCV_2004.pdf',
      kind: 'cardiac',
      title: 'Echocardiogram before treatment',
      hospital: SPANISH.valdoria,
      date: day('2021-04-20'),
      dateKind: 'exam',
      lane: 'imaging',
      alsoKinds: ['radiology'],
    },
    letter('Servicio de Cardiología', ['Fecha de estudio / Date of study', '20 April 2021']),
    [
      title('Echocardiography'),
      rows(
        180,
        ['Ejection fraction (Simpson)', '64 %'],
        ['Global longitudinal strain', '-20.8 %'],
        ['Left ventricle, diastole', '45 mm'],
        ['Valves', 'normal'],
      ),
      head('Conclusion'),
      ...text('Normal study before treatment with trastuzumab.', 'Dr. Bosco Arenas'),
    ],
  )

export const portalLabs = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'Screenshot 2021-05-19 at 20.14.png',
      container: 'png',
      kind: 'lab',
      title: 'Blood count in the portal',
      hospital: SPANISH.valdoria,
      date: day('2021-05-18'),
      dateKind: 'collected',
      lane: 'labs',
      look: { how: 'screen' },
      group: 'screenshot',
    },
    browser('Home > Test results > Hematology', 'María del Carmen Ruiz-Ortega'),
    [
      title('Blood count'),
      ...text('Date of birth 19/02/1971. Sample taken 18/05/2021 08:10. Result 18/05/2021 12:40.'),
      {
        is: 'table',
        tabs: [0, 180, 250, 340],
        heads: ['Test', 'Result', 'Unit', 'Reference'],
        rows: [
          ['Hemoglobin', '10.8 (low)', 'g/dL', '12.0 - 16.0'],
          ['Leukocytes', '3.4', '10^9/L', '3.5 - 10.5'],
          ['Neutrophils', '1.6', '10^9/L', '1.5 - 7.5'],
          ['Platelets', '132', '10^9/L', '130 - 400'],
        ],
      },
      gap(8),
      ...text('Results are shown before your doctor has seen them.'),
    ],
  )

export const operation = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'HCV_q_2109.pdf',
      kind: 'operative',
      title: 'Operation on the right breast',
      hospital: SPANISH.valdoria,
      date: day('2021-09-14'),
      dateKind: 'performed',
      lane: 'surgery',
      says: [['side', 'right', 'Wide excision of the right breast']],
    },
    letter(
      'Servicio de Cirugía, Unidad de Mama',
      ['Fecha de intervención / Date of surgery', '14 September 2021'],
      ['Cirujana / Surgeon', 'Dra. Nuria Beltrán'],
    ),
    [
      title('Operative report'),
      head('Diagnosis'),
      ...text('Cancer of the right breast after six cycles of treatment.'),
      head('Procedure'),
      ...text(
        'Wide excision of the right breast with marker; removal of the clipped node and of sentinel nodes in the right axilla.',
      ),
      head('Description'),
      ...text(
        'Blue dye and tracer. Incision along the areola. The specimen was oriented, and its radiograph shows clip and marker. In the axilla three blue nodes, one of them clipped, and four others that came with them. Plastic closure of the cavity. No drain. Blood loss 40 mL.',
      ),
      signed(405, 'Dra. Nuria Beltrán'),
    ],
  )

export const discharge = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'doc01239920210917.pdf',
      kind: 'discharge',
      title: 'Discharge report',
      hospital: SPANISH.valdoria,
      date: day('2021-09-15'),
      dateKind: 'visit',
      lane: 'surgery',
      look: { how: 'feeder', skew: -0.6, seed: 406 },
    },
    letter(
      'Servicio de Cirugía, Unidad de Mama',
      ['Ingreso / Admitted', '14 September 2021'],
      ['Alta / Discharged', '15 September 2021'],
    ),
    [
      title('Discharge report'),
      head('Reason for admission'),
      ...text('Planned surgery of the right breast.'),
      head('Course'),
      ...text('Surgery on 14 September without problems. Little pain. Home on the next day.'),
      head('Treatment at home'),
      ...text('Paracetamol 1 g every eight hours for three days. No metamizole. Arm exercises.'),
      head('Next visit'),
      ...text('Breast Unit on 27 September at 10:00 with the result of pathology.'),
    ],
  )

export const twinsMammogram = (): ItemPlan =>
  paper(
    {
      person: 'stranger',
      file: 'AD_220405.pdf',
      kind: 'radiology',
      title: 'Mammogram of the twin sister',
      hospital: SPANISH.almenara,
      date: day('2022-04-05'),
      dateKind: 'exam',
      lane: 'imaging',
    },
    almenara([
      ['Paciente', 'RUIZ-ORTEGA, María Dolores'],
      ['F. nac. / DOB', '19 FEB 1971'],
      ['N.º / ID', TWIN.mrn],
      ['Estudio / Study', 'AD-15530'],
      ['Realizado / Done', '05 APR 2022'],
      ['Emitido / Issued', '05 APR 2022'],
    ]),
    [
      title('Mammography of both breasts'),
      head('Reason'),
      ...text('Screening. Her sister has had breast cancer.'),
      head('Findings'),
      ...text('Dense tissue, type C. No mass and no suspicious calcification in either breast.'),
      head('Conclusion'),
      ...text('Normal, BI-RADS 1. Next in one year.', 'Dra. Lucía Ferrándiz Moll'),
    ],
  )
