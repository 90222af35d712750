import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { BatchId, DocumentId, newId } from '../../../../renderer/core/base/ids.ts'
import type { PageText } from '../../../../renderer/core/model/page-text.ts'
import { Filing, type PageIdentity } from '../../../../renderer/core/model/understanding.ts'
import {
  cardAfter,
  cardsLike,
  keyOf,
  pagesInQuestion,
  photosTogether,
  reportsIn,
  statedIdentity,
  type OpenCard,
} from '../../../../renderer/features/review/cards.ts'
import { evidenceOf, marksOn } from '../../../../renderer/features/review/evidence.ts'
import { formOf, readForm } from '../../../../renderer/features/review/filing-form.ts'
import type { RecordDetail, ReviewCard } from '../../../../renderer/vault/contract.ts'

type Stated = { name?: string; verdict?: PageIdentity['verdict']; answer?: boolean }

function identity(page: number, { name, verdict = 'quarantine', answer }: Stated): PageIdentity {
  return {
    page,
    verdict,
    reasons: [],
    nameAsWritten: name === undefined ? null : { value: name, origin: { page, start: 0, end: 4 } },
    birthDateAsWritten: null,
    answer: answer === undefined ? null : { isPerson: answer, at: '2026-05-04T12:00:00.000Z' },
  }
}

const origin = { page: 1, start: 0, end: 4 }
const asRead = <T>(value: T | null) => (value === null ? null : { value, origin })

/** A record as the vault gives it: its row says what was proposed, and the file's name where there is no title. */
function record(pages: readonly Stated[], row: Partial<RecordDetail['row']> = {}): RecordDetail {
  const said = {
    kind: 'pathology',
    date: { year: 2023, month: 5 },
    hospital: 'St Mary',
    title: 'Surgical pathology report',
    ...row,
  } as const
  const date = asRead(said.date)
  return {
    row: {
      id: newId(DocumentId),
      name: 'scan_0412.pdf',
      kind: said.kind,
      date: said.date,
      hospital: said.hospital,
      format: 'pdf',
      size: 10,
      pages: pages.length,
      checked: false,
      addedAt: '2026-05-04T12:00:00.000Z',
      reading: { state: 'read', pages: pages.length, unreadable: [] },
      person: 'match',
      batchId: newId(BatchId),
      images: 0,
      entries: 0,
      copies: 0,
      ...row,
      title: said.title || 'scan_0412',
    },
    pageInfo: pages.map((stated, at) => ({
      page: at + 1,
      width: 600,
      height: 800,
      source: 'ocr',
      quality: 'good',
      trouble: null,
      identity: identity(at + 1, stated),
    })),
    proposal: {
      kind: asRead(said.kind),
      date: date && { ...date, dateKind: 'collected' },
      hospital: asRead(said.hospital),
      title: asRead(said.title || null),
    },
    filing: null,
    splits: [],
    kin: [],
    counted: null,
    refusedMembers: [],
    cameFrom: null,
    members: [],
    fits: null,
    isArranged: false,
  }
}
const card = (group: ReviewCard['group'], of = record([{}]), pageToShow = 1): OpenCard => ({
  group,
  row: of.row,
  record: of,
  pageToShow,
  kin: null,
  together: [],
})

describe('which card comes next', () => {
  const cards = [card('not-filed'), card('filed'), card('filed')]

  test('after a card is done the one that moved into its place is shown', () => {
    const now = cards.filter((_, at) => at !== 1)
    expect(cardAfter(cards, now, keyOf(cards[1] ?? card('filed')))).toBe(cards[2])
  })

  test('after the last card of the list is done the one before it is shown, and nothing after the only one', () => {
    const last = keyOf(cards[2] ?? card('filed'))
    expect(cardAfter(cards, cards.slice(0, 2), last)).toBe(cards[1])
    expect(cardAfter(cards, [], last)).toBeNull()
  })

  test('a record whose person is settled stays on the screen with its next question', () => {
    const asked = card('wrong-person')
    const filing: OpenCard = { ...asked, group: 'filed' }
    expect(cardAfter([asked, ...cards], [...cards, filing], keyOf(asked))).toBe(filing)
  })

  test('a card that is still there stays, wherever new records have moved it', () => {
    fc.assert(
      fc.property(fc.array(fc.constant(null)), fc.nat(2), (more, at) => {
        const current = cards[at] ?? card('filed')
        const now = [...more.map(() => card('wrong-person')), ...cards]
        expect(cardAfter(cards, now, keyOf(current))).toBe(current)
      }),
    )
  })
})

