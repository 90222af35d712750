import { reportHead, sections, SERIF, synoptic, tarnwickSheet, title } from '../layout/tarnwick.ts'
import { HOSPITALS, ROSA } from '../people.ts'
import { day, factsOn } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'
import { flow, print, rule, sign } from '../sheet.ts'
import type { Sheet } from '../sheet.ts'

const RUNNING = `ALVAREZ, Rosa   born 14 Mar 1958   MRN ${ROSA.mrn.tarnwick}`

function operativeNote(): Sheet {
  const { sheet, column } = tarnwickSheet('Department of Surgery', RUNNING, 'Page 1 of 2')
  title(sheet, column, 'Operative Report')
  reportHead(sheet, column, [
    ['Patient:', 'Alvarez, Rosa', 'MRN:', ROSA.mrn.tarnwick],
    ['Date of birth:', '14 Mar 1958', 'Surgery date:', '20 Jun 2023'],
    ['Surgeon:', 'Matteo Varga, MD', 'Anesthesia:', 'General'],
  ])
  sections(sheet, column, [
    ['PREOPERATIVE DIAGNOSIS', 'Invasive ductal carcinoma of the left breast, grade 2.'],
    ['POSTOPERATIVE DIAGNOSIS', 'Same. Final pathology to follow.'],
    [
      'PROCEDURE',
      'Left partial mastectomy after placement of a marker, with left axillary sentinel lymph node biopsy.',
    ],
    [
      'INDICATION',
      'Ms. Alvarez is a 65-year-old woman with a single 2.1 cm carcinoma at the 2:00 position. MRI of 15 May 2023 shows no further disease. She chose breast conservation. Risks and alternatives were explained; she signed the consent.',
    ],
    [
      'DESCRIPTION',
      'Radioactive tracer had been injected in the morning. After the time-out the dye was injected beside the areola. Through an incision in the axillary crease three sentinel nodes with a signal were removed. No other node was enlarged.',
      'Through a curved incision in the upper outer quadrant the mass was removed with a rim of normal tissue down to the pectoral fascia. The specimen was marked with ink in six colors. The radiograph of the specimen showed the clip and the mass in the center. Additional tissue was taken from the lateral margin.',
      'Clips were left in the cavity for radiation planning. The wounds were closed in layers.',
    ],
    ['ESTIMATED BLOOD LOSS', '25 mL. No complications. No drains.'],
  ])
  flow(sheet, column, 'Dictated and signed electronically: Matteo Varga, MD, 20 Jun 2023 15:48', {
    ...SERIF,
    face: 'serifItalic',
  })
  return sheet
}

function specimenForm(): Sheet {
  const { sheet, column } = tarnwickSheet('Operating Rooms', RUNNING, 'Page 2 of 2')
  title(sheet, column, 'Specimen and Count Record')
  reportHead(sheet, column, [
    ['Patient:', 'Alvarez, Rosa', 'MRN:', ROSA.mrn.tarnwick],
    ['Date of birth:', '14 Mar 1958', 'Date:', '20 Jun 2023'],
  ])
  synoptic(sheet, column, [
    ['Room:', '4'],
    ['Tracer:', 'Technetium-99m sulfur colloid, given at 07:50'],
    ['Dye:', 'Indocyanine green, 2 mL, given at 09:12'],
    ['Allergies read aloud:', 'Penicillin (rash)'],
    ['Specimen A:', 'Left breast, partial mastectomy, fresh, 10:05'],
    ['Specimen B:', 'Left axilla, sentinel nodes 1 to 3, fresh, 09:40'],
    ['Specimen C:', 'Left breast, additional lateral margin, 10:20'],
    ['Sent to:', 'Pathology, handed over 10:31'],
    ['Sponges and needles:', 'Correct at closing'],
    ['Implants:', 'Four titanium clips in the cavity'],
  ])
  column.y += 40
  for (const [index, role] of ['Circulating nurse', 'Surgeon'].entries()) {
    const x = 60 + index * 250
    sign(sheet, { x: x + 14, y: column.y - 6 }, 3 + index * 4)
    rule(sheet, column.y, { from: x, to: x + 200 })
    print(sheet, `${role}, 20 Jun 2023`, { x, y: column.y + 14 }, SERIF)
  }
  return sheet
}

