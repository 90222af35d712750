import { type DocumentKind } from '../model/document-kind.ts'
import { type Proposal } from '../model/understanding.ts'
import { isOneEditApart } from '../identity/names.ts'

export type DateKind = NonNullable<Proposal['date']>['dateKind']

/** Which kind of date counts first as the date of a document. */
export const dateKindsInOrder: readonly DateKind[] = [
  'collected',
  'performed',
  'reported',
  'signed',
  'received',
  'unstated',
]

/** The specimen of an addendum is that of the report it adds to, and so are its days. */
export const dateKindsOfAddendum: readonly DateKind[] = ['reported', 'signed', 'unstated']

/** A bill is dated by its statement; the day of the service is what it is for. */
export const dateKindsOfBill: readonly DateKind[] = [
  'unstated',
  'reported',
  'performed',
  'collected',
  'signed',
  'received',
]

/** Words that make a date no date of this document: a birth, a print, a fax, another study, a plan, a form's version. */
const OF_SOMETHING_ELSE =
  /\b(?:birth|birthdate|d\.? ?o\.? ?b|born|geb|geburtsdatum|geboren|nac|nacimiento|print\w*|fax\w*|sent|comparison|compar\w+|prior|previous\w*|earlier|appointment|appt|follow|next|scheduled|schedule|return|expir\w*|valid|until|since|lmp|menstrual|last|history|diagnosed|due|revised|rev|revision|effective|start\w*|stop\w*|began|version|copyright|approved|downloaded|accessed|dictated|transcribed|admi(?:t\w*|ssion)|age|policy|coverage|enrolled|vergleich|voraufnahme|previo|impres\w+|planned|typed|inicio|first (?:treatment|fraction|dose|cycle|infusion|session)|on or about|through|payment|requested|ordered|order|tci|opa|recall|expected|onset|original\w*|period|commenced|arranged|booked|outside|anticipated|estimated|renew\w*|issue of form|reassess\w*|last updated|death|first(?! name)|initially|review(?= (?:date|due)\b))\b/iu

const FILLER =
  '(?:\\s|[:#.,()/–—&-]|\\b(?:date|time|on|at|is|was|of|by|and|the|datum|vom|am|el|fecha|dt|tm|d\\/t|local|[ecmp][sd]t|utc|in lab)\\b)*$'
