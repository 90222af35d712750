import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileName } from '../../../renderer/core/base/file-name.ts'
import { Exports, withExtension } from '../../../electron/files/exports.ts'
import { nodeDisk } from '../../../electron/vaultFolder/nodeDisk.ts'
import type { Disk } from '../../../electron/vaultFolder/disk.ts'
import { aFolder } from '../folder-line.ts'
import { smallDisk } from '../frail-disk.ts'

const suggestion = { suggestedName: 'Packet', extension: 'pdf' } as const
const saving = (path: string | null, disk: Disk = nodeDisk) => new Exports(disk, aFolder(), () => Promise.resolve(path))

async function begun(exports: Exports): Promise<string> {
  const answer = await exports.begin(suggestion)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value.ref
}

test('an export is under its name only when it is whole, for its user alone', async () => {
  const folder = aFolder()
  const path = join(folder, 'Packet.pdf')
  writeFileSync(path, 'old')
  const exports = saving(path)
  const ref = await begun(exports)
  await exports.put(ref, Buffer.from('new '))
  await exports.put(ref, Buffer.from('one'))
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(await exports.end(ref, true)).toEqual({ ok: true, value: { name: 'Packet.pdf' } })
  expect(readFileSync(path, 'utf8')).toBe('new one')
  expect(readdirSync(folder)).toEqual(['Packet.pdf'])
  expect(statSync(path).mode & 0o077).toBe(0)
})

test.each(['not kept', 'no room', 'closed'])(
  'of an export that is broken off (%s) nothing is left, and the old file stays',
  async (how) => {
    const folder = aFolder()
    const path = join(folder, 'Packet.pdf')
    writeFileSync(path, 'old')
    const exports = saving(path, smallDisk({ room: 10 }))
    const ref = await begun(exports)
    if (how === 'no room') {
      expect(await exports.put(ref, new Uint8Array(50))).toMatchObject({ error: { code: 'disk-full' } })
      expect(await exports.end(ref, true)).toMatchObject({ error: { code: 'disk-full' } })
    }
    if (how === 'not kept') await exports.end(ref, false)
    if (how === 'closed') await exports.close()
    expect(readdirSync(folder)).toEqual(['Packet.pdf'])
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(await exports.put(ref, new Uint8Array(1))).toMatchObject({ error: { code: 'not-begun' } })
  },
)

test('a person who changes their mind has written nothing', async () => {
  expect(await saving(null).begin(suggestion)).toEqual({ ok: false, error: { code: 'cancelled' } })
})

test('a place chosen after the vault was locked is not written to', async () => {
  const folder = aFolder()
  let choose: (path: string) => void = () => undefined
  const exports = new Exports(nodeDisk, aFolder(), () => new Promise((settle) => (choose = settle)))
  const asked = exports.begin(suggestion)
  await exports.close()
  choose(join(folder, 'Packet.pdf'))
  expect(await asked).toEqual({ ok: false, error: { code: 'cancelled' } })
  expect(readdirSync(folder)).toEqual([])
})

test('a place that is not there is refused as not writable', async () => {
  expect(await saving(join(aFolder(), 'gone', 'Packet.pdf')).begin(suggestion)).toMatchObject({
    error: { code: 'not-writable' },
  })
})

test('whatever name is suggested, the proposal is one name in one folder', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('..', '../../x', 'con', 'NUL.pdf', 'a/b\\c', ' .a. ')),
      (name) => {
        const fit = fileName(name)
        expect(fit).not.toMatch(/[/\\:\u0000-\u001f]/)
        expect(fit).not.toMatch(/^\.|^$|^(con|nul)(\.|$)/i)
        expect(fit.length).toBeLessThanOrEqual(110)
      },
    ),
  )
})

test('the ending is added where it is missing and never twice', () => {
  expect(withExtension('/a/Packet', 'pdf')).toBe('/a/Packet.pdf')
  expect(withExtension('/a/Packet.PDF', 'pdf')).toBe('/a/Packet.PDF')
  expect(withExtension('/a/Packet 2.1', 'age')).toBe('/a/Packet 2.1.age')
})
