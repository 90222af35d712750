import { head, paper, signed, text, title } from '../compose.ts'
import { almenara, SPANISH, valdoria, valdoriaPathology } from '../layout/spain.ts'
import { day } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'
import { MARIA } from './person.ts'

const at = { person: 'maria' } as const
export const NAME = 'RUIZ-ORTEGA, María del Carmen'

export const imaging = (study: string, performed: string, reported: string) =>
  almenara([
    ['Paciente', NAME],
    ['F. nac. / DOB', '19 FEB 1971'],
    ['N.º / ID', MARIA.mrn.almenara],
    ['Estudio / Study', study],
    ['Realizado / Done', performed],
    ['Emitido / Issued', reported],
  ])

export const mammogram = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'AD_210316.pdf',
      kind: 'radiology',
      title: 'Mammogram',
      hospital: SPANISH.almenara,
      date: day('2021-03-16'),
      dateKind: 'exam',
      lane: 'imaging',
      says: [['side', 'right', 'Suspicious mass of the right breast']],
    },
    imaging('AD-11820', '16 MAR 2021', '17 MAR 2021'),
    [
      title('Mammography of both breasts'),
      head('Reason'),
      ...text('Lump felt in the right breast for six weeks.'),
      head('Findings'),
      ...text(
        'Dense tissue, type C. In the right breast, upper inner quadrant, there is a mass with blurred edges of 31 mm with crowded fine calcifications over 45 mm. The left breast is normal. In the right axilla one node has lost its fatty center.',
      ),
      head('Conclusion'),
      ...text('Suspicious mass of the right breast, BI-RADS 5. Biopsy is advised.', 'Dra. Lucía Ferrándiz Moll'),
    ],
  )

export const ultrasound = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'AD_210323.pdf',
      kind: 'radiology',
      title: 'Ultrasound of breast and armpit',
      hospital: SPANISH.almenara,
      date: day('2021-03-23'),
      dateKind: 'exam',
      lane: 'imaging',
      look: { how: 'feeder', skew: 0.7, seed: 401 },
      says: [['size_mm', '29', 'mass of 29 x 24 x 22 mm']],
    },
    imaging('AD-11907', '23 MAR 2021', '23 MAR 2021'),
    [
      title('Ultrasound of the right breast and axilla'),
      head('Comparison'),
      ...text('Mammography of 16 MAR 2021.'),
      head('Findings'),
      ...text(
        'Right breast at 1:00, irregular mass of 29 x 24 x 22 mm, dark with shadow.',
        'Right axilla: two nodes with a cortex of 6 mm and 5 mm.',
      ),
      head('Conclusion'),
      ...text(
        'Mass and nodes are suspicious. Core biopsy of the mass and needle aspiration of the larger node are planned for 30 MAR 2021.',
        'Dra. Lucía Ferrándiz Moll',
      ),
    ],
  )

const biopsySample = (status: string, issued: string) =>
  valdoriaPathology([
    ['Patient', NAME],
    ['Born', '19/02/1971'],
    ['History no.', MARIA.mrn.valdoria],
    ['Case', 'B21-04478'],
    ['Sample taken', '30/03/2021'],
    ['Sample received', '31/03/2021'],
    ['Report issued', issued],
    ['Status', status],
    ['Requested by', 'Breast Unit'],
  ])

export const biopsyPreliminary = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'B21-04478_v1.pdf',
      kind: 'pathology',
      title: 'Core biopsy, preliminary',
      hospital: SPANISH.valdoria,
      date: day('2021-03-30'),
      dateKind: 'collected',
      lane: 'pathology',
    },
    biopsySample('Preliminary', '06/04/2021'),
    [
      title('Preliminary report'),
      head('Material'),
      ...text('Right breast at 1:00, five cores.'),
      head('Preliminary diagnosis'),
      ...text('Invasive carcinoma. Type, grade and receptors follow.', 'Dr. Jaume Sarrió'),
    ],
  )

