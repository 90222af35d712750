import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { portOf } from '../../../renderer/core/base/port-of.ts'
import { ok } from '../../../renderer/core/base/result.ts'
import { serve } from '../../../renderer/core/base/rpc.ts'
import { byteSourceOf, inMemory, type ByteSource } from '../../../renderer/reading/containers/byte-source.ts'
import { openZip } from '../../../renderer/reading/containers/zip-source.ts'
import { rangeDoor } from '../../../renderer/reading/contract.ts'
import type { Source } from '../../../renderer/reading/source.ts'
import { aZip, joined, type ZipPart } from './a-zip.ts'

const text = (name: string, words = `This is ${name}.`): ZipPart => ({ name, data: utf8(words) })
const mebibyte = 1024 * 1024

async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<Source> {
  const source = await openZip(inMemory(bytes))
  if (typeof source === 'string') throw new Error(source)
  return source
}

/** All bytes of a member, or why it is not taken out. */
async function taken(source: Source, index: number): Promise<Uint8Array | string> {
  const parts: Uint8Array[] = []
  for await (const part of source.member?.(index) ?? []) {
    if (typeof part === 'string') return part
    expect(part.length).toBeLessThanOrEqual(mebibyte)
    parts.push(part)
  }
  return joined(...parts)
}

const sameBytes = (one: Uint8Array | string, other: Uint8Array): boolean =>
  typeof one !== 'string' && Buffer.compare(one, other) === 0

const members = (source: Source) => source.content?.members ?? []

describe('an archive', () => {
  test('its files are members, byte for byte, and it has no pages', async () => {
    const big = new Uint8Array(randomBytes(3 * mebibyte + 17))
    const source = await opened(
      aZip([text('a.txt'), { name: 'scan.bin', data: big }, { name: 'stored.bin', data: big, stored: true }]),
    )
    expect(source.pageSizes).toEqual([])
    expect(members(source)).toEqual([
      { path: 'a.txt', size: 14, refused: null },
      { path: 'scan.bin', size: big.length, refused: null },
      { path: 'stored.bin', size: big.length, refused: null },
    ])
    expect(await taken(source, 0)).toEqual(utf8('This is a.txt.'))
    expect(sameBytes(await taken(source, 1), big)).toBe(true)
    expect(sameBytes(await taken(source, 2), big)).toBe(true)
    expect(sameBytes(await taken(source, 1), big)).toBe(true)
  })

  test('an archive with ZIP64 sizes and directory is read as any other', async () => {
    const source = await opened(aZip([{ ...text('wide.txt'), wide: true }, text('b.txt')], true))
    expect(members(source).map(({ path }) => path)).toEqual(['wide.txt', 'b.txt'])
    expect(await taken(source, 0)).toEqual(utf8('This is wide.txt.'))
  })

  test('folders, links and what a Mac leaves behind are no members', async () => {
    const source = await opened(
      aZip([
        text('reports/', ''),
        text('reports/a.txt'),
        text('__MACOSX/reports/._a.txt'),
        text('reports/.DS_Store'),
        { ...text('link', '/etc/passwd'), mode: 0o120777 },
      ]),
    )
    expect(members(source).map(({ path }) => path)).toEqual(['reports/a.txt'])
  })

  test('one whose end is cut off is damaged, and one that is empty has no members', async () => {
    const whole = aZip([text('a.txt')])
    expect(await openZip(inMemory(whole.slice(0, whole.length - 30)))).toBe('damaged')
    expect(members(await opened(aZip([])))).toEqual([])
  })

  test('whatever the bytes are, opening ends with an archive or a refusal', async () => {
    const whole = aZip([text('a.txt'), text('b.txt')])
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), async (at, value) => {
        const broken = whole.slice()
        broken[at] = value
        const source = await openZip(inMemory(broken))
        if (typeof source === 'string') return
        for (const [index] of members(source).entries()) await taken(source, index)
      }),
      { numRuns: 300 },
    )
  })
})

