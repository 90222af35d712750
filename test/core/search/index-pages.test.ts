import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addPage,
  emptyIndex,
  removeDocument,
  search,
  type PageIndex,
} from '../../../renderer/core/search/index-pages.ts'
import { snippetOf } from '../../../renderer/core/search/spans.ts'

const indexOf = (...texts: string[]): PageIndex => {
  const index = emptyIndex()
  texts.forEach((text, at) => addPage(index, { document: `d${at}`, page: 1, text }))
  return index
}
const found = (index: PageIndex, query: string): string[] =>
  search(index, query, { limit: 50 })
    .map((hit) => hit.document)
    .sort()
const marked = (text: string, query: string): string[] =>
  search(indexOf(text), query, { limit: 1 }).flatMap((hit) => hit.spans.map((span) => text.slice(span.start, span.end)))

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

test('a removed document is not found, and one added again replaces its old text', () => {
  const index = indexOf('alpha', 'beta')
  removeDocument(index, 'd0')
  expect(found(index, 'alpha')).toEqual([])
  addPage(index, { document: 'd1', page: 1, text: 'gamma' })
  expect(found(index, 'beta')).toEqual([])
  expect(found(index, 'gamma')).toEqual(['d1'])
})

test('removing most of a large index leaves no trace of the removed words', () => {
  const index = emptyIndex()
  for (let i = 0; i < 200; i++) addPage(index, { document: `d${i}`, page: 1, text: `secret${i} shared` })
  for (let i = 0; i < 199; i++) removeDocument(index, `d${i}`)
  expect(found(index, 'shared')).toEqual(['d199'])
  expect(index.terms.has('secret0')).toBe(false)
})

test('a rarer word weighs more, and the order does not depend on the order of adding', () => {
  const index = indexOf('common common common rare', 'common', 'common', 'rare rare common')
  expect(search(index, 'rare common', { limit: 9 })).toHaveLength(2)
  const pages = [1, 2, 3, 4].map((page) => ({ document: 'd', page, text: 'same words' }))
  const forwards = emptyIndex()
  const backwards = emptyIndex()
  for (const page of pages) addPage(forwards, page)
  for (const page of [...pages].reverse()) addPage(backwards, page)
  expect(search(forwards, 'same', { limit: 3 })).toEqual(search(backwards, 'same', { limit: 3 }))
})

test('an empty query, marks only, or a limit of nothing finds nothing', () => {
  const index = indexOf('text')
  for (const query of ['', '   ', '""', '"', '-?!']) expect(search(index, query, { limit: 5 })).toEqual([])
  expect(search(index, 'text', { limit: 0 })).toEqual([])
})

test('whatever the text and query, spans are in order, inside the text and do not overlap', () => {
  const words = fc.array(fc.constantFrom('HER-2', 'é', 'ﬁn', 'a', 'ab', '2.5', '\n', '😀', '"', 'x-\ny'), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(words, words, (text, query) => {
      const page = text.join(' ')
      for (const hit of search(indexOf(page), query.join(' '), { limit: 5 })) {
        let at = 0
        for (const span of hit.spans) {
          expect(span.start).toBeGreaterThanOrEqual(at)
          expect(span.end).toBeGreaterThan(span.start)
          at = span.end
        }
        expect(at).toBeLessThanOrEqual(page.length)
      }
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

test('a snippet holds the first mark and counts the marks from its own start', () => {
  const text = `${'lorem ipsum '.repeat(40)}the needle is here ${'dolor sit '.repeat(40)}`
  const at = text.indexOf('needle')
  const snippet = snippetOf(text, [{ start: at, end: at + 6 }])
  const [span] = snippet.spans
  expect(snippet.text.slice(span?.start, span?.end)).toBe('needle')
  expect(snippet.text.length).toBeLessThan(200)
  expect(snippetOf('short', []).text).toBe('short')
})
