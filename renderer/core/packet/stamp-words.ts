import * as v from 'valibot'
import type { ClinicalDate } from '../base/clinical-date.ts'
import { textUpTo } from '../base/schemas.ts'
import { documentKinds, type DocumentKind } from '../model/document-kind.ts'

const short = textUpTo(80)

/**
 * The words stamped on every page. `{…}` marks where values go: `born` {date}, `page` {page} {pages}, `packet` {id},
 * `source` {number}, `original` {page} {pages}, `date` {day} {month} {year}. `nameOnCover` stands where the font lacks the name's letters.
 */
export const StampWords = v.object({
  born: short,
  page: short,
  packet: short,
  source: short,
  original: short,
  nameOnCover: short,
  front: short,
  undated: short,
  months: v.pipe(v.array(short), v.length(12)),
  kinds: v.record(v.picklist(documentKinds), short),
})
export type StampWords = v.InferOutput<typeof StampWords>

/** The same names as on the screens (text/en/kinds.ts), which core may not import; a test compares them. */
const kinds: Record<DocumentKind, string> = {
  pathology: 'Pathology report',
  cytology: 'Cytology report',
  biomarker: 'Biomarker report',
  genomic: 'Genomic test',
  radiology: 'Imaging report',
  operative: 'Operation note',
  consult: 'Consultation note',
  progress: 'Visit note',
  'history-physical': 'History and physical',
  discharge: 'Discharge summary',
  lab: 'Lab results',
  'medication-list': 'Medicine list',
  chemotherapy: 'Drug treatment record',
  radiation: 'Radiation treatment record',
  cardiac: 'Heart test',
  genetics: 'Genetic test',
  insurance: 'Insurance paper',
  identity: 'Identity paper',
  letter: 'Letter',
  consent: 'Consent or authority',
  bill: 'Bill',
  summary: 'Health summary',
  images: 'Scan study',
  other: 'Other paper',
}

export const englishStampWords: StampWords = {
  born: 'born {date}',
  page: 'p {page} of {pages}',
  packet: 'packet {id}',
  source: 'Source {number}',
  original: 'original page {page} of {pages}',
  nameOnCover: 'name on page 1',
  front: 'About this packet',
  undated: 'no date',
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  kinds,
}

/** Put values into a pattern: `fill('p {page} of {pages}', { page: 12, pages: 86 })`. */
export const fill = (pattern: string, values: Readonly<Record<string, string | number>>): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** `14 Mar 1958`, `Mar 1958` or `1958`: exactly as precise as the date. */
export function stampDate(date: ClinicalDate | null, words: StampWords): string {
  if (!date) return words.undated
  const month = date.month === undefined ? undefined : words.months[date.month - 1]
  return [date.day, month, date.year].filter((part) => part !== undefined).join(' ')
}
