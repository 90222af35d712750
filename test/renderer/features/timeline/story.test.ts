import { expect, test } from 'vitest'
import { BatchId, DocumentId, newId } from '../../../../renderer/core/base/ids.ts'
import { storyOf } from '../../../../renderer/features/timeline/story.ts'
import { timelineText } from '../../../../renderer/text/en/timeline.ts'
import type { RecordRow } from '../../../../renderer/vault/contract.ts'

const aRow = (changes: Partial<RecordRow>): RecordRow => ({
  id: newId(DocumentId),
  name: 'scan.pdf',
  title: 'Operative report',
  kind: 'operative',
  date: { year: 2023, month: 6, day: 20 },
  hospital: null,
  format: 'pdf',
  size: 1,
  pages: 2,
  checked: false,
  addedAt: '2026-01-01T00:00:00.000Z',
  reading: { state: 'read', pages: 2, unreadable: [] },
  person: 'match',
  batchId: newId(BatchId),
  images: 0,
  entries: 0,
  copies: 0,
  ...changes,
})
const idsOf = (rows: RecordRow[]) => {
  const { years, undated } = storyOf(rows).timeline
  return [...years.flatMap(({ months }) => months.flatMap(({ items }) => items)), ...undated].map(({ id }) => id)
}

test('a record under suspicion or of someone else is not on the timeline, checked or not', () => {
  for (const person of ['ask', 'quarantine', 'not-mine'] as const)
    for (const checked of [true, false]) expect(idsOf([aRow({ person, checked })])).toEqual([])
})

test('what is left out is counted by its reason', () => {
  const rows = (['ask', 'quarantine', 'not-mine', 'unread', 'match', 'none'] as const).map((person) => aRow({ person }))
  expect(storyOf(rows).leftOut).toEqual({ suspect: 2, notMine: 1, unread: 1 })
  expect(idsOf(rows)).toHaveLength(2)
})

test('a record that could not be read is on the timeline once a person has filed it', () => {
  const reading = { state: 'kept', why: 'damaged' } as const
  expect(idsOf([aRow({ reading, person: 'unread' })])).toHaveLength(0)
  expect(idsOf([aRow({ reading, person: 'unread', checked: true })])).toHaveLength(1)
})

test('a record without a kind keeps its date and goes with the other papers', () => {
  const { timeline } = storyOf([aRow({ kind: null })])
  expect(timeline.years[0]?.months[0]?.items[0]?.lane).toBe('papers')
})

test('an item is named with lane, date and place in its lane', () => {
  const [item] = storyOf([aRow({}), aRow({ date: { year: 2023, month: 9 } })]).timeline.years[0]?.months[0]?.items ?? []
  expect(item && timelineText.itemName(item)).toBe('Surgery, 20 June 2023, 1 of 2 in lane')
  const later = storyOf([aRow({ date: { year: 2023, month: 9 } })]).timeline.years[0]?.months[0]?.items[0]
  expect(later && timelineText.itemName(later)).toBe('Surgery, about September 2023, 1 of 1 in lane')
})
