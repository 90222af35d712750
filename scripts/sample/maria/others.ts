import { gap, head, paper, rows, signed, text, title } from '../compose.ts'
import { portAmelie, SPANISH, valdoria } from '../layout/spain.ts'
import { day } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'
import { MARIA } from './person.ts'

const at = { person: 'maria' } as const

const letter = (service: string, ...pairs: readonly (readonly [string, string])[]) =>
  valdoria(service, [
    ['Paciente / Patient', 'Mª del Carmen Ruiz-Ortega'],
    ['Fecha de nacimiento / Date of birth', '19 February 1971'],
    ['N.º historia / History number', MARIA.mrn.valdoria],
    ...pairs,
  ])

export const genetics = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'HCV_0206.pdf',
      kind: 'genetics',
      title: 'Genetic test',
      hospital: SPANISH.valdoria,
      date: day('2021-05-04'),
      dateKind: 'collected',
      lane: 'diagnosis',
      alsoKinds: ['genomic'],
    },
    letter(
      'Laboratorio de Genética',
      ['Toma de muestra / Sample taken', '4 May 2021'],
      ['Informe / Report', '2 June 2021'],
    ),
    [
      title('Study of hereditary cancer genes'),
      head('Genes'),
      ...text('BRCA1, BRCA2, PALB2, TP53, CHEK2, ATM, RAD51C, RAD51D, from blood.'),
      head('Result'),
      ...text('Pathogenic variant in BRCA2 found in one copy: c.5946delT, p.(Ser1982Argfs*22).'),
      head('Meaning'),
      ...text(
        'The variant raises the risk of cancer of breast and ovary. A talk with the genetic unit is offered to her and to her relatives.',
      ),
      signed(420, 'Dra. Amparo Cutillas'),
    ],
  )

export const treatmentSheet = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'doc01239920210812.pdf',
      kind: 'chemotherapy',
      title: 'Treatment before surgery',
      hospital: SPANISH.valdoria,
      date: day('2021-08-10'),
      dateKind: 'treatment-end',
      lane: 'systemic',
      look: { how: 'scan', dpi: 200, skew: 0.8, turned: 0, seed: 421 },
    },
    letter('Hospital de Día de Oncología'),
    [
      title('Record of chemotherapy given'),
      rows(130, ['Scheme', 'TCHP, six cycles'], ['Started', '27 April 2021'], ['Ended', '10 August 2021']),
      gap(6),
      {
        is: 'table',
        tabs: [0, 50, 150, 240, 330],
        heads: ['Cycle', 'Date', 'Docetaxel', 'Carboplatin', 'Remarks'],
        rows: [
          ['1', '27 Apr 2021', '120 mg', '640 mg', ''],
          ['2', '18 May 2021', '120 mg', '640 mg', ''],
          ['3', '8 Jun 2021', '100 mg', '560 mg', 'dose reduced'],
          ['4', '29 Jun 2021', '100 mg', '560 mg', ''],
          ['5', '20 Jul 2021', '100 mg', '560 mg', ''],
          ['6', '10 Aug 2021', '100 mg', '560 mg', ''],
        ],
      },
      gap(6),
      ...text(
        'Trastuzumab and pertuzumab with every cycle. Diarrhea grade 2 after cycle 2. No fever.',
        'Dra. Irene Valcárcel',
      ),
    ],
  )

export const radiotherapy = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'HCV_0312.pdf',
      kind: 'radiation',
      title: 'Radiotherapy completed',
      hospital: SPANISH.valdoria,
      date: day('2021-12-03'),
      dateKind: 'treatment-end',
      lane: 'radiation',
      says: [['side', 'right', 'Right breast and axilla']],
    },
    letter(
      'Servicio de Oncología Radioterápica',
      ['Inicio / First session', '15 November 2021'],
      ['Fin / Last session', '3 December 2021'],
      ['Informe / Report', '9 December 2021'],
    ),
    [
      title('Report at the end of radiotherapy'),
      rows(
        130,
        ['Volume', 'Right breast and axilla'],
        ['Dose', '40.05 Gy in 15 sessions'],
        ['Technique', 'VMAT, free breathing'],
        ['Tolerance', 'Redness grade 1'],
      ),
      gap(6),
      ...text('Cream twice a day for one month. Visit with us in six weeks.'),
      signed(422, 'Dr. Ximo Perelló'),
    ],
  )

