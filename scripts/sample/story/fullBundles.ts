import { ccdaOf } from '../container/ccda.ts'
import type { SummaryDoc } from '../container/ccda.ts'
import { discFiles, studyOf } from '../container/disc.ts'
import type { Disc } from '../container/disc.ts'
import { fhirOf } from '../container/fhir.ts'
import { stMaryLabSheet } from '../layout/labs.ts'
import type { Result } from '../layout/labs.ts'
import { sureWords } from '../compose.ts'
import { ACCESSION, CHAPEL_HILL, ST_MARY, TARNWICK, TESTS } from './fullEntries.ts'
import { HOSPITALS, MADE_UP, ROSA } from '../people.ts'
import { day } from '../plan.ts'
import type { BundlePlan, ItemPlan } from '../plan.ts'

export const single = (file: string, bytes: Uint8Array) => [{ path: file, bytes }]

function summary(file: string, doc: SummaryDoc, date: string): BundlePlan {
  return {
    ...{ file, container: 'ccda', kind: 'summary', title: doc.title, group: 'C-CDA', person: 'rosa' },
    ...{ hospital: doc.hospital, date: day(date), dateKind: 'written', lane: 'visits' },
    entries: doc.entries,
    files: () => single(file, ccdaOf(doc)),
    words: ['Penicillin', 'letrozole', 'hypertension'],
  }
}

export const ccdas = (): BundlePlan[] => [
  summary('HealthSummary_Apr_20_2024.xml', ST_MARY, '2024-04-20'),
  summary('DOC0001.XML', CHAPEL_HILL, '2024-02-05'),
]

export function fhirBundle(): BundlePlan {
  const file = 'export-p-4482190.json'
  return {
    ...{ file, container: 'fhir', kind: 'summary', title: 'FHIR export', group: 'FHIR bundle', person: 'rosa' },
    ...{ hospital: HOSPITALS.tarnwick, date: day('2024-05-02'), dateKind: 'written', lane: 'visits' },
    entries: TARNWICK.entries,
    files: () => single(file, fhirOf(TARNWICK, '2024-05-02T09:15:00-04:00')),
    words: ['Penicillin', 'letrozole', 'Hemoglobin'],
  }
}

export function labPrint(): ItemPlan {
  const results = TESTS.map(([, ...result]): Result => result)
  const sheet = stMaryLabSheet(
    {
      head: [
        ['Patient', 'Alvarez, Rosa'],
        ['Collected', '15 Apr 2024 08:40'],
        ['Date of birth', '14 Mar 1958'],
        ['Resulted', '15 Apr 2024 13:05'],
        ['MRN', ROSA.mrn.stMary],
        ['Ordered by', 'Selma Okafor-Reid, MD'],
      ],
      panels: [{ name: 'Blood tests', results }],
      notes: [`Specimen number ${ACCESSION}. Final.`, 'Printed from the portal on 21 Apr 2024.'],
    },
    'Page 1 of 1',
  )
  return {
    ...{ file: 'download (7).pdf', container: 'pdf', kind: 'lab', title: 'Blood tests, April 2024', group: 'text PDF' },
    ...{ hospital: HOSPITALS.stMary, date: day('2024-04-15'), dateKind: 'collected', lane: 'labs' },
    pages: [{ sheet, person: 'rosa', words: sureWords(sheet) }],
    facts: [],
    results,
  }
}

const DISC: Disc = {
  folder: 'CD_TR-23-20764',
  patient: 'ALVAREZ^ROSA',
  patientId: ROSA.mrn.tarnwick,
  born: '19580314',
  sex: 'F',
  hospital: HOSPITALS.tarnwick,
  accession: 'TR-23-20764',
  date: '20230515',
  title: 'MRI BREAST BILATERAL W WO CONTRAST',
  series: [
    { title: 'AX T2 FS', slices: 4, bright: false },
    { title: 'AX T1 FS POST', slices: 6, bright: true },
  ],
  readme: [
    `${MADE_UP}.`,
    'This disc holds pictures of the MRI of 15 May 2023 of Rosa Alvarez, born 14 Mar 1958.',
    'The viewer starts by itself on some computers. It needs no installation.',
    'Tarnwick Cancer Center, Department of Radiology, telephone 555-0166.',
  ],
}

export function cd(): BundlePlan {
  return {
    ...{
      file: DISC.folder,
      container: 'dicom-disc',
      kind: 'images',
      title: 'Breast MRI, pictures',
      group: 'DICOM CD',
      person: 'rosa',
    },
    ...{ hospital: HOSPITALS.tarnwick, date: day('2023-05-15'), dateKind: 'exam', lane: 'imaging' },
    study: studyOf(DISC),
    files: () => discFiles(DISC),
    words: [],
  }
}
