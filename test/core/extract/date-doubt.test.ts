import { describe, expect, test } from 'vitest'
import { toIso } from '../../../renderer/core/base/clinical-date.ts'
import { propose } from '../../../renderer/core/extract/propose.ts'
import { pagesOf } from '../identity/people.ts'
import { placedPage } from '../placed.ts'

const context = { fileKind: 'pdf', today: { year: 2026, month: 5, day: 1 } } as const
const dateOf = (...texts: string[]): string | null => {
  const { date } = propose(pagesOf(...texts), context)
  return date && toIso(date.value)
}
const report = (lines: string): string =>
  `Mercy General Hospital, Houston, TX 77030\nSURGICAL PATHOLOGY REPORT\n${lines}\nFINAL DIAGNOSIS: Carcinoma.`

describe('a date that may be misread is not said', () => {
  test.each<[string, string]>([
    ['collected after its own report', report('Collected: 05/28/2023   Reported: 05/26/2023')],
    ['collected a year before its report', report('Collected: 05/23/2022   Reported: 05/26/2023')],
    ['of another weekday', report('Date of surgery: Monday, May 23, 2023')],
    ['in place of one that could not be read', report('Collected: 05/2E/2O23   Reported: 05/26/2023')],
    ['in place of one whose label could not be read', report('Cqlxecfed: 05/23/2023   Reported: 05/26/2023')],
    ['with a figure less than the others', report('Date of birth: 03/04/1958   Collected: 05/3/2023')],
    ['on a page of misread words', report('Pafient: X   Physiclan: Y\nCollected: 05/23/2023')],
    ['of two pages that give another figure', report('Collected: 05/23/2023') + '\f' + report('Collected: 05/28/2023')],
  ])('%s', (_, text) => expect(dateOf(...text.split('\f'))).toBeNull())
  test('where the engine was unsure of its figures', () => {
    const said = (sure: number): boolean => {
      const line = [
        { x: 5, y: 3, text: 'Collected:' },
        { x: 20, y: 3, text: '05/23/2023', sure },
      ]
      return propose([placedPage([[{ x: 5, y: 1, text: 'SURGICAL PATHOLOGY REPORT' }], line])], context).date !== null
    }
    expect([said(95), said(60)]).toEqual([true, false])
  })
})

describe('the same date is said', () => {
  test.each<[string, string]>([
    ['on a clean page', report('Collected: 05/23/2023   Reported: 05/26/2023')],
    ['of its own weekday', report('Date of surgery: Tuesday, May 23, 2023')],
    ['where a misread page has it twice', report('Pafient: X   Physiclan: Y\nCollected: 05/23/2023\nTaken 05/23/2023')],
  ])('%s', (_, text) => expect(dateOf(text)).toBe('2023-05-23'))
})

describe('the order of day and month follows from how soon a report comes', () => {
  const lab = (lines: string): string => `LABORATORY RESULTS\n${lines}\nHemoglobin 12 g/dL`
  test.each<[string, string, string | null]>([
    ['month first', lab('Collected: 01/11/2022\nReported: 01/12/2022'), '2022-01-11'],
    ['day first', lab('Collected: 11/01/2022\nReported: 12/01/2022'), '2022-01-11'],
    ['open, where both are on one day', lab('Collected: 01/11/2022\nReported: 01/11/2022'), '2022'],
    ['open, where either comes months later', lab('Collected: 01/04/2022\nReported: 03/08/2022'), '2022'],
  ])('%s', (_, text, expected) => expect(dateOf(text)).toBe(expected))
})
