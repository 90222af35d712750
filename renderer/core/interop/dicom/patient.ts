import { readableDate, readHl7Timestamp, type Timestamp } from '../hl7-dates.ts'
import type { Item } from './item.ts'
import { tags, type Tag } from './tags.ts'

/** A person's name as it is spoken, in one of its writings. */
export type SpokenNames = readonly string[]

/**
 * A PN value (PS3.5 §6.2.1) as names are spoken: the alphabetic writing first, then the ideographic and phonetic ones
 * where they differ. `Alvarez^Rosa^Maria^Dr` is `Dr Rosa Maria Alvarez`.
 */
export function spokenNames(value: string): SpokenNames {
  const writings = value.split('=').map((group) => {
    const [family, given, middle, prefix, suffix] = group.split('^').map((part) => part.replace(/\s+/g, ' ').trim())
    return [prefix, given, middle, family, suffix].filter((part) => part !== undefined && part !== '').join(' ')
  })
  return [...new Set(writings.filter((name) => name !== ''))]
}

/** The first name of an element that holds names of people. */
export function nameIn(item: Item, tag: Tag): string | null {
  const names = item.texts(tag).flatMap(spokenNames)
  return names[0] ?? null
}

/** A date of an element (DA, or the date of a DT); `1997.04.30` is the form before DICOM 3. */
export function dateIn(item: Item, tag: Tag): Timestamp | null {
  const text = item.word(tag)
  return text === null ? null : readHl7Timestamp(text.replace(/^(\d{4})\.(\d{2})\.(\d{2})$/, '$1$2$3'))
}

/** A date for the sheet; what is not a date of the calendar is shown as it stands. */
export function dateWords(item: Item, tag: Tag): string | null {
  const date = dateIn(item, tag)
  return date ? readableDate(date.date) : item.word(tag)
}

/** Dates with zeros for what is not known mean none. */
const isKnown = (words: string | null): words is string => words !== null && !/^[0.\s]*$/.test(words)

/** The line that every page begins with; null where the file names nobody. */
export function runningHeader(item: Item): string | null {
  const name = nameIn(item, tags.patientName)
  const born = dateWords(item, tags.birthDate)
  const number = item.word(tags.patientId)
  const issuer = item.word(tags.patientIdIssuer)
  const parts = [
    name === null ? null : `Patient: ${name}`,
    isKnown(born) ? `Date of birth: ${born}` : null,
    number === null ? null : `Record number: ${number}${issuer === null ? '' : ` (${issuer})`}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join('   ')
}

/**
 * Name, number and birth date in one canonical string, so that instances of one study that name two patients are never
 * taken together. Letter case, spacing and trailing delimiters of a name make no difference.
 */
export function patientKey(item: Item): string {
  const name = (item.texts(tags.patientName)[0] ?? '').normalize('NFC').toUpperCase()
  const groups = name.split('=').map((group) => {
    const parts = group.split('^').map((part) => part.replace(/\s+/g, ' ').trim())
    return parts.join('^').replace(/\^+$/, '')
  })
  const fields = [groups.find((group) => group !== '') ?? '', item.word(tags.patientId) ?? '', birthKey(item)]
  return fields.map((field) => field.replaceAll('|', ' ').slice(0, 160)).join('|')
}

function birthKey(item: Item): string {
  const digits = (item.word(tags.birthDate) ?? '').replaceAll('.', '')
  return /^0*$/.test(digits) ? '' : digits
}
