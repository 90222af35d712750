import { expect, test } from 'vitest'
import { DocumentId, newId, PersonId, RowId } from '../../../../renderer/core/base/ids.ts'
import { handKinds, type HandEntry } from '../../../../renderer/core/model/rows.ts'
import {
  emptyForm,
  formOf,
  isMeasured,
  lasts,
  readHandForm,
  type HandForm,
} from '../../../../renderer/features/byhand/hand-form.ts'
import { byHandText } from '../../../../renderer/text/en/byhand.ts'

const personId = newId(PersonId)
const aForm = (changes: Partial<HandForm>): HandForm => ({
  ...emptyForm([]),
  kind: 'medicine',
  title: 'Tamoxifen 20 mg',
  ...changes,
})
const read = (changes: Partial<HandForm>) => readHandForm(aForm(changes), personId, 2026)
const date = (year: string, month = '', day = '') => ({ year, month, day })

test('a date is kept exactly as precise as it was typed, and none is invented', () => {
  const entry = (parts: HandForm['date']) => {
    const form = read({ date: parts })
    return form.ok ? form.entry.date : 'refused'
  }
  expect(entry(date('2023'))).toEqual({ year: 2023 })
  expect(entry(date('2023', '5'))).toEqual({ year: 2023, month: 5 })
  expect(entry(date('2023', '5', '3'))).toEqual({ year: 2023, month: 5, day: 3 })
  expect(entry(date(''))).toBeNull()
})

test('an entry that is opened and saved again is the same, whatever its kind', () => {
  for (const kind of handKinds) {
    const before: HandEntry = {
      id: newId(RowId),
      personId,
      kind,
      title: 'What it is',
      date: { year: 2023, month: 5 },
      until: lasts(kind) ? { year: 2024 } : null,
      value: isMeasured(kind) ? { text: '<0.5', unit: 'g/dL', range: '11.5–16.0', flag: null } : null,
      place: 'St Mary',
      note: 'asked twice',
      documents: [newId(DocumentId)],
      at: '2026-01-01T00:00:00.000Z',
    }
    const again = readHandForm(formOf(before), personId, 2026)
    expect(again.ok && { ...again.entry, id: before.id, at: before.at }).toEqual(before)
  }
})

test('what is missing or wrong stands at its field, in words', () => {
  const problems = (changes: Partial<HandForm>) => {
    const form = read(changes)
    return form.ok ? {} : form.problems
  }
  expect(problems({ kind: null, title: '  ' })).toEqual({ kind: 'kind-missing', title: 'title-missing' })
  expect(problems({ title: 'x'.repeat(301) })).toEqual({ title: 'title-too-long' })
  expect(problems({ date: date('2023', '2', '30') })).toEqual({ date: 'no-such-day' })
  expect(problems({ date: date('2027') })).toEqual({ date: 'year-out-of-range' })
  expect(problems({ kind: 'appointment', date: date('2027') })).toEqual({})
  expect(problems({ kind: 'result', unit: 'g/dL' })).toEqual({ value: 'value-missing' })
  for (const problem of Object.values(problems({ kind: null, title: '' })))
    expect(byHandText.problems[problem]).toMatch(/\.$/)
})

test('an end before its beginning is asked about; a vaguer end that may lie after it is not', () => {
  const until = (parts: HandForm['until']) => {
    const form = read({ date: date('2023', '5', '3'), until: parts })
    return form.ok ? 'kept' : form.problems.until
  }
  expect(until(date('2022'))).toBe('ends-before')
  expect(until(date('2023', '4'))).toBe('ends-before')
  expect(until(date('2023', '5', '2'))).toBe('ends-before')
  expect(until(date('2023'))).toBe('kept')
  expect(until(date('2023', '5'))).toBe('kept')
  expect(until(date('2024', '1'))).toBe('kept')
})

test('a field that a kind does not have is not saved with it', () => {
  const form = read({ kind: 'note', value: '12', unit: 'g/dL', until: date('1999') })
  expect(form.ok && [form.entry.value, form.entry.until]).toEqual([null, null])
})

test('a value is saved as it was typed', () => {
  const form = read({ kind: 'result', value: ' <0.5 ', unit: '', range: '35 – 105' })
  expect(form.ok && form.entry.value).toEqual({ text: '<0.5', unit: null, range: '35 – 105', flag: null })
})
