import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aComputer, aFolder, aLine, hex, restarted, systemError } from '../folder-line.ts'
import { forgettingDisk } from '../forgetting-disk.ts'
import { dyingDisk, refusing, smallDisk } from '../frail-disk.ts'
import { nodeDisk } from '../../../electron/vaultFolder/nodeDisk.ts'

const bytes = (...values: number[]) => new Uint8Array(values)
const ok = <T>(value: T) => ({ ok: true, value })
const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) as unknown })

describe('headers', () => {
  test('an empty folder has no header, and the second header makes the first the previous one', async () => {
    const { client } = await aLine()
    expect(await client.readHeaders(null)).toEqual(ok({ current: null, previous: null }))
    await client.writeHeader({ header: bytes(1) })
    await client.writeHeader({ header: bytes(2) })
    expect(await client.readHeaders(null)).toEqual(ok({ current: bytes(2), previous: bytes(1) }))
  })

  test('wherever the power goes while a header is written, the old or the new one is there, even if the current was damaged', async () => {
    for (let changes = 0; ; changes++) {
      const root = join(aFolder(), 'records')
      mkdirSync(root)
      writeFileSync(join(root, 'vault.json'), bytes(66)) // damaged
      writeFileSync(join(root, 'vault.previous.json'), bytes(1))
      const disk = dyingDisk(changes)
      const line = await aLine({ root, disk })
      const written = await line.client.writeHeader({ header: bytes(2) })
      const after = await (await aLine({ root })).client.readHeaders(null)
      if (!after.ok) throw new Error(after.error.code)
      const found = [after.value.current, after.value.previous].map((header) => header?.[0])
      expect(found[0] === 2 || found[1] === 1).toBe(true)
      if (written.ok) expect(found[0]).toBe(2)
      if (!disk.isDead()) break
    }
  })
})

describe('journal', () => {
  test('frames come back as they were appended, whatever their lengths', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), async (frames) => {
        const { client, vault, close } = await aLine()
        const device = vault.device()
        let at = 0
        for (const frame of frames) {
          expect(await client.appendJournal({ device, number: 0, at, frame })).toEqual(
            ok({ length: at + frame.length }),
          )
          at += frame.length
        }
        const whole = await client.readJournal({ device, number: 0, from: 0, length: 4000 })
        expect(frames.length === 0 ? whole : whole).toEqual(
          frames.length === 0 ? refused('not-there') : ok(new Uint8Array(Buffer.concat(frames))),
        )
        await close()
      }),
      { numRuns: 20 },
    )
  })

  test('a frame meant for another length of the file is refused as moved and changes nothing', async () => {
    const { client, vault } = await aLine()
    const device = vault.device()
    await client.appendJournal({ device, number: 0, at: 0, frame: bytes(1, 2, 3) })
    for (const at of [0, 2, 4]) {
      expect(await client.appendJournal({ device, number: 0, at, frame: bytes(9) })).toEqual(refused('moved'))
    }
    expect(await client.appendJournal({ device, number: 1, at: 5, frame: bytes(9) })).toEqual(refused('moved'))
    expect(await client.listJournals(null)).toEqual(ok([{ device, files: [{ number: 0, length: 3 }] }]))
  })

  test('of a frame for which the disk has no room nothing is left, and it can be appended when there is room', async () => {
    const state = { room: 1e6 }
    const { client, vault } = await aLine({ disk: smallDisk(state) })
    const device = vault.device()
    await client.appendJournal({ device, number: 0, at: 0, frame: bytes(1, 2, 3) })
    state.room = 40
    const frame = new Uint8Array(100).fill(7)
    expect(await client.appendJournal({ device, number: 0, at: 3, frame })).toEqual(refused('disk-full'))
    expect(await client.listJournals(null)).toEqual(ok([{ device, files: [{ number: 0, length: 3 }] }]))
    state.room = 1e6
    expect(await client.appendJournal({ device, number: 0, at: 3, frame })).toEqual(ok({ length: 103 }))
  })

  test('a torn piece that cannot be cut off is reported, keeps later frames out, and goes when it is cut', async () => {
    const state = { room: 1e6, cutsFail: true }
    const { client, vault } = await aLine({ disk: smallDisk(state) })
    const device = vault.device()
    await client.appendJournal({ device, number: 0, at: 0, frame: bytes(1, 2, 3) })
    state.room = 5
    const full = await client.appendJournal({ device, number: 0, at: 3, frame: new Uint8Array(100) })
    expect(full).toEqual({ ok: false, error: { code: 'disk-full', detail: 'torn' } })
    Object.assign(state, { room: 1e6, cutsFail: false })
    expect(await client.appendJournal({ device, number: 0, at: 3, frame: bytes(4) })).toEqual(refused('moved'))
    expect(await client.cutJournal({ device, number: 0, length: 3 })).toEqual(ok(null))
    expect(await client.appendJournal({ device, number: 0, at: 3, frame: bytes(4) })).toEqual(ok({ length: 4 }))
  })

  test('cutting never makes a journal longer', async () => {
    const { client, vault } = await aLine()
    const device = vault.device()
    await client.appendJournal({ device, number: 0, at: 0, frame: bytes(1, 2, 3) })
    expect(await client.cutJournal({ device, number: 0, length: 9 })).toEqual(refused('bad-message'))
    expect(await client.listJournals(null)).toEqual(ok([{ device, files: [{ number: 0, length: 3 }] }]))
  })

  test('the journal of another device is never written or cut, but a new device id may be taken', async () => {
    const computer = await aComputer()
    const root = aFolder()
    const other = hex(0xee)
    mkdirSync(join(root, 'journal', other), { recursive: true })
    writeFileSync(join(root, 'journal', other, '0.log'), bytes(5))
    const { client, close } = await aLine({ root, computer })
    expect(await client.appendJournal({ device: other, number: 0, at: 1, frame: bytes(1) })).toEqual(
      refused('bad-message'),
    )
    expect(await client.appendJournal({ device: other, number: 1, at: 0, frame: bytes(1) })).toEqual(
      refused('bad-message'),
    )
    expect(await client.cutJournal({ device: other, number: 0, length: 0 })).toEqual(refused('bad-message'))
    const taken = hex(0xdd)
    expect(await client.appendJournal({ device: taken, number: 0, at: 0, frame: bytes(1) })).toEqual(ok({ length: 1 }))
    await close()
    const { vault } = await aLine({ root, computer: await restarted(computer) })
    expect(vault.device()).toBe(taken)
  })

  test('names of any other form in the folder are not taken for journals', async () => {
    const { client, vault } = await aLine()
    const folder = join(vault.folder.root, 'journal')
    mkdirSync(join(folder, hex(1), '3.log'), { recursive: true })
    mkdirSync(join(folder, 'conflicted copy'))
    for (const name of ['01.log', '0 (1).log', '.log', '2.log.part', '9999999999.log'])
      writeFileSync(join(folder, hex(1), name), '')
    writeFileSync(join(folder, hex(1), '10.log'), 'ab')
    writeFileSync(join(folder, hex(1), '2.log'), 'a')
    const files = [
      { number: 2, length: 1 },
      { number: 10, length: 2 },
    ]
    expect(await client.listJournals(null)).toEqual(ok([{ device: hex(1), files }]))
  })
})