export const infusionPhoto = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'IMG_20220118_133802.jpg',
      container: 'jpeg',
      kind: 'chemotherapy',
      title: 'Trastuzumab emtansine given',
      hospital: SPANISH.valdoria,
      date: day('2022-01-18'),
      dateKind: 'performed',
      lane: 'systemic',
      look: { how: 'photo', seed: 423, lie: 1 },
    },
    letter('Hospital de Día de Oncología', ['Fecha / Date given', '18 January 2022']),
    [
      title('Infusion record'),
      rows(
        150,
        ['Medicine', 'Trastuzumab emtansine (T-DM1)'],
        ['Dose', '227 mg (3.6 mg per kg)'],
        ['Cycle', '5 of 14'],
        ['Weight', '63 kg'],
        ['Start and end', '10:20 to 10:55'],
      ),
      gap(6),
      ...text('Platelets 118 before. No reaction. Next on 8 February 2022.', 'Enfermería: M. Roselló'),
    ],
  )

export const secondOpinion = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'PA004471_02-08.pdf',
      kind: 'consult',
      title: 'Second opinion',
      hospital: SPANISH.portAmelie,
      date: day('2022-02-08'),
      dateKind: 'visit',
      lane: 'visits',
      says: [['side', 'right', 'HER2 positive cancer of the right breast']],
    },
    portAmelie,
    [
      title('Second opinion consultation'),
      rows(
        130,
        ['Patient', 'Ruiz-Ortega, Maria C.'],
        ['DOB', '02/19/1971'],
        ['MRN', MARIA.mrn.portAmelie],
        ['Date of service', '02/08/2022'],
        ['Physician', 'Delphine Okoro, MD'],
      ),
      head('REASON FOR VISIT'),
      ...text('She asks whether treatment after surgery is right for her and what follows from the BRCA2 variant.'),
      head('SUMMARY OF RECORDS'),
      ...text(
        'HER2 positive cancer of the right breast, cT2 cN1, six cycles of TCHP, excision with 4 mm of residual tumor and no tumor in the nodes, radiotherapy, and now T-DM1, five of fourteen cycles given.',
      ),
      head('EXAMINATION'),
      ...text('ECOG 0. Scars soft. No lump in either breast. No swelling.'),
      head('OPINION'),
      ...text(
        'I agree with T-DM1 to the end of fourteen cycles. Because of the BRCA2 variant I would talk about removal of ovaries and tubes, and about MRI of the breasts every year or removal of both breasts. None of this is urgent.',
      ),
      signed(426, 'Delphine Okoro, MD, 02/08/2022'),
    ],
  )

export const visit = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'HCV_sept22.pdf',
      kind: 'progress',
      title: 'Visit at the end of treatment',
      hospital: SPANISH.valdoria,
      date: day('2022-09-06'),
      dateKind: 'visit',
      lane: 'visits',
    },
    letter('Servicio de Oncología Médica', ['Fecha de visita / Date of visit', '6 September 2022']),
    [
      title('Progress note'),
      head('Interval history'),
      ...text(
        'She had the fourteenth cycle of T-DM1 on 26 July. Nose bleeds twice, no fever. She works again since May.',
      ),
      head('Examination'),
      ...text('ECOG 0. No lump, no enlarged node. Weight 62 kg.'),
      head('Plan'),
      ...text(
        'Removal of ovaries and tubes is planned for November. MRI of the breasts in March. Visit in four months.',
      ),
      signed(427, 'Dra. Irene Valcárcel'),
    ],
  )