/** `Date of`, `Dates of`, `Date/Time of the`, `Date and time of`. */
const DATE_OF = 'dates?(?:\\(s\\))?(?:\\s*(?:/|and|&)\\s*times?)? of (?:the |your |this )?'
const ending = (words: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${words})${FILLER}`, 'iu')

const NAMED =
  '(?:service|procedure|surgery|operation|operative|exam(?:ination)?|study|visit|consult(?:ation)?|treatment|encounter|infusion|test(?:ing)?|scan|imaging|clinic|eval(?:uation)?|conference|assessment|attendance|meeting|interview|session|screening|call|incident|contact|discussion|review|investigation|recording|tracing|presentation|vaccination|immuni[sz]ation|administration|biopsy|intervention|night of study|op)'
/** Named alone these tell of another study as often: they count only as `date of …` and `… date`. */
const STUDY =
  '(?:endoscopy|colonoscopy|gastroscopy|bronchoscopy|mammogram|ultrasound|x-?ray|MRI|CT|PET(?:[/-]CT)?|DE?XA|echo(?:cardiogram)?|ECG|EKG|chemo(?:therapy)?|cycle|dose|tx|or|surgical|acquisition|event|board|case conference)'
/** A noun alone (`Procedure`, `Result`) is no label of a date: it heads a table's column as often. */
const LABELS: readonly (readonly [DateKind, RegExp])[] = [
  ['collected', /^\W*(?:(?:blood|specimens?|samples?) )?taken(?: on| at)?[\s.:]*$/iu],
  // `Realizado / Done`, and the opening words of a clinic's letter.
  ['performed', /^\W*(?:\p{L}+\s*\/\s*)?(?:done|recorded|realizad[oa])[\s.:]*$/iu],
  [
    'performed',
    /(?:^|[.;,]\s*)(?:(?:Seen|Reviewed|Attended)(?: by [^.:;]{0,30})? (?:in|at) (?:the )?(?:\p{L}+ )?)?(?:[Cc]linic|CLINIC|[Oo]utpatients?)(?: visit)?(?: on| of|:)\s*$/u,
  ],
  [
    'collected',
    ending(
      `(?:specimen |sample |tissue |blood )?(?:collected|coll?\\.?|collect (?:date|dt)|drawn|draw (?:date|time)|obtained|procured|excised|collection (?:date|time|d/t|dt))|(?:sample|specimen|sampling) (?:date|taken)|sampled|obt\\.?|date (?:collected|sampled|taken|obtained|drawn|excised|removed|procured|spec(?:imen)? taken)|${DATE_OF}(?:collection|sample|specimen|sampling|procurement|excision|resection)|(?:bx|excision|resection|procurement|lab) date|` +
        '(?:fecha de )(?:toma(?: de muestra)?|extracci[oó]n)|(?:proben|blut)?(?:entnahme|abnahme)\\p{L}*|extra[ií]d[oa]',
    ),
  ],
  [
    'performed',
    ending(
      `${DATE_OF}(?:(?:\\p{L}+ ){0,2}${NAMED}|${STUDY})(?:\\s*/\\s*\\p{L}+)?|(?:${NAMED}|${STUDY}) (?:date|dt|performed|(?:start |end )time)|d\\.?o\\.?s\\.?|date (?:performed|seen|presented|discussed|measured|given|administered|attended|examined|scanned|assessed|dispensed|filled)|performed|examined|seen|measured|scanned|acquired|assessed|attended|administered|carried out|undertaken|imaged|dispensed|filled|given|soc date|${NAMED} (?:begin|began|start(?:ed)?|end(?:ed)?|completed|finished)|` +
        'fecha de (?:la )?(?:cirug[ií]a|consulta|visita|administraci[oó]n|estudio|realizaci[oó]n|intervenci[oó]n|examen)|untersuchungsdatum|untersuchung vom|op-?datum|operation vom',
    ),
  ],
  [
    'reported',
    ending(
      'reported|rptd|report(?:ing)? date|(?:addendum|amendment|correction|supplement)(?: date)?|amended|corrected|interpreted|scored|results? final|final|authori[sz]ed|verified|released|issued|emitid[oa]|expedid[oa]|final (?:result|report)|diagnosis date|date (?:of (?:final )?report|reported|issued|finali[sz]ed)|resulted|result date|finali[sz]ed|report (?:issued|completed|finali[sz]ed)|' +
        'fecha del? informe|befunddatum|befund vom',
    ),
  ],
  [
    'signed',
    /(?<!\p{L})(?:(?:electronically |digitally |e-?)?signed|sign(?:ed)?[- ]?out|authenticated|attested|validated|firmad[oa])\b[^\n]{0,70}$/iu,
  ],
  [
    'signed',
    /(?<!\p{L})(?:confirmed|verified|approved|interpreted|read|dictated and read|authori[sz]ed|reported|completed|validated|typed|reviewed) by\b[^\n]{0,50}$/iu,
  ],
  ['performed', new RegExp(`(?<!\\p{L})${NAMED}\\s*:\\s*$`, 'iu')],
  [
    'received',
    ending(
      "received|receipt|rec(?:'|’|v)?d?\\.?|accession(?:ed)?|login|entered|registered|logged(?: in)?|activated|(?:proben)?eingang\\p{L}*|recibid[oa]",
    ),
  ],
  [
    'unstated',
    /^\W*(?:(?:(?:statement|invoice|billing|bill|letter|note|document|record|form|claim|notice|referral|message|today['’]?s|rechnungs|ausstellungs) ?date|date(?: (?:of|on) (?:(?:the|this) )?(?:letter|note|notice|statement|invoice|bill|document|referral|record|form|message|issue))?|date (?:completed|issued|referred|written|prepared|created|billed|entered)|date(?: and | & |\/)time|prepared(?: on)?|tax point|fecha de (?:la )?(?:factura|carta|emisi[oó]n)|dated|datum|fecha)(?:\s*[/|]\s*(?:time|date|datum|fecha))?|arriv(?:ed|al)(?: (?:date|time|date\/time))?)\s*[:.]?\s*(?:(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mi[eé]|jue|vie|s[aá]b|dom|die|mit|don|sam)\p{L}{0,7},?\s*)?$/iu,
  ],
]
const OF_LETTERHEAD = ending(
  '(?:statement|invoice|billing|letter|notice) date|date of (?:this )?(?:letter|notice|statement|invoice|bill)',
)
const OF_DISCHARGE = ending(
  `${DATE_OF}(?:discharge|departure)(?:\\s*/\\s*transfer)?|disch(?:arged?)?\\.?(?: date)?|d/?c date|d/c|departure|departed|(?:fecha de )?alta|entlass\\p{L}*`,
)
const OF_TREATMENT_END = ending(
  '(?:last|final) (?:treatment|fraction|dose|cycle|infusion|session|tx|fx|day(?: of treatment)?)|(?:treatment )?(?:end(?:ed)?|completion|stop|finish(?:ed)?)(?: (?:date|of (?:treatment|therapy|course)))?|completed|date (?:of completion|completed|finished|ended)',
)
/** What dates a paper of this kind though it would not date another: a stay by its discharge, a course of treatment by its end. */
const OWN: Readonly<Partial<Record<DocumentKind, RegExp>>> = {
  discharge: OF_DISCHARGE,
  radiation: OF_TREATMENT_END,
  chemotherapy: OF_TREATMENT_END,
}

/** The day on which something of another paper's kind was or will be done: the operation in a note, the biopsy on a scan. */
const othersEvent = (words: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${DATE_OF})?(?:\\p{L}+ )?(?:${words})(?!\\p{L})[^.;]{0,12}$`, 'iu')
const OPERATION = 'surgery|surgical|operation|operative|op|biopsy|bx'
const OF_OPERATION = othersEvent(OPERATION)
const NOT_OF_A_VISIT = othersEvent(`${OPERATION}|procedure|scan|imaging|mammogram|study`)
const OTHERS_EVENT: Readonly<Partial<Record<DocumentKind, RegExp>>> = {
  letter: othersEvent(`${OPERATION}|procedure|scan|imaging|${STUDY}|study|exam(?:ination)?|test|screening`),
  progress: NOT_OF_A_VISIT,
  consult: NOT_OF_A_VISIT,
  'history-physical': NOT_OF_A_VISIT,
  radiology: OF_OPERATION,
  cardiac: OF_OPERATION,
  lab: OF_OPERATION,
  radiation: OF_OPERATION,
  chemotherapy: OF_OPERATION,
  discharge: othersEvent(`${OPERATION}|procedure|scan|imaging|${STUDY}|study|treatment|infusion|test`),
}

