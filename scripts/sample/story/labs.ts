import { quillmoorSheet, stMaryLabSheet } from '../layout/labs.ts'
import type { LabReport } from '../layout/labs.ts'
import { HOSPITALS, ROSA } from '../people.ts'
import { day } from '../plan.ts'
import type { ItemPlan } from '../plan.ts'

const BLOOD_COUNT: LabReport = {
  head: [
    ['Patient', 'ROSA ALVAREZ'],
    ['Collected', '08/28/2023 08:15'],
    ['Birth date', '03/14/1958'],
    ['Reported', '08/28/2023 13:40'],
    ['Patient ID', ROSA.mrn.quillmoor],
    ['Ordered by', 'Ines Calder, MD'],
    ['Sex', 'Female'],
    ['Specimen', 'Blood, EDTA'],
  ],
  panels: [
    {
      name: 'COMPLETE BLOOD COUNT',
      results: [
        ['White blood cells', '2.1', 'L', '10^3/uL', '3.8 - 10.8'],
        ['Red blood cells', '3.72', 'L', '10^6/uL', '3.80 - 5.10'],
        ['Hemoglobin', '11.4', 'L', 'g/dL', '11.7 - 15.5'],
        ['Hematocrit', '34.2', 'L', '%', '35.0 - 45.0'],
        ['Mean cell volume', '91.9', '', 'fL', '80.0 - 100.0'],
        ['Platelets', '187', '', '10^3/uL', '140 - 400'],
      ],
    },
    {
      name: 'DIFFERENTIAL, ABSOLUTE',
      results: [
        ['Neutrophils', '0.9', 'L', '10^3/uL', '1.5 - 7.8'],
        ['Lymphocytes', '0.8', 'L', '10^3/uL', '0.9 - 3.9'],
        ['Monocytes', '0.3', '', '10^3/uL', '0.2 - 1.0'],
        ['Eosinophils', '0.1', '', '10^3/uL', '0.0 - 0.5'],
      ],
    },
  ],
  notes: [
    'L: below the reference range. H: above the reference range.',
    'Neutrophils phoned to Dr. Calder on 08/28/2023 at 13:45.',
  ],
}

/** Blood count a week after the second cycle, photographed on the kitchen table. */
export function bloodCountPhoto(): ItemPlan {
  const sheet = quillmoorSheet(BLOOD_COUNT, 'Page 1 of 1')
  return {
    file: 'IMG_2231.jpg',
    container: 'jpeg',
    kind: 'lab',
    title: 'Blood count',
    hospital: HOSPITALS.quillmoor,
    date: day('2023-08-28'),
    dateKind: 'collected',
    lane: 'labs',
    pages: [
      {
        sheet,
        person: 'rosa',
        look: { how: 'photo', seed: 91 },
        words: ['QUILLMOOR', 'ALVAREZ', 'Hemoglobin', 'Platelets', 'Neutrophils', 'Monocytes'],
      },
    ],
    facts: [],
    results: BLOOD_COUNT.panels.flatMap((panel) => panel.results),
  }
}

const BASELINE: LabReport = {
  head: [
    ['Patient', 'Alvarez, Rosa'],
    ['Collected', '31 Jul 2023 09:05'],
    ['Date of birth', '14 Mar 1958'],
    ['Resulted', '31 Jul 2023 12:30'],
    ['MRN', ROSA.mrn.stMary],
    ['Ordered by', 'Selma Okafor-Reid, MD'],
  ],
  panels: [
    {
      name: 'Complete blood count',
      results: [
        ['White blood cell count', '6.4', '', 'x10E9/L', '4.0 - 11.0'],
        ['Hemoglobin', '13.1', '', 'g/dL', '12.0 - 16.0'],
        ['Hematocrit', '39.5', '', '%', '36.0 - 46.0'],
        ['Platelet count', '243', '', 'x10E9/L', '150 - 450'],
        ['Neutrophils, absolute', '3.8', '', 'x10E9/L', '2.0 - 7.5'],
        ['Lymphocytes, absolute', '1.9', '', 'x10E9/L', '1.0 - 4.0'],
      ],
    },
    {
      name: 'Comprehensive metabolic panel',
      results: [
        ['Sodium', '139', '', 'mmol/L', '135 - 145'],
        ['Potassium', '4.2', '', 'mmol/L', '3.5 - 5.0'],
        ['Creatinine', '0.82', '', 'mg/dL', '0.50 - 1.00'],
        ['Urea nitrogen', '17', '', 'mg/dL', '7 - 20'],
        ['Glucose, fasting', '108', 'H', 'mg/dL', '70 - 99'],
        ['Calcium', '9.4', '', 'mg/dL', '8.5 - 10.5'],
        ['Total bilirubin', '0.6', '', 'mg/dL', '0.2 - 1.2'],
        ['Alkaline phosphatase', '96', '', 'U/L', '35 - 105'],
        ['ALT', '22', '', 'U/L', '< 35'],
        ['AST', '24', '', 'U/L', '< 35'],
        ['Albumin', '4.3', '', 'g/dL', '3.5 - 5.2'],
      ],
    },
    { name: 'Thyroid', results: [['TSH', '2.31', '', 'mIU/L', '0.40 - 4.00']] },
  ],
  notes: [
    'Ranges are those of this laboratory. H: above range. L: below range.',
    'Authorized by: Laboratory director, St Mary Hospital. Final.',
  ],
}

/** Blood tests before the first cycle, from another laboratory with its own ranges. */
export function baselineLabs(): ItemPlan {
  const sheet = stMaryLabSheet(BASELINE, 'Page 1 of 1')
  return {
    file: 'download (3).pdf',
    container: 'pdf',
    kind: 'lab',
    title: 'Blood tests before chemotherapy',
    hospital: HOSPITALS.stMary,
    date: day('2023-07-31'),
    dateKind: 'collected',
    lane: 'labs',
    pages: [
      {
        sheet,
        person: 'rosa',
        words: ['Laboratory', 'Alvarez', 'Component', 'Hemoglobin', 'Creatinine', 'bilirubin', 'Albumin', 'TSH'],
      },
    ],
    facts: [],
    results: BASELINE.panels.flatMap((panel) => panel.results),
  }
}
