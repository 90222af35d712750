import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SearchIndex } from '../../../renderer/core/search/search-index.ts'
import { openSegment } from '../../../renderer/core/search/segment/segment.ts'
import {
  heading,
  nearness,
  readText,
  snippetFor,
  snippetOf,
  spansOf,
  standingOf,
} from '../../../renderer/core/search/spans.ts'
import { readSynonyms } from '../../../renderer/core/search/synonyms.ts'
import { buildSegment } from '../../../renderer/core/search/segment/write-segment.ts'

const synonyms = readSynonyms(`
# ways to write one thing
HER2 = HER2/neu = ERBB2
trastuzumab = Herceptin
estrogen receptor = ER
`)

const pageOf = (document: string, text: string, page = 1) => ({ document, page, reading: 'r', text })
const indexOf = (...texts: string[]): SearchIndex => {
  const index = new SearchIndex()
  texts.forEach((text, at) => index.add([pageOf(`d${at}`, text)]))
  return index
}
const finish = (steps: Generator<void>): void => {
  while (!steps.next().done);
}
const hitsOf = (index: SearchIndex, query: string, limit = 50) =>
  index.search({ query: index.parse(query, synonyms), limit })
const ranked = (index: SearchIndex, query: string): string[] => hitsOf(index, query).map(({ document }) => document)
const found = (index: SearchIndex, query: string): string[] => ranked(index, query).sort()
const marked = (text: string, query: string): string[] => {
  const index = indexOf(text)
  const { wanted } = index.parse(query, synonyms)
  if (ranked(index, query).length === 0) return []
  return spansOf(text, wanted).map(({ start, end }) => text.slice(start, end))
}

test('every word must be on the page', () => {
  const index = indexOf('left breast mass', 'left kidney', 'right breast')
  expect(found(index, 'left breast')).toEqual(['d0'])
  expect(found(index, 'left spleen')).toEqual([])
})

test('case, accents and ligatures do not matter, and the marks fit the original text', () => {
  expect(marked('Dr. MÜLLER, Straße 5: ﬁbrosis 𝒙 Muller', 'muller ')).toEqual(['MÜLLER', 'Muller'])
  expect(marked('Dr. MÜLLER, Straße 5: ﬁbrosis', 'STRASSE fibro')).toEqual(['Straße', 'ﬁbrosis'])
  expect(marked('e\u0301le\u0300ve', 'élève')).toEqual(['e\u0301le\u0300ve'])
})

test('only the last word may be unfinished', () => {
  const index = indexOf('invasive carcinoma')
  expect(found(index, 'invasive carc')).toEqual(['d0'])
  expect(found(index, 'inva carcinoma')).toEqual([])
  expect(found(index, 'invasive carc ')).toEqual([])
})

test('quoted words must follow each other', () => {
  const index = indexOf('no evidence of metastatic disease', 'disease of no metastatic evidence')
  expect(found(index, '"metastatic disease"')).toEqual(['d0'])
  expect(found(index, '"metastatic dis')).toEqual(['d0'])
  expect(found(index, '"metastatic dis"')).toEqual([])
})

test('a word with a hyphen is found with and without it, and one broken at a line end as a whole', () => {
  const index = indexOf('HER-2 negative', 'HER2 positive', 'partial mastec-\ntomy')
  expect(found(index, 'her2')).toEqual(['d0', 'd1'])
  expect(found(index, 'HER-2')).toEqual(['d0', 'd1'])
  expect(found(index, 'mastectomy')).toEqual(['d2'])
  expect(marked('a HER-2 b', 'her2')).toEqual(['HER-2'])
})

test('a decimal number is one word', () => {
  expect(found(indexOf('size 2.5 cm', 'size 5 cm'), '5 ')).toEqual(['d1'])
  expect(found(indexOf('size 2.5 cm', 'size 5 cm'), '2.5')).toEqual(['d0'])
})

test('other ways to write a thing are found behind the one that was typed, and named', () => {
  const index = indexOf('ERBB2 amplified', 'HER2 1+', 'given Herceptin weekly')
  expect(ranked(index, 'her2 ')).toEqual(['d1', 'd0'])
  expect(found(index, 'trastuzumab ')).toEqual(['d2'])
  expect(index.parse('trastuzumab', synonyms).also).toEqual(['Herceptin'])
  expect(marked('ERBB2 amplified', 'HER-2 ')).toEqual(['ERBB2'])
})

test('several words that are one thing are found by its short name, and apart', () => {
  const index = indexOf('ER 95 %', 'Estrogen receptor: positive', 'receptor of estrogen')
  expect(found(index, 'estrogen receptor ')).toEqual(['d0', 'd1', 'd2'])
  expect(found(index, '"estrogen receptor"')).toEqual(['d1'])
  expect(found(index, 'ER ')).toEqual(['d0', 'd1'])
})

