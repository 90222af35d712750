import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isInCloudFolder } from '../../../electron/vaultFolder/cloudFolders.ts'
import { nodeDisk } from '../../../electron/vaultFolder/nodeDisk.ts'
import { openVault } from '../../../electron/vaultFolder/openVault.ts'
import { VaultList } from '../../../electron/vaultFolder/vaultList.ts'
import { aComputer, aFolder, restarted } from '../folder-line.ts'

test('a vault keeps its name for the page and its device id over a restart, and the last opened comes first', async () => {
  const computer = await aComputer()
  const one = await computer.list.opened(computer.list.offer('/a/one').ref, '/a/one')
  const two = await computer.list.opened(computer.list.offer('/a/two').ref, '/a/two')
  const { list } = await restarted(computer)
  expect(list.recent()).toEqual([two, one])
  expect(one.device).toMatch(/^[0-9a-f]{32}$/)
  expect(one.device).not.toBe(two.device)
  expect(list.offer('/a/one')).toEqual({ ref: one.ref, name: 'one' })
  await list.opened(one.ref, '/a/one')
  expect(list.recent().map(({ path }) => path)).toEqual(['/a/one', '/a/two'])
})

test('a name that the page invents opens nothing', async () => {
  const { list, data, run } = await aComputer()
  for (const ref of ['', '/etc', 'f'.repeat(32), '../x', '__proto__']) {
    expect(await openVault({ disk: nodeDisk, places: { data, run }, list }, ref)).toMatchObject({
      ok: false,
      error: { code: 'not-reachable' },
    })
  }
})

test.each(['', '{', '{"version":2,"vaults":[]}', '{"version":1,"vaults":[{"ref":"x"}]}', '\u00ff'])(
  'a list that holds %j counts as empty and can be written again',
  async (text) => {
    const file = join(aFolder(), 'vaults.json')
    writeFileSync(file, text, 'latin1')
    const list = await VaultList.open(nodeDisk, file)
    expect(list.recent()).toEqual([])
    await list.opened(list.offer('/a/one').ref, '/a/one')
    expect((await VaultList.open(nodeDisk, file)).recent()).toHaveLength(1)
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1 })
  },
)

test.each([
  ['/home/r/Dropbox/Records', true],
  ['/Users/r/Library/Mobile Documents/com~apple~CloudDocs/Records', true],
  ['C:\\Users\\r\\OneDrive - Work\\Records', true],
  ['/Users/r/Library/CloudStorage/GoogleDrive-x/My Drive', true],
  ['/home/r/Nextcloud2/Records', true],
  ['/home/r/Documents/Records', false],
  ['/home/r/Dropboxing/Records', false],
])('%s is in a folder that is copied elsewhere: %s', (path, is) => {
  expect(isInCloudFolder(path)).toBe(is)
})