/** What dates a letter or notice of an insurer. */
const OF_DECISION = ending(
  'mailed|date mailed|(?:decision|determination|approval|authori[sz]ation|issue|EOB|mailing) date|date of (?:this )?(?:decision|determination|approval|issue|mailing)',
)
const OF_BILLING =
  /\b(?:statement|bill|invoice)(?: was)? (?:generated|prepared|printed|produced|created|issued)(?: on)?[\s.:]*$|\bstatement as of[\s.:]*$/i
/** What dates a paper that was signed. */
const OF_SIGNATURE = ending('(?:signature|consent|signing) date|date of (?:signature|consent|signing)|signed and dated')
/** A referral is dated by its writing. */
const OF_ORDERING = /^\W*(?:date ordered|order(?:ed)?(?: date| on)?|referral date|requested on)[\s.:]*$/iu
const EXPECTED = /\b(?:expected|planned|anticipated|estimated|target|projected|scheduled)\b/i

/** A list of medicines holds for the day it was printed, or as of. */
const OF_PRINT =
  /^\W*(?:(?:date|list) )?printed(?: on| date)?[\s.:]*$|\b(?:as (?:of|at)|(?:last )?(?:updated|reviewed|reconciled|produced|created|generated|prepared)(?: with patient| by \p{L}+)?|valid (?:on|as of))(?: on)?[\s.:]*$/iu
/** A message is dated by its sending. */
const OF_SENDING = /^\W*(?:date )?sent(?: on| at)?[\s.:]*$/iu
/** A noun alone in a cell of its own right before the date: `Exam | 04/18/2023`. */
const NOUN = new RegExp(`^\\W*${NAMED}(?: (?:date|time|d/t))?[\\s.:]*$`, 'iu')