test('a word that a scanner misread is found by the right one, and the right page comes first', () => {
  const index = indexOf('partial rnastectomy', 'partial mastectomy', 'Ki-67: 2O %', 'cyclophospharnide')
  expect(ranked(index, 'mastectomy ')).toEqual(['d1', 'd0'])
  expect(found(index, '20 ')).toEqual(['d2'])
  expect(marked('a rnastectomy b', 'mastectomy ')).toEqual(['rnastectomy'])
})

test('one mistyped letter is forgiven in words, in numbers none', () => {
  const index = indexOf('letrozole 2.5 mg', 'in 2019', 'margin')
  for (const query of ['letrozol ', 'letrozoel ', 'lettrozole ', 'letrazole '])
    expect(found(index, query)).toEqual(['d0'])
  expect(found(index, '2018')).toEqual([])
  expect(found(index, '"letrazole"')).toEqual([])
})

test('small words do not count, unless there are no others', () => {
  const index = indexOf('mammogram 2019', 'to be or not')
  expect(found(index, 'when was the mammogram')).toEqual(['d0'])
  expect(found(index, 'to be ')).toEqual(['d1'])
})

test('what is known of a whole document counts for its pages, the first before the others', () => {
  const index = new SearchIndex()
  index.add([pageOf('a', 'no mass', 2), pageOf('a', 'no mass', 1), pageOf('b', 'no mass')])
  const ofDocuments = (one: { ways: readonly { all: readonly { terms: readonly string[] }[] }[] }) =>
    new Map(one.ways[0]?.all[0]?.terms[0] === 'mammogram' ? [['a', 2]] : [])
  const hits = index.search({ query: index.parse('mammogram mass ', synonyms), limit: 9, ofDocuments })
  expect(hits.map(({ document, page }) => `${document}${page}`)).toEqual(['a1', 'a2'])
})

test('a removed document is not found, and one added again replaces its old text', () => {
  const index = indexOf('alpha', 'beta')
  index.removeDocument('d0')
  expect(found(index, 'alpha')).toEqual([])
  index.add([pageOf('d1', 'gamma')])
  expect(found(index, 'beta')).toEqual([])
  expect(found(index, 'gamma')).toEqual(['d1'])
})

test('pages that may not be shown are not counted among the best', () => {
  const index = indexOf('mass mass mass', 'mass')
  const query = index.parse('mass', synonyms)
  const mayShow = (document: string) => document !== 'd0'
  expect(index.search({ query, limit: 1, mayShow }).map(({ document }) => document)).toEqual(['d1'])
})

test('removing most of a large index leaves no trace of the removed words', () => {
  const index = new SearchIndex()
  index.add(Array.from({ length: 200 }, (_, i) => pageOf(`d${i}`, `secret${i} shared`)))
  for (let i = 0; i < 199; i++) index.removeDocument(`d${i}`)
  finish(index.merging())
  expect(found(index, 'shared')).toEqual(['d199'])
  expect(index.segments().map(({ words }) => words.count)).toEqual([2])
  expect(index.segments().map(({ words }) => [words.find('secret199') >= 0, words.find('secret1') >= 0])).toEqual([
    [true, false],
  ])
})

test('a rarer word weighs more, and the order does not depend on the order of adding', () => {
  const index = indexOf('common common common rare', 'common', 'common', 'rare rare common')
  expect(hitsOf(index, 'rare common', 9)).toHaveLength(2)
  const pages = [1, 2, 3, 4].map((page) => pageOf('d', 'same words', page))
  const forwards = new SearchIndex()
  const backwards = new SearchIndex()
  for (const page of pages) forwards.add([page])
  for (const page of [...pages].reverse()) backwards.add([page])
  expect(hitsOf(forwards, 'same', 3)).toEqual(hitsOf(backwards, 'same', 3))
})

test('an empty query, marks only, or a limit of nothing finds nothing', () => {
  const index = indexOf('text')
  for (const query of ['', '   ', '""', '"', '-?!']) expect(found(index, query)).toEqual([])
  expect(hitsOf(index, 'text', 0)).toEqual([])
})

const words = fc.constantFrom('HER-2', 'é', 'ﬁn', 'a', 'ab', '2.5', '\n', '😀', 'x-\ny', 'margin', 'rn', 'Ω', '𐐷')

