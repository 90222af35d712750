import { type Proposal } from '../model/understanding.ts'

export type DateKind = NonNullable<Proposal['date']>['dateKind']

/** Which kind of date counts first as the date of a document. */
export const dateKindsInOrder: readonly DateKind[] = ['collected', 'performed', 'reported', 'signed', 'received', 'unstated']

/** Words that make a date no date of this document: a birth, a print, a fax, another study, a plan, a form's version. */
const OF_SOMETHING_ELSE =
  /\b(?:birth|birthdate|d\.? ?o\.? ?b|born|geb|geburtsdatum|geboren|nac|nacimiento|print\w*|fax\w*|sent|comparison|compar\w+|prior|previous\w*|earlier|appointment|appt|follow|next|scheduled|schedule|return|expir\w*|valid|until|since|lmp|menstrual|last|history|diagnosed|due|revised|rev|revision|effective|start\w*|stop\w*|began|version|copyright|approved|downloaded|accessed|dictated|transcribed|admi(?:t\w*|ssion)|age|policy|coverage|enrolled|vergleich|voraufnahme|previo|impres\w+|planned|on or about|through|payment|requested|ordered)\b/iu

const FILLER = '(?:\\s|[:#.,()/–—&-]|\\b(?:date|time|on|at|is|was|of|by|and|the|datum|vom|am|el|fecha|dt|d\\/t)\\b)*$'
const ending = (words: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${words})${FILLER}`, 'iu')

const LABELS: readonly (readonly [DateKind, RegExp])[] = [
  ['collected', ending('(?:specimen |sample )?(?:collect(?:ed|ion)|coll\\.?|drawn|obtained|taken)|(?:fecha de )?(?:toma(?: de muestra)?|extracci[oó]n)|(?:proben)?entnahme\\p{L}*|abnahme\\p{L}*')],
  ['performed', ending('date of (?:service|procedure|surgery|operation|exam(?:ination)?|study|visit|consult(?:ation)?|treatment|encounter|infusion|test|scan|evaluation)|dates? of service|(?:service|procedure|surgery|operation|operative|exam(?:ination)?|study|visit|consult(?:ation)?|encounter|treatment|scan|test|infusion|imaging|clinic) date|d\\.?o\\.?s\\.?|performed|examined|exam(?:ination)?|study|seen|procedure|operation|visit|encounter|service|(?:fecha de (?:la )?)?(?:cirug[ií]a|consulta|estudio|realizaci[oó]n|intervenci[oó]n|examen)|untersuchung\\p{L}*|op-?datum')],
  ['reported', ending('(?:final |date )?report(?:ed)?|date (?:of report|reported)|result(?:ed|s)?|finali[sz]ed|issued|completed|verified|released|(?:fecha de(?:l)? )?informe|befund\\p{L}*')],
  ['signed', /(?<!\p{L})(?:(?:electronically |digitally |e-?)?signed|sign(?:ed)?[- ]?out|authenticated|attested|validated|firmad[oa])\b[^\n]{0,70}$/iu],
  ['received', ending('received|rec(?:\'|v)d|accession(?:ed)?|(?:proben)?eingang\\p{L}*|recibid[oa]')],
  ['unstated', /^\s*(?:(?:statement|invoice|letter|note|document|bill|claim|notice|rechnungs) ?date|date(?: of (?:letter|notice|statement))?|dated|datum|fecha)\s*[:.]?\s*$/iu],
]
const OF_DISCHARGE = ending('date of discharge|discharged?|(?:fecha de )?alta|entlass\\p{L}*')

/** What the words before a date make it, null where they say that it is another's or say nothing. Discharge dates are a discharge paper's own. */
export function dateKindOf(before: string, isDischarge: boolean): DateKind | null {
  const near = before.slice(-80)
  if (isDischarge && OF_DISCHARGE.test(near)) return 'performed'
  if (OF_DISCHARGE.test(near) || OF_SOMETHING_ELSE.test(near.slice(-40))) return null
  return LABELS.find(([, label]) => label.test(near))?.[0] ?? null
}
