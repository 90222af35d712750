import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clearCopies } from '../../../electron/window/copies.ts'

/** A clipboard that holds a text. */
function holding(text: string) {
  const board = {
    text,
    readText: () => Promise.resolve(board.text),
    clear: () => {
      board.text = ''
    },
  }
  return board
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test.each([
  [true, 30],
  [false, 60],
])('what was copied (a secret: %s) lies on each clipboard for %i seconds, and no longer', async (isSecret, seconds) => {
  const boards = [holding('six words'), holding('six words')]
  const texts = () => boards.map(({ text }) => text)
  clearCopies(boards).copied(isSecret)
  await vi.advanceTimersByTimeAsync(seconds * 1000 - 1)
  expect(texts()).toEqual(['six words', 'six words'])
  await vi.advanceTimersByTimeAsync(1)
  expect(texts()).toEqual(['', ''])
})

test('what somebody else has copied since stays', async () => {
  const board = holding('six words')
  const copies = clearCopies([board])
  copies.copied(false)
  await vi.advanceTimersByTimeAsync(1000)
  board.text = 'from elsewhere'
  await vi.advanceTimersByTimeAsync(120_000)
  expect(board.text).toBe('from elsewhere')
  await copies.end()
  expect(board.text).toBe('from elsewhere')
})

test('a second copy has its own time, whole', async () => {
  const board = holding('first')
  const copies = clearCopies([board])
  copies.copied(true)
  await vi.advanceTimersByTimeAsync(20_000)
  board.text = 'second'
  copies.copied(false)
  await vi.advanceTimersByTimeAsync(59_999)
  expect(board.text).toBe('second')
  await vi.advanceTimersByTimeAsync(1)
  expect(board.text).toBe('')
})

test('at the end of the app it is gone at once, and what was never copied here stays', async () => {
  const board = holding('six words')
  const copies = clearCopies([board])
  await copies.end()
  expect(board.text).toBe('six words')
  copies.copied(false)
  await vi.advanceTimersByTimeAsync(1000)
  await copies.end()
  expect(board.text).toBe('')
})

test('a clipboard that cannot be read, or whose owner hangs, keeps the app from ending no longer than a second', async () => {
  for (const readText of [() => Promise.reject(new Error('gone')), () => new Promise<string>(() => undefined)]) {
    const board = holding('six words')
    const copies = clearCopies([board])
    copies.copied(false)
    await vi.advanceTimersByTimeAsync(1000)
    board.readText = readText
    let isOver = false
    void copies.end().then(() => (isOver = true))
    await vi.advanceTimersByTimeAsync(1000)
    expect(isOver).toBe(true)
  }
})