describe('whose pages one answer settles', () => {
  test('pages that say the same, and nameless ones that follow them; not pages that name another', () => {
    const of = record([{ name: 'Rosa Alvarado' }, {}, { name: 'John Miller' }, {}, { name: 'Rosa Alvarado' }])
    expect(pagesInQuestion(card('wrong-person', of))).toEqual([1, 2, 5])
    expect(pagesInQuestion(card('wrong-person', of, 3))).toEqual([3, 4])
  })

  test('pages that match or have been answered are left alone', () => {
    const of = record([{ name: 'A', verdict: 'match' }, { name: 'B', answer: true }, { name: 'B' }])
    expect(pagesInQuestion(card('wrong-person', of, 3))).toEqual([3])
  })

  test('the page shown is always among them', () => {
    const stated = fc.record({ name: fc.constantFrom('A', 'B') }, { requiredKeys: [] })
    fc.assert(
      fc.property(fc.array(stated, { minLength: 1 }), fc.nat(), (pages, nth) => {
        const page = (nth % pages.length) + 1
        expect(pagesInQuestion(card('wrong-person', record(pages), page))).toContain(page)
      }),
    )
  })

  test('a nameless page is judged by the page it goes on from', () => {
    expect(statedIdentity(record([{ name: 'Rosa Alvarado' }, {}]), 2)?.nameAsWritten?.value).toBe('Rosa Alvarado')
  })
})

test('all like this are the cards filed by the software as this kind from this hospital, and no card with an open question', () => {
  const alike = [card('filed'), card('filed')]
  const elsewhere = card('filed', record([{}], { hospital: 'Tarnwick' }))
  const others = [card('filed', record([{}], { kind: 'lab' })), card('hard-to-read'), card('wrong-person'), elsewhere]
  const all = [...others, ...alike]
  expect(cardsLike(all, alike[0] ?? card('filed'))).toEqual(alike)
  expect(cardsLike(all, elsewhere)).toEqual([elsewhere])
  expect(cardsLike(all, card('not-filed', record([{}], { kind: null })))).toEqual([])
  expect(cardsLike(all, card('same-twice'))).toEqual([])
})

test('a question about two records is another one for each other record', () => {
  const one = card('same-twice')
  const kin = (): ReviewCard['kin'] => ({
    other: record([{}]).row,
    relation: 'same-text',
    isNewer: null,
    changed: [],
    answer: null,
  })
  const pairs = [one, { ...one, kin: kin() }, { ...one, kin: kin() }]
  expect(new Set(pairs.map(keyOf)).size).toBe(3)
})

test('photos taken together are asked about with the card’s own photo among them, once', () => {
  const photo = card('filed')
  const [self, other] = [photo.row.id, newId(DocumentId)]
  expect(photosTogether({ ...photo, together: [other] })).toEqual([self, other])
  expect(photosTogether({ ...photo, together: [other, self] })).toEqual([other, self])
  expect(photosTogether({ ...photo, together: [self] })).toEqual([])
})

test('a record holds one report more than there are cuts in it; a cut in front of its first page is none', () => {
  const of = record([{}, {}, {}])
  const cuts = (...pages: number[]) => ({ ...of, splits: pages.map((startsAt) => ({ startsAt, because: 'title' })) })
  expect([cuts(), cuts(2), cuts(1, 2, 3)].map(reportsIn)).toEqual([1, 2, 3])
})

