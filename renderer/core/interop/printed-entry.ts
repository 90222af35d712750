import type { EntryKind, StatedValue } from '../model/entry.ts'
import type { SheetLine } from '../model/sheet.ts'
import { readableDate } from './hl7-dates.ts'
import type { EntryDraft } from './parsed.ts'

/** The headings under which entries are printed, in the order of a health summary (IPS, C-CDA). */
export const kindHeadings: Readonly<Record<EntryKind, string>> = {
  allergy: 'Allergies and intolerances',
  problem: 'Problems and diagnoses',
  medicine: 'Medicines',
  report: 'Reports',
  result: 'Results',
  'vital-sign': 'Vital signs',
  procedure: 'Procedures',
  encounter: 'Encounters',
  immunisation: 'Immunisations',
  device: 'Devices',
  plan: 'Plans and orders',
  appointment: 'Appointments',
  'social-history': 'Social history',
  'family-history': 'Family history',
  note: 'Notes and documents',
  other: 'Other statements',
}

/** The kinds in the order in which they are printed. */
export const kindOrder = Object.keys(kindHeadings).filter((kind): kind is EntryKind => kind in kindHeadings)

/** `140 mmol/L (range 135 – 145) [High]`: a value with all that the source says beside it. */
export function sayValue({ text, unit, range, flag }: StatedValue): string {
  const measured = unit === null || unit === '1' ? text : `${text} ${unit}`
  return [measured, range === null ? null : `(range ${range})`, flag === null ? null : `[${flag}]`]
    .filter((part) => part !== null)
    .join(' ')
}

/**
 * The lines that print an entry, each of which names it: when, what, the value and the status first, then where, the
 * details, and what the narrative says differently. Texts of several lines stay so.
 */
export function printedEntry(entry: EntryDraft, index: number): SheetLine[] {
  const [first = '', ...more] = plain(entry.title)
  const value = entry.value ? plain(sayValue(entry.value)) : []
  const head = value.length === 1 ? `${first}: ${value[0] ?? ''}` : first
  const status = entry.status === null ? '' : `(${entry.status})`
  const below = [...more, ...(value.length > 1 ? value : []), ...linesBelow(entry)]
  return [
    { text: [whenOf(entry), head, status].filter((part) => part !== '').join('  '), style: 'strong', entry: index },
    ...below.map((line) => ({ text: `    ${line}`, style: 'plain' as const, entry: index })),
  ]
}

function whenOf({ date, time, until }: EntryDraft): string {
  const from = [date ? readableDate(date) : null, time].filter((part) => part !== null).join(', ')
  return `${from}${until ? `${from === '' ? 'until' : ' to'} ${readableDate(until)}` : ''}`
}

const linesBelow = ({ title, negated, place, details, differs }: EntryDraft): string[] => [
  // "No known allergies" says by itself what it says; a second "not" would turn it round.
  ...(negated && !/^no\b/i.test(title) ? ['The source states that this is not so.'] : []),
  ...(place === null ? [] : plain(`Where: ${place}`)),
  ...details.flatMap(({ label, text }) => plain(`${label}: ${text}`)),
  ...(differs === null ? [] : plain(`The readable text of the file says otherwise: ${differs}`)),
]

/** Lines of a text, without line ends of any kind. */
const plain = (said: string): string[] => said.split(/\r\n?|[\n\u2028\u2029\f\v]/).filter((line) => line.trim() !== '')
