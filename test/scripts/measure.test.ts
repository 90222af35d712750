import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isJsonObject, readOrder } from '../../scripts/run-measure.mjs'

test('an evaluation is ordered with a folder to read and a folder to write', () => {
  const order = readOrder(['eval', 'import', '--files', tmpdir(), '--out', join(tmpdir(), 'out')])
  expect(order).toEqual({ task: 'eval import', files: tmpdir(), out: join(tmpdir(), 'out') })
})

test('a bench needs no folder', () => {
  expect(readOrder(['bench', 'unlock'])).toEqual({ task: 'bench unlock' })
})

test.each([[[]], [['eval']], [['play', 'import']]])('%j is answered with what to type', (args) => {
  expect(() => readOrder(args)).toThrow('npm run eval')
})

test('a folder that is not there is named before anything is started', () => {
  expect(() => readOrder(['eval', 'ocr', '--files', '/not/here', '--out', 'x'])).toThrow(
    'There is no folder /not/here.',
  )
  expect(() => readOrder(['eval', 'ocr', '--files', tmpdir()])).toThrow('Both are needed')
})

test.each([
  ['{"files":3}', true],
  ['{broken', false],
  ['reading page 3', false],
  ['["list"]', false],
])('the line %s is the result: %s', (line, expected) => {
  expect(isJsonObject(line)).toBe(expected)
})
