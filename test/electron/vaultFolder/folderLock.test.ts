import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { lockFolder } from '../../../electron/vaultFolder/folderLock.ts'
import { processStart } from '../../../electron/vaultFolder/processes.ts'
import { aFolder } from '../folder-line.ts'

/** Puts the lock of another process there. */
async function lockOf(run: string, holder: string): Promise<string> {
  const own = await lockFolder(run, '/vault')
  const [name] = readdirSync(run)
  if (!own || name === undefined) throw new Error('no lock')
  writeFileSync(join(run, name), holder)
  return join(run, name)
}

test('a folder is locked once, and can be locked again after it is released', async () => {
  const run = aFolder()
  const first = await lockFolder(run, '/vault')
  expect(first).not.toBeNull()
  expect(await lockFolder(run, '/vault')).toBeNull()
  expect(await lockFolder(run, '/another vault')).not.toBeNull()
  await first?.release()
  expect(await lockFolder(run, '/vault')).not.toBeNull()
})

test('nothing of the folder’s path is in the run folder', async () => {
  const run = aFolder()
  await lockFolder(run, '/home/somebody/vault of somebody')
  for (const name of readdirSync(run)) {
    expect(name + readFileSync(join(run, name), 'utf8')).not.toMatch(/somebody|vault/)
  }
})

test('the lock of a process that lives is respected, and taken over once it has been killed', async () => {
  const run = aFolder()
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  await once(other, 'spawn')
  await lockOf(run, JSON.stringify({ pid: other.pid, started: await processStart(other.pid ?? 0) }))
  expect(await lockFolder(run, '/vault')).toBeNull()
  other.kill('SIGKILL')
  await once(other, 'exit')
  expect(await lockFolder(run, '/vault')).not.toBeNull()
})

test.skipIf(process.platform === 'win32')('a lock whose number has gone to another process is taken over', async () => {
  const run = aFolder()
  await lockOf(run, JSON.stringify({ pid: process.ppid, started: 'long ago' }))
  expect(await lockFolder(run, '/vault')).not.toBeNull()
})

test.each(['', '{', '[]', '{"pid":0,"started":""}', '{"pid":-1,"started":"x"}'])(
  'a lock that holds %j is nobody’s and is taken over',
  async (text) => {
    const run = aFolder()
    await lockOf(run, text)
    expect(await lockFolder(run, '/vault')).not.toBeNull()
  },
)

test('of twenty who find a dead lock at the same time exactly one gets it', async () => {
  for (let round = 0; round < 40; round++) {
    const run = aFolder()
    await lockOf(run, '{"pid":1999999999,"started":"x"}')
    const locks = await Promise.all(Array.from({ length: 20 }, () => lockFolder(run, '/vault')))
    expect(locks.filter((lock) => lock !== null)).toHaveLength(1)
    expect(readdirSync(run)).toHaveLength(1)
  }
})

test('a crash in the middle of clearing a dead lock away keeps nobody out for ever', async () => {
  const run = aFolder()
  const file = await lockOf(run, '{"pid":1999999999,"started":"x"}')
  writeFileSync(`${file}.clearing`, '')
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(`${file}.clearing`, longAgo, longAgo)
  expect(await lockFolder(run, '/vault')).not.toBeNull()
})
