import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DocumentId, newId, RowId } from '../../../renderer/core/base/ids.ts'
import { correctPage, union, type Correction } from '../../../renderer/core/model/correction.ts'
import type { PageText, WordBox } from '../../../renderer/core/model/page-text.ts'
import { turnPage } from '../../../renderer/core/model/turn-page.ts'

/** A page of lines: a hundredth of the width a letter, a fiftieth of the height a line. */
function pageOf(text: string): PageText {
  const words: WordBox[] = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const line = text.slice(0, index).split('\n').length
    const before = index - (text.lastIndexOf('\n', index - 1) + 1)
    const box = { x: before / 100, y: line / 50, width: word.length / 100, height: 0.012 }
    return { start: index, end: index + word.length, box, confidence: 60 }
  })
  const how = { source: 'ocr', turned: 0, confidence: 60, quality: 'doubtful' } as const
  return { page: 1, text, words, width: 600, height: 800, ...how }
}

const documentId = newId(DocumentId)
let minute = 10
/** What a person says of these words of a page. */
function said(page: PageText, was: string, text: string): Correction {
  const start = page.text.indexOf(was)
  const words = page.words.filter((word) => word.start < start + was.length && word.end > start)
  const at = `2026-01-01T00:${minute++}:00.000Z`
  const box = union(words.map((word) => word.box))
  return { id: newId(RowId), documentId, page: 1, box, turned: page.turned, read: was, text, at }
}

const wordsIn = ({ text, words }: PageText) => words.map(({ start, end }) => text.slice(start, end))
const page = pageOf('Diagnosis: lnvasive ductal carcinorna\nGrade 2 of 3\nMargins clear\n')

describe('a correction of what was read', () => {
  test('stands in the text with its words in place, and says what had been read', () => {
    const correction = said(page, 'lnvasive ductal carcinorna', 'Invasive ductal carcinoma')
    const { text, words, corrected } = correctPage(page, [correction])
    expect(text).toBe('Diagnosis: Invasive ductal carcinoma\nGrade 2 of 3\nMargins clear\n')
    expect(corrected).toEqual([{ id: correction.id, start: 11, end: 36, read: 'lnvasive ductal carcinorna' }])
    expect(wordsIn({ ...page, text, words })).toEqual(text.trim().split(/\s+/))
    expect(words.map(({ box }) => box)).toEqual(page.words.map(({ box }) => box))
  })

  test('survives another reading of the page, which reads other letters and draws its boxes a little otherwise', () => {
    const correction = said(page, 'lnvasive ductal carcinorna', 'Invasive ductal carcinoma')
    const again = pageOf('Diagnosis: Invas1ve duct al carcin0ma\nGrade 2 of 3\nMargins clear\n')
    const words = again.words.map((word) => ({ ...word, box: { ...word.box, y: word.box.y + 0.002 } }))
    expect(correctPage({ ...again, words }, [correction]).text.split('\n')[0]).toBe(
      'Diagnosis: Invasive ductal carcinoma',
    )
  })

  test('finds its words by what stood there when the page is read the other way round', () => {
    const correction = said(page, 'carcinorna', 'carcinoma')
    const turned = turnPage(page, 180)
    expect(correctPage(turned, [correction]).text).toContain('ductal carcinoma\n')
    expect(correctPage({ ...turned, turned: 0 }, [correction]).text).toContain('ductal carcinoma\n')
  })

  test('is a line of its own where nothing is read any more, between the lines it stood between', () => {
    const correction = said(page, 'Grade 2 of 3', 'Grade 2 of 3, Nottingham')
    const without = pageOf('Diagnosis: lnvasive ductal carcinorna\n\nMargins clear\n')
    expect(correctPage(without, [correction]).text).toContain('\nGrade 2 of 3, Nottingham\n')
    expect(correctPage({ ...without, text: '', words: [] }, [correction]).text).toBe('Grade 2 of 3, Nottingham\n')
  })

  test('of a place twice, the later holds, whatever order they come in; what was read stays known', () => {
    const first = said(page, 'Grade 2 of 3', 'Grade 3 of 3')
    const later = said(page, 'Grade 2 of 3', 'Grade 1 of 3')
    for (const both of [
      [first, later],
      [later, first],
    ]) {
      const { text, corrected } = correctPage(page, both)
      expect(text).toContain('\nGrade 1 of 3\n')
      expect(corrected.map(({ read }) => read)).toEqual(['Grade 2 of 3'])
    }
  })

  test('can say that no words stand there', () => {
    const { text, words } = correctPage(page, [said(page, 'Margins clear', '')])
    expect(text).not.toContain('Margins')
    expect(wordsIn({ ...page, text, words })).toEqual(text.trim().split(/\s+/))
  })

  test('whatever is said of whichever words, every box names its own word and the rest of the text stays', () => {
    const line = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,5}$/)
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(5), fc.string({ maxLength: 30 })), { maxLength: 4 }),
        (lines, list) => {
          const read = pageOf(`${lines.join('\n')}\n`)
          const corrections = list.map(([at, text]) => {
            const target = at % lines.length
            const start = lines.slice(0, target).reduce((sum, one) => sum + one.length + 1, 0)
            const end = start + (lines[target] ?? '').length
            const box = union(
              read.words.filter((word) => word.start >= start && word.end <= end).map((word) => word.box),
            )
            return { ...said(read, lines[0] ?? '', text), box, read: read.text.slice(start, end) }
          })
          const { text, words, corrected } = correctPage(read, corrections)
          expect(wordsIn({ ...read, text, words })).toEqual(text.split(/\s+/).filter((word) => word !== ''))
          for (const { start, end } of corrected) expect(start <= end && end <= text.length).toBe(true)
          if (corrections.length === 0) expect(text).toBe(read.text)
        },
      ),
    )
  })
})
