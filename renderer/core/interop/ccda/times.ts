import type { ClinicalDate } from '../../base/clinical-date.ts'
import { readHl7Timestamp, readableDate } from '../hl7-dates.ts'
import { attr, child, childrenOf, type XmlElement } from '../xml.ts'
import { joined, tidy, wordsIn } from './words.ts'

/** When something was or is so: from, until, the clock time of `date`, and how often in words. */
export type Times = {
  readonly date: ClinicalDate | null
  readonly time: string | null
  readonly until: ClinicalDate | null
  readonly frequency: readonly string[]
}

/** The `effectiveTime`s of a statement (HL7 v3 TS, IVL_TS, PIVL_TS, EIVL_TS, and sets of them). */
export function timesOf(statement: XmlElement): Times {
  const all = childrenOf(statement, 'effectiveTime').flatMap(withParts)
  const spans = all.filter((one) => child(one, 'period') === null && child(one, 'event') === null).map(spanOf)
  const known = spans.find(({ date, until }) => date !== null || until !== null)
  return { ...(known ?? noSpan), frequency: all.flatMap((one) => frequencyOf(one)) }
}

const noSpan = { date: null, time: null, until: null }

const withParts = (time: XmlElement): XmlElement[] => [time, ...childrenOf(time, 'comp').flatMap(withParts)]

/** One point or span: `value`, else `low` or `center`, and `high`. */
export function spanOf(el: XmlElement): Omit<Times, 'frequency'> {
  const at = (name: string) => readHl7Timestamp(attr(child(el, name), 'value') ?? '')
  const from = readHl7Timestamp(attr(el, 'value') ?? '') ?? at('low') ?? at('center')
  return { date: from?.date ?? null, time: from?.time ?? null, until: at('high')?.date ?? null }
}

/** `3 May 2023`, `3 May 2023 – 5 May 2023`, `until 5 May 2023`; null where neither is known. The same day twice is one day. */
export function spanWords(date: ClinicalDate | null, until: ClinicalDate | null): string | null {
  if (!date) return until ? `until ${readableDate(until)}` : null
  const [from, to] = [readableDate(date), until ? readableDate(until) : null]
  return to === null || to === from ? from : `${from} – ${to}`
}

function frequencyOf(time: XmlElement): string[] {
  const period = child(time, 'period')
  const event = child(time, 'event')
  const offset = child(time, 'offset')
  const words = [
    period && everyWords(period),
    event && joined([attr(event, 'displayName') ?? eventWords(attr(event, 'code')), offset && quantityOf(offset)], ' '),
    wordsIn(child(time, 'originalText')),
  ]
  return words.filter((one): one is string => one !== null && one !== '')
}

function quantityOf(el: XmlElement): string {
  const value = attr(el, 'value')
  const unit = timeUnit(attr(el, 'unit'))
  return tidy(joined([value, value === '1' ? unit.replace(/s$/, '') : unit], ' '))
}

function everyWords(period: XmlElement): string | null {
  const bounds = ['low', 'high'].map((name) => child(period, name)).filter((one) => one !== null)
  const words = attr(period, 'value') === null ? bounds.map(quantityOf) : [quantityOf(period)]
  return joined(words, ' to ') === '' ? null : `every ${joined(words, ' to ')}`
}

const timeUnits: Readonly<Record<string, string>> = {
  s: 'seconds',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  wk: 'weeks',
  mo: 'months',
  a: 'years',
}
const timeUnit = (unit: string | null): string => timeUnits[unit ?? ''] ?? unit ?? ''

/** HL7 v3 TimingEvent. */
const events: Readonly<Record<string, string>> = {
  AC: 'before meals',
  ACM: 'before breakfast',
  ACD: 'before lunch',
  ACV: 'before dinner',
  C: 'with meals',
  CM: 'with breakfast',
  CD: 'with lunch',
  CV: 'with dinner',
  HS: 'before sleep',
  IC: 'between meals',
  PC: 'after meals',
  PCM: 'after breakfast',
  PCD: 'after lunch',
  PCV: 'after dinner',
  WAKE: 'on waking',
}
const eventWords = (code: string | null): string | null => (code === null ? null : (events[code] ?? code))
