import type { FilingFault } from '../../core/model/filing.ts'
import { monthName } from '../dates.ts'

type DateProblem =
  'year-missing' | 'year-not-four-digits' | 'year-out-of-range' | 'month-missing' | 'day-not-a-number' | 'no-such-day'

const dateFaults: Record<DateProblem, string> = {
  'year-missing': 'The year is missing. Type it, or empty the other parts too.',
  'year-not-four-digits': 'Type the year with four digits, such as 2023.',
  'year-out-of-range': 'This year cannot be right. Look at the page and type it again.',
  'month-missing': 'A day needs its month. Choose the month, or empty the day.',
  'day-not-a-number': 'Type the day as a number from 1 to 31.',
  'no-such-day': 'This month has no such day. Look at the page and type it again.',
}

const faults: Record<FilingFault, string> = {
  'kind-missing': 'Choose what kind of record this is. “Other paper” is one too.',
  'hospital-too-long': 'This is too long. Use at most 200 characters.',
  'title-too-long': 'This is too long. Use at most 200 characters.',
}

/** The fields in which a person says what a record is, wherever they stand. */
export const filingText = {
  kind: 'Kind of record',
  kindNone: 'Choose a kind',
  date: 'Date',
  dateHint: 'Only the year is needed. Leave it empty when the record gives no date.',
  dateWords: {
    day: 'Day',
    month: 'Month',
    year: 'Year',
    noMonth: 'Not known',
    months: Array.from({ length: 12 }, (_, at) => monthName(at + 1)),
  },
  hospital: 'Hospital or practice',
  recordTitle: 'Title',
  titleHint: 'Left empty, your lists show the file’s name. That name never goes into a packet.',
  dateFaults,
  faults,
}