export function operative(): ItemPlan {
  return {
    file: 'Encounter_20230620.pdf',
    container: 'pdf',
    kind: 'operative',
    title: 'Operative report, left partial mastectomy',
    hospital: HOSPITALS.tarnwick,
    date: day('2023-06-20'),
    dateKind: 'performed',
    lane: 'surgery',
    pages: [
      {
        sheet: operativeNote(),
        person: 'rosa',
        words: ['Operative', 'Alvarez', 'PROCEDURE', 'sentinel', 'pectoral', 'complications'],
      },
      {
        sheet: specimenForm(),
        person: 'rosa',
        look: { how: 'scan', dpi: 200, skew: 0.7, turned: 0, seed: 72 },
        words: ['Specimen', 'Alvarez', 'Indocyanine', 'Penicillin', 'titanium'],
      },
    ],
    facts: factsOn(1, [
      ['histology', 'ductal', 'Invasive ductal carcinoma of the left breast, grade 2.'],
      ['side', 'left', 'carcinoma of the left breast'],
      ['grade', '2', 'left breast, grade 2.'],
    ]),
  }
}

function pathologyFirst(): Sheet {
  const { sheet, column } = tarnwickSheet('Department of Pathology', RUNNING, 'TS23-5521   Page 1 of 2')
  title(sheet, column, 'Surgical Pathology Report')
  reportHead(sheet, column, [
    ['Patient:', 'Alvarez, Rosa', 'Case no.:', 'TS23-5521'],
    ['Date of birth:', '14 Mar 1958', 'MRN:', ROSA.mrn.tarnwick],
    ['Collected:', '20 Jun 2023', 'Reported:', '27 Jun 2023'],
    ['Surgeon:', 'Matteo Varga, MD', 'Status:', 'Final'],
  ])
  sections(sheet, column, [
    ['FINAL DIAGNOSIS'],
    [
      'A. Left breast, partial mastectomy:',
      'Invasive ductal carcinoma, 22 mm, Nottingham grade 2.',
      'Ductal carcinoma in situ, solid and cribriform, intermediate grade.',
      'All margins are free of carcinoma. Biopsy site changes and clip present.',
    ],
    [
      'B. Left axilla, sentinel nodes 1 to 3, biopsy:',
      'Metastatic carcinoma in one of three lymph nodes, 4 mm. No extranodal extension.',
    ],
    [
      'C. Left breast, additional lateral margin, excision:',
      'Benign breast tissue with fibrocystic changes. No carcinoma.',
    ],
    [
      'COMMENT',
      'The HER2 result of the core biopsy of 3 May 2023 from St Mary Hospital was not available to us at the time of sign-out. FISH was done because the score was equivocal.',
    ],
    [
      'GROSS DESCRIPTION',
      'A: Fresh, oriented by ink: 7.2 x 6.1 x 3.4 cm, 68 g. On cut section a firm, white, stellate mass lies 6 mm from the posterior ink. B: Three nodes from 0.6 to 1.4 cm. C: Fatty tissue of 3.0 x 2.2 x 0.8 cm.',
    ],
  ])
  return sheet
}

