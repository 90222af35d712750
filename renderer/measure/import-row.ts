import { precisionOf, toIso } from '../core/base/clinical-date.ts'
import { intakeText } from '../text/en/intake.ts'
import type { IntakeLine, RecordDetail, RecordRow } from '../vault/contract.ts'

export const importColumns = [
  'path',
  'state',
  'kind',
  'title',
  'date',
  'datePrecision',
  'hospital',
  'personCheck',
  'pages',
  'entries_in',
  'entries_out',
  'facts',
  'seconds',
  'message',
] as const

/** How a file ended. `kept`: stored without being understood. `lost`: taken, though its bytes cannot be had back. */
export type EndState = 'taken' | 'kept' | 'refused' | 'failed' | 'hung' | 'lost'
export type ImportRow = Readonly<Record<Exclude<(typeof importColumns)[number], 'state'>, string | number>> & {
  readonly state: EndState
}

type Ended = { readonly path: string; readonly seconds: number; readonly state: EndState; readonly message: string }

/** A line of the table; what is known of the record where there is one. */
export function importRow(
  { path, seconds, state, message }: Ended,
  record: RecordRow | null,
  counted: RecordDetail['counted'],
): ImportRow {
  return {
    path,
    state,
    ...(record ? known(record) : unknown),
    entries_in: counted?.found ?? '',
    entries_out: counted ? accounted(counted) : '',
    facts: 0,
    seconds,
    message,
  }
}

const unknown = { kind: '', title: '', date: '', datePrecision: '', hospital: '', personCheck: 'none', pages: 0 }

function known({ kind, title, date, hospital, person, pages }: RecordRow): typeof unknown {
  return {
    ...{ title, pages, kind: kind ?? '', hospital: hospital ?? '' },
    date: date ? toIso(date) : '',
    datePrecision: date ? precisionOf(date) : '',
    personCheck: person === 'unread' || person === 'not-mine' ? 'none' : person,
  }
}

/** Entries that are carried, and those that are named with why they are not. */
const accounted = ({ carried, named }: NonNullable<RecordDetail['counted']>): number =>
  carried + named.reduce((sum, { count }) => sum + count, 0)

/** What the person sees beside the file's name when nothing more happens to it. */
export function sentenceOf(state: IntakeLine['state']): string {
  const detail = intakeText.detail(state, false)
  return detail === undefined ? intakeText.state(state) : `${intakeText.state(state)}. ${detail}`
}

/** The state of a file whose reading has ended. A file waiting for its password is kept, and not understood yet. */
export const endStateOf = (state: IntakeLine['state']): EndState =>
  state.state === 'kept' || state.state === 'needs-password' ? 'kept' : 'taken'
