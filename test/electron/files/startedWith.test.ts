import { expect, test } from 'vitest'
import { StartedWith } from '../../../electron/files/startedWith.ts'

test('the last backup of a command line waits, wherever it was typed, and is taken once', () => {
  const started = new StartedWith()
  expect(started.waits).toBe(false)
  expect(started.offer(['--flag', 'one.satchel-backup', '/disk/two.SATCHEL-BACKUP', 'paper.pdf'], '/home')).toBe(true)
  expect(started.waits).toBe(true)
  expect(started.take()).toBe('/disk/two.SATCHEL-BACKUP')
  expect(started.take()).toBeNull()
  expect(started.offer(['near.satchel-backup'], '/home/papers')).toBe(true)
  expect(started.take()).toBe('/home/papers/near.satchel-backup')
})

test('a switch, and a file of another kind, are not offered, and what waits goes on waiting', () => {
  const started = new StartedWith()
  for (const word of ['--x.satchel-backup', 'packet.age', 'satchel-backup', ''])
    expect(started.offer([word], '/home')).toBe(false)
  expect(started.waits).toBe(false)
  started.offer(['/disk/a.satchel-backup'])
  started.offer(['paper.pdf'])
  expect(started.take()).toBe('/disk/a.satchel-backup')
})
