import { larkhavenSheet } from '../layout/larkhaven.ts'
import type { FormRow } from '../layout/larkhaven.ts'
import { coverSheet, summarySheet } from '../layout/oncology.ts'
import { HOSPITALS, ROSA } from '../people.ts'
import { day, factsOn } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'

const SENT = (page: string): string => `OCT-17-2023 14:32  FROM OSTERMERE ONCOLOGY 555-0132  TO 555-0165  PAGE ${page}`

function cover() {
  return coverSheet(
    SENT('001/002'),
    [
      ['To:', 'Selma Okafor-Reid, MD, Tarnwick Cancer Center'],
      ['Fax:', '555-0165'],
      ['From:', 'Infusion office, Ostermere Oncology Associates'],
      ['Date:', 'October 17, 2023'],
      ['Pages:', '2 with this cover'],
      ['Re:', 'Rosa Alvarez, DOB 03/14/1958'],
    ],
    [
      'Enclosed is the treatment summary you asked for. Please call 555-0131 if a page is missing or hard to read.',
      'This fax holds private health information. If it reached you by mistake, please call us and destroy it.',
    ],
  )
}

function summary() {
  return summarySheet(SENT('002/002'), {
    title: 'CHEMOTHERAPY TREATMENT SUMMARY',
    above: [
      ['Patient:', `Rosa Alvarez    Chart ${ROSA.mrn.oncology}`],
      ['Date of birth:', '03/14/1958'],
      ['Diagnosis:', 'Left breast cancer, pT2 pN1a, stage IIB'],
      ['Receptors:', 'ER positive, PR positive, HER2 negative'],
      ['Indication:', '21-gene recurrence score 31 (report of 07/25/2023)'],
      ['Regimen:', 'TC: docetaxel and cyclophosphamide, 4 cycles'],
      ['Body surface:', '1.72 square meters at the start'],
    ],
    cycles: {
      heads: ['Cycle', 'Date', 'Docetaxel', 'Cyclophosphamide', 'Dose'],
      rows: [
        ['1', '08/01/2023', '129 mg', '1032 mg', '100 %'],
        ['2', '08/22/2023', '129 mg', '1032 mg', '100 %'],
        ['3', '09/12/2023', '129 mg', '1032 mg', '100 %'],
        ['4', '10/03/2023', '129 mg', '1032 mg', '100 %'],
      ],
      tabs: [60, 120, 222, 320, 470],
    },
    below: [
      [
        'Supportive care:',
        'Dexamethasone before each cycle. Pegfilgrastim after cycles 3 and 4 because of neutrophils of 0.9 on 08/28/2023.',
      ],
      ['Side effects:', 'Fatigue grade 2, loss of hair, numb fingertips grade 1. No fever. No hospital stay.'],
      ['Completed:', '10/03/2023, as planned'],
      ['Next:', 'Radiation at Larkhaven, then an aromatase inhibitor'],
      ['Signed:', 'Ines Calder, MD, 10/17/2023'],
    ],
  })
}

export function chemotherapy(): ItemPlan {
  return {
    file: 'Fax 2023-10-17.tif',
    container: 'tiff',
    kind: 'chemotherapy',
    title: 'Chemotherapy summary, docetaxel and cyclophosphamide',
    hospital: HOSPITALS.oncology,
    date: day('2023-10-03'),
    dateKind: 'treatment-end',
    lane: 'systemic',
    pages: [
      {
        sheet: cover(),
        person: 'rosa',
        kind: 'letter',
        look: { how: 'fax', skew: 0.3, seed: 111 },
        words: ['Oncology', 'Associates', 'Okafor-Reid', 'Alvarez', '03/14/1958'],
      },
      {
        sheet: summary(),
        person: 'rosa',
        look: { how: 'fax', skew: -0.6, seed: 112 },
        words: ['CHEMOTHERAPY', 'Alvarez', 'cyclophosphamide', '08/01/2023', 'Pegfilgrastim', 'Radiation'],
      },
    ],
    facts: factsOn(2, [
      ['side', 'left', 'Left breast cancer'],
      ['T', 'T2', 'pT2'],
      ['N', 'N1a', 'pN1a'],
      ['stage', 'IIB', 'stage IIB'],
      ['ER', 'positive', 'ER positive'],
      ['PR', 'positive', 'PR positive'],
      ['HER2', 'negative', 'HER2 negative'],
    ]),
  }
}