describe('blobs', () => {
  const id = hex(0xab)

  test('a blob is under its name only once it is whole', async () => {
    const { client, vault } = await aLine()
    await client.beginBlob({ id })
    await Promise.all([client.putBlobChunk({ id, chunk: bytes(1, 2) }), client.putBlobChunk({ id, chunk: bytes(3) })])
    expect(await client.listBlobs(null)).toEqual(ok([]))
    expect(await client.readBlob({ id, from: 0, length: 10 })).toEqual(refused('not-there'))
    expect(await client.endBlob({ id, keep: true })).toEqual(ok(null))
    expect(await client.listBlobs(null)).toEqual(ok([id]))
    expect(await client.readBlob({ id, from: 1, length: 10 })).toEqual(ok(bytes(2, 3)))
    expect(readdirSync(join(vault.folder.root, 'blobs', 'ab'))).toEqual([id])
    expect(statSync(join(vault.folder.root, 'blobs', 'ab', id)).mode & 0o077).toBe(0)
  })

  test('a blob begun again starts anew, and one not kept leaves nothing', async () => {
    const { client, vault } = await aLine()
    await client.beginBlob({ id })
    await client.putBlobChunk({ id, chunk: bytes(1, 1, 1) })
    await client.beginBlob({ id })
    await client.putBlobChunk({ id, chunk: bytes(2) })
    await client.endBlob({ id, keep: true })
    expect(await client.readBlob({ id, from: 0, length: 9 })).toEqual(ok(bytes(2)))
    await client.beginBlob({ id: hex(0xac) })
    await client.endBlob({ id: hex(0xac), keep: false })
    expect(readdirSync(join(vault.folder.root, 'blobs', 'ac'))).toEqual([])
    expect(await client.putBlobChunk({ id, chunk: bytes(1) })).toEqual(refused('not-begun'))
    expect(await client.endBlob({ id, keep: true })).toEqual(refused('not-begun'))
  })

  test('a blob of which one chunk found no room is not kept, whatever came after it', async () => {
    const state = { room: 1e6 }
    const { client, vault } = await aLine({ disk: smallDisk(state) })
    await client.beginBlob({ id })
    state.room = 10
    expect(await client.putBlobChunk({ id, chunk: new Uint8Array(50) })).toEqual(refused('disk-full'))
    state.room = 1e6
    expect(await client.putBlobChunk({ id, chunk: new Uint8Array(5) })).toEqual(refused('disk-full'))
    expect(await client.endBlob({ id, keep: true })).toEqual(refused('disk-full'))
    expect(readdirSync(join(vault.folder.root, 'blobs', 'ab'))).toEqual([])
  })

  test('half-written blobs of this device are cleared away after a crash, those of another are left to arrive', async () => {
    const { client, vault } = await aLine()
    const folder = join(vault.folder.root, 'blobs', 'ab')
    mkdirSync(folder, { recursive: true })
    const own = `${id}.${vault.device()}.part`
    const foreign = `${id}.${hex(9)}.part`
    writeFileSync(join(folder, own), 'x')
    writeFileSync(join(folder, foreign), 'x')
    expect(await client.listBlobs(null)).toEqual(ok([]))
    expect(readdirSync(folder)).toEqual([foreign])
  })

  test('wherever the power goes while a blob is written, it is there whole or not at all', async () => {
    for (let changes = 0; ; changes++) {
      const root = aFolder()
      const disk = dyingDisk(changes)
      const { client } = await aLine({ root, disk })
      await client.beginBlob({ id })
      await client.putBlobChunk({ id, chunk: bytes(1, 2) })
      await client.putBlobChunk({ id, chunk: bytes(3, 4) })
      const ended = await client.endBlob({ id, keep: true })
      const found = await (await aLine({ root })).client.readBlob({ id, from: 0, length: 9 })
      if (found.ok) expect(found.value).toEqual(bytes(1, 2, 3, 4))
      if (ended.ok) expect(found.ok).toBe(true)
      if (!disk.isDead()) break
    }
  })
})

