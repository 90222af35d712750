import type { EntryKind } from '../../model/entry.ts'

/** What a section's entries are about, by its LOINC code (C-CDA R2.1 §2, HITSP C83); what is not here goes by its title. */
const byCode: readonly (readonly [EntryKind, string])[] = [
  [
    'problem',
    '11450-4 11348-0 46241-6 11535-2 8651-2 10219-4 10218-6 55109-3 75310-3 29308-4 18630-4 57852-6 10165-9 78375-3 59770-8',
  ],
  ['allergy', '48765-2 10155-0 11382-9'],
  ['medicine', '10160-0 29549-3 10183-2 42346-7 18610-6 56445-0 57828-6 75311-1'],
  ['procedure', '47519-4 67803-7 10167-5 29554-3 62387-6 59773-2'],
  ['result', '30954-2 11493-4 26436-6 18725-2 22034-3 30746-2 18719-5'],
  ['vital-sign', '8716-3 74728-7'],
  ['encounter', '46240-8 67796-3'],
  ['immunisation', '11369-6'],
  ['family-history', '10157-6 10158-4'],
  ['social-history', '29762-2 10159-2'],
  ['device', '46264-8 57080-9'],
  ['plan', '18776-5 51847-2 61146-7 61145-9 69730-0 62385-0 59772-4'],
  [
    'note',
    '29299-5 42349-1 10154-3 46239-0 10164-2 51848-0 61149-1 61150-9 10187-3 29545-1 10210-3 8648-8 59768-2 34109-9 11329-0 8724-7',
  ],
  ['appointment', '56446-8'],
  ['other', '47420-5 10190-7 42348-3 48768-6 85847-2 42344-2 61144-2'],
]
const kindOfCode: ReadonlyMap<string, EntryKind> = new Map(
  byCode.flatMap(([kind, codes]) => codes.split(' ').map((code) => [code, kind] as const)),
)

const byTitle: readonly (readonly [EntryKind, RegExp])[] = [
  ['family-history', /\bfamily\b/i],
  ['allergy', /allerg|adverse|intoleran/i],
  ['plan', /\bplans?\b|goals?\b|instructions?\b|orders?\b|recommendation|follow.?up/i],
  ['immunisation', /immuni[sz]|vaccin/i],
  ['medicine', /medic(?:ation|ine)s?\b|prescription|drugs?\b/i],
  ['vital-sign', /vital/i],
  ['social-history', /social|smok|tobacco|lifestyle/i],
  ['device', /equipment|device|implant/i],
  ['procedure', /procedure|surger|surgical|operation/i],
  ['result', /result|laborator|\blabs?\b/i],
  ['encounter', /encounter|\bvisits?\b|hospitali[sz]ation/i],
  ['problem', /problem|diagnos|condition|past (?:medical|illness)|medical history|concern|complication/i],
  ['appointment', /appointment/i],
]

/** The kind of a section's entries: by the codes it has, whatever its templates claim, then by its title. */
export function sectionKind(codes: readonly string[], title: string): EntryKind {
  for (const code of codes) {
    const kind = kindOfCode.get(code)
    if (kind) return kind
  }
  return byTitle.find(([, pattern]) => pattern.test(title))?.[0] ?? 'other'
}
