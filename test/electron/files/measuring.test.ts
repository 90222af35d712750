import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readMeasured, readOrder, taskOf, writeMeasured } from '../../../electron/files/measuring.ts'
import { readSampleRecords } from '../../../electron/files/sampleRecords.ts'
import { aFolder } from '../folder-line.ts'

const order = (folder: string) => ({ task: 'eval import', files: join(folder, 'in'), out: join(folder, 'out') })

test('a measuring run sees its files by relative path and writes below its own folder', async () => {
  const folder = aFolder()
  mkdirSync(join(folder, 'in', 'b'), { recursive: true })
  writeFileSync(join(folder, 'in', 'b', 'x.pdf'), 'abc')
  writeFileSync(join(folder, 'in', 'a.pdf'), '')
  expect(await taskOf(order(folder))).toEqual({
    task: 'eval import',
    files: [
      { path: 'a.pdf', size: 0 },
      { path: 'b/x.pdf', size: 3 },
    ],
    person: null,
  })
  expect(await readMeasured(order(folder), 'b/x.pdf')).toEqual({ ok: true, value: new Uint8Array([97, 98, 99]) })
  expect(await writeMeasured(order(folder), 'deep/report.json', '{}')).toEqual({ ok: true, value: null })
  expect(readFileSync(join(folder, 'out', 'deep', 'report.json'), 'utf8')).toBe('{}')
})

test.each([
  '../secret',
  'b/../../secret',
  '/etc/passwd',
  '',
  '.',
  'b//x',
  'b\\..\\..\\secret',
  'C:x',
  'x\0',
  './a.pdf',
])('the path %j is neither read nor written', async (path) => {
  const folder = aFolder()
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'secret'), 's')
  expect(await readMeasured(order(folder), path)).toMatchObject({ error: { code: 'not-there' } })
  expect(await writeMeasured(order(folder), path, 'x')).toMatchObject({ error: { code: 'not-writable' } })
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('s')
  expect(existsSync(join(folder, 'out'))).toBe(false)
})

test('in ordinary use there is no task, and nothing can be read or written', async () => {
  for (const text of [undefined, '', '{', '{"files":"/"}']) expect(readOrder(text)).toBeNull()
  expect(await taskOf(null)).toBeNull()
  expect(await readMeasured(null, 'etc/passwd')).toMatchObject({ error: { code: 'not-there' } })
  expect(await writeMeasured(null, 'x', 'x')).toMatchObject({ error: { code: 'not-writable' } })
})

test('the made-up records come without what is true about them', async () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'truth.json'), '{}')
  expect(await readSampleRecords(folder)).toMatchObject({ error: { code: 'not-there' } })
  writeFileSync(join(folder, 'a.pdf'), 'a')
  expect(await readSampleRecords(folder)).toEqual({ ok: true, value: [{ name: 'a.pdf', bytes: new Uint8Array([97]) }] })
})
