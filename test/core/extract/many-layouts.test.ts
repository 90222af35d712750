import { describe, expect, test } from 'vitest'
import { toIso } from '../../../renderer/core/base/clinical-date.ts'
import { propose } from '../../../renderer/core/extract/propose.ts'
import { pagesOf } from '../identity/people.ts'
import { manyLayouts } from './many-layouts.ts'
import { unseen } from './unseen-layouts.ts'
import { abroad } from './abroad-layouts.ts'
import { chanceOf, noisy } from './ocr-noise.ts'
import { sampleTexts } from './sample-texts.ts'

type Paper = {
  readonly what: string
  readonly kind: string
  readonly date: string | null
  readonly hospital: string | null
  readonly pages: readonly string[]
}

const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const isPlace = (found: string, truth: string): boolean =>
  fold(truth).includes(fold(found)) || fold(found).includes(fold(truth))
const born = {
  unseen: { year: 1966, month: 4, day: 21 },
  sample: { year: 1958, month: 3, day: 14 },
  many: { year: 1949, month: 11, day: 5 },
}

function judge({ what, kind, date, hospital, pages }: Paper, of: keyof typeof born) {
  const context = { fileKind: 'pdf', today: { year: 2026, month: 5, day: 1 }, birthDate: born[of] } as const
  const found = propose(pagesOf(...pages), context)
  return {
    what,
    kind: found.kind?.value === kind,
    ...judgeDate(found.date ? toIso(found.date.value) : null, date),
    ...judgePlace(found.hospital?.value ?? null, hospital),
    said: [found.kind?.value, found.date && toIso(found.date.value), found.hospital?.value].join(', '),
  }
}

/** The year alone, where day and month could be exchanged, is not the date, and no wrong one. */
const judgeDate = (day: string | null, truth: string | null) => ({
  date: day === truth,
  wrongDate: day !== null && day !== truth && !truth?.startsWith(day),
})

const judgePlace = (found: string | null, truth: string | null) => ({
  hospital: truth === null || (found !== null && isPlace(found, truth)),
  wrongHospital: found !== null && (truth === null || !isPlace(found, truth)),
})

type Judged = ReturnType<typeof judge>
const share = (all: readonly Judged[], part: (one: Judged) => boolean): number => all.filter(part).length / all.length
function figures(name: string, all: readonly Judged[]): void {
  const parts = ['kind', 'date', 'wrongDate', 'hospital', 'wrongHospital'] as const
  const line = parts.map((part) => `${part} ${share(all, (one) => one[part]).toFixed(3)}`).join(', ')
  process.stdout.write(`proposals, ${name}, ${String(all.length)} papers: ${line}\n`)
}
const listed = (all: readonly Judged[]): string => all.map(({ what, said }) => `${what}: ${said}`).join('\n')

const many = manyLayouts.map((one) => judge({ ...one, pages: [one.text] }, 'many'))
const sample = sampleTexts().map((one) => judge({ ...one, what: one.name }, 'sample'))
figures('many layouts', many)
const rare = unseen.map(([what, kind, date, hospital, text]) =>
  judge({ what, kind, date, hospital, pages: [text] }, 'unseen'),
)
figures('unseen layouts', rare)
const foreign = abroad.map(([what, kind, date, hospital, text]) =>
  judge({ what, kind, date, hospital, pages: [text] }, 'unseen'),
)
figures('British and Spanish layouts', foreign)
figures("the sample's records", sample)

describe(`${String(many.length)} papers in many layouts`, () => {
  test('have their kind found in 95 of 100', () =>
    expect(
      share(many, ({ kind }) => kind),
      listed(many.filter(({ kind }) => !kind)),
    ).toBeGreaterThanOrEqual(0.95))
  test('have their own date found in 95 of 100', () =>
    expect(
      share(many, ({ date }) => date),
      listed(many.filter(({ date }) => !date)),
    ).toBeGreaterThanOrEqual(0.95))
  test('are never given another date', () => expect(listed(many.filter(({ wrongDate }) => wrongDate))).toBe(''))
  test('have their hospital found in 9 of 10', () =>
    expect(
      share(many, ({ hospital }) => hospital),
      listed(many.filter(({ hospital }) => !hospital)),
    ).toBeGreaterThanOrEqual(0.9))
  test('are never given another hospital', () =>
    expect(listed(many.filter(({ wrongHospital }) => wrongHospital))).toBe(''))
  test('are not given another date where a scan misread them', () => {
    const chance = chanceOf(11)
    const noised = [0.01, 0.03].flatMap((rate) =>
      manyLayouts.map((one) => judge({ ...one, pages: [noisy(one.text, rate, chance)] }, 'many')),
    )
    figures('many layouts, misread', noised)
    expect(
      share(noised, ({ wrongDate }) => wrongDate),
      listed(noised.filter(({ wrongDate }) => wrongDate)),
    ).toBeLessThanOrEqual(0.06)
  })
})

describe(`${String(rare.length)} papers written after the rules`, () => {
  test('have kind, date and hospital found in nine of ten', () => {
    for (const part of ['kind', 'date', 'hospital'] as const)
      expect(
        share(rare, (one) => one[part]),
        listed(rare.filter((one) => !one[part])),
      ).toBeGreaterThanOrEqual(0.9)
  })
  test('are never given another date', () => expect(listed(rare.filter(({ wrongDate }) => wrongDate))).toBe(''))
})

describe(`${String(foreign.length)} papers of British and Spanish hospitals`, () => {
  test('have kind, date and hospital found in nine of ten', () => {
    for (const part of ['kind', 'date', 'hospital'] as const)
      expect(
        share(foreign, (one) => one[part]),
        listed(foreign.filter((one) => !one[part])),
      ).toBeGreaterThanOrEqual(0.9)
  })
  test('are never given another date or hospital', () =>
    expect(listed(foreign.filter((one) => one.wrongDate || one.wrongHospital))).toBe(''))
})