describe('blobs written at the same time', () => {
  const ids = ['ab', 'ac', 'ab', 'ad', 'ae', 'ab'].map((start, at) => start + hex(at + 1).slice(2))

  test('each that is answered lasts, with every name above it, while the folders are still being made', async () => {
    const root = aFolder()
    const disk = forgettingDisk(root, async (path) => {
      if (path === root) await new Promise((go) => setTimeout(go, 50))
    })
    const { client } = await aLine({ root, disk })
    const lasting = ids.map(async (id, at) => {
      const saved = await client.saveBlob({ id, chunk: bytes(at, at) })
      return saved.ok && disk.lasting(join(root, 'blobs', id.slice(0, 2), id))
    })
    expect(await Promise.all(lasting)).toEqual(ids.map((_, at) => bytes(at, at)))
    expect(await client.listBlobs(null)).toEqual(ok(ids.toSorted()))
  })

  test('wherever the power goes, each is there whole or not at all, and each that was answered is there', async () => {
    for (let changes = 0; ; changes++) {
      const root = aFolder()
      const disk = dyingDisk(changes)
      const { client } = await aLine({ root, disk })
      const saved = await Promise.all(ids.map((id, at) => client.saveBlob({ id, chunk: bytes(at, at) })))
      const { client: after } = await aLine({ root })
      for (const [at, id] of ids.entries()) {
        const found = await after.readBlob({ id, from: 0, length: 9 })
        if (found.ok) expect(found.value).toEqual(bytes(at, at))
        if (saved[at]?.ok) expect(found.ok).toBe(true)
      }
      if (!disk.isDead()) break
    }
  })

  test('one for which there is no room is refused by its own name and leaves nothing; what is listed meanwhile harms none', async () => {
    const root = aFolder()
    const disk = smallDisk({ room: 8 })
    const { client } = await aLine({ root, disk })
    const [saved] = await Promise.all([
      Promise.all(ids.map((id) => client.saveBlob({ id, chunk: bytes(1, 2, 3) }))),
      ...ids.map(() => client.listBlobs(null)),
    ])
    const kept = ids.filter((_, at) => saved[at]?.ok)
    expect(kept).toHaveLength(2)
    expect(saved.filter((one) => !one.ok)).toEqual(Array(4).fill(refused('disk-full')))
    expect(await client.listBlobs(null)).toEqual(ok(kept.toSorted()))
    const names = ['ab', 'ac', 'ad', 'ae'].flatMap((start) => readdirSync(join(root, 'blobs', start)))
    expect(names.toSorted()).toEqual(kept.toSorted())
  })
})

