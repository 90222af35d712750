import type { Kit, Plan } from '../kit.ts'
import { BRITISH } from '../layout/britain.ts'
import type { ItemPlan } from '../plan.ts'
import {
  bloods,
  claim,
  discharge,
  medication,
  neighboursScan,
  oncologySecond,
  sonsBloods,
  surgicalClinic,
} from './after.ts'
import {
  colonBiopsy,
  colonoscopy,
  heartScan,
  operation,
  preAssessment,
  resection,
  screening,
  stagingCt,
  supplementary,
} from './colon.ts'
import { HAROLD, NEIGHBOUR, SON } from './person.ts'
import {
  boneScan,
  firstPsa,
  laterPsa,
  oncologyFirst,
  prostateBiopsy,
  prostateMri,
  radiotherapyConsent,
  radiotherapySummary,
  referral,
  urologyClinic,
} from './prostate.ts'

/** The radiotherapy summary once more, printed and scanned. */
function rescan(): ItemPlan {
  const once = radiotherapySummary()
  const look = { how: 'scan', dpi: 150, skew: 0.8, turned: 0, seed: 390 } as const
  return { ...once, file: 'scan0031.pdf', pages: once.pages.map((page) => ({ ...page, look })) }
}

function plans(): Plan[] {
  return [
    ...[firstPsa(), referral(), prostateMri(), urologyClinic(), prostateBiopsy(), boneScan(), oncologyFirst()],
    ...[radiotherapyConsent(), radiotherapySummary(), laterPsa(), rescan()],
    ...[screening(), colonoscopy(), colonBiopsy(), stagingCt(), claim(), preAssessment(), heartScan(), operation()],
    ...[resection(), supplementary(), discharge(), bloods(), oncologySecond(), medication(), surgicalClinic()],
    ...[neighboursScan(), sonsBloods()],
  ]
}

export const HAROLDS: Kit = {
  plans,
  patient: HAROLD,
  stranger: NEIGHBOUR,
  hospitals: Object.values(BRITISH),
  copies: [{ file: 'for Dr Strand.pdf', of: '23H0021177.pdf' }],
  contradictions: [],
  notContradictions: [],
  missing: [
    {
      ...{ what: 'Blood test of September 2023 (CEA)', kind: 'lab', date: '2023-09' },
      said: [{ file: '0455912_b.pdf', page: 1, quote: 'CEA in September was 1.9.' }],
    },
  ],
  onlyInScan: [],
  more: {
    about:
      'A man with two cancers in a British way of writing: clinic letters, A4, days before months, and his son among his papers.',
    otherStrangers: [SON],
    rescans: [{ file: 'scan0031.pdf', of: 'EM-RT-22-0146.pdf' }],
    versions: [{ what: 'Histology 23H0033506 with its supplement', files: ['23H0033506.pdf', '23H0033506_S1.pdf'] }],
    sameEvents: [],
  },
}
