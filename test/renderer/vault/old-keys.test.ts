import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { rotate } from '../../../renderer/core/format/change-keys.ts'
import { openKeyring } from '../../../renderer/core/format/epochs.ts'
import { readJournal, sealFrame } from '../../../renderer/core/format/frame.ts'
import { encodeHeader, keysOf, readHeader, type VaultKeys } from '../../../renderer/core/format/header.ts'
import { aNewVault, filesBelow, journalsIn, openedAgain, value, type AtHome } from './a-vault.ts'
import { DeviceId, newId, RowId } from '../../../renderer/core/base/ids.ts'

const session = ({ worker }: AtHome) => worker.session() ?? expect.fail('not open')
const snapshotsIn = (root: string) => filesBelow(root).filter((path) => path.endsWith('.snap'))

/** Close a vault and give it another key, as revoking somebody does; the old keys. */
async function rotated(app: AtHome): Promise<VaultKeys> {
  const { vaultId, epochId, vaultKey } = session(app).keys.current
  const old = keysOf(vaultId, epochId, vaultKey.slice())
  await app.quit()
  const journal = readFileSync(journalsIn(app.root)[0] ?? '')
  const { head } = readJournal(old, deviceOf(app), journal)
  const header = value(readHeader(readFileSync(join(app.root, 'vault.json'))))
  const ring = value(openKeyring(header, old))
  const next = value(rotate(header, ring, { remove: [], lastSeqs: { [head.device]: head.seq } }))
  const bytes = encodeHeader(next.header, next.keyring.current)
  for (const name of ['vault.json', 'vault.previous.json']) writeFileSync(join(app.root, name), bytes)
  return old
}

const deviceOf = ({ root }: AtHome): DeviceId => v.parse(DeviceId, journalsIn(root)[0]?.split('/').at(-2))

test('after a vault has got another key, what was saved before and after opens, with and without the snapshots of either', async () => {
  const app = await aNewVault()
  value(await app.vault.markSample(null))
  await session(app).writeSnapshot()
  await rotated(app)
  const again = await openedAgain(app)
  value(await again.vault.rememberPlace({ place: 'after' }))
  expect(value(await again.vault.overview(null))).toMatchObject({
    ...{ place: 'after', sample: true, older: false, damaged: false, oldKeyChanges: 0 },
  })
  expect(await session(again).writeSnapshot()).toBe(true)
  await again.quit()
  for (const path of snapshotsIn(app.root)) rmSync(path)
  expect(value(await (await openedAgain(app)).vault.overview(null))).toMatchObject({ place: 'after', sample: true })
})

test('what somebody adds with the old key after that is counted and not shown, and goes on after it are not hindered', async () => {
  const app = await aNewVault()
  value(await app.vault.rememberPlace({ place: 'before' }))
  const settings = session(app).tables.only('settings') ?? expect.fail('no settings')
  const old = await rotated(app)
  const [journal = ''] = journalsIn(app.root)
  const device = deviceOf(app)
  const { head } = readJournal(old, device, readFileSync(journal))
  const version = { kind: 'settings', parents: [], seen: {}, wroteAt: '2026-05-04T12:00:00.000Z' }
  const late = [
    { ...version, row: newId(RowId), version: { lamport: 900, device }, value: { ...settings, place: 'forged' } },
    {
      ...version,
      row: settings.id,
      version: { lamport: 900, device },
      value: { ...settings, place: 'forged' },
    },
  ]
  appendFileSync(journal, sealFrame(old, head, late).bytes)
  const again = await openedAgain(app)
  expect(value(await again.vault.overview(null))).toMatchObject({ place: 'before', oldKeyChanges: 2, damaged: false })
  value(await again.vault.rememberPlace({ place: 'on' }))
  await again.quit()
  expect(value(await (await openedAgain(app)).vault.overview(null))).toMatchObject({ place: 'on', oldKeyChanges: 2 })
})
