import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { suggestSplits } from '../../../renderer/core/extract/suggest-splits.ts'
import type { PageText } from '../../../renderer/core/model/page-text.ts'
import { pagesOf } from '../identity/people.ts'
import { aBundle, type Bundle } from './bundles.ts'
import { chanceOf, pick } from './ocr-noise.ts'
import { sampleTexts } from './sample-texts.ts'

const SEED = 7300
type Score = { readonly right: number; readonly wrong: number; readonly missed: number }

function scoreOf({ pages, starts }: Bundle): Score {
  const found = suggestSplits(pagesOf(...pages)).map(({ startsAt }) => startsAt)
  return {
    right: found.filter((page) => starts.includes(page)).length,
    wrong: found.filter((page) => !starts.includes(page)).length,
    missed: starts.filter((page) => !found.includes(page)).length,
  }
}

function measured(name: string, bundles: readonly Bundle[]): { precision: number; recall: number; f1: number } {
  const scores = bundles.map(scoreOf)
  const sum = (part: keyof Score): number => scores.reduce((total, score) => total + score[part], 0)
  const [right, wrong, missed] = [sum('right'), sum('wrong'), sum('missed')]
  const precision = right / Math.max(1, right + wrong)
  const recall = right / Math.max(1, right + missed)
  const f1 = (2 * precision * recall) / Math.max(0.001, precision + recall)
  const figures = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`
  process.stdout.write(`splits, seed ${String(SEED)}, ${name}: ${String(bundles.length)} bundles, ${figures}\n`)
  return { precision, recall, f1 }
}

const madeUp = (noise: number): Bundle[] =>
  Array.from({ length: 8 }, (_, i) => aBundle({ seed: SEED + i, noise, reports: null }))
const ofSample = (noise: number): Bundle[] =>
  Array.from({ length: 5 }, (_, i) => {
    const chance = chanceOf(SEED + 100 + i)
    const [first, ...others] = sampleTexts()
      .filter(({ people }) => new Set(people).size === 1)
      .map(({ pages }) => pages)
    if (!first) throw new Error('no sample')
    return aBundle({
      seed: SEED + 50 + i,
      noise,
      reports: Array.from({ length: 14 }, () => pick([first, ...others], chance)),
    })
  })

describe('a scan of many reports', () => {
  test.each([0, 0.01, 0.03, 0.05])('is split where reports begin, with %f of its letters misread', (noise) => {
    expect(measured(`made-up layouts, ${String(noise * 100)} % noise`, madeUp(noise)).f1).toBeGreaterThanOrEqual(0.9)
  })
  test.each([0, 0.02])('of the sample is split as well, with %f of its letters misread', (noise) => {
    expect(measured(`the sample's records, ${String(noise * 100)} % noise`, ofSample(noise)).f1).toBeGreaterThanOrEqual(
      0.9,
    )
  })
  test('is never split within a record of the sample', () => {
    for (const { name, pages, people } of sampleTexts()) {
      if (new Set(people).size === 1) expect([name, suggestSplits(pagesOf(...pages))]).toEqual([name, []])
    }
  })
})

const corpus = new URL('../../../../shared/corpus/pathology-tcga-brca/reports/', import.meta.url).pathname
const SHEET = 2600

describe.skipIf(!existsSync(corpus))('reports as OCR of real papers gives them, without lines', () => {
  const reports = existsSync(corpus)
    ? readdirSync(corpus).map((file) => {
        const text = readFileSync(join(corpus, file), 'utf8')
        return Array.from({ length: Math.ceil(text.length / SHEET) }, (_, i) => text.slice(i * SHEET, (i + 1) * SHEET))
      })
    : []
  test('are seldom split in the middle; silence is allowed', () => {
    const bundles = Array.from({ length: 4 }, (_, i) =>
      aBundle({ seed: SEED + 200 + i, noise: 0, reports: reports.slice(i * 12, i * 12 + 12) }),
    )
    expect(measured('TCGA reports', bundles).precision).toBeGreaterThanOrEqual(0.8)
  })
})

describe('a page', () => {
  const head = 'NORTHGATE HOSPITAL\nSURGICAL PATHOLOGY REPORT\nPatient: Rosa Alvarez   DOB: 03/14/1958'
  const splits = (...pages: (string | PageText)[]) =>
    suggestSplits(
      pages
        .map(
          (page, i) =>
            (typeof page === 'string' ? pagesOf(page) : [page]).map((one) => ({ ...one, page: i + 1 }))[0] ??
            pagesOf('')[0],
        )
        .filter((page) => page !== undefined),
    )
  test('that counts itself as the first begins a report', () =>
    expect(splits(`${head}\nPage 1 of 2`, `${head}\nPage 2 of 2`, `${head}\nPage 1 of 1`)).toEqual([
      { startsAt: 3, because: 'page-one', surety: 'sure' },
    ]))
  test('with another accession begins a report, though its head is the same', () =>
    expect(splits(`${head}\nAccession: S23-11407\nText.`, `${head}\nAccession: S23-11931\nText.`)).toEqual([
      { startsAt: 2, because: 'new-accession', surety: 'sure' },
    ]))
  test('of another patient begins a report', () =>
    expect(
      splits(`${head}\nText.`, 'NORTHGATE HOSPITAL\nSURGICAL PATHOLOGY REPORT\nPatient: Ilse Brandt   DOB: 07/30/1970'),
    ).toEqual([{ startsAt: 2, because: 'new-patient', surety: 'sure' }]))
  test('that goes on by its number does not, whatever stands in its head', () =>
    expect(
      splits(
        `${head}\nText\nPage 1 of 3`,
        'SPECIMEN AND COUNT RECORD\nRoom 4\nPage 2 of 3',
        'DISCHARGE INSTRUCTIONS\nRest well at home.\nPage 3 of 3',
      ),
    ).toEqual([]))
  test('behind a blank sheet begins one, and the sheet belongs to the part before', () =>
    expect(
      splits(
        `${head}\nThe text of this report ends here.`,
        '',
        'HOLLINS CLINIC\nPROGRESS NOTE\nPatient: Rosa Alvarez\nThe text of this note is here.',
      ).map(({ startsAt }) => startsAt),
    ).toEqual([3]))
  test('on the back of a sheet, empty, parts nothing', () =>
    expect(
      splits(`${head}\nText of the report.\nPage 1 of 2`, '', `${head}\nText of the report.\nPage 2 of 2`),
    ).toEqual([]))
  test('of one report that whoever sent it counted through begins nothing', () =>
    expect(
      splits(
        ...[1, 2, 3, 4, 5, 6].map(
          (page) => `${head}\nThe text goes on in sentence ${'x'.repeat(page)}.\nPage ${String(page)} of 6`,
        ),
      ),
    ).toEqual([]))
  test('no pages and one page have no splits', () => expect([splits(), splits(head)]).toEqual([[], []]))
})
