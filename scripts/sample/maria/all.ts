import type { Kit, Plan } from '../kit.ts'
import { SPANISH } from '../layout/spain.ts'
import type { ItemPlan } from '../plan.ts'
import { biopsyFinal, biopsyPreliminary, mammogram, oncologyFirst, receptors, ultrasound } from './breast.ts'
import { genetics, infusionPhoto, radiotherapy, secondOpinion, treatmentSheet, visit } from './others.ts'
import { ambiguous, authorisation, baseline, invoice, message, namesakesLabs, oldCone, oldCytology } from './papers.ts'
import { discharge, heart, operation, petCt, portalLabs, surgeryPathology, twinsMammogram } from './treatment.ts'
import { MARIA, NAMESAKE, TWIN } from './person.ts'

/** The operative report once more, printed and scanned. */
function rescan(): ItemPlan {
  const once = operation()
  const look = { how: 'scan', dpi: 150, skew: -0.7, turned: 0, seed: 490 } as const
  return { ...once, file: 'doc01239920220208.pdf', pages: once.pages.map((page) => ({ ...page, look })) }
}

function plans(): Plan[] {
  return [
    ...[oldCytology(), oldCone(), mammogram(), ultrasound(), biopsyPreliminary(), biopsyFinal(), receptors()],
    ...[oncologyFirst(), authorisation(), petCt(), heart(), baseline(), genetics(), portalLabs(), treatmentSheet()],
    ...[operation(), surgeryPathology(), rescan(), discharge(), ambiguous(), invoice(), message(), radiotherapy()],
    ...[infusionPhoto(), secondOpinion(), visit(), twinsMammogram(), namesakesLabs()],
  ]
}

export const MARIAS: Kit = {
  plans,
  patient: MARIA,
  stranger: NAMESAKE,
  hospitals: Object.values(SPANISH),
  copies: [{ file: 'para Port Amelie.pdf', of: 'B21-11902.pdf' }],
  contradictions: [],
  notContradictions: [
    {
      field: 'size_mm',
      note: 'Mammography 31 mm, ultrasound 29 mm, residual tumor 4 mm: two ways of measuring, and a treatment between.',
    },
  ],
  missing: [],
  onlyInScan: [],
  more: {
    about:
      'A woman with two surnames, a former name, a twin sister and a namesake; Spanish letterheads, screenshots of a portal, a second opinion abroad.',
    otherStrangers: [TWIN],
    rescans: [{ file: 'doc01239920220208.pdf', of: 'HCV_q_2109.pdf' }],
    versions: [
      {
        what: 'Biopsy B21-04478: preliminary, final, complementary',
        files: ['B21-04478_v1.pdf', 'B21-04478_v2.pdf', 'doc01239920210415.pdf'],
      },
    ],
    sameEvents: [],
  },
}
