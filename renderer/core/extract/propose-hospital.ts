import { findIdentity } from '../identity/find-identity.ts'
import { type DocumentKind } from '../model/document-kind.ts'
import { linesOf, type Cell, type Line } from '../model/page-layout.ts'
import { type PageText } from '../model/page-text.ts'
import { type Proposal } from '../model/understanding.ts'
import { isFaxLine } from './date-labels.ts'
import { withKnownAccents } from './known-accents.ts'
import { isMisread } from './misread-signs.ts'
import { partOf, withoutJunk } from './page-lines.ts'

const LABEL =
  /^(?:(?:performing |testing |appointment |service |visit |encounter )?(?:facility|hospital|laboratory|lab|institution|clinic|(?:clinic|service|practice) site|site of service|practice)|performed at|centro|krankenhaus|klinik|einrichtung)(?: name)?\s*[:#]\s*(.*)$/i
const INSTITUTION =
  /\b(?:hospitals?|medical cent(?:er|re)|cancer cent(?:er|re)|cancer institute|clinics?|health ?care|health (?:system|network|services|cent(?:er|re))|infirmary|institute|foundation trust|surgery cent(?:er|re)|surgical cent(?:er|re)|(?:medical|oncology|surgical|physicians?|cardiology|radiology|imaging|urology|neurology|dermatology|gastroenterology|orthop(?:a)?edics?|pathology|anesthesia|p(?:a)?ediatrics?|women'?s|dental|eye|heart|pulmonary|kidney) (?:group|practice|associates|partners|specialists|consultants|cent(?:er|re))|family (?:practice|medicine)|dental (?:care|surgery)|(?:ambulance|paramedic|rescue) (?:service|trust|squad)|EMS|home (?:health|care)|nursing home|skilled nursing|physical therapy|physiotherapy|breast cent(?:er|re)|university cent(?:er|re)|(?:infusion|endoscopy|imaging|heart|women'?s|treatment|rehabilitation|rehab|vascular|eye|specialty|diagnostic|dialysis|wellness|transplant|community|oncology|radiation|surgical|outpatient|care) cent(?:er|re)|urgent care|(?:emergency|primary) care|hospice|polyclinic|sanatorium|hôpital|centro m[eé]dico|cl[ií]nica|klinik(?:um|en)?|krankenhaus|uniklinik|universitäts\p{L}*|spital|policl[ií]nico|centro (?:de|del) \p{L}{4,}|(?:screening|diagnostics?|vaccination|testing|community|health) (?:hub|programme|service|cent(?:er|re)|unit)|(?:medical|health|gp) practice|laboratori(?:o|os|um) \p{Lu}\p{L}+|seguros|aseguradora|health plan|(?:insurance|assurance) (?:company|society|group)|cancer care|(?:university|faculty|medical|community) physicians|faculty practice|physicians? (?:group|network|associates|services)|(?:heart|cardiac|cardiovascular|spine|brain|ear|eye|bone|kidney|lung|chest|skin|joint|digestive|h(?:a)?ematology|oncology|cancer)(?: ?(?:&|and|\/|,|-) ?)(?:vascular|spine|sports medicine|joint|throat|lung|allergy|blood|oncology|h(?:a)?ematology|research|liver|nose|rehabilitation)\b.*|(?:county|city|state|district|public) health(?: department| unit)?|health department|department of (?:public )?health|board of health|blood (?:bank|service|cent(?:er|re))|(?:internal|occupational|sports|sleep|pain|addiction|reproductive|travel|geriatric|adolescent|maternal.fetal) medicine|(?:children'?s|veterans|memorial|regional|general|university) hospital|medical associates|medical (?:plaza|pavilion|campus|arts)|cancer (?:network|alliance|program(?:me)?)|surgical (?:specialists|associates)|care (?:group|partners))(?!\p{L})|\p{L}+(?:klinik(?:um)?|krankenhaus|spital)(?!\p{L})/iu
const DEPARTMENT =
  /\b(?:laborator(?:y|ies|ios?)|labs?|imaging|radiology|diagnostics?|pathology|oncology|health|associates|pharmacy|radiologists|radiation|cardiology|dermatology|gastroenterology|neurology|urology|gyn(?:a)?ecology|ortho(?:pa)?edics|h(?:a)?ematology|endocrinology|p(?:a)?ediatrics|nephrology|rheumatology|pulmonology|ophthalmology|genomics|genetics|orthodontics|therapy|physiotherapy|dental|dentistry|ambulance|optometry|podiatry|audiology|dermatopathology|molecular|(?:medizinisches )?labor|MVZ)\b/i
/** Words that name no place by themselves; a line of nothing else is no name of a hospital. */
const GENERIC =
  /\b(?:anatomical|cellular|histology|cytology|sciences?|blood|biochemistry|chemistry|immunology|microbiology|virology|digital|advanced|unit|ward|physical|therapy|therapies|physiotherapy|occupational|speech|dental|dentistry|dentist|ambulance|paramedic|EMS|home|nursing|skilled|physicians?|partners|specialists|consultants|associated|optometry|podiatry|audiology|dermatopathology|histopathology|labor|pulmonary|function|sleep|trust|squad|rescue|team|hospital(?:es)?|hospitals|screening|hub|programme|unit|unidad|centro|cl[ií]nic[oa]s?|laboratorios?|an[aá]lisis|diagn[oó]stico|imagen|seguros|plan|insurance|gen[eé]tica|oncolog[ií]a|radiolog[ií]a|patolog[ií]a|anatom[ií]a|cardiolog[ií]a|cirug[ií]a|hematolog[ií]a|medical|cent(?:er|re)|cancer|clinics?|healthcare|health|care|systems?|network|services?|institute|laborator(?:y|ies)|labs?|imaging|radiology|diagnostics?|pathology|oncology|surgical|surgery|anatomic|clinical|department|dept|division|section|of|the|and|for|in|at|associates|practice|family|group|outpatient|inpatient|patient|main|radiation|pharmacy|breast|medicine|klinik|klinikum|krankenhaus|abteilung|für|services|servicio|de|general|interventional|nuclear|genetics|molecular|emergency|infusion|endoscopy|heart|treatment|rehabilitation|rehab|vascular|eye|specialty|diagnostic|dialysis|wellness|transplant|community|urgent|primary|hospice|p(?:a)?ediatric|women'?s|cardiology|dermatology|gastroenterology|neurology|urology|gyn(?:a)?ecology|ortho(?:pa)?edics|h(?:a)?ematology|endocrinology|p(?:a)?ediatrics|nephrology|rheumatology|pulmonology|ophthalmology|genomics|orthodontics)\b/giu
const PAPERWORK =
  /\b(?:evaluation|assessment|questionnaire|messages?|chart|prescription|log|sheet|certificate|referral|clearance|details|proforma|reports?|notes?|summary|course|results?|request|form|letter|statement|record|records|consultation|list|card|plan|education|instructions|consent|diagnosis|history|findings|impression|exam|examination|policy|claim|benefits|portal|information|visit|stay|number|account|admission|discharge|signature|copy|unit|bill|invoice|insurance|scan|study|document|continuity|mutual|assurance|attorney|directive|will|proxy|commonwealth|state of|(?:county|city) of|republic|confidential|notice|welcome|menu|home page|log ?(?:in|out))\b/i
const ANOTHER =
  /\b(?:cc|refer(?:red|ring|ral)?|ordering|order(?:ed)?|requesting|sent|to|from|outside|previous|prior|transfer(?:red)?|copy|copies|physician|provider|doctor|dr|attn|attention|pcp|bill|pay|payable|formerly|accredited|licensed|insured|member|affiliat\w+|member of|a division of|overweisend\w*|zuweis\w*)\b/i
/** An insurer's name holds words that other papers are called by. */
const INSURER =
  /\b(?:health plan|(?:health |life |medical )?(?:insurance|assurance) (?:company|society|group|corporation|plan)|mutual(?: (?:insurance|assurance|health))?|(?<=\p{L} )(?:insurance|assurance)$|blue (?:cross|shield))\b/giu
/** Behind a person's name; the hospital after it is where that person works. */
const CREDENTIALS =
  /\p{L},? (?:M\.?D|D\.?O|N\.?P|P\.?A|PA-C|R\.?N|RGN|Ph\.?D|FACS|FRC\p{L}+|MRC\p{L}+|MBBS)(?![\p{L}])/u
const LINES_READ = 12
/** A letterhead stands within this share of the page's height from its first line. */
const HEAD = 0.25

/**
 * The hospital, clinic or laboratory that a document is from: a labelled line, else the letterhead of its first page, else
 * its foot. As written.
 */
export function proposeHospital(pages: readonly PageText[], kind: DocumentKind | null = null): Proposal['hospital'] {
  const page = pages.find(({ text }) => text.trim() !== '')
  if (!page) return null
  const lines = withoutEdge(linesOf(page))
  const head = headOf(lines)
  const chosen = (kind === 'insurance' ? insurerOf(head) : undefined) ?? nameOf(head, lines, page)
  const found = chosen && isPatient(chosen, page) ? undefined : chosen
  const again = elsewhere(found ? [found] : head.slice(0, 6), pages)
  if (again || !found || isOnceOnPoorPage(found, page, pages)) return again
  return named(found, page.page)
}

/** Whose letter it is: the name at the top. Where the care was given stands further down, behind a label. */
const insurerOf = (head: readonly Cell[]): Cell | undefined =>
  head.slice(0, 2).find((cell) => isHeadLine(cell) || isLetterheadName(cell))

/** Where a name is looked for, the surest first. */
function nameOf(head: readonly Cell[], lines: readonly Line[], page: PageText): Cell | undefined {
  const labelled = lines.flatMap(({ cells }) => cells.flatMap((cell, at) => labelledName(cell, cells[at + 1])))
  const places: readonly (() => Cell | undefined)[] = [
    () => head.slice(0, 2).find((cell) => isSurgery(cell, page.text)),
    () => topmostOf(head, lines),
    () => (head.some(isInstitution) ? undefined : head.slice(0, 2).find(isLetterheadName)),
    () => institutionOf(head),
    () => labelled[0],
    () => senderOf(lines),
    () => head.slice(0, 6).find(isDepartment),
    () => addressedName(head, page, lines),
    () => footOf(lines),
    () => placeOfEvent(lines),
  ]
  return places.reduce<Cell | undefined>((found, find) => found ?? find(), undefined)
}

/** At the very top also a name whose last word says what it is: `Marrowby Skin Centre`, `Krankenkasse Lindenhof`. */
const isLetterheadName = (cell: Cell): boolean =>
  isHeadLine(cell) && [AT_THE_TOP, LAB_BY_NAME].some((names) => names.test(nameIn(cell.text).replace(FIRM, '')))
/** Laboratories whose name does not say that they are one. */
const LAB_BY_NAME =
  /^(?:labcorp|natera|invitae|tempus(?: labs)?|guardant health|foundation medicine|myriad(?: genetics)?|caris life sciences|exact sciences|neogenomics|genedx|veracyte|agendia|genomic health|bioreference|quest diagnostics|color health|ambry genetics)$/i
const AT_THE_TOP =
  /^(?:\p{Lu}[\p{L}'’&-]+ ){1,4}(?:cent(?:er|re)|partnership|trust|institute|foundation|mutual|drugs?|drug ?store|chemists?|apothecary|bio-?(?:sciences?|labs?|tech\w*|medical|logics)|life sciences|precision medicine|registry|program(?:me)?|specialists|associates|consultants|hospitalists|physicians|partners|surgeons|(?:ur|onc|cardi|radi|path|anesthesi|neur|gastroenter|dermat|pulmon|nephr|ot)ologists|(?:health )?(?:insurance|assurance)|versicherung|seguros|kasse|praxis|zentrum)$|^(?:the )?(?:kranken|betriebs|ersatz)kasse \p{Lu}|^(?:praxis|centro|instituto|mutua|zentrum|institut)\b.* \p{Lu}/iu

/** Of a page that shows misread letters, and no engine's doubts about them, only what stands on the pages twice. */
function isOnceOnPoorPage(found: Cell, page: PageText, pages: readonly PageText[]): boolean {
  if ((page.source === 'ocr' && page.words.length > 0) || !isMisread(page)) return false
  const name = nameIn(found.text).toLowerCase()
  const times = pages.reduce((sum, { text }) => sum + text.toLowerCase().split(name).length - 1, 0)
  return times < 2
}

/** Without what a fax machine or a browser prints over the letterhead. */
function withoutEdge(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(({ cells }) => {
    const whole = cells.map(({ text }) => text).join(' ')
    return !isFaxLine(whole) && !/https?:\/\//i.test(whole)
  })
  return first <= LINES_OF_EDGE ? lines.slice(Math.max(0, first)) : lines
}
const LINES_OF_EDGE = 2

/** The cells at the top, without those of whom the paper is sent to or of what a label names. */
function headOf(lines: readonly Line[]): Cell[] {
  const first = lines[0]?.top ?? 0
  return lines
    .slice(0, LINES_READ)
    .flatMap(({ cells, top }, at) =>
      top !== null && top - first >= HEAD
        ? []
        : cells.filter(
            (cell, place) =>
              !isAddressee(lines, at, cell) &&
              !OTHERS_LABEL.test(cells[place - 1]?.text ?? '') &&
              !isBelowLabel(lines[at - 1]),
          ),
    )
    .map(withoutJunk)
}

/** The name on the first line, where the first institution stands well below it: that is who ordered, or where it goes. */
function topmostOf(head: readonly Cell[], lines: readonly Line[]): Cell | undefined {
  const lineOf = (cell: Cell): number => lines.findIndex(({ cells }) => cells.some(({ start }) => start === cell.start))
  const [institution, first] = [head.find(isInstitution), head[0]]
  if (!institution || !first || lineOf(institution) < FAR_BELOW || lineOf(first) > 0) return undefined
  return isDepartment(first) ? first : undefined
}
const FAR_BELOW = 2

/** Whether the line above is nothing but the label of what is no name of this house. */
const isBelowLabel = (above: Line | undefined): boolean =>
  above?.cells.length === 1 && /:$/.test(above.cells[0]?.text ?? '') && OTHERS_LABEL.test(above.cells[0]?.text ?? '')

const OTHERS_LABEL =
  /^(?:to|cc|copy|provider|referr\p{L}*|requested by|ordered by|ordering|sent (?:to|by)|gp|ward|from|location|(?:med|medical|rx|dental)? ?(?:primary|secondary)|insurance|insurer|payer|carrier|coverage|guarantor|client|outside|source|solicit\p{L}*|remit\p{L}*)\b[^.]{0,25}$/iu
const ADDRESSEE = /^(?:to|cc|copy to|copies to|attn|attention|an|para)\s*:/i
/** How many lines an address above it may have, and how far their beginnings may be apart, in characters. */
const ADDRESS_LINES = 3
const SAME_EDGE = 3

/** Whether it stands in the block that begins `To: …`. */
function isAddressee(lines: readonly Line[], at: number, cell: Cell): boolean {
  const left = leftOf(cell)
  const isLetter = lines.slice(at + 1, at + LINES_TO_SALUTATION).some(({ cells }) => SALUTED.test(cells[0]?.text ?? ''))
  return lines.slice(Math.max(0, at - ADDRESS_LINES), at).some(({ cells }, i) =>
    cells.some((above) => {
      const isPerson = isLetter && Math.max(0, at - ADDRESS_LINES) + i >= 2 && PERSON.test(above.text)
      return Math.abs(leftOf(above) - left) <= SAME_EDGE && (ADDRESSEE.test(above.text) || isPerson)
    }),
  )
}

/** The first line of an address: somebody, alone on the line. */
const PERSON =
  /^(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Dra?|Herr|Frau|Sr|Sra)\.? \p{Lu}[^.:;]{1,40}|\p{Lu}[^.:;\d]{3,40},? (?:M\.?D|D\.?O|N\.?P|PA-C|R\.?N|Ph\.?D|DDS|DMD)\.?)$/u
const SALUTED = /^(?:dear|sehr geehrte[rs]?|estimad[oa]s?)(?!\p{L})/iu
const LINES_TO_SALUTATION = 10

const leftOf = ({ place, column }: Cell): number => place?.left ?? column

/** The first institution; where that is a group of hospitals or a trust, the one house of it that is named as well. */
function institutionOf(head: readonly Cell[]): Cell | undefined {
  const found = head.flatMap((cell) => (isInstitution(cell) ? [cell] : partsOf(cell).filter(isInstitution)))
  const [first] = found
  if (!first || !GROUP.test(nameIn(first.text))) return first
  const houses = found.filter(({ text }) => HOUSE.test(text) && !GROUP.test(nameIn(text)))
  return houses.length === 1 ? houses[0] : first
}

/** `Endoscopy Unit, Carrick Royal Infirmary`: what commas part. */
const partsOf = (cell: Cell): Cell[] =>
  cell.text.includes(', ') && !ANOTHER.test(cell.text)
    ? [...cell.text.matchAll(/[^,]+/g)].map((match) => {
        const lead = match[0].length - match[0].trimStart().length
        return partOf(cell, match.index + lead, match.index + match[0].trimEnd().length)
      })
    : []

const GROUP = /\b(?:hospitals|(?:foundation )?trust|health (?:system|network|services)|hospital group|healthcare)$/i
const HOUSE = /\b(?:hospital|infirmary|medical cent(?:er|re)|cancer cent(?:er|re))\b/i

/** A British practice of general doctors; a branch of surgery (`Breast Surgery`) is none. */
const isSurgery = (cell: Cell, page: string): boolean =>
  isHeadLine(cell) && SURGERY.test(nameIn(cell.text)) && !BRANCH.test(cell.text) && BRITISH.test(page)
const SURGERY = /^(?:the )?\p{Lu}[\p{L}'’]+(?: \p{Lu}[\p{L}'’]+){0,3} surgery$/iu
const BRANCH =
  /\b(?:breast|plastic|day|laser|robotic|oral|heart|hand|spine|eye|bowel|trauma|joint|head|neck|after|before|emergency|ambulatory|elective|transplant|hernia|weight|loss|obesity|vein|knee|hip|foot|cancer|pre|post|general|minor|major|neuro|micro|cosmetic|dental|cardiac|outpatient|of|for)\b|\b\p{L}+(?:ic|al|ar)\b|surgical/iu
const BRITISH =
  /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\bNHS\b|\bhealth number\b|\bGP\b|\bDoB\b|(?<![\d/])(?:1[3-9]|2\d|3[01])\/\d{1,2}\/\d{2}/

/** Who sent a mail, by the name before the address. */
function senderOf(lines: readonly Line[]): Cell | undefined {
  for (const { cells } of lines.slice(0, LINES_READ)) {
    const [cell] = cells
    const [all, label = '', name = ''] =
      /^((?:message )?from ?: *)(.+?)(?: *<[^>\s]+@[^>\s]+>|$)/i.exec(cell?.text ?? '') ?? []
    if (!cell || all === undefined || isFaxLine(cells.map(({ text }) => text).join(' '))) continue
    const sender = partOf(cell, label.length, label.length + name.length)
    const place = [sender, ...piecesOf(sender)].find((one) => isInstitution(one) || isDepartment(one))
    if (place) return place
  }
  return undefined
}

/** `Exam performed on Jun 5, 2023 at Mercy General Hospital`: where it was done, in the words of a head without a letterhead. */
function placeOfEvent(lines: readonly Line[]): Cell | undefined {
  for (const { cells } of lines.slice(0, LINES_READ))
    for (const cell of cells) {
      const [all, lead = ''] = OF_EVENT.exec(cell.text) ?? []
      const place = all === undefined ? undefined : partOf(cell, lead.length, all.length)
      if (place && isInstitution(place)) return place
    }
  return undefined
}

const OF_EVENT =
  /^((?:[^.;]{0,40}\b)?(?:performed|done|seen|collected|taken|examined|visit(?:ed)?|attended|treated|scanned)\b[^.;]{0,60}?\bat (?:the )?)\p{Lu}[^.;,]+/iu

/** Whether the cell holds the name of the patient. */
const isPatient = ({ start, text }: Cell, page: PageText): boolean =>
  findIdentity(page).names.some((name) => name.start < start + text.length && name.end > start)

/** A name on the first line with the telephone, web or post box of a house below it or beside it, whatever it is called. */
function addressedName(head: readonly Cell[], page: PageText, lines: readonly Line[]): Cell | undefined {
  const name = head.find(({ start }) => lines[0]?.cells[0]?.start === start)
  const below = lines.slice(0, LINES_OF_LETTERHEAD).map(({ cells }) => cells.map(({ text }) => text).join(' '))
  if (!name || !isHeadLine(name) || !/\p{L} \p{L}/u.test(nameIn(name.text))) return undefined
  return !isPatient(name, page) && below.some((line) => OF_A_HOUSE.test(line)) ? name : undefined
}
const LINES_OF_LETTERHEAD = 4
/** What stands in a letterhead and not in the address of a patient. */
const OF_A_HOUSE =
  /\b(?:tel|telephone|phone|ph|fax|t[eé]l[eé]fono)\b[:. ]|\bwww\.|\b\S+@\S+\.\p{L}{2}|\bNPI\b|\bCLIA\b|\b(?:suite|ste)\.? \d|(?:\d{3}[-.]|\(\d{3}\) ?)\d{3}[-.]\d{4}/iu

const FOOT_LINES = 4

/** The one name at the foot of a page, beside its address, telephone or page number. */
function footOf(lines: readonly Line[]): Cell | undefined {
  const cells = lines
    .slice(LINES_READ / 2)
    .slice(-FOOT_LINES)
    .flatMap((line) => (ADDRESSED.test(line.cells.map(({ text }) => text).join(' ')) ? line.cells : []))
  const names = cells.flatMap(piecesOf).filter((cell) => isInstitution(cell) || isDepartment(cell))
  return names.every(({ text }) => text === names[0]?.text) ? names[0] : undefined
}

const ADDRESSED =
  /\b(?:tel|phone|fax|t[eé]l[eé]fono|printed|impreso|gedruckt|www|copyright|confidential)\b|\bp[aá]g(?:e|ina)?\.? \d|\b(?:sheet|seite) \d|\b\d{1,3} ?(?:of|de|von) ?\d{1,3}\b|(?<![\d/.-])\d{1,3} ?\/ ?\d{1,3}(?![\d/.])|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i

/** Its sentences, and what bars and strokes part. */
const piecesOf = (cell: Cell): Cell[] =>
  [...cell.text.matchAll(/(?:[^.,/]|[.,/](?=\S))+/g)].map((match) => {
    const lead = match[0].length - match[0].trimStart().length
    return partOf(cell, match.index + lead, match.index + match[0].trimEnd().length)
  })

function named(cell: Cell, page: number): Proposal['hospital'] {
  const read = nameIn(cell.text)
  const start = cell.start + cell.text.indexOf(read)
  const value = withKnownAccents(read)
  return { value, origin: { page, start, end: start + value.length } }
}

/**
 * A letterhead with a misread word, as it stands again elsewhere on the pages: logos are set in odd type, and the name is
 * often repeated small at the foot. Its sure words must be the same and the doubtful ones alike.
 */
function elsewhere(head: readonly Cell[], pages: readonly PageText[]): Proposal['hospital'] {
  for (const cell of head.filter(({ doubtful }) => doubtful.length > 0)) {
    const again = pages.flatMap((page) => againOn(cell, page))[0]
    if (again) return again
  }
  return null
}

function againOn(cell: Cell, page: PageText): NonNullable<Proposal['hospital']>[] {
  const words = wordsOf(cell)
  if (cell.text.length > 100 || !hasOwnName(sureWords(cell))) return []
  const pattern = words.map(({ text, isSure }) => (isSure ? escaped(text) : "(\\p{L}[\\p{L}\\p{M}'’-]+)")).join(' ')
  const misread = words.filter(({ isSure }) => !isSure)
  return [...page.text.matchAll(new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, 'giu'))]
    .filter((match) => match.index !== cell.start && misread.every(({ text }, i) => isAlike(text, match[i + 1] ?? '')))
    .map((match) => ({ ...cell, text: match[0], start: match.index, doubtful: [] }))
    .filter((found) => isInstitution(found) || isDepartment(found))
    .flatMap((found) => named(found, page.page) ?? [])
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

function wordsOf({ text, doubtful }: Cell): { text: string; isSure: boolean }[] {
  return [...text.matchAll(/[^\s]+/g)].map((match) => ({
    text: match[0],
    isSure: !doubtful.some(({ start, end }) => start < match.index + match[0].length && end > match.index),
  }))
}

const sureWords = (cell: Cell): string =>
  wordsOf(cell)
    .flatMap(({ text, isSure }) => (isSure ? [text] : []))
    .join(' ')

/** As long, and half of the letters the same in their places, counted from either end. */
function isAlike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((word) => Array.from(word.toLowerCase()))
  if (!x || !y || Math.abs(x.length - y.length) > 1) return false
  const same = Math.max(sameInPlace(x, y), sameInPlace(x.toReversed(), y.toReversed()))
  return same >= 0.5 * Math.max(x.length, y.length)
}

const sameInPlace = (a: readonly string[], b: readonly string[]): number =>
  a.filter((letter, i) => letter === b[i]).length

/** `Facility: Mercy General`: the words behind the label, or in the next cell. */
function labelledName(cell: Cell, next: Cell | undefined): Cell[] {
  const [, behind] = LABEL.exec(cell.text) ?? []
  if (behind === undefined) return []
  const value = behind === '' ? next : partOf(cell, cell.text.length - behind.length, cell.text.length)
  return value &&
    /^\p{Lu}/u.test(value.text) &&
    isSurelyNamed(value) &&
    nameIn(value.text).length <= 100 &&
    !/[.;]\s/.test(value.text)
    ? [value]
    : []
}

const isInstitution = (cell: Cell): boolean => isHeadLine(cell) && INSTITUTION.test(cell.text)
const isDepartment = (cell: Cell): boolean =>
  isHeadLine(cell) && DEPARTMENT.test(cell.text) && !/^(?:department|dept|division|section)\b/i.test(cell.text)

const NAME_ONLY = /^[\p{L}\p{M}\p{N}\s&.,'’()/+®™-]+$/u

/** A short line with a name of its own, read surely, that is neither a title, a sentence, a label nor somebody else's address. */
function isHeadLine(cell: Cell): boolean {
  const { text } = cell
  const name = nameIn(text).replace(FIRM, '')
  if (name.length < 4 || text.length > 100 || name.split(/\s+/).length > 10) return false
  if (
    PAPERWORK.test(name.replace(INSURER, ' ')) ||
    ANOTHER.test(name) ||
    CREDENTIALS.test(name) ||
    /[:?!@]|\d{3,}|\d[/.-]\d|\bwww\b|\b(?:no|nr|number|id)$/i.test(name) ||
    /[a-z]{3}\.(?:\s|$)/.test(text)
  )
    return false
  const small = name
    .split(/\s+/)
    .filter((word) => /^\p{Ll}/u.test(word) && !/^(?:of|and|for|the|at|in|de|del|la|der|des|für|und|am|an)$/.test(word))
  const isLogo = /^\p{Lu}{3,}\s/u.test(name) && small.every((word) => word.replace(GENERIC, '') === '')
  return (small.length === 0 || isLogo) && isSurelyNamed(cell)
}

/** Whether it holds a name of its own, read surely, and nothing that no name has. */
const isSurelyNamed = (cell: Cell): boolean =>
  NAME_ONLY.test(nameIn(cell.text)) &&
  !/\p{Ll}\p{Lu}{2}/u.test(nameIn(cell.text)) &&
  hasOwnName(nameIn(cell.text)) &&
  hasOwnName(sureWords(cell))

const hasOwnName = (text: string): boolean => /\p{L}{2,}/u.test(text.replace(GENERIC, ' '))

/** Behind the name: how the firm is owned. */
const FIRM =
  /,? (?:P\.? ?C|S\.? ?C|P\.? ?A|P\.?L\.?L\.?C|L\.?L\.?C|L\.?L\.?P|Inc|Ltd|Corp|Co|gGmbH|GmbH|AG|S\.?L\.?U?|S\.?A|Pty(?: Ltd)?|plc)\.?$/iu
/** Or that this is its portal. */
const PORTAL = /(?:['’]s)? (?:(?:online |secure )?(?:patient|member|health) )?(?:portal|my ?chart|gateway)$/iu

/** The name without the address, telephone or department behind it. */
function nameIn(text: string): string {
  const cut =
    text
      .replace(PORTAL, '')
      .split(
        /\s*(?:[•·;|]|\s[–—-]\s|,(?=\s*(?:\d|dep|div|tel|ph|p\.?o\.?\b))|\s#\s?\d|\s\d{1,2} (?=(?:north|south|east|west)\b)|\s\d{2,}\s)|\s*\(?\b(?:tel|phone|fax)\b/i,
      )[0] ?? ''
  return cut.replace(/^[\s*_=#~–—-]+|[\s*_=#~,.–—-]+$/g, '').slice(0, 200)
}
