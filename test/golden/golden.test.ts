// Vaults that earlier versions have left. They are never made again: what they hold must open for ever.
import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { parseJson } from '../../renderer/core/base/parse.ts'
import { openWhole } from '../../renderer/vault/worker/blobs.ts'
import { aComputer, aFolder } from '../electron/folder-line.ts'
import { aRunningApp, value } from '../renderer/vault/a-vault.ts'

const Expected = v.object({
  passphrase: v.string(),
  place: v.string(),
  sample: v.boolean(),
  persons: v.array(v.string()),
  originals: v.record(v.string(), v.string()),
})
const here = import.meta.dirname
const vaults = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())

test('there is a golden vault of the first format', () => {
  expect(vaults.map(({ name }) => name)).toContain('format-1')
})

const partsLost = [[], ['snapshots'], ['journal']] as const

for (const { name } of vaults)
  for (const lost of partsLost)
    test(`the golden vault ${name} opens${lost.map((part) => ` without its ${part}`).join('')}, every record and original as it was`, async () => {
      const expected = value(parseJson(Expected, readFileSync(join(here, name, 'expected.json'), 'utf8')))
      const root = join(aFolder(), 'records')
      cpSync(join(here, name, 'vault'), root, { recursive: true })
      for (const part of lost) rmSync(join(root, part), { recursive: true })
      const app = await aRunningApp({ root, computer: await aComputer() })
      value(await app.vault.unlock({ by: 'passphrase', passphrase: expected.passphrase }))
      const persons = value(await app.vault.people(null)).map(({ person }) => person.name)
      const { place, damaged, lostRows, unreadRows } = value(await app.vault.overview(null))
      expect({ persons: persons.sort(), place }).toEqual({ persons: expected.persons, place: expected.place })
      expect({ damaged, lostRows, unreadRows }).toEqual({ damaged: false, lostRows: 0, unreadRows: 0 })
      const session = app.worker.session() ?? expect.fail('not open')
      const originals = session.tables.all('document').map(async (document) => {
        const bytes = value(await openWhole(session, document.blob))
        return [document.name, createHash('sha256').update(bytes).digest('hex')]
      })
      expect(Object.fromEntries(await Promise.all(originals))).toEqual(expected.originals)
    })
