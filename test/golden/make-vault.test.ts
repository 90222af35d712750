// Makes a golden vault with the code as it is now: once for every released format, by hand, into a folder that must not
// exist yet. SATCHEL_GOLDEN=test/golden/format-2 npx vitest run test/golden/make-vault.test.ts
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { DeviceId } from '../../renderer/core/base/ids.ts'
import { rotate } from '../../renderer/core/format/change-keys.ts'
import { openKeyring } from '../../renderer/core/format/epochs.ts'
import { readJournal } from '../../renderer/core/format/frame.ts'
import { encodeHeader, keysOf, readHeader } from '../../renderer/core/format/header.ts'
import { aComputer } from '../electron/folder-line.ts'
import {
  add,
  aNewVault,
  aRunningApp,
  journalsIn,
  nothingToRead,
  openedAgain,
  passphrase,
  rosa,
  rosasPage,
  until,
  value,
  type AtHome,
} from '../renderer/vault/a-vault.ts'
import { paper } from '../renderer/vault/paper-reader.ts'

const to = process.env['SATCHEL_GOLDEN']
const papers = {
  'biopsy.txt': paper([rosasPage('carcinoma'), rosasPage('margins clear')]),
  'labs.txt': paper([rosasPage('CA 15-3')]),
}

test.runIf(to !== undefined)('a golden vault is made', async () => {
  if (to === undefined || existsSync(to)) return expect.fail('the folder is there already')
  const first = await aNewVault()
  for (const [name, bytes] of Object.entries(papers)) await add(first.vault, name, bytes)
  await until(() => nothingToRead(first.vault))
  await kept(first)
  value(await first.vault.savePerson({ id: null, person: { ...rosa, name: 'Ana Alvarez' } }))
  await rotated(first)
  const again = await openedAgain(first)
  value(await again.vault.rememberPlace({ place: 'records' }))
  await kept(again)
  await again.quit()
  const other = await aRunningApp({ root: first.root, computer: await aComputer() })
  value(await other.vault.unlock({ by: 'passphrase', passphrase }))
  value(await other.vault.savePerson({ id: null, person: { ...rosa, name: 'Luis Alvarez' } }))
  await kept(other)
  value(await other.vault.markSample(null))
  await other.quit()
  mkdirSync(to, { recursive: true })
  cpSync(first.root, join(to, 'vault'), { recursive: true })
  const originals: Record<string, string> = {}
  for (const [name, bytes] of Object.entries(papers)) originals[name] = createHash('sha256').update(bytes).digest('hex')
  const expected = {
    ...{ passphrase, place: 'records', sample: true, originals },
    persons: ['Ana Alvarez', 'Luis Alvarez', 'Rosa Alvarez'],
  }
  writeFileSync(join(to, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
})

async function kept({ worker }: Pick<AtHome, 'worker'>): Promise<void> {
  expect(await worker.session()?.writeSnapshot()).toBe(true)
}

/** Close the vault and give it another key. */
async function rotated(app: AtHome): Promise<void> {
  const keys = app.worker.session()?.keys.current ?? expect.fail('not open')
  const old = keysOf(keys.vaultId, keys.epochId, keys.vaultKey.slice())
  await app.quit()
  const [journal = ''] = journalsIn(app.root)
  const device = v.parse(DeviceId, journal.split('/').at(-2))
  const { head } = readJournal(old, device, readFileSync(journal))
  const header = value(readHeader(readFileSync(join(app.root, 'vault.json'))))
  const ring = value(openKeyring(header, old))
  const next = value(rotate(header, ring, { remove: [], lastSeqs: { [device]: head.seq } }))
  const bytes = encodeHeader(next.header, next.keyring.current)
  for (const name of ['vault.json', 'vault.previous.json']) writeFileSync(join(app.root, name), bytes)
}
