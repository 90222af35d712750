import { describe, expect, test } from 'vitest'
import type { PageText } from '../../../renderer/core/model/page-text.ts'
import type { Person } from '../../../renderer/core/model/person.ts'
import { bestPersonFor } from '../../../renderer/core/identity/best-person.ts'
import { checkPages } from '../../../renderer/core/identity/check-pages.ts'
import { chanceOf, noisy } from '../extract/ocr-noise.ts'
import { aPage } from './people.ts'
import { anna, anne, elena, labelledPairs, layouts, rosa } from './labelled-pairs.ts'

const whoFits = (page: PageText, persons: readonly Person[]) => bestPersonFor([page], new Set([page.page]), persons)

const judged = labelledPairs().map((pair) => ({
  ...pair,
  verdict: checkPages([aPage(pair.text)], pair.person, pair.others)[0]?.verdict ?? 'none',
}))
const verdicts = ['match', 'ask', 'quarantine', 'none'] as const
const labels = ['own', 'doubt', 'stranger'] as const
const count = (label: string, verdict: string): number =>
  judged.filter((one) => one.label === label && one.verdict === verdict).length
const table = labels.map(
  (label) => `${label}: ${verdicts.map((one) => `${one} ${String(count(label, one))}`).join(', ')}`,
)
process.stdout.write(`identity, ${String(judged.length)} pages: ${table.join(' | ')}\n`)

const listed = (wrong: typeof judged): string[] => wrong.map(({ what, verdict }) => `${what} → ${verdict}`)

describe(`${String(judged.length)} labelled pages`, () => {
  test('no page of a stranger is a match', () =>
    expect(listed(judged.filter(({ label, verdict }) => label === 'stranger' && verdict === 'match'))).toEqual([]))
  test('nor is one that a poor scan misreads', () => {
    const chance = chanceOf(5)
    const strangers = judged.filter(({ label }) => label === 'stranger')
    const wrong = [0.01, 0.02, 0.05].flatMap((rate) =>
      strangers.filter(({ text, person, others }) => {
        const [identity] = checkPages([aPage(noisy(text, rate, chance))], person, others)
        return identity?.verdict === 'match'
      }),
    )
    expect(listed(wrong)).toEqual([])
  })
  test('no page that leaves a doubt is a match', () =>
    expect(listed(judged.filter(({ label, verdict }) => label === 'doubt' && verdict === 'match'))).toEqual([]))
  test('no more than one of twenty of the person’s own pages is asked about or kept out', () => {
    const mine = judged.filter(({ label }) => label === 'own')
    const asked = mine.filter(({ verdict }) => verdict !== 'match')
    expect(asked.length, listed(asked).join('\n')).toBeLessThanOrEqual(0.05 * mine.length)
  })
})

describe('somebody else of the vault', () => {
  const text = (written: { name: string; born: string }): string => layouts[0]?.[1](written) ?? ''
  test('whose page it surely is keeps it out here, and it is offered to move there', () => {
    const page = aPage(text({ name: 'Elena Alvarez', born: '2 Jul 1986' }))
    const [identity] = checkPages([page], rosa, [elena])
    expect(identity).toMatchObject({ verdict: 'quarantine' })
    expect(identity?.reasons).toContain('other-person-fits-better')
    expect(whoFits(page, [elena, anna])).toBe(elena.id)
  })
  test('is not offered where the page fits nobody, or names two', () => {
    expect(whoFits(aPage(text({ name: 'Ilse Brandt', born: '07/30/1970' })), [elena, anna])).toBeNull()
    const two = aPage('Patient: Elena Alvarez  DOB: 2 Jul 1986\nPatient: Anna Bernstein  DOB: 8 March 1990')
    expect(whoFits(two, [elena, anna])).toBeNull()
  })
  test('is offered among twins only where the given name tells them apart', () => {
    const page = aPage(text({ name: 'Anne Bernstein', born: '8 March 1990' }))
    expect(whoFits(page, [anna, anne])).toBe(anne.id)
    expect(whoFits(aPage(text({ name: 'A. Bernstein', born: '8 March 1990' })), [anna, anne])).toBeNull()
  })
})
