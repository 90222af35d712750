import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPdf, textInBox, wordsOf } from './pdfWords.ts'
import { readTruth, SAMPLE } from './truth.ts'
import type { TruthItem } from './truth.ts'

const truth = readTruth()
const pdfs = truth.items.filter((item) => item.container === 'pdf')
const bytesOf = (item: TruthItem) => readFileSync(join(SAMPLE, item.file))
const squeezed = (text: string) => text.replace(/\s+/g, '')
const MADE_UP = 'Made-up record for demonstration'

describe('the made-up records', () => {
  it('are fifteen files, all of them named in the truth, under 4 MB together', () => {
    const files = readdirSync(join(SAMPLE, 'records')).sort()
    expect(files).toEqual(truth.items.map((item) => item.name).sort())
    expect(files).toHaveLength(15)
    const sizes = files.map((file) => statSync(join(SAMPLE, 'records', file)).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4_000_000)
  })

  it('are the very bytes the truth speaks of', () => {
    for (const item of truth.items) {
      expect([item.name, createHash('sha256').update(bytesOf(item)).digest('hex')]).toEqual([item.name, item.sha256])
    }
  })

  it('do not tell their kind by their names', () => {
    const telling = new RegExp(
      [...truth.kinds, 'mammo', 'mri', 'biops', 'surg', 'chemo', 'visit', 'result'].join('|'),
      'i',
    )
    expect(truth.items.map((item) => item.name).filter((name) => telling.test(name))).toEqual([])
  })

  it('carry the made-up mark on every page', () => {
    for (const { name, pages } of truth.items) {
      for (const page of pages) expect([name, page.text.includes(MADE_UP)]).toEqual([name, true])
    }
  })

  it('name no hospital but the six made-up ones', () => {
    const named = /(?:[A-Z][\w']+ )+(?:Hospital|Cancer Center|Women's Imaging|Laboratories|Oncology Associates)\b/g
    const known = [...truth.hospitals, 'St Mary Hospital'].map((hospital) => hospital.toLowerCase())
    for (const { name, hospital, pages } of truth.items) {
      expect(truth.hospitals).toContain(hospital)
      const found = pages.flatMap((page) => page.text.match(named) ?? [])
      const foreign = found.filter((place) => !known.some((one) => place.toLowerCase().endsWith(one)))
      expect([name, foreign]).toEqual([name, []])
    }
  })

  it('hold text PDFs, scans, a photo, a fax TIFF, a mixed PDF, a turned page and a plain text', () => {
    const readings = pdfs.map((item) => new Set(item.pages.map((page) => page.reading)))
    expect(readings.filter((set) => set.size === 2)).toHaveLength(1)
    expect(readings.filter((set) => set.size === 1 && set.has('scan')).length).toBeGreaterThanOrEqual(3)
    expect(truth.items.map((item) => item.container)).toEqual(expect.arrayContaining(['jpeg', 'tiff', 'txt']))
    expect(truth.items.flatMap((item) => item.pages).filter((page) => page.turned === 90)).toHaveLength(1)
  })
})

describe('the truth of the made-up records', () => {
  it.each(pdfs)('counts the pages of $name, and knows which have a text layer', async (item) => {
    const { pages } = await readPdf(join(SAMPLE, item.file))
    expect(pages).toHaveLength(item.pageCount)
    expect(pages.map((pieces) => (pieces.length > 0 ? 'text' : 'scan'))).toEqual(item.pages.map((page) => page.reading))
    const unmarked = pages.filter((pieces) => pieces.length > 0 && !wordsOf(pieces).includes(MADE_UP))
    expect(unmarked).toEqual([])
  })

  it.each(pdfs)('lists sure words of $name in the order in which they stand', async (item) => {
    const { pages } = await readPdf(join(SAMPLE, item.file))
    item.pages.forEach((page, index) => {
      const read = page.reading === 'text' ? wordsOf(pages[index] ?? []) : page.text
      let from = -1
      for (const word of page.words) {
        const at = read.indexOf(word, from + 1)
        expect([word, at > from]).toEqual([word, true])
        from = at
      }
    })
  })

  it.each(pdfs)('puts the box of every quote of $name where the quote is printed', async (item) => {
    const { pages } = await readPdf(join(SAMPLE, item.file))
    for (const { page, quote, box } of item.facts) {
      const pieces = pages[page - 1] ?? []
      if (box === null) throw new Error(`${item.name}: “${quote}” has no box`)
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 1 && box.y + box.height <= 1).toBe(true)
      if (item.pages[page - 1]?.reading !== 'text') continue
      expect(textInBox(pieces, box, 0.02)).toContain(squeezed(quote))
      expect(textInBox(pieces, box, -0.02).length).toBeLessThanOrEqual(squeezed(quote).length)
    }
  })

  it('quotes only what the page says, for facts, contradictions and missing records', () => {
    const quotes = [
      ...truth.items.flatMap((item) => item.facts.map((fact) => ({ ...fact, file: item.file }))),
      ...truth.contradictions.flatMap((contradiction) => contradiction.items),
      ...truth.missing.flatMap((gap) => gap.mentionedIn),
    ]
    for (const { file, page, quote } of quotes) {
      const text = truth.items.find((item) => item.file === file)?.pages[page - 1]?.text ?? ''
      expect([file, quote, text.includes(quote)]).toEqual([file, quote, true])
    }
  })

  it('knows a whole record and a single page that belong to another patient', () => {
    const people = truth.items.map((item) => item.pages.map((page) => page.person))
    expect(people.filter((pages) => pages.every((person) => person === 'stranger'))).toHaveLength(1)
    expect(people.filter((pages) => new Set(pages).size === 2)).toHaveLength(1)
    for (const page of truth.items.flatMap((item) => item.pages)) {
      expect(/alvarado/i.test(page.text)).toBe(page.person === 'stranger')
      expect(/alvarez/i.test(page.text)).toBe(page.person === 'rosa')
    }
  })

  it('names as found only in scans words that no text layer holds', () => {
    expect(truth.onlyInScan.length).toBeGreaterThan(0)
    for (const { word, file, page } of truth.onlyInScan) {
      const holding = truth.items.flatMap((item) =>
        item.pages
          .map((one, index) => ({ file: item.file, page: index + 1, ...one }))
          .filter((one) => one.text.toLowerCase().includes(word)),
      )
      expect(holding.map((one) => ({ file: one.file, page: one.page, reading: one.reading }))).toEqual([
        { file, page, reading: 'scan' },
      ])
    }
  })

  it('orders the timeline by date and leaves out the copy and the stranger', () => {
    const dates = truth.timeline.map((event) => event.date.iso)
    expect(dates).toEqual([...dates].sort())
    const kept = truth.items.filter((item) => !item.copyOf && item.pages.some((page) => page.person === 'rosa'))
    expect(truth.timeline.map((event) => event.file).sort()).toEqual(kept.map((item) => item.file).sort())
  })

  it('calls a duplicate only what is the same byte for byte', () => {
    for (const { file, copyOf } of truth.duplicates) {
      expect(readFileSync(join(SAMPLE, file)).equals(readFileSync(join(SAMPLE, copyOf)))).toBe(true)
    }
  })
})
