import { mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { staysInside, unpackEntry, zipEntries } from '../../scripts/zip-reader.mjs'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'satchel-zip-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) % 251)

type Made = { name: string; bytes: Uint8Array; level: number; mode?: number }

async function zipOf(files: Made[], zip64 = false): Promise<Buffer> {
  const writer = new ZipWriter(new BlobWriter(), { zip64, useWebWorkers: false })
  for (const { name, bytes, level, mode } of files)
    await writer.add(name, new Uint8ArrayReader(bytes), {
      level,
      ...(mode === undefined ? {} : { unixMode: mode }),
    })
  return Buffer.from(await (await writer.close()).arrayBuffer())
}

async function unpacked(zip: Buffer): Promise<Record<string, Buffer>> {
  await writeFile(join(folder, 'archive.zip'), zip)
  const file = await open(join(folder, 'archive.zip'))
  try {
    const found: Record<string, Buffer> = {}
    for (const entry of await zipEntries(file)) {
      await unpackEntry(file, entry, join(folder, 'out'))
      found[entry.name] = await readFile(join(folder, 'out'))
      await rm(join(folder, 'out'))
    }
    return found
  } finally {
    await file.close()
  }
}

const three: Made[] = [
  { name: 'a/stored.bin', bytes: bytesOf(70_000), level: 0 },
  { name: 'a/deflated.bin', bytes: bytesOf(300_000), level: 6 },
  { name: 'empty', bytes: bytesOf(0), level: 0 },
]

test('stored, deflated and empty entries come out byte for byte', async () => {
  const found = await unpacked(await zipOf(three))
  for (const { name, bytes } of three) expect(found[name]?.equals(bytes)).toBe(true)
})

test('an archive in ZIP64 form is read like any other', async () => {
  const found = await unpacked(await zipOf(three, true))
  expect(Object.keys(found)).toEqual(three.map((file) => file.name))
  expect(found['a/deflated.bin']?.equals(bytesOf(300_000))).toBe(true)
})

test('an executable stays executable', async () => {
  await writeFile(join(folder, 'x.zip'), await zipOf([{ name: 'x', bytes: bytesOf(9), level: 6, mode: 0o100755 }]))
  const file = await open(join(folder, 'x.zip'))
  for (const entry of await zipEntries(file)) await unpackEntry(file, entry, join(folder, 'x'))
  await file.close()
  expect((await stat(join(folder, 'x'))).mode & 0o111).toBe(0o111)
})

test('a changed byte inside an entry is refused, not unpacked', async () => {
  const zip = await zipOf([{ name: 'a', bytes: bytesOf(5000), level: 0 }])
  zip.writeUInt8(zip.readUInt8(2000) ^ 1, 2000)
  await expect(unpacked(zip)).rejects.toThrow('does not match its checksum')
})

test('an archive cut short and a file that is none are refused with a sentence', async () => {
  const zip = await zipOf(three)
  await expect(unpacked(zip.subarray(0, zip.length - 40))).rejects.toThrow('not a ZIP archive')
  await expect(unpacked(Buffer.from('no archive at all, but longer than an end record'))).rejects.toThrow('not a ZIP')
  await expect(unpacked(Buffer.alloc(3))).rejects.toThrow('not a ZIP')
})

test.each(['../up', 'a/../../up', '/etc/passwd', 'a\\b', 'a\0b', ''])('the name %j is not unpacked', (name) => {
  expect(staysInside(name)).toBe(false)
})

test('a plain path below a folder is unpacked', () => {
  expect(staysInside('locales/en-GB.pak')).toBe(true)
})
