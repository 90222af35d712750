import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '../../../renderer/core/base/bytes.ts'
import { hash } from '../../../renderer/core/crypto/hash.ts'
import { ready } from '../../../renderer/core/crypto/sodium.ts'
import { readJournal } from '../../../renderer/core/format/frame.ts'
import { openWithDerived, readHeader } from '../../../renderer/core/format/header.ts'
import { aVersion, deviceId } from './made-up.ts'
import {
  codeBytes,
  digestOf,
  openBackup,
  openFirstFrame,
  openSmallBlob,
  openSnapshot,
  subkeyOf,
  vaultKeyOf,
} from './second-reader.ts'
import { madeVectors } from './vectors.ts'

beforeAll(ready)

const doc = readFileSync(new URL('../../../docs/vault-format.md', import.meta.url), 'utf8')
const vectors = new Map(
  (/^```text\nderived = [\s\S]*?^```$/m.exec(doc)?.[0] ?? '').split('\n').map((line) => {
    const [name = '', ...value] = line.split(' = ')
    return [name, value.join(' = ')] as const
  }),
)
const vector = (name: string): string => vectors.get(name) ?? expect.fail(`no vector ${name}`)

describe('the vectors of docs/vault-format.md', () => {
  test('VF-21: are byte for byte what this version writes', () => {
    for (const [name, value] of Object.entries(madeVectors())) expect(value, name).toBe(vector(name))
  })

  test('VF-21: are read by this version', () => {
    const header = readHeader(utf8(vector('vault.json')))
    const keys = header.ok ? openWithDerived(header.value, fromHex(vector('derived'))) : header
    if (!keys.ok) throw new Error(keys.error.code)
    expect(toHex(keys.value.vaultKey)).toBe(vector('vault key'))
    const journal = readJournal(keys.value, deviceId(1), fromHex(vector('frame')))
    expect(journal.commits).toEqual([{ seq: 1, hash: vector('frame hash'), versions: [aVersion(1)], late: false }])
  })
})

describe('a second reader, written from the document alone with other libraries', () => {
  const opened = () => vaultKeyOf(vector('vault.json'), 'owner', fromHex(vector('derived')))

  test('VF-6, VF-9, VF-10, VF-11: opens the header by passphrase and by recovery code', () => {
    expect(toHex(opened().vaultKey)).toBe(vector('vault key'))
    const byCode = vaultKeyOf(vector('vault.json'), 'recovery', codeBytes(vector('recovery code')))
    expect(toHex(byCode.vaultKey)).toBe(vector('vault key'))
    expect(toHex(subkeyOf(byCode.vaultKey, 1))).toBe(vector('rows key'))
  })

  test('VF-13: opens a frame and follows its chain', () => {
    const { vaultKey, header } = opened()
    const frame = openFirstFrame(header.vaultId, vaultKey, fromHex(vector('frame')))
    expect(frame).toEqual({ body: { versions: [aVersion(1)] }, hash: vector('frame hash') })
  })

  test('VF-17, VF-18: opens a blob', () => {
    const ref = { id: vector('blob id'), key: vector('blob key'), length: 16 }
    const plain = openSmallBlob(opened().header.vaultId, ref, fromHex(vector('blob')))
    expect(toHex(plain)).toBe(toHex(utf8('CA 15-3: 41 U/mL')))
  })

  test('VF-16, VF-19, VF-20: opens a snapshot and comes to the same state digest', () => {
    const { vaultKey, header } = opened()
    const text = vector('vault.json')
    const file = fromHex(vector('snapshot prefix') + toHex(utf8(text)) + vector('snapshot index and packs'))
    expect(String(file.length)).toBe(vector('snapshot length'))
    expect(toHex(hash(file))).toBe(vector('snapshot hash'))
    const snapshot = openSnapshot(header.vaultId, vaultKey, file)
    expect(snapshot.header).toBe(text)
    expect(snapshot.packs).toEqual([{ rows: [{ row: aVersion(1).row, live: [aVersion(1)], dead: [] }] }])
    expect(snapshot.index.headerHash).toBe(toHex(hash(utf8(text))))
    expect(snapshot.index.digest).toBe(digestOf(vaultKey, [aVersion(1)]))
    expect(snapshot.index.digest).toBe(vector('state digest'))
  })

  test('VF-23, VF-24, VF-25: opens every section of a backup', () => {
    const { vaultKey, header } = opened()
    expect(toHex(subkeyOf(vaultKey, 8))).toBe(vector('backup key'))
    const text = toHex(utf8(vector('vault.json')))
    const ends = [vector('backup prefix') + text, text + vector('backup prefix')]
    const file = fromHex(ends.join(vector('backup sections')))
    expect(String(file.length)).toBe(vector('backup length'))
    expect(toHex(hash(file))).toBe(vector('backup hash'))
    const sections = openBackup(header.vaultId, header.epoch.id, vaultKey, file)
    expect(sections.map(({ type }) => type)).toEqual([1, 2, 2, 3])
    expect(sections[0]?.json).toMatchObject({ files: 2, digest: vector('state digest') })
    const frame = openFirstFrame(header.vaultId, vaultKey, sections[1]?.bytes ?? new Uint8Array())
    expect(frame.body).toEqual({ versions: [aVersion(1)] })
    expect(sections[3]?.json).toMatchObject({ files: 2, missing: [] })
  })
})

test('every rule of docs/vault-format.md is quoted by the name of a test, but the one about the folder, which the shell keeps', () => {
  const rules = [...doc.matchAll(/^\*\*(VF-\d+)/gm)].map(([, rule]) => rule ?? '')
  const files = [
    'frame',
    'header',
    'epochs',
    'merge',
    'blob',
    'snapshot',
    'recovery-code',
    'backup',
    'vault-format',
  ].map((name) => `./${name}.test.ts`)
  const quoted = [
    ...files,
    '../crypto/primitives.test.ts',
    '../crypto/argon2id.test.ts',
    '../../renderer/vault/snapshots.test.ts',
  ]
    .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
    .flatMap((text) => [...text.matchAll(/(?:\btest\(|\]\)\()'([^']*)'/g)].map(([, name]) => name ?? ''))
    .flatMap((name) => name.match(/VF-\d+/g) ?? [])
  expect(rules).toHaveLength(28)
  expect(rules.filter((rule) => !quoted.includes(rule))).toEqual(['VF-1'])
  expect([...new Set(quoted)].filter((rule) => !rules.includes(rule))).toEqual([])
})
