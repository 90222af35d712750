import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BatchId, DocumentId, ItemId, newId } from '../../../../renderer/core/base/ids.ts'
import { copyPasses, countLines, filterIds, passes } from '../../../../renderer/features/intake/filters.ts'
import { endingOf, noRun, progressOf, runWithBatch, runWithLines } from '../../../../renderer/features/intake/run.ts'
import { nextStep, quarterPassed, secondsLeft, timeSteps } from '../../../../renderer/features/intake/time-left.ts'
import { intakeText } from '../../../../renderer/text/en/intake.ts'
import type { IntakeLine } from '../../../../renderer/vault/contract.ts'

const batchId = newId(BatchId)
const line = (state: IntakeLine['state'], batch = batchId): IntakeLine => ({
  itemId: newId(ItemId),
  batchId: batch,
  within: null,
  documentId: newId(DocumentId),
  name: 'scan.pdf',
  size: 10,
  state,
})
const filed = (kind: 'pathology' | 'letter' | null, checked = false) =>
  line({ state: 'filed', kind, date: null, checked, unreadable: 0 })
const anyState = fc.constantFrom<IntakeLine['state']>(
  { state: 'waiting' },
  { state: 'reading', done: 3, of: 12 },
  { state: 'needs-password' },
  { state: 'kept', why: 'damaged' },
  { state: 'filed', kind: 'letter', date: null, checked: false, unreadable: 0 },
  { state: 'needs-you', why: 'wrong-person' },
  { state: 'already-here', documentId: newId(DocumentId) },
  { state: 'in-bin', documentId: newId(DocumentId), since: '2026-06-02T10:00:00.000Z' },
  { state: 'left-out', why: 'program' },
  { state: 'unpacked', members: 12, refused: 1 },
  { state: 'in-study', documentId: newId(DocumentId) },
)

test('progress counts the documents of the run, those read before among them', () => {
  const lines = [line({ state: 'waiting' }), line({ state: 'reading', done: 3, of: 12 }), line({ state: 'waiting' })]
  const run = runWithLines(runWithBatch(noRun, batchId, false), lines)
  expect(progressOf(run, lines)).toMatchObject({ done: 0, of: 3, read: 0.25, pagesLeft: 11 })
  const later = lines.map((one, at) => (at === 0 ? { ...one, state: filed(null).state } : one))
  expect(progressOf(runWithLines(run, later), later)).toMatchObject({ done: 1, of: 3 })
})

test('progress lies between nothing and everything, whatever the lines are', () => {
  fc.assert(
    fc.property(fc.array(anyState), (states) => {
      const lines = states.map((state) => line(state))
      const progress = progressOf(runWithLines(noRun, lines), lines)
      if (!progress) return
      expect(progress.read).toBeGreaterThanOrEqual(progress.done)
      expect(progress.read).toBeLessThanOrEqual(progress.of)
    }),
  )
})

test('reading that was under way when the vault was opened is said to continue; a new drop is not', () => {
  const lines = [line({ state: 'waiting' })]
  expect(runWithLines(noRun, lines).continued).toBe(true)
  expect(runWithLines(runWithBatch(noRun, batchId, false), lines).continued).toBe(false)
})

test('the end is told once nothing of the run waits, in counts that add up to the files', () => {
  fc.assert(
    fc.property(fc.array(anyState, { minLength: 1 }), (states) => {
      const lines = states.map((state) => line(state))
      const end = endingOf(runWithBatch(noRun, batchId, false), lines)
      const waits = states.some(({ state }) => state === 'waiting' || state === 'reading')
      expect(end === null).toBe(waits)
      if (!end) return
      const gone = end.alreadyHere + end.inBin + end.leftOut
      expect(end.toCheck + end.checked + end.needYou + end.kept + end.unpacked + end.images + gone).toBe(end.files)
    }),
  )
})

test('the end of one drop says nothing of the drops before it', () => {
  const lines = [line({ state: 'kept', why: 'damaged' }, newId(BatchId)), filed('letter')]
  expect(endingOf(runWithBatch(noRun, batchId, false), lines)?.files).toBe(1)
})

test('the end message holds kinds and counts and no name of a file or finding', () => {
  const lines = [
    filed('pathology'),
    filed('pathology'),
    filed('letter'),
    line({ state: 'needs-you', why: 'wrong-person' }),
  ]
  const end = endingOf(runWithBatch(noRun, batchId, false), lines)
  expect(end && intakeText.end(end)).toBe('4 files: 3 filed for you to check, 1 needs you.')
  expect(end && intakeText.kinds(end.kinds)).toBe('Among them: 2 pathology reports, 1 letter.')
})

test('what came out of a file is told apart from what was dropped', () => {
  const zip = line({ state: 'unpacked', members: 2, refused: 0 })
  const inside = [filed('letter'), filed('letter')].map((one) => ({ ...one, within: zip.itemId }))
  const end = endingOf(runWithBatch(noRun, batchId, false), [zip, ...inside])
  expect(end && intakeText.end(end)).toBe('1 file and 2 inside them: 2 filed for you to check, 1 opened.')
})

test('each line stands under exactly one chip besides All, and the counts say so', () => {
  fc.assert(
    fc.property(fc.array(anyState), (states) => {
      const lines = states.map((state) => line(state))
      const counts = countLines(lines, [])
      for (const id of filterIds) expect(counts[id]).toBe(lines.filter((one) => passes(id, one)).length)
      const { all, ...rest } = counts
      expect(Object.values(rest).reduce((sum, count) => sum + count, 0)).toBe(all)
    }),
  )
})

test('a file that could not be copied needs the person and is not under way', () => {
  const refused = {
    id: 1,
    batchId,
    name: 'a',
    size: 1,
    canRetry: true,
    at: { state: 'refused', code: 'source-unreadable' },
  } as const
  expect(copyPasses('you', refused)).toBe(true)
  expect(copyPasses('open', refused)).toBe(false)
})

test('time left is not guessed before three files or ten seconds', () => {
  const mark = { at: 0, read: 0 }
  expect(secondsLeft(mark, { now: 9_000, read: 2, of: 40 })).toBeNull()
  expect(secondsLeft(mark, { now: 9_000, read: 3, of: 12 })).toBeCloseTo(27)
  expect(secondsLeft(mark, { now: 20_000, read: 0.5, of: 1 })).toBeCloseTo(20)
  expect(secondsLeft(mark, { now: 60_000, read: 0, of: 1 })).toBeNull()
})

test('time left never rises by more than one step at a time, and every step has words', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), (estimates) => {
      let shown: number | null = null
      for (const seconds of estimates) {
        const next = nextStep(shown, seconds)
        if (shown !== null) expect(next ?? 0).toBeLessThanOrEqual(shown + 1)
        expect(intakeText.timeLeft(timeSteps[next ?? 0])).toMatch(/left$/)
        shown = next
      }
    }),
  )
})

test('a quarter is announced when it is passed, and only the highest of several', () => {
  expect(quarterPassed(0.1, 0.2)).toBeNull()
  expect(quarterPassed(0.2, 0.3)).toBe(25)
  expect(quarterPassed(0.2, 0.8)).toBe(75)
  expect(quarterPassed(0.99, 1)).toBe(100)
  expect(quarterPassed(0.5, 0.5)).toBeNull()
})

test('a row is read out as its name, what happens to it, and how far it is', () => {
  expect(intakeText.row('scan_0412.pdf', { state: 'reading', done: 2, of: 12 })).toBe(
    'scan_0412.pdf, reading, page 3 of 12',
  )
})
