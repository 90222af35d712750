import { expect, test } from 'vitest'
import { entryTitle, valueText, whenText } from '../../../../renderer/text/en/entries.ts'
import { readerText } from '../../../../renderer/text/en/reader.ts'

test('entries in are entries out, or counted by name; a reason without words stands as it is', () => {
  const { counted } = readerText.entries
  expect(counted({ found: 212, carried: 205, named: [{ what: 'no-content', count: 7 }] })).toBe(
    '212 statements in the file: 205 here, 7 without content.',
  )
  expect(counted({ found: 2, carried: 1, named: [{ what: 'Patient (about-the-file)', count: 1 }] })).toBe(
    '2 statements in the file: 1 here, 1 Patient about the file itself.',
  )
  expect(counted({ found: 3, carried: 0, named: [{ what: 'ZXY (never-heard-of)', count: 3 }] })).toContain(
    '3 ZXY (never-heard-of)',
  )
})

test('a value stands letter for letter with its unit, its lab’s range and the lab’s own mark', () => {
  expect(valueText({ text: '<0.5', unit: 'ng/mL', range: '0.0 – 4.0', flag: 'H' })).toBe(
    '<0.5 ng/mL, range 0.0 – 4.0, marked H',
  )
  expect(valueText({ text: 'not seen', unit: null, range: null, flag: null })).toBe('not seen')
  expect(valueText(null)).toBeNull()
})

test('what a file denies is denied in words', () => {
  expect(entryTitle({ title: 'Allergy to penicillin', negated: true })).toBe('not: Allergy to penicillin')
})

test('a time stands with its date as exact as both are', () => {
  expect(whenText({ date: { year: 2023, month: 5 }, time: null, until: { year: 2024 } })).toBe('May 2023, until 2024')
  expect(whenText({ date: null, time: null, until: null })).toBeNull()
})

test('a newer version, an older one and one whose order the pages do not say are told apart', () => {
  const words = (isNewer: boolean | null) =>
    readerText.related.kinWords({ relation: 'newer-version', isNewer } as Parameters<
      typeof readerText.related.kinWords
    >[0])
  expect([words(true), words(false), words(null)]).toEqual([
    'Newer version of',
    'Older version of',
    'Another version of',
  ])
})