describe('names in an archive are data', () => {
  test('a name that climbs out of a folder is shown as it is and takes nothing else down', async () => {
    const names = ['../../etc/passwd', '/absolute.txt', 'C:\\Windows\\a.txt', '..\\up.txt', 'good.txt']
    const source = await opened(aZip(names.map((name) => text(name))))
    expect(members(source).map(({ path }) => path)).toEqual(names)
    expect(await taken(source, 0)).toEqual(utf8('This is ../../etc/passwd.'))
    expect(await taken(source, 4)).toEqual(utf8('This is good.txt.'))
  })

  test('two files of one name are two members', async () => {
    const source = await opened(aZip([text('a.txt', 'first'), text('a.txt', 'second')]))
    expect(await taken(source, 0)).toEqual(utf8('first'))
    expect(await taken(source, 1)).toEqual(utf8('second'))
  })

  test('old and broken spellings stay readable, and none is left without a name', async () => {
    const source = await opened(
      aZip([
        { ...text('x'), name: Uint8Array.of(0x42, 0x81, 0x72, 0x6f), flags: 0 },
        { ...text('x'), name: Uint8Array.of(0x41, 0xff, 0xfe, 0x2e, 0x74), flags: 0x800 },
        { ...text('x'), name: 'gnp.\u202eexe.txt' },
        { ...text('x'), name: 'a\u0000b\n.txt' },
        { ...text('x'), name: '' },
        { ...text('x'), name: `${'long/'.repeat(400)}end.txt` },
      ]),
    )
    const paths = members(source).map(({ path }) => path)
    expect(paths.slice(0, 5)).toEqual(['Büro', 'A\ufffd\ufffd.t', 'gnp.\ufffdexe.txt', 'a\ufffdb\ufffd.txt', '#5'])
    expect(paths[5]).toMatch(/long\/end\.txt$/)
    expect(paths[5]?.length).toBe(1000)
  })
})

describe('a hostile archive', () => {
  test('a file that unpacks to more than 200 times its size is a bomb by what it claims', async () => {
    const source = await opened(aZip([{ name: 'zeros.txt', data: new Uint8Array(8 * mebibyte) }, text('good.txt')]))
    expect(members(source).map(({ refused }) => refused)).toEqual(['ratio', null])
    expect(await taken(source, 0)).toBe('ratio')
    expect(await taken(source, 1)).toEqual(utf8('This is good.txt.'))
  })

  test('a small file may be as dense as it likes', async () => {
    const source = await opened(aZip([{ name: 'blank.txt', data: new Uint8Array(mebibyte).fill(32) }]))
    expect(await taken(source, 0)).toHaveLength(mebibyte)
  })

  test('a bomb that claims to be small is noticed by its first byte too many', async () => {
    const source = await opened(aZip([{ name: 'zeros.txt', data: new Uint8Array(64 * mebibyte), claimed: 1000 }]))
    expect(members(source)[0]?.refused).toBeNull()
    expect(await taken(source, 0)).toBe('forged-size')
  })

  test('a file that claims to be larger than it is is damaged', async () => {
    const source = await opened(aZip([{ ...text('a.txt'), claimed: 5000 }]))
    expect(await taken(source, 0)).toBe('damaged')
  })

  test('an archive in the archive stays shut, so that no chain of them unfolds', async () => {
    const inner = aZip(Array.from({ length: 16 }, (_, i) => text(`bomb-${i}.txt`)))
    const source = await opened(
      aZip([
        { name: 'lib0.zip', data: inner, stored: true },
        { name: 'photo.jpg', data: inner },
      ]),
    )
    expect(await taken(source, 0)).toBe('nested-archive')
    expect(await taken(source, 1)).toBe('nested-archive')
  })

  test('files that share their packed bytes are not unpacked twice', async () => {
    const source = await opened(aZip([text('a.txt'), { ...text('a.txt'), name: 'b.txt', sameAs: 0 }]))
    expect(await taken(source, 0)).toEqual(utf8('This is a.txt.'))
    expect(await taken(source, 1)).toBe('damaged')
  })

  test('what is encrypted is named so, and the rest is taken', async () => {
    const source = await opened(aZip([{ ...text('secret.txt'), flags: 0x801 }, text('b.txt')]))
    expect(members(source).map(({ refused }) => refused)).toEqual(['encrypted', null])
    expect(await taken(source, 1)).toEqual(utf8('This is b.txt.'))
  })

  test('broken packed bytes and a wrong checksum are damage', async () => {
    const whole = aZip([{ name: 'a.bin', data: new Uint8Array(randomBytes(5000)), stored: true }])
    whole[100] = (whole[100] ?? 0) ^ 0xff
    expect(await taken(await opened(whole), 0)).toBe('damaged')
  })

  test('members that come to more than 4 GB in all are refused from there on', async () => {
    const huge = (name: string, claimed: number): ZipPart => ({
      ...text(name),
      claimed,
      claimedPacked: Math.ceil(claimed / 100),
      wide: true,
    })
    const source = await opened(aZip([huge('a', 3 * 1024 ** 3), huge('b', 1.5 * 1024 ** 3), text('c.txt')]))
    expect(members(source).map(({ refused }) => refused)).toEqual([null, 'too-large', 'too-large'])
  })

  test('20,000 files are read and 70,000 are refused', async () => {
    const many = (count: number) =>
      aZip(
        Array.from({ length: count }, (_, i) => ({ name: `${i}`, data: new Uint8Array(), stored: true })),
        count > 65_000,
      )
    expect(members(await opened(many(20_000)))).toHaveLength(20_000)
    expect(await openZip(inMemory(many(70_000)))).toBe('too-large')
  })
})