function pathologySynoptic(): Sheet {
  const { sheet, column } = tarnwickSheet('Department of Pathology', RUNNING, 'TS23-5521   Page 2 of 2')
  title(sheet, column, 'Synoptic Report: Invasive Carcinoma of the Breast')
  synoptic(sheet, column, [
    ['Patient:', 'Alvarez, Rosa, born 14 Mar 1958'],
    ['Procedure:', 'Partial mastectomy with sentinel node biopsy'],
    ['Specimen laterality:', 'Left'],
    ['Tumor site:', 'Upper outer quadrant, 2:00'],
    ['Histologic type:', 'Invasive ductal carcinoma (no special type)'],
    ['Tumor size:', '22 mm (22 x 18 x 16 mm)'],
    ['Tumor focality:', 'Single focus'],
    ['Histologic grade:', 'Nottingham grade 2'],
    ['Tubules, nuclei, mitoses:', '3, 2, 1 (total 6 of 9)'],
    ['Ductal carcinoma in situ:', 'Present, about 10 percent, without comedonecrosis'],
    ['Lymphovascular invasion:', 'Present'],
    ['Invasive carcinoma margins:', 'Negative, closest posterior, 6 mm'],
    ['In situ carcinoma margins:', 'Negative, closest lateral, more than 10 mm'],
    ['Nodes examined:', '3 (all sentinel)'],
    ['Nodes with macrometastasis:', '1 of 3'],
    ['Largest metastasis:', '4 mm, no extranodal extension'],
    ['Estrogen receptor (ER):', 'Positive, 95 percent'],
    ['Progesterone receptor (PR):', 'Positive, 50 percent'],
    ['HER2 by IHC:', 'Equivocal (score 2+)'],
    ['HER2 by FISH:', 'Not amplified, ratio 1.3, copy number 3.1'],
    ['Treatment before surgery:', 'None'],
    ['Pathologic stage (AJCC 8th ed.):', 'pT2 pN1a'],
  ])
  column.y += 34
  sign(sheet, { x: 80, y: column.y }, 5)
  rule(sheet, column.y + 8, { from: 60, to: 270 })
  print(sheet, 'Tomas Ilves, MD, Pathologist, 27 Jun 2023', { x: 60, y: column.y + 22 }, SERIF)
  return sheet
}

export function surgicalPathology(): ItemPlan {
  const look = { how: 'scan', dpi: 300, turned: 0 } as const
  return {
    file: 'scan_0412.pdf',
    container: 'pdf',
    kind: 'pathology',
    title: 'Surgical pathology, left partial mastectomy',
    hospital: HOSPITALS.tarnwick,
    date: day('2023-06-20'),
    dateKind: 'collected',
    lane: 'pathology',
    pages: [
      {
        sheet: pathologyFirst(),
        person: 'rosa',
        look: { ...look, skew: -0.6, seed: 81 },
        words: ['Surgical', 'Pathology', 'Collected', 'cribriform', 'extranodal', 'stellate'],
      },
      {
        sheet: pathologySynoptic(),
        person: 'rosa',
        look: { ...look, skew: 0.4, seed: 82 },
        words: ['Synoptic', 'laterality', 'comedonecrosis', 'Equivocal', 'FISH', 'amplified'],
      },
    ],
    facts: [
      ...factsOn(1, [
        ['side', 'left', 'A. Left breast, partial mastectomy:'],
        ['histology', 'ductal', 'Invasive ductal carcinoma, 22 mm'],
        ['size_mm', '22', 'carcinoma, 22 mm, Nottingham grade 2.'],
        ['grade', '2', 'Nottingham grade 2.'],
        ['margin', 'negative', 'All margins are free of carcinoma.'],
        ['nodes', '1/3', 'Metastatic carcinoma in one of three lymph nodes'],
      ]),
      ...factsOn(2, [
        ['side', 'left', 'Specimen laterality: Left'],
        ['histology', 'ductal', 'Histologic type: Invasive ductal carcinoma'],
        ['size_mm', '22', 'Tumor size: 22 mm'],
        ['grade', '2', 'Histologic grade: Nottingham grade 2'],
        ['lvi', 'present', 'Lymphovascular invasion: Present'],
        ['margin', 'negative', 'Invasive carcinoma margins: Negative'],
        ['nodes', '1/3', 'Nodes with macrometastasis: 1 of 3'],
        ['ER', 'positive', 'Estrogen receptor (ER): Positive'],
        ['PR', 'positive', 'Progesterone receptor (PR): Positive'],
        ['HER2', 'negative', 'HER2 by FISH: Not amplified', 'IHC 2+, FISH not amplified'],
        ['T', 'T2', 'pT2'],
        ['N', 'N1a', 'pN1a'],
      ]),
    ],
  }
}
