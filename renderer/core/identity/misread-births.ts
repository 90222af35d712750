import type { PageText } from '../model/page-text.ts'
import type { WrittenBirthDate } from './birth-dates.ts'

/** OCR's confidence in a word (0 to 100): below the first it may well hold a wrong figure, from the second on it is taken at its word. */
const [unsure, sure] = [60, 85]

/**
 * The birth dates of one page without those that are another of them misread: read by OCR and unsurely, one figure apart
 * from one that was read surely. Small print at the foot of a fax repeats the head's date like that. Who the person is plays
 * no part in it.
 */
export function withoutMisread(page: PageText, dates: readonly WrittenBirthDate[]): readonly WrittenBirthDate[] {
  if (page.source !== 'ocr' || dates.length < 2) return dates
  const firm = dates.filter((date) => confidenceOf(page, date) >= sure)
  return dates.filter(
    (date) => !(confidenceOf(page, date) < unsure && firm.some((other) => isOneFigureApart(date, other))),
  )
}

/** That of the least sure word; 0 where no word stands there. */
function confidenceOf({ words }: PageText, { start, end }: WrittenBirthDate): number {
  const own = words.filter((word) => word.start < end && word.end > start)
  return own.length === 0 ? 0 : Math.min(...own.map(({ confidence }) => confidence))
}

const isOneFigureApart = (a: WrittenBirthDate, b: WrittenBirthDate): boolean =>
  figuresOf(a).some((one) => figuresOf(b).some((other) => differences(one, other) === 1))

type Reading = WrittenBirthDate['readings'][number]
const figuresOf = ({ readings }: WrittenBirthDate): string[] => readings.map(inFigures)
const inFigures = ({ year, month, day }: Reading): string =>
  `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

const differences = (a: string, b: string): number =>
  a.length === b.length ? Array.from(a).filter((figure, at) => figure !== b.charAt(at)).length : Infinity