const FORM: readonly FormRow[] = [
  {
    height: 40,
    cells: [
      ['Patient', 'ALVAREZ, ROSA', 0.4],
      ['Date of birth', '03/14/1958', 0.3],
      ['Record number', ROSA.mrn.larkhaven, 0.3],
    ],
  },
  {
    height: 40,
    cells: [
      ['Physician', 'Greta Moncur, MD', 0.4],
      ['First treatment', '11/06/2023', 0.3],
      ['Last treatment', '12/04/2023', 0.3],
    ],
  },
  {
    height: 54,
    cells: [
      [
        'Diagnosis',
        'Invasive ductal carcinoma, left breast, pT2 pN1a cM0, after partial mastectomy and four cycles of chemotherapy',
        1,
      ],
    ],
  },
  {
    height: 54,
    cells: [
      ['Intent', 'Curative, after surgery', 0.4],
      ['Technique', 'Tangential fields with high upper border, 6 MV photons, deep inspiration breath hold', 0.6],
    ],
  },
  {
    height: 40,
    cells: [
      ['Site', 'Left breast', 0.4],
      ['Dose', '42.56 Gy in 16 fractions', 0.3],
      ['Dates', '11/06 to 11/28/2023', 0.3],
    ],
  },
  {
    height: 40,
    cells: [
      ['Site', 'Boost to tumor bed', 0.4],
      ['Dose', '10.00 Gy in 4 fractions', 0.3],
      ['Dates', '11/29 to 12/04/2023', 0.3],
    ],
  },
  {
    height: 40,
    cells: [
      ['Total dose to tumor bed', '52.56 Gy in 20 fractions', 0.4],
      ['Mean heart dose', '1.1 Gy', 0.3],
      ['Left lung V20', '14 percent', 0.3],
    ],
  },
  {
    height: 68,
    cells: [
      [
        'Course',
        'All treatments were given as planned. No treatment on 11/23/2023 (holiday). Skin redness grade 1 with dry peeling in the fold below the breast from the third week, treated with a moisturizing cream. Mild fatigue. No cough.',
        1,
      ],
    ],
  },
  {
    height: 54,
    cells: [
      [
        'Follow-up',
        'Skin check in one month. Mammogram of both breasts in April 2024. Hormone treatment is arranged by Dr. Okafor-Reid.',
        1,
      ],
    ],
  },
]

export function radiation(): ItemPlan {
  const sheet = larkhavenSheet('RADIATION TREATMENT SUMMARY', FORM, [
    'Signed electronically by Greta Moncur, MD, on 12/06/2023',
    'Copies: Petra Quist, MD; Selma Okafor-Reid, MD',
  ])
  return {
    file: 'scan_0413.pdf',
    container: 'pdf',
    kind: 'radiation',
    title: 'Radiation treatment summary',
    hospital: HOSPITALS.larkhaven,
    date: day('2023-12-04'),
    dateKind: 'treatment-end',
    lane: 'radiation',
    pages: [
      {
        sheet,
        person: 'rosa',
        look: { how: 'scan', dpi: 200, skew: -0.5, turned: 90, seed: 121 },
        words: ['LARKHAVEN', 'RADIATION', 'ALVAREZ', 'Curative', 'fractions', 'Boost', 'moisturizing'],
      },
    ],
    facts: factsOn(1, [
      ['histology', 'ductal', 'Invasive ductal carcinoma'],
      ['side', 'left', 'ductal carcinoma, left breast'],
      ['T', 'T2', 'pT2'],
      ['N', 'N1a', 'pN1a'],
      ['M', 'M0', 'cM0'],
    ]),
  }
}
