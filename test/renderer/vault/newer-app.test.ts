// A vault that a newer version of the app has written: an older one says so and leaves it as it is.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toHex, utf8 } from '../../../renderer/core/base/bytes.ts'
import { hash } from '../../../renderer/core/crypto/hash.ts'
import { restarted } from '../../electron/folder-line.ts'
import {
  add,
  aNewVault,
  aRunningApp,
  filesBelow,
  nothingToRead,
  passphrase,
  refused,
  rosasPage,
  until,
} from './a-vault.ts'
import { paper } from './paper-reader.ts'

const headers = ['vault.json', 'vault.previous.json']

/** The header as a newer version might write it: another format, with something in it that nobody here knows. */
function asNewer(bytes: Buffer): Uint8Array {
  const text = bytes.toString('utf8')
  const rest = text.slice(text.indexOf(',') + 1).replace('"format":1', '"format":2,"forms":"of another kind"')
  const before = text.slice(0, text.indexOf(',') - 65)
  return utf8(`${before}${toHex(hash(utf8(rest)))}",${rest}`)
}

const stateOf = (root: string) => filesBelow(root).map((path) => [path, readFileSync(path).toString('base64')])

for (const which of [headers, [headers[0] ?? ''], [headers[1] ?? '']])
  test(`with ${which.join(' and ')} of a newer format the vault is refused by name, and not one byte of its folder changes`, async () => {
    const app = await aNewVault()
    await add(app.vault, 'paper.pdf', paper([rosasPage('CA 15-3: 41 U/mL')]))
    await until(() => nothingToRead(app.vault))
    await app.quit()
    for (const name of which) writeFileSync(join(app.root, name), asNewer(readFileSync(join(app.root, name))))
    const before = stateOf(app.root)
    const older = await aRunningApp({ root: app.root, computer: await restarted(app.computer) })
    expect(await older.vault.unlock({ by: 'passphrase', passphrase })).toMatchObject(refused('too-new'))
    expect((await older.vault.create({ passphrase })).ok).toBe(false)
    expect((await older.vault.savePerson({ id: null, person: nobody })).ok).toBe(false)
    await older.quit()
    expect(stateOf(app.root)).toEqual(before)
  })

const nobody = {
  name: 'Carmen Ruiz',
  otherNames: [],
  birthDate: { year: 1990, month: 5, day: 23 },
  relation: 'someone-else' as const,
  hospitalNumbers: [],
}
