import type { SummaryDoc } from '../container/ccda.ts'
import type { Result } from '../layout/labs.ts'
import { OTHER_HOSPITALS } from '../layout/rosaOthers.ts'
import { HOSPITALS, ROSA } from '../people.ts'
import type { EntryTruth } from '../plan.ts'

/** One drawing of blood that came three times: as C-CDA, as a print from the portal, and as FHIR. */
const DRAWN = '2024-04-15T08:40'
export const ACCESSION = 'SM-24-041507'
export const TESTS: readonly (readonly [loinc: string, ...Result])[] = [
  ['6690-2', 'White blood cell count', '5.1', '', '10*3/uL', '4.0 - 11.0'],
  ['718-7', 'Hemoglobin', '12.6', '', 'g/dL', '12.0 - 16.0'],
  ['777-3', 'Platelet count', '228', '', '10*3/uL', '150 - 450'],
  ['2345-7', 'Glucose, fasting', '104', 'H', 'mg/dL', '70 - 99'],
  ['2160-0', 'Creatinine', '0.84', '', 'mg/dL', '0.50 - 1.00'],
  ['17861-6', 'Calcium', '9.6', '', 'mg/dL', '8.5 - 10.5'],
  ['1742-6', 'ALT', '26', '', 'U/L', '< 35'],
  ['3016-3', 'TSH', '4.62', 'H', 'mIU/L', '0.40 - 4.00'],
]
const RESULTS = TESTS.map(([code, title, value, flag, unit, range]): EntryTruth => ({
  ...{ kind: 'result', title, system: 'LOINC', code, date: DRAWN, value, unit, range },
  ...(flag ? { flag } : {}),
}))

const MEDICINES: readonly EntryTruth[] = [
  {
    kind: 'medicine',
    title: 'letrozole 2.5 MG Oral Tablet',
    system: 'RxNorm',
    code: '200064',
    status: 'active',
    date: '2023-12-18',
  },
  {
    kind: 'medicine',
    title: 'lisinopril 10 MG Oral Tablet',
    system: 'RxNorm',
    code: '314076',
    status: 'active',
    date: '2016',
  },
  {
    kind: 'medicine',
    title: 'levothyroxine sodium 0.075 MG Oral Tablet',
    system: 'RxNorm',
    code: '966222',
    status: 'active',
    date: '2011',
  },
]
const PENICILLIN: EntryTruth = {
  kind: 'allergy',
  title: 'Penicillin',
  system: 'RxNorm',
  code: '70618',
  date: '1979',
  value: 'Rash',
}
const PROBLEMS: readonly EntryTruth[] = [
  {
    kind: 'problem',
    title: 'Malignant neoplasm of upper-outer quadrant of left female breast',
    system: 'ICD-10-CM',
    code: 'C50.412',
    status: 'active',
    date: '2023-05-03',
  },
  {
    kind: 'problem',
    title: 'Essential (primary) hypertension',
    system: 'ICD-10-CM',
    code: 'I10',
    status: 'active',
    date: '2016',
  },
  {
    kind: 'problem',
    title: 'Hypothyroidism, unspecified',
    system: 'ICD-10-CM',
    code: 'E03.9',
    status: 'active',
    date: '2011',
  },
]
const NEVER_SMOKED: EntryTruth = {
  kind: 'social-history',
  title: 'Never smoked tobacco',
  system: 'SNOMED CT',
  code: '266919005',
  date: '2024-02-05',
}
const VACCINES: readonly EntryTruth[] = [
  { kind: 'immunisation', title: 'Influenza, high-dose, quadrivalent', system: 'CVX', code: '197', date: '2023-10-12' },
  { kind: 'immunisation', title: 'Zoster recombinant', system: 'CVX', code: '187', date: '2019-03-04' },
]
const PATIENT = { given: 'Rosa', family: 'Alvarez', born: ROSA.born, sex: 'F' } as const

export const ST_MARY: SummaryDoc = {
  id: 'SM-CCD-20240420',
  title: 'Continuity of Care Document',
  written: '20240420103000-0400',
  patient: { ...PATIENT, mrn: ROSA.mrn.stMary },
  hospital: HOSPITALS.stMary,
  author: { given: 'Selma', family: 'Okafor-Reid' },
  accession: ACCESSION,
  entries: [
    PENICILLIN,
    ...MEDICINES,
    ...PROBLEMS,
    {
      kind: 'procedure',
      title: 'Excision of left breast, open approach',
      system: 'ICD-10-PCS',
      code: '0HBU0ZZ',
      date: '2023-06-20',
    },
    ...RESULTS,
    {
      kind: 'vital-sign',
      title: 'Body weight',
      system: 'LOINC',
      code: '29463-7',
      date: '2024-04-15',
      value: '69.1',
      unit: 'kg',
    },
    {
      kind: 'vital-sign',
      title: 'Systolic blood pressure',
      system: 'LOINC',
      code: '8480-6',
      date: '2024-04-15',
      value: '128',
      unit: 'mm[Hg]',
    },
    {
      kind: 'vital-sign',
      title: 'Diastolic blood pressure',
      system: 'LOINC',
      code: '8462-4',
      date: '2024-04-15',
      value: '78',
      unit: 'mm[Hg]',
    },
    {
      kind: 'encounter',
      title: 'Encounter for antineoplastic chemotherapy follow-up',
      system: 'ICD-10-CM',
      code: 'Z09',
      date: '2024-04-15',
    },
  ],
}

export const CHAPEL_HILL: SummaryDoc = {
  id: 'CHFP-CCD-20240205',
  title: 'Summary of Care',
  written: '20240205160500-0500',
  patient: { ...PATIENT, mrn: 'CH-2207' },
  hospital: OTHER_HOSPITALS.chapelHill,
  author: { given: 'Petra', family: 'Quist' },
  entries: [PENICILLIN, ...MEDICINES, ...PROBLEMS.slice(1), ...VACCINES, NEVER_SMOKED],
}

export const TARNWICK: SummaryDoc = {
  id: 'p-4482190',
  title: 'Export',
  written: '20240502',
  patient: { ...PATIENT, mrn: ROSA.mrn.tarnwick },
  hospital: HOSPITALS.tarnwick,
  author: { given: 'Selma', family: 'Okafor-Reid' },
  accession: ACCESSION,
  entries: [...PROBLEMS.slice(0, 1), PENICILLIN, ...MEDICINES.slice(0, 1), ...RESULTS, ...VACCINES.slice(0, 1)],
}
