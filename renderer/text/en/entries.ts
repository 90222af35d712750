import type { Entry, EntryKind } from '../../core/model/entry.ts'
import type { HandEntry, HandKind } from '../../core/model/rows.ts'
import { dateText } from '../dates.ts'
import { counted } from '../numbers.ts'

/** What each kind of statement of a structured file is called, one and many. */
export const entryKindText: Record<EntryKind, { one: string; many: string }> = {
  problem: { one: 'Problem', many: 'problems' },
  allergy: { one: 'Allergy', many: 'allergies' },
  medicine: { one: 'Medicine', many: 'medicines' },
  procedure: { one: 'Procedure', many: 'procedures' },
  result: { one: 'Lab result', many: 'lab results' },
  'vital-sign': { one: 'Vital sign', many: 'vital signs' },
  encounter: { one: 'Visit', many: 'visits' },
  immunisation: { one: 'Vaccination', many: 'vaccinations' },
  'family-history': { one: 'Family history', many: 'family history entries' },
  'social-history': { one: 'Social history', many: 'social history entries' },
  device: { one: 'Device', many: 'devices' },
  plan: { one: 'Plan', many: 'plans' },
  appointment: { one: 'Appointment', many: 'appointments' },
  report: { one: 'Report', many: 'reports' },
  note: { one: 'Note', many: 'notes' },
  other: { one: 'Other entry', many: 'other entries' },
}

/** What a person can write down by hand. */
export const handKindText: Record<HandKind, string> = {
  visit: 'Visit',
  diagnosis: 'Diagnosis',
  medicine: 'Medicine',
  allergy: 'Allergy',
  procedure: 'Procedure or operation',
  result: 'Test result',
  appointment: 'Appointment',
  note: 'Note',
}

export const typedByYou = 'typed by you'

/** "12 lab results". */
export const entriesCounted = (count: number, kind: EntryKind): string =>
  counted(count, entryKindText[kind].one.toLowerCase(), entryKindText[kind].many)

/** The title as the file has it; what the file denies is denied here too, in words. */
export const entryTitle = ({ title, negated }: Pick<Entry, 'title' | 'negated'>): string =>
  negated ? `not: ${title}` : title

/** "132 U/L, range 35–105, flag H": value, unit, range and flag letter for letter, or nothing where there is no value. */
export function valueText(value: Entry['value']): string | null {
  if (value === null) return null
  const measured = [value.text, value.unit].filter((part) => part !== null && part !== '').join(' ')
  const parts = [
    measured,
    value.range === null || value.range === '' ? null : `range ${value.range}`,
    value.flag === null || value.flag === '' ? null : `marked ${value.flag}`,
  ]
  const said = parts.filter((part) => part !== null && part !== '')
  return said.length === 0 ? null : said.join(', ')
}

/** "3 May 2023, 09:30, until 9 May 2023"; null where nothing is stated. */
export function whenText({ date, time, until }: Pick<Entry, 'date' | 'time' | 'until'>): string | null {
  const parts = [date === null ? null : dateText(date), time, until === null ? null : `until ${dateText(until)}`]
  const said = parts.filter((part) => part !== null && part !== '')
  return said.length === 0 ? null : said.join(', ')
}

/** "Medicine, tamoxifen, 3 May 2023, typed by you". */
export function handName({ kind, title, date }: Pick<HandEntry, 'kind' | 'title' | 'date'>): string {
  const parts = [handKindText[kind], title, date === null ? 'no date' : dateText(date), typedByYou]
  return parts.join(', ')
}
