import type { Kit } from '../kit.ts'
import { HOSPITALS, ROSA, STRANGER } from '../people.ts'
import type { ItemPlan, NotePlan } from '../plan.ts'
import { addendum, biopsy } from './biopsy.ts'
import { diagnostic, screening, strangerScreening } from './imaging.ts'
import { baselineLabs, bloodCountPhoto } from './labs.ts'
import { operative, surgicalPathology } from './surgery.ts'
import { consult, mriWithStranger, visitNote } from './tarnwickOther.ts'
import { chemotherapy, radiation } from './treatment.ts'

/** The second name under which one record is kept again, byte for byte. */
const COPY = { file: 'for second opinion.pdf', of: 'S23-11407.pdf' } as const

/** Every record but the copy, in the order of the story. */
function story(): (ItemPlan | NotePlan)[] {
  return [
    screening(),
    diagnostic(),
    biopsy(),
    addendum(),
    mriWithStranger(),
    operative(),
    surgicalPathology(),
    consult(),
    baselineLabs(),
    bloodCountPhoto(),
    chemotherapy(),
    radiation(),
    visitNote(),
    strangerScreening(),
  ]
}

/** What two records say differently about the same thing. */
const CONTRADICTIONS: Kit['contradictions'] = [
  {
    field: 'HER2',
    note: 'The score is 1+ (negative) in the core biopsy and its addendum, and 2+ (equivocal, FISH not amplified) in the surgical specimen.',
    said: [
      { file: 'S23-11407.pdf', page: 2, quote: 'HER2 BY IHC: NEGATIVE (SCORE 1+)', value: '1+' },
      { file: 'S23-11407 (1).pdf', page: 1, quote: 'HER2 BY IHC: NEGATIVE (SCORE 1+)', value: '1+' },
      { file: 'scan_0412.pdf', page: 2, quote: 'HER2 by IHC: Equivocal (score 2+)', value: '2+' },
    ],
  },
]

/** Differences that a careful reader expects and that are no contradiction. */
const NOT_CONTRADICTIONS: Kit['notContradictions'] = [
  { field: 'size_mm', note: 'Ultrasound 21 mm, MRI 24 mm, specimen 22 mm: three ways of measuring.' },
  { field: 'lvi', note: 'Not identified in a core biopsy, present in the whole specimen: the sample is smaller.' },
  { field: 'ER', note: '95, 90 and 95 percent: all positive.' },
  { field: 'PR', note: '60, 60 and 50 percent: all positive.' },
]

/** Records that these records speak of and that are not among them. */
const MISSING: Kit['missing'] = [
  {
    what: 'CT of the chest, St Mary Hospital, 5 July 2023',
    kind: 'radiology',
    date: '2023-07-05',
    said: [{ file: 'ALVAREZ_R_00318.pdf', page: 1, quote: 'CT of the chest at St Mary Hospital on July 5, 2023' }],
  },
  {
    what: '21-gene recurrence score, report of 25 July 2023',
    kind: 'genomic',
    date: '2023-07-25',
    said: [
      { file: 'Fax 2023-10-17.tif', page: 2, quote: '21-gene recurrence score 31 (report of 07/25/2023)' },
      { file: 'ALVAREZ_R_00318.pdf', page: 2, quote: '21-gene recurrence score' },
    ],
  },
]

/** Words that stand on scanned pages only: only reading the picture finds them. */
const ONLY_IN_SCAN: Kit['onlyInScan'] = [
  { word: 'cribriform', file: 'scan_0412.pdf', page: 1 },
  { word: 'comedonecrosis', file: 'scan_0412.pdf', page: 2 },
  { word: 'indocyanine', file: 'Encounter_20230620.pdf', page: 2 },
  { word: 'gadobutrol', file: 'Fax_0516.pdf', page: 1 },
  { word: 'pegfilgrastim', file: 'Fax 2023-10-17.tif', page: 2 },
  { word: 'moisturizing', file: 'scan_0413.pdf', page: 1 },
  { word: 'monocytes', file: 'IMG_2231.jpg', page: 1 },
]

/** The fifteen records that come with the app. */
export const FIRST: Kit = {
  plans: story,
  patient: ROSA,
  stranger: STRANGER,
  hospitals: Object.values(HOSPITALS),
  copies: [COPY],
  contradictions: CONTRADICTIONS,
  notContradictions: NOT_CONTRADICTIONS,
  missing: MISSING,
  onlyInScan: ONLY_IN_SCAN,
}
