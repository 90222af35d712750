import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openVault } from '../../../electron/vaultFolder/openVault.ts'
import { VaultList } from '../../../electron/vaultFolder/vaultList.ts'
import { DiskLog, nothingMore, recordingDisk } from '../../torture/recording-disk.ts'

test('a frame that a killed process wrote and did not make last does so before anything builds on it', async () => {
  const base = mkdtempSync(join(tmpdir(), 'satchel-journals-'))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  const log = new DiskLog(base)
  for (const name of ['data', 'data/memory', 'run', 'records']) {
    mkdirSync(join(base, name))
    log.begin(join(base, name))
  }
  const disk = recordingDisk(log)
  const device = '0123456789abcdef0123456789abcdef'
  const frame = Uint8Array.of(1, 2, 3)
  const root = join(base, 'records')
  await disk.makeFolder(join(root, 'journal'))
  await disk.makeFolder(join(root, 'journal', device))
  const file = await disk.open(join(root, 'journal', device, '1.log'), 'new')
  await file.write(0, frame)
  await file.close()
  const afterCut = () => log.after(log.length, nothingMore).get(`records/journal/${device}/1.log`)
  expect(afterCut()).toBeUndefined()

  const list = await VaultList.open(disk, join(base, 'data', 'vaults.json'))
  const { ref } = list.offer(root)
  const opened = await openVault({ disk, places: { data: join(base, 'data'), run: join(base, 'run') }, list }, ref)
  expect(opened).toMatchObject({ ok: true, value: { access: 'writer' } })
  expect(afterCut()).toEqual(frame)
  if (opened.ok) await opened.value.release()
})