test('however pages come in, are put together, removed and brought back from bytes, the same is found as in a new index', () => {
  const texts = fc.array(fc.array(words, { maxLength: 12 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(texts, fc.array(fc.nat(29)), words, (pages, removed, query) => {
      const all = pages.map((page, at) => pageOf(`d${at % 12}`, page.join(' '), 1 + (at >> 2)))
      const grown = new SearchIndex()
      for (const page of all) grown.add([page])
      for (const at of removed) grown.removeDocument(`d${at % 12}`)
      finish(grown.merging())
      const reopened = new SearchIndex()
      for (const { bytes } of grown.segments()) {
        const segment = openSegment(bytes.slice())
        if (segment.ok) reopened.addSegment(segment.value, (document, page) => grown.readingOf(document, page) !== null)
      }
      const isLast = ({ document, page }: { document: string; page: number }, at: number) =>
        !all.some((other, later) => later > at && other.document === document && other.page === page)
      const isKept = ({ document }: { document: string }) => !removed.some((at) => `d${at % 12}` === document)
      const fresh = new SearchIndex()
      fresh.add(all.filter((page, at) => isLast(page, at) && isKept(page)))
      const names = (index: SearchIndex) =>
        hitsOf(index, query, 99)
          .map(({ document, page }) => `${document}/${page}`)
          .sort()
      expect(names(grown)).toEqual(names(fresh))
      expect(names(reopened)).toEqual(names(fresh))
    }),
  )
})

test('whatever the text and query, spans are in order, inside the text and do not overlap', () => {
  const some = fc.array(words, { maxLength: 30 })
  fc.assert(
    fc.property(some, some, (text, query) => {
      const page = text.join(' ')
      const { wanted } = indexOf(page).parse(query.join(' '), synonyms)
      let at = 0
      for (const span of spansOf(page, wanted)) {
        expect(span.start).toBeGreaterThanOrEqual(at)
        expect(span.end).toBeGreaterThan(span.start)
        at = span.end
      }
      expect(at).toBeLessThanOrEqual(page.length)
    }),
  )
})

test('any word of a page finds that page', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (line) => {
      const text = line.replace(/[.,]/g, ' ')
      for (const word of text.match(/(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]*\p{L}[\p{L}\p{N}\p{M}]*/gu) ?? [])
        expect(found(indexOf(text), word)).toEqual(['d0'])
    }),
  )
})

test('bytes that are not a segment, or not a whole one, are damaged', () => {
  const { bytes } = buildSegment([pageOf('d', 'some words on a page')])
  expect(openSegment(bytes.slice()).ok).toBe(true)
  for (const cut of [0, 3, 40, 48, bytes.length - 1]) expect(openSegment(bytes.slice(0, cut)).ok).toBe(false)
  const other = bytes.slice()
  other[0] = 0
  expect(openSegment(other)).toEqual({ ok: false, error: { code: 'damaged' } })
})

test('a snippet holds the first mark and counts the marks from its own start', () => {
  const text = `${'lorem ipsum '.repeat(40)}the needle is here ${'dolor sit '.repeat(40)}`
  const at = text.indexOf('needle')
  const snippet = snippetOf(text, [{ start: at, end: at + 6 }])
  const [span] = snippet.spans
  expect(snippet.text.slice(span?.start, span?.end)).toBe('needle')
  expect(snippet.text.length).toBeLessThan(200)
  expect(snippetOf('short', []).text).toBe('short')
})

test('a snippet shows where most of what was asked for stands together, not where its commonest word stands first', () => {
  const page = `Dr. Mary Long, St. Mary Hospital. ${'Nothing of interest. '.repeat(20)} HER2 by IHC: score 1+, St. Mary laboratory. ${'More. '.repeat(40)}`
  const { wanted } = indexOf(page).parse('mary her2', synonyms)
  const { text, spans } = snippetFor(page, standingOf(readText(page), wanted))
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['HER2', 'Mary'])
})

test('words side by side are nearer than words apart, and one of two that stands alone counts as far', () => {
  const { wanted } = indexOf('tumor size').parse('size of tumor ', synonyms)
  const near = (text: string) => nearness(standingOf(readText(text), wanted))
  expect(near('Tumor size: 22 mm')).toBeGreaterThan(near('the tumor, which is of a good size'))
  expect(near(`the tumor ${'and so on '.repeat(20)} size`)).toBe(0)
  expect(near('the tumor')).toBe(0)
})

test('a heading, and a label before its value, tell of what they name; a sentence in passing does not', () => {
  const { wanted } = indexOf('bone density').parse('bone density ', synonyms)
  const head = (text: string) => heading(text, standingOf(readText(text), wanted))
  expect(head('Hospital\nBone density of the spine\nText')).toBe(1)
  expect(head('Bone density: low')).toBe(1)
  expect(
    head('She asked about bone density and about her hip, and was told that it can wait until the next visit.'),
  ).toBe(0)
})

test('where no page holds every word, pages with the rarer of them are found when that is asked for, the fuller first', () => {
  const index = indexOf('letrozole daily', 'letrozole begun, tired', 'tired', 'tired', 'tired')
  const query = index.parse('letrozole tired nowhere ', synonyms)
  expect(index.search({ query, limit: 9 })).toEqual([])
  expect(index.search({ query, limit: 9, partly: true }).map(({ document }) => document)).toEqual(['d1', 'd0'])
})

test('other forms of a word are found behind the word itself', () => {
  const index = indexOf('two nodes', 'biopsies', 'the node')
  expect(ranked(index, 'node ')).toEqual(['d2', 'd0'])
  expect(found(index, 'biopsy ')).toEqual(['d1'])
})
