import { describe, expect, test } from 'vitest'
import { toIso, type ClinicalDate } from '../../../renderer/core/base/clinical-date.ts'
import { propose } from '../../../renderer/core/extract/propose.ts'
import { pagesOf } from '../identity/people.ts'
import { chanceOf, noisy } from './ocr-noise.ts'
import { readPapers, type Paper } from './papers/read-papers.ts'

/** How each of these sets came out before the rules had been mended on it: docs/measures.md. */
const sets: readonly (readonly [file: string, birthDate: ClinicalDate])[] = [
  ['gloria.txt', { year: 1961, month: 6, day: 2 }],
  ['tobias.txt', { year: 1948, month: 8, day: 11 }],
  ['neville.txt', { year: 1972, month: 12, day: 5 }],
  ['oona.txt', { year: 1955, month: 1, day: 17 }],
  ['delphine.txt', { year: 1967, month: 9, day: 14 }],
  ['raymond.txt', { year: 1951, month: 2, day: 9 }],
  ['ines.txt', { year: 1979, month: 4, day: 23 }],
  ['josephine.txt', { year: 1962, month: 11, day: 30 }],
  ['walter.txt', { year: 1944, month: 10, day: 6 }],
]

const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const isPlace = (found: string, truth: string): boolean =>
  fold(truth).includes(fold(found)) || fold(found).includes(fold(truth))

const isRightPlace = (place: string, truth: string | null): boolean =>
  truth === null ? place === '' : place !== '' && isPlace(place, truth)

function judge({ what, kinds, date, hospital, pages }: Paper, birthDate: ClinicalDate) {
  const found = propose(pagesOf(...pages), { fileKind: 'pdf', today: { year: 2026, month: 5, day: 1 }, birthDate })
  const kind = found.kind?.value ?? ''
  const day = found.date ? toIso(found.date.value) : ''
  const place = found.hospital?.value ?? ''
  return {
    kind: kinds.includes(kind),
    wrongKind: kind !== '' && !kinds.includes(kind),
    date: day === (date ?? ''),
    // The year alone, where day and month could be exchanged, is no wrong date.
    wrongDate: day !== '' && !`${date ?? ''}-`.startsWith(`${day}-`),
    hospital: isRightPlace(place, hospital),
    wrongHospital: place !== '' && !isRightPlace(place, hospital),
    said: `${what}: ${kind}, ${day}, ${place}`,
  }
}

type Judged = ReturnType<typeof judge>
const parts = ['kind', 'wrongKind', 'date', 'wrongDate', 'hospital', 'wrongHospital'] as const
type Part = (typeof parts)[number]
const share = (all: readonly Judged[], part: Part): number => all.filter((one) => one[part]).length / all.length
const listed = (all: readonly Judged[]): string => all.map(({ said }) => said).join('\n')

function figures(name: string, all: readonly Judged[]): readonly Judged[] {
  const line = parts.map((part) => `${part} ${share(all, part).toFixed(3)}`).join(', ')
  process.stdout.write(`papers of many layouts, ${name}, ${String(all.length)}: ${line}\n`)
  return all
}

const clean = sets.flatMap(([file, born]) =>
  figures(
    file,
    readPapers(file).map((paper) => judge(paper, born)),
  ),
)

describe(`${String(clean.length)} papers of made-up people`, () => {
  test.each(['kind', 'date', 'hospital'] as const)('have their %s found in 95 of 100', (part) =>
    expect(share(clean, part), listed(clean.filter((one) => !one[part]))).toBeGreaterThanOrEqual(0.95),
  )
  test.each(['wrongKind', 'wrongDate', 'wrongHospital'] as const)('have no %s', (part) =>
    expect(listed(clean.filter((one) => one[part]))).toBe(''),
  )
})

/** What printing, sending and reading in another order do to a paper. */
const changed: readonly (readonly [string, (text: string) => string])[] = [
  ['its columns one below the other', (text) => cellsOf(text).join('\n')],
  [
    'every label above its value',
    (text) =>
      cellsOf(text)
        .map((cell) => cell.replace(/^(\p{Lu}[^:]{2,30}:)\s+(.{2,60})$/u, '$1\n$2'))
        .join('\n'),
  ],
  ['in capitals', (text) => text.toUpperCase()],
  ['without colons', (text) => text.replace(/(?<=\p{L}): +/gu, '   ')],
  ['printed from a browser', (text) => `4/2/2026, 9:14 AM     Documents     https://portal.example/doc/88123\n${text}`],
  ['sent by fax', (text) => `04/02/2026 09:14 FAX 6145550199          p.3/9\n${text}`],
  ['with a printer’s foot', (text) => `${text}\n\nPrinted 4/2/2026 9:14 AM by jsmith        Page 1 of 1`],
]
const cellsOf = (text: string): string[] => text.split('\n').flatMap((line) => line.trim().split(/\s{2,}|\t| \| /))

describe('the same papers', () => {
  test.each(changed)('%s are given no other day and hardly another kind or hospital', (name, change) => {
    const all = figures(
      name,
      sets.flatMap(([file, born]) =>
        readPapers(file).map((paper) => judge({ ...paper, pages: paper.pages.map(change) }, born)),
      ),
    )
    expect(listed(all.filter((one) => one.wrongDate))).toBe('')
    expect(share(all, 'wrongKind'), listed(all.filter((one) => one.wrongKind))).toBeLessThanOrEqual(0.01)
    expect(share(all, 'wrongHospital'), listed(all.filter((one) => one.wrongHospital))).toBeLessThanOrEqual(0.01)
    expect(share(all, 'kind')).toBeGreaterThanOrEqual(0.95)
  })
})

test('where letters are misread, a wrong date is said of about one paper in a hundred', () => {
  const noised = [0.01, 0.02, 0.03, 0.05].flatMap((rate) =>
    [5, 6].flatMap((seed) => {
      const chance = chanceOf(seed)
      const misread = sets.flatMap(([file, born]) =>
        readPapers(file).map((paper) =>
          judge({ ...paper, pages: paper.pages.map((page) => noisy(page, rate, chance)) }, born),
        ),
      )
      return figures(`${String(rate * 100)} % misread, seed ${String(seed)}`, misread)
    }),
  )
  figures('misread, all', noised)
  expect(share(noised, 'wrongDate'), listed(noised.filter((one) => one.wrongDate))).toBeLessThanOrEqual(0.012)
})