export const biopsyFinal = (): ItemPlan =>
  paper(
    {
      ...{
        ...at,
        file: 'B21-04478_v2.pdf',
        kind: 'pathology',
        title: 'Core biopsy of the right breast',
        hospital: SPANISH.valdoria,
        date: day('2021-03-30'),
        dateKind: 'collected',
        lane: 'pathology',
      },
      says: [
        ['side', 'right', 'Right breast at 1:00, five cores.'],
        ['grade', '3', 'histologic grade 3 (3 + 3 + 3)'],
        ['histology', 'ductal', 'Invasive carcinoma of no special type (ductal),'],
      ],
    },
    biopsySample('Final', '09/04/2021'),
    [
      title('Pathology report'),
      head('Material'),
      ...text('Right breast at 1:00, five cores.', 'Right axillary node, needle aspiration.'),
      head('Microscopic description'),
      ...text(
        'Sheets of large cells with marked atypia and 22 mitoses in ten fields. No glands. Lymphocytes around the tumor. Comedo type in situ carcinoma beside it.',
      ),
      head('Diagnosis'),
      ...text(
        'Invasive carcinoma of no special type (ductal),',
        'histologic grade 3 (3 + 3 + 3).',
        'Axillary node: smears with cells of carcinoma.',
      ),
      ...text('Receptors are reported separately under the same case.', 'Dr. Jaume Sarrió'),
    ],
  )

export const receptors = (): ItemPlan =>
  paper(
    {
      ...{
        ...at,
        file: 'doc01239920210415.pdf',
        kind: 'biomarker',
        title: 'Receptors of the core biopsy',
        hospital: SPANISH.valdoria,
        date: day('2021-04-14'),
        dateKind: 'written',
        lane: 'pathology',
        alsoKinds: ['pathology'],
        look: { how: 'scan', dpi: 200, skew: -0.9, turned: 0, seed: 402 },
      },
      says: [
        ['ER', 'negative', 'Estrogen receptor: negative'],
        ['PR', 'negative', 'Progesterone receptor: negative'],
        ['HER2', 'positive', 'HER2 (IHC): positive, score 3+', 'IHC 3+'],
      ],
    },
    biopsySample('Complementary', '14/04/2021'),
    [
      title('Complementary report'),
      head('Immunohistochemistry on block A'),
      ...text(
        'Estrogen receptor: negative (0 %).',
        'Progesterone receptor: negative (0 %).',
        'HER2 (IHC): positive, score 3+.',
        'Ki-67: 60 %.',
      ),
      head('Comment'),
      ...text('The diagnosis of 09/04/2021 stands.', 'Dr. Jaume Sarrió'),
    ],
  )

export const letter = (service: string, ...pairs: readonly (readonly [string, string])[]) =>
  valdoria(service, [
    ['Paciente / Patient', 'María del Carmen Ruiz-Ortega'],
    ['Fecha de nacimiento / Date of birth', '19 February 1971'],
    ['N.º historia / History number', MARIA.mrn.valdoria],
    ...pairs,
  ])

export const oncologyFirst = (): ItemPlan =>
  paper(
    {
      ...at,
      file: 'HCV_1604.pdf',
      kind: 'consult',
      title: 'First visit in oncology',
      hospital: SPANISH.valdoria,
      date: day('2021-04-16'),
      dateKind: 'visit',
      lane: 'visits',
      says: [
        ['side', 'right', 'Cancer of the right breast, cT2 cN1 M0'],
        ['T', 'T2', 'cT2 cN1 M0'],
        ['N', 'N1', 'cN1 M0'],
      ],
    },
    letter('Servicio de Oncología Médica', ['Fecha de consulta / Date of visit', '16 April 2021']),
    [
      title('First consultation'),
      head('Reason'),
      ...text('Newly diagnosed cancer; proposal of treatment.'),
      head('Present illness'),
      ...text(
        'Teacher of 50 years. She noticed a lump in the right breast in January. Mammography and ultrasound in March showed a mass of about 3 cm and two suspicious nodes. Core biopsy: ductal carcinoma, grade 3, estrogen and progesterone receptor negative, HER2 positive. Needle of the node: carcinoma.',
      ),
      head('Personal history'),
      ...text(
        'Thyroid nodule, benign cytology in 2009. Cone of the cervix in 2012. Two children. No regular medicines. Allergic to metamizole (swelling of the face). Her mother had cancer of the ovary at 58.',
      ),
      head('Examination'),
      ...text(
        'ECOG 0. Mass of 3 cm at 1:00 of the right breast, movable; one firm node in the right axilla. Weight 63 kg, height 161 cm.',
      ),
      head('Assessment'),
      ...text('Cancer of the right breast, cT2 cN1 M0 if the PET shows nothing else.'),
      head('Plan'),
      ...text(
        'PET-CT, echocardiogram, blood tests, and a genetic test because of the family. Six cycles of docetaxel, carboplatin, trastuzumab and pertuzumab before surgery, first on 27 April. A port is placed on 22 April.',
      ),
      signed(403, 'Dra. Irene Valcárcel'),
    ],
  )
