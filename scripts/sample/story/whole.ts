import { OTHER_HOSPITALS } from '../layout/rosaOthers.ts'
import type { Kit, Plan } from '../kit.ts'
import type { Group, ItemPlan, NotePlan, PartPlan } from '../plan.ts'
import { FIRST } from './all.ts'
import { ccdas, cd, fhirBundle, labPrint } from './fullBundles.ts'
import { mail, truncated, withPassword, zipped } from './fullSealed.ts'
import {
  appointmentPhoto,
  beforeSurgery,
  billPhoto,
  darkPhoto,
  heartTracing,
  referral,
  rescan,
  surgeryConsent,
  visitPhoto,
} from './fullScans.ts'
import {
  boneDensity,
  echo,
  germline,
  insurance,
  mammogramAfter,
  medicines,
  preliminary,
  radiationConsult,
} from './fullText.ts'
import { release } from './release.ts'

// The first fifteen hold a fax TIFF and a plain note, which the forty of the usability test do not name: they come besides.
const GROUPS: Record<string, Group> = {
  'Fax_0516.pdf': 'scanned PDF',
  'scan_0412.pdf': 'scanned PDF',
  'scan_0413.pdf': 'scanned PDF',
  'IMG_2231.jpg': 'photo',
  'portal_download_9120.pdf': 'report of another patient',
  'Fax 2023-10-17.tif': 'fax TIFF',
  'note (2).txt': 'plain text',
}

function grouped(plan: Plan): Plan {
  return { ...plan, group: GROUPS[plan.file] ?? 'text PDF' }
}

function withParts(plan: Plan): Plan {
  if (plan.container === 'txt' || !('pages' in plan)) return plan
  if (plan.file === 'Fax_0516.pdf') return { ...plan, parts: faxParts(plan) }
  return plan.file === 'Fax 2023-10-17.tif' ? { ...plan, parts: chemoParts(plan) } : plan
}

type Said = Pick<ItemPlan, 'kind' | 'title' | 'hospital' | 'date' | 'dateKind'>
const said = ({ kind, title, hospital, date, dateKind }: ItemPlan | NotePlan): Said => ({
  kind,
  title,
  hospital,
  date,
  dateKind,
})

const faxParts = (plan: ItemPlan): readonly PartPlan[] => [
  { ...said(plan), startPage: 1, person: 'rosa' },
  { ...said(plan), startPage: 2, person: 'stranger', title: 'Ultrasound of the right breast of another patient' },
]

// A cover page may be called a letter of its own or the beginning of what it covers.
const chemoParts = (plan: ItemPlan): readonly PartPlan[] => [
  { ...said(plan), startPage: 1, person: 'rosa' },
  { ...said(plan), startPage: 2, person: 'rosa', optional: true },
]

function plans(): Plan[] {
  return [
    ...FIRST.plans().map(grouped).map(withParts),
    ...[
      preliminary(),
      echo(),
      germline(),
      insurance(),
      medicines(),
      boneDensity(),
      mammogramAfter(),
      radiationConsult(),
      labPrint(),
    ],
    ...[surgeryConsent(), beforeSurgery(), heartTracing(), referral(), rescan()],
    ...[darkPhoto(), billPhoto(), appointmentPhoto(), visitPhoto()],
    ...[release(), cd(), ...ccdas(), fhirBundle(), zipped(), mail(), truncated(), withPassword()],
  ]
}

/** Everything the usability test drops (ux.md §6): forty items, and the two of the first fifteen that are none of them. */
export const WHOLE: Kit = {
  ...FIRST,
  plans,
  hospitals: [...FIRST.hospitals, ...Object.values(OTHER_HOSPITALS)],
  more: {
    about: 'The forty items of the usability test, with the fax TIFF and the plain note of the first fifteen besides.',
    rescans: [{ file: 'Scan_20240211_0003.pdf', of: 'scan_0413.pdf' }],
    versions: [
      {
        what: 'Pathology of the core biopsy, S23-11407: preliminary, final, addendum',
        files: ['S23-11407 (2).pdf', 'S23-11407.pdf', 'S23-11407 (1).pdf'],
      },
    ],
    sameEvents: [
      {
        what: 'Blood drawn on 15 April 2024 at St Mary Hospital, SM-24-041507',
        files: ['download (7).pdf', 'HealthSummary_Apr_20_2024.xml', 'export-p-4482190.json'],
      },
      {
        what: 'Breast MRI of 15 May 2023, TR-23-20764: report and pictures',
        files: ['Fax_0516.pdf', 'CD_TR-23-20764'],
      },
    ],
  },
}
