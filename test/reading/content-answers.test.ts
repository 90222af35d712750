import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../renderer/core/base/bytes.ts'
import { portOf } from '../../renderer/core/base/port-of.ts'
import { connect, serve } from '../../renderer/core/base/rpc.ts'
import { inMemory } from '../../renderer/reading/containers/byte-source.ts'
import { MemberReading } from '../../renderer/reading/containers/member-reading.ts'
import { openZip } from '../../renderer/reading/containers/zip-source.ts'
import { contentAnswers } from '../../renderer/reading/content-answers.ts'
import { readingDoor } from '../../renderer/reading/contract.ts'
import { sheetSource } from '../../renderer/reading/sheet-source.ts'
import type { Source } from '../../renderer/reading/source.ts'
import { aZip, joined } from './containers/a-zip.ts'

const { content, nextOfMember, renderFrame } = readingDoor
const door = { content, nextOfMember, renderFrame }

/** The answers behind a real port, with one archive open as `zip` and a sheet of text as `sheet`. */
async function aDoor(files: readonly { name: string; data: Uint8Array }[]) {
  const zip = await openZip(inMemory(aZip(files)))
  if (typeof zip === 'string') throw new Error(zip)
  const sheet = sheetSource([{ header: null, lines: [{ text: 'Benign.', style: 'plain' }] }])
  const sources = new Map<string, Source>([
    ['zip', zip],
    ['sheet', sheet],
  ])
  const { port1, port2 } = new MessageChannel()
  serve(portOf(port1), door, contentAnswers(sources, new MemberReading()), () => undefined)
  const { client } = connect(portOf(port2), door)
  return { client, end: () => port1.close() }
}

describe('what an open source holds beside its pages', () => {
  test('a member comes in parts over the door, the last of which says so, and can be read again', async () => {
    const data = new Uint8Array(randomBytes(2_500_000))
    const { client, end } = await aDoor([{ name: 'scan.bin', data }])
    for (const time of ['first', 'second']) {
      const parts: Uint8Array[] = []
      for (let isFirst = true, isLast = false; !isLast; isFirst = false) {
        const part = await client.nextOfMember({ handle: 'zip', member: 0, isFirst })
        if (!part.ok) throw new Error(part.error.code)
        parts.push(part.value.bytes)
        isLast = part.value.isLast
      }
      expect(parts.length, time).toBe(3)
      expect(Buffer.compare(joined(...parts), data)).toBe(0)
    }
    end()
  })

  test('an empty member is one empty part; one that is refused says why; none beyond the list is there', async () => {
    const { client, end } = await aDoor([
      { name: 'empty.txt', data: new Uint8Array() },
      { name: 'bomb.txt', data: new Uint8Array(4_000_000) },
    ])
    const at = (member: number, isFirst = true) => client.nextOfMember({ handle: 'zip', member, isFirst })
    expect(await at(0)).toEqual({ ok: true, value: { bytes: new Uint8Array(), isLast: true } })
    expect(await at(1)).toMatchObject({ ok: false, error: { code: 'ratio' } })
    expect(await at(2)).toMatchObject({ ok: false, error: { code: 'no-such-member' } })
    expect(await at(0, false)).toMatchObject({ ok: false, error: { code: 'no-such-member' } })
    end()
  })

  test('members of two sources do not mix, and a new first part leaves the old member', async () => {
    const { client, end } = await aDoor([
      { name: 'a.txt', data: utf8('first') },
      { name: 'b.txt', data: utf8('second') },
    ])
    const first = await client.nextOfMember({ handle: 'zip', member: 0, isFirst: true })
    const second = await client.nextOfMember({ handle: 'zip', member: 1, isFirst: true })
    expect([first, second].map((part) => part.ok && new TextDecoder().decode(part.value.bytes))).toEqual([
      'first',
      'second',
    ])
    expect(await client.nextOfMember({ handle: 'sheet', member: 0, isFirst: true })).toMatchObject({
      error: { code: 'no-such-member' },
    })
    end()
  })

  test('a source without anything beside its pages says so, and one that is not open is not open', async () => {
    const { client, end } = await aDoor([])
    expect(await client.content({ handle: 'sheet' })).toMatchObject({
      ok: true,
      value: { members: [], entries: [], dicom: null },
    })
    expect(await client.content({ handle: 'other' })).toMatchObject({ error: { code: 'not-open' } })
    expect(await client.renderFrame({ handle: 'sheet', frame: 1, look: null })).toMatchObject({
      error: { code: 'no-such-page' },
    })
    end()
  })
})