describe('the folder as a whole', () => {
  test('a vault that another process writes to can be read here and refuses every write', async () => {
    const root = aFolder()
    const computer = await aComputer()
    const first = await aLine({ root, computer })
    await first.client.writeHeader({ header: bytes(1) })
    const { client, vault } = await aLine({ root, computer })
    expect(vault.access).toBe('read-only')
    expect(await client.readHeaders(null)).toEqual(ok({ current: bytes(1), previous: null }))
    const device = vault.device()
    const refusals = await Promise.all([
      client.writeHeader({ header: bytes(2) }),
      client.appendJournal({ device, number: 0, at: 0, frame: bytes(1) }),
      client.cutJournal({ device, number: 0, length: 0 }),
      client.beginBlob({ id: hex(1) }),
      client.removeBlob({ id: hex(1) }),
      client.writeMemory({ memory: bytes(1) }),
    ])
    for (const refusal of refusals) expect(refusal).toEqual(refused('read-only'))
    await first.close()
    expect((await aLine({ root, computer })).vault.access).toBe('writer')
  })

  test('a folder that goes away is not reachable, is not made again, and is no empty vault', async () => {
    const { client, vault } = await aLine()
    const { root } = vault.folder
    const device = vault.device()
    renameSync(root, `${root}-gone`)
    const answers = await Promise.all([
      client.readHeaders(null),
      client.writeHeader({ header: bytes(1) }),
      client.listJournals(null),
      client.listBlobs(null),
      client.readBlob({ id: hex(1), from: 0, length: 1 }),
      client.readJournal({ device, number: 0, from: 0, length: 1 }),
      client.appendJournal({ device, number: 0, at: 0, frame: bytes(1) }),
      client.appendJournal({ device, number: 0, at: 7, frame: bytes(1) }),
      client.beginBlob({ id: hex(1) }),
      client.removeBlob({ id: hex(1) }),
    ])
    for (const answer of answers) expect(answer).toEqual(refused('not-reachable'))
    expect(readdirSync(join(root, '..'))).toEqual(['records-gone'])
  })

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'not-writable'],
    ['EACCES', 'not-writable'],
    ['EIO', 'not-reachable'],
    ['ESTALE', 'not-reachable'],
  ])('%s while writing is answered %s', async (system, code) => {
    const { client } = await aLine({ disk: refusing('rename', system) })
    expect(await client.writeHeader({ header: bytes(1) })).toEqual(refused(code))
  })

  test('a disk without folder syncing or file rights is written to all the same', async () => {
    const disk = {
      ...nodeDisk,
      syncFolder: () => Promise.reject(systemError('EINVAL')),
      closeToOthers: () => Promise.reject(systemError('EPERM')),
    }
    const { client, vault } = await aLine({ disk })
    expect(await client.writeHeader({ header: bytes(1) })).toEqual(ok(null))
    expect(await client.appendJournal({ device: vault.device(), number: 0, at: 0, frame: bytes(1) })).toEqual(
      ok({ length: 1 }),
    )
    expect([...vault.folder.missing].sort()).toEqual(['closed-to-others', 'lasting-names'])
  })

  test('a real fault while syncing the folder is not taken for a missing promise', async () => {
    const { client } = await aLine({ disk: refusing('syncFolder', 'EIO') })
    expect(await client.writeHeader({ header: bytes(1) })).toEqual(refused('not-reachable'))
  })

  test('a link in the vault folder is not followed to a file outside it', async () => {
    const { client, vault } = await aLine()
    const outside = join(aFolder(), 'outside')
    writeFileSync(outside, 'secret')
    const { symlinkSync } = await import('node:fs')
    const device = vault.device()
    mkdirSync(join(vault.folder.root, 'journal', device), { recursive: true })
    symlinkSync(outside, join(vault.folder.root, 'journal', device, '0.log'))
    expect((await client.appendJournal({ device, number: 0, at: 6, frame: bytes(1) })).ok).toBe(false)
    expect((await client.readJournal({ device, number: 0, from: 0, length: 6 })).ok).toBe(false)
    expect(readFileSync(outside, 'utf8')).toBe('secret')
  })

  test('the memory of a vault lies in the app’s folder and survives the vault’s own folder', async () => {
    const { client, vault } = await aLine()
    expect(await client.readMemory(null)).toEqual(ok(null))
    await client.writeMemory({ memory: bytes(1, 2) })
    expect(await client.readMemory(null)).toEqual(ok(bytes(1, 2)))
    expect(readdirSync(vault.folder.root)).toEqual([])
  })

  test('closing while a blob is on its way leaves nothing half written and refuses what comes later', async () => {
    const { client, vault, close } = await aLine()
    await client.beginBlob({ id: hex(0xab) })
    const late = client.putBlobChunk({ id: hex(0xab), chunk: bytes(1) })
    await close()
    void late
    expect(readdirSync(join(vault.folder.root, 'blobs', 'ab'))).toEqual([])
  })
})