/** The line that a fax machine or server puts at the edge of a page: a clock time beside numbers, senders and page counts. */
export const isFaxLine = (line: string): boolean =>
  /\b\d{1,2}:\d{2}\b/.test(line) &&
  (/\bfax\b/i.test(line) ||
    /\b(?:from|to)\b.*\d{3}[-. ]\d{4}\b|\d{3}[-. ]\d{4}\b.*\b(?:to|p(?:age|g)?)\b/i.test(line) ||
    /\bp(?:age|g)?[. ]{1,2}\d{1,3} ?(?:\/|of) ?\d{1,3}\b/i.test(line))

/** The long words of labels; a scan seldom reads all of their letters. */
const LABEL_WORDS =
  'collected collection obtained received accessioned reported finalized performed procedure surgery operation examination service treatment encounter discharge discharged admission admitted printed dictated transcribed electronically statement comparison previous appointment scheduled'.split(
    ' ',
  )

/** A label with its words as they were meant: one letter lost, added or misread, or a digit in a letter's place. */
const mended = (label: string): string => label.replace(/[\p{L}\d]{6,}/gu, mendedWord)

function mendedWord(word: string): string {
  const read = word.toLowerCase().replace(/[0158]/g, (digit) => DIGITS[digit] ?? digit)
  if (!/\p{L}{4}/u.test(word) || LABEL_WORDS.includes(read))
    return /\d/.test(word) && LABEL_WORDS.includes(read) ? read : word
  return LABEL_WORDS.find((known) => isOneEditApart(read, known)) ?? word
}

/** Whether a word is a label's with one letter misread; `procedures` and `collector` are words of their own. */
export const isMendedLabel = (word: string): boolean =>
  mendedWord(word) !== word && !/(?:s|r|ing)$/i.test(word) && !/^(?:seen|report|operation|study|sample)/i.test(word)

const DIGITS: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 5: 's', 8: 'b' }

/** Whether a label says that the date beside it is another's: a birth, a print, a plan. */
export const isAnothersDate = (label: string): boolean => OF_SOMETHING_ELSE.test(mended(label).slice(-40))

type Span = { readonly start: number; readonly end: number }

/** Whether a date is the second of a range such as `11/06/2023 to 12/04/2023`. */
export const endsRange = (text: string, first: Span | undefined, second: Span): boolean =>
  first !== undefined &&
  /^\s*(?:[-–—]|to|through|thru|until|bis|hasta|al?)(?: (?:the|zum|el))?\s*$/i.test(text.slice(first.end, second.start))

/** Whether a label is nothing but what was done: no label of a date over a column, but one right before it. */
export const isNoun = (label: string): boolean => NOUN.test(label)

/** What the words before a date make it in a document of a kind; null where they say that it is another's, or say nothing. */
export function dateKindOf(before: string, kind: DocumentKind | null): DateKind | null {
  const near = mended(before.slice(-80))
  const own = kind === null ? undefined : ownKindOf(near, kind)
  if (own !== undefined) return own
  if (OF_DISCHARGE.test(near) || OF_SOMETHING_ELSE.test(near.slice(-40)) || /\boutside\b/i.test(near)) return null
  return LABELS.find(([, label]) => label.test(near))?.[0] ?? (OF_LETTERHEAD.test(near) ? 'unstated' : null)
}

/** What a label means in papers of this kind and not in others; undefined where it means the same in all. */
function ownKindOf(near: string, kind: DocumentKind): DateKind | null | undefined {
  if (OWN[kind]?.test(near) === true && !EXPECTED.test(near.slice(-40))) return 'performed'
  if (OTHERS_EVENT[kind]?.test(near) === true) return null
  return OWN_WORDS.find(([own, , label]) => own === kind && label.test(near))?.[1]
}

const OWN_WORDS: readonly (readonly [DocumentKind, DateKind, RegExp])[] = [
  ['medication-list', 'unstated', OF_PRINT],
  ['letter', 'unstated', OF_SENDING],
  ['letter', 'unstated', OF_ORDERING],
  ['bill', 'unstated', OF_BILLING],
  ['insurance', 'reported', OF_DECISION],
  ['consent', 'signed', OF_SIGNATURE],
]