describe('what is marked on the page', () => {
  const word = (start: number, text: string, x: number, y: number) => ({
    start,
    end: start + text.length,
    box: { x, y, width: 0.1, height: 0.02 },
    confidence: 90,
  })
  const page: PageText = {
    page: 1,
    text: 'Surgical pathology\nreport 2023',
    words: [
      word(0, 'Surgical', 0.1, 0.1),
      word(9, 'pathology', 0.22, 0.1),
      word(19, 'report', 0.1, 0.14),
      word(26, '2023', 0.22, 0.14),
    ],
    width: 600,
    height: 800,
    source: 'ocr',
    turned: 0,
    confidence: 90,
    quality: 'good',
  }
  const title = { page: 1, start: 0, end: 25 }
  const proposal: RecordDetail['proposal'] = {
    kind: { value: 'pathology', origin: title },
    date: { value: { year: 2023 }, dateKind: 'reported', origin: { page: 1, start: 26, end: 30 } },
    hospital: { value: 'St Mary', origin: { page: 2, start: 0, end: 7 } },
    title: { value: 'Surgical pathology report', origin: title },
  }
  const of = { ...record([{}, {}]), proposal }

  test('statements read from the same words share one number', () => {
    expect(evidenceOf(of, 1).map(({ number, of: what }) => [number, what])).toEqual([
      [1, ['kind', 'title']],
      [2, ['date']],
      [3, ['hospital']],
    ])
  })

  test('each line of the words has one box, and marks of other pages are not drawn', () => {
    const marks = marksOn(page, evidenceOf(of, 1))
    expect(marks.map(({ number, boxes }) => [number, boxes.length])).toEqual([
      [1, 2],
      [2, 1],
    ])
    expect(marks[0]?.boxes[0]?.left).toBeCloseTo(0.1)
    expect(marks[0]?.boxes[0]?.width).toBeCloseTo(0.22)
  })
})

describe('the fields', () => {
  test('accepting an untouched card files exactly what was proposed, as exact as the paper', () => {
    expect(readForm(formOf(record([{}])), 2026)).toEqual({
      filing: {
        kind: 'pathology',
        date: { year: 2023, month: 5 },
        hospital: 'St Mary',
        title: 'Surgical pathology report',
      },
    })
  })

  test('a record without kind is not filed, and the fault stands at the kind', () => {
    const form = formOf(record([{}], { kind: null, date: null, hospital: null }))
    expect(readForm(form, 2026)).toEqual({ faults: { date: null, others: ['kind-missing'] } })
  })

  test('a day without month, a day the calendar lacks, and a year to come are named, and nothing is filed', () => {
    const form = formOf(record([{}]))
    const fault = (date: typeof form.date) => {
      const read = readForm({ ...form, date }, 2026)
      return 'faults' in read ? read.faults.date : null
    }
    expect(fault({ day: '3', month: '', year: '2023' })).toBe('month-missing')
    expect(fault({ day: '31', month: '2', year: '2023' })).toBe('no-such-day')
    expect(fault({ day: '', month: '', year: '2077' })).toBe('year-out-of-range')
    expect(fault({ day: '', month: '', year: '' })).toBeNull()
  })

  test('an emptied title and an emptied hospital stay open: the file’s name is never filed', () => {
    const form = { ...formOf(record([{}])), title: '  ', hospital: ' ' }
    expect(readForm(form, 2026)).toMatchObject({ filing: { title: '', hospital: null } })
  })

  test('accepting a record whose title nobody read files no title, and not the file’s name', () => {
    const untitled = record([{}], { title: '' })
    expect(untitled.row.title).toBe('scan_0412')
    expect(readForm(formOf(untitled), 2026)).toMatchObject({ filing: { title: '' } })
  })

  test('whatever is typed, it is either a filing the vault takes or named as wrong', () => {
    const typed = fc.record({ day: fc.string(), month: fc.constantFrom('', '2', '12'), year: fc.string() })
    fc.assert(
      fc.property(typed, fc.string(), fc.string({ maxLength: 300 }), (date, hospital, title) => {
        const read = readForm({ kind: 'letter', date, hospital, title }, 2026)
        if ('faults' in read) expect(read.faults.date !== null || read.faults.others.length > 0).toBe(true)
        else expect([v.is(Filing, read.filing), read.filing.title]).toEqual([true, title.trim()])
      }),
    )
  })
})
