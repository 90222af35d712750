import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Traits } from '../../../renderer/core/model/traits.ts'
import { PairGroups } from '../../../renderer/core/timeline/likeness-pairs.ts'
import { relate, traitsOf, type Compared } from '../../../renderer/core/timeline/likeness.ts'
import { chanceOf } from '../extract/ocr-noise.ts'
import { sampleTexts } from '../extract/sample-texts.ts'
import { aPage, pagesOf } from '../identity/people.ts'
import { compared, labelledPairs, type LabelledPair } from './likeness-pairs.ts'

const SEED = 20_240
const judged = labelledPairs(SEED).map((pair) => ({ ...pair, found: relate(compared(pair.a), compared(pair.b)) }))
const isHidden = (relation: string | undefined): boolean => relation === 'same-text' || relation === 'same-report'
const of = (truth: LabelledPair['truth']): typeof judged => judged.filter((pair) => pair.truth === truth)
const table = (['copy', 'version', 'different'] as const).map((truth) => {
  const relations = of(truth).map(({ found }) => found?.relation ?? 'apart')
  return {
    truth,
    ...Object.fromEntries([...new Set(relations)].map((one) => [one, relations.filter((r) => r === one).length])),
  }
})
process.stdout.write(`likeness, seed ${String(SEED)}: ${JSON.stringify(table)}\n`)

describe(`${String(judged.length)} labelled pairs`, () => {
  test('nothing is hidden that is not the same report with the same values', () => {
    const hidden = judged.filter(({ truth, found }) => truth !== 'copy' && isHidden(found?.relation))
    expect(hidden.map(({ name }) => name)).toEqual([])
  })
  test('at least nine of ten copies are found', () => {
    const copies = of('copy')
    const missed = copies.filter(({ found }) => found === null)
    expect(missed.length, missed.map(({ name }) => name).join('\n')).toBeLessThanOrEqual(0.1 * copies.length)
  })
  test('every copy printed from a portal is known to be the same text', () => {
    const printed = of('copy').filter(({ name }) => name.includes('printed from a portal'))
    expect(printed.filter(({ found }) => found?.relation !== 'same-text').map(({ name }) => name)).toEqual([])
  })
  test('at least nine of ten versions are found, none as a copy', () => {
    const missed = of('version').filter(({ found }) => found === null)
    expect(missed.length, missed.map(({ name }) => name).join('\n')).toBeLessThanOrEqual(0.1 * of('version').length)
  })
  test('two reports are hardly ever asked about', () => {
    const asked = of('different').filter(({ found }) => found !== null)
    expect(asked.length, asked.map(({ name }) => name).join('\n')).toBeLessThanOrEqual(0.05 * of('different').length)
  })
  test('which way round two documents are compared does not matter', () => {
    const mirror = { a: 'b', b: 'a' } as const
    for (const { a, b, found } of judged) {
      const back = relate(compared(b), compared(a))
      expect([back?.relation, back?.newer ?? null]).toEqual([
        found?.relation,
        found?.newer ? mirror[found.newer] : null,
      ])
    }
  })
})

describe('a newer version', () => {
  const version = (name: string) => judged.find((pair) => pair.name === name)?.found
  test.each(['addendum', 'corrected size', 'corrected side', 'amended receptor', 'signed again', 'only the addendum'])(
    '%s is newer than the final report',
    (name) => expect(version(name)).toMatchObject({ relation: 'newer-version', newer: 'b' }),
  )
  test('the final report is newer than the preliminary one', () =>
    expect(version('preliminary')).toMatchObject({ relation: 'newer-version', newer: 'a' }))
  test('says what was changed, as both reports write it, the older first', () => {
    expect(version('corrected size')?.changed).toContainEqual({ before: '1.4 cm', after: '1.9 cm' })
    expect(version('corrected side')?.changed).toEqual(
      expect.arrayContaining([
        { before: 'left 1', after: null },
        { before: null, after: 'right 1' },
      ]),
    )
  })
  test('a supplement is newer than the report whose case it names in its own way, and the report that announces it is final', () => {
    const about = { kind: 'pathology', date: null, dateKind: null, hospital: 'Thornwick Hospital' } as const
    const [report, supplement] = [
      'SPECIMEN..: 23H0033506\nAUTHORISED: 03/04/2023\nMaximum tumour diameter 38 mm.\nMismatch repair: to follow in a supplementary report.',
      'SPECIMEN..: 23H0033506\nAUTHORISED: 12/04/2023\nSUPPLEMENTARY REPORT 1\nMLH1: no loss of expression',
    ].map((text) => traitsOf(pagesOf(text)))
    if (!report || !supplement) throw new Error('no words')
    expect([report.stage, supplement.stage]).toEqual([null, 'addendum'])
    expect(relate({ ...report, ...about }, { ...supplement, ...about })).toMatchObject({
      relation: 'newer-version',
      newer: 'b',
    })
  })
  test('a changed value that nothing explains differs, and which is newer is left open', () =>
    expect(version('another size, nothing said of it')).toMatchObject({ relation: 'newer-version', newer: null }))
})

describe('traits', () => {
  test('are below 2 KB and as their schema says', () => {
    for (const { pages } of sampleTexts()) {
      const traits = traitsOf(pagesOf(...pages, ...pages.map((page) => page.toUpperCase())))
      expect(v.is(Traits, traits)).toBe(true)
      expect(JSON.stringify(traits).length).toBeLessThan(2048)
    }
  })
  test('of a document without words are none', () => expect(traitsOf([aPage('')])).toBeNull())
  test('of a page that says almost nothing are never the same text', () =>
    expect(relate(compared(['Thank you']), compared(['Thank you']))?.relation).not.toBe('same-text'))
})

/** The pairs of documents that come one after the other. */
function pairs(all: readonly Compared[]): readonly (readonly [number, number])[] {
  const groups = new PairGroups()
  all.forEach((document, at) => groups.put(at, document))
  return groups.settle().fresh
}

describe('pairs worth comparing', () => {
  test('hold every pair that is related', () => {
    for (const { name, a, b, found } of judged) {
      if (found && found.similarity >= 0.75) expect([name, pairs([compared(a), compared(b)])]).toEqual([name, [[0, 1]]])
    }
  })
  test('of 5,000 documents are a hundredth of all, also where they come from a few templates', () => {
    const chance = chanceOf(SEED)
    const some = sampleTexts().map(({ pages }) => compared(pages))
    const hex = (length: number): string =>
      Array.from({ length }, () => Math.floor(chance() * 16).toString(16)).join('')
    const all = Array.from({ length: 5000 }, (_, i) => {
      const one = some[i % some.length] ?? some[0]
      if (!one) throw new Error('no sample')
      const date = i % 7 === 0 ? null : { year: 2000 + (i % 24), month: 1 + (i % 12), day: 1 + (i % 28) }
      return {
        ...one,
        date,
        text: hex(32),
        all: hex(8),
        accessions: [`A${String(i)}`],
        shingles: i % 2 === 0 ? one.shingles : hex(512),
      }
    })
    const before = process.cpuUsage()
    const found = pairs(all)
    for (const [a, b] of found) if (all[a] && all[b]) relate(all[a], all[b])
    const seconds = process.cpuUsage(before).user / 1e6
    process.stdout.write(`pairs of 5,000: ${String(found.length)} in ${seconds.toFixed(2)} s of one processor\n`)
    expect(found.length).toBeLessThan(0.01 * ((5000 * 4999) / 2))
  })
})