describe('an archive that is read through a port', () => {
  test('only what is asked for is read, in pieces the door allows, and it arrives whole', async () => {
    const big = new Uint8Array(randomBytes(12 * mebibyte))
    const whole = aZip([{ name: 'big.bin', data: big, stored: true }, text('small.txt')])
    const { port1, port2 } = new MessageChannel()
    let read = 0
    let largest = 0
    const answer = async ({ from, length }: { from: number; length: number }) => {
      read += length
      largest = Math.max(largest, length)
      return ok(whole.slice(from, from + length))
    }
    serve(portOf(port1), rangeDoor, { read: answer }, () => undefined)
    const source = await openZip(byteSourceOf({ port: port2, size: whole.length }))
    if (typeof source === 'string') throw new Error(source)
    expect(await taken(source, 1)).toEqual(utf8('This is small.txt.'))
    expect(read).toBeLessThan(4 * mebibyte)
    expect(sameBytes(await taken(source, 0), big)).toBe(true)
    expect(largest).toBeLessThanOrEqual(8 * mebibyte)
    source.close()
    port1.close()
  })

  test('bytes that can no longer be had make a member damaged, and nothing hangs', async () => {
    const whole = aZip([{ name: 'big.bin', data: new Uint8Array(randomBytes(4 * mebibyte)), stored: true }])
    let asked = 0
    const frail: ByteSource = {
      size: whole.length,
      read: async (from, length) => (++asked > 3 ? null : whole.slice(from, from + length)),
      close: () => undefined,
    }
    const source = await openZip(frail)
    if (typeof source === 'string') throw new Error(source)
    expect(await taken(source, 0)).toBe('damaged')
  })

  test('a reader that stops in the middle stops the unpacking', async () => {
    const whole = aZip([{ name: 'big.bin', data: new Uint8Array(randomBytes(32 * mebibyte)), stored: true }])
    let read = 0
    const counted: ByteSource = {
      size: whole.length,
      read: async (from, length) => {
        read += length
        return whole.slice(from, from + length)
      },
      close: () => undefined,
    }
    const source = await openZip(counted)
    if (typeof source === 'string') throw new Error(source)
    for await (const part of source.member?.(0) ?? []) {
      expect(part.length).toBeGreaterThan(0)
      break
    }
    await new Promise((settle) => setTimeout(settle, 50)) // what was under way arrives
    const before = read
    await new Promise((settle) => setTimeout(settle, 50))
    expect(read).toBe(before)
    expect(read).toBeLessThan(10 * mebibyte)
  })
})
