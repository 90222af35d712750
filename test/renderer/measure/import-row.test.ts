import { expect, test } from 'vitest'
import { DocumentId, newId } from '../../../renderer/core/base/ids.ts'
import { keptReasons } from '../../../renderer/core/model/source-document.ts'
import { endStateOf, importColumns, importRow, sentenceOf } from '../../../renderer/measure/import-row.ts'
import { tsv } from '../../../renderer/measure/tsv.ts'

test('a file that is stored without being understood counts as kept, never as taken', () => {
  for (const why of keptReasons) expect(endStateOf({ state: 'kept', why })).toBe('kept')
  expect(endStateOf({ state: 'needs-password' })).toBe('kept')
  const filed = { state: 'filed', kind: null, date: null, checked: false, unreadable: 0 } as const
  expect(endStateOf(filed)).toBe('taken')
  expect(endStateOf({ state: 'already-here', documentId: newId(DocumentId) })).toBe('taken')
})

test('every kept file has the sentence that the person sees', () => {
  for (const why of keptReasons) expect(sentenceOf({ state: 'kept', why })).toMatch(/^Kept, not read\. Kept as it is\./)
})

test('a file without a record has a full row that claims nothing', () => {
  const row = importRow({ path: 'a', state: 'refused', seconds: 0.1, message: 'Not added.' }, null, null)
  expect(Object.keys(row).sort()).toEqual([...importColumns].sort())
  expect(row).toMatchObject({ kind: '', date: '', datePrecision: '', personCheck: 'none', pages: 0, facts: 0 })
})

test('no cell of a table can break its line or its columns', () => {
  const text = tsv(['a', 'b'], [{ a: 'one\ttwo\r\nthree', b: '"quoted"' }])
  expect(text).toBe('a\tb\none two three\t"quoted"\n')
})
