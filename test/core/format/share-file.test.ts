import fc from 'fast-check'
import { generateKeyPairSync, sign, verify, createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Encrypter } from 'age-encryption'
import { canonicalJson } from '../../../renderer/core/base/canonical-json.ts'
import { fromHex, toHex, utf8 } from '../../../renderer/core/base/bytes.ts'
import { newId, PacketId } from '../../../renderer/core/base/ids.ts'
import {
  makeShareFile,
  openShareFile,
  type OpenedShare,
  type ShareContents,
  type ShareSender,
  type VerifyEd25519,
} from '../../../renderer/core/format/share-file.ts'
import { signedBytes } from '../../../renderer/core/format/share-file-manifest.ts'
import { unzipStored, zipUp, type ZipFile } from '../../../renderer/core/format/share-file-zip.ts'
import { inFolder, needTool, run } from '../pades/tools.ts'
import { diceOf, often, seed } from '../../torture/effort.ts'
import { mutated, mutations } from '../../torture/mutate.ts'

const PASSPHRASE = 'orbit candle fabric meadow tulip anchor'
const keys = generateKeyPairSync('ed25519')
const rawKey = (key: KeyObject): Uint8Array => new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(-32))

const sender: ShareSender = {
  ed25519: rawKey(keys.publicKey),
  p256: utf8('not looked into here'),
  sign: (bytes) => new Uint8Array(sign(null, bytes, keys.privateKey)),
}
const verifyEd25519: VerifyEd25519 = (signature, bytes, publicKey) => {
  const spki = Buffer.concat([fromHex('302a300506032b6570032100'), publicKey])
  return verify(null, bytes, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature)
}
const contents: ShareContents = {
  packetId: newId(PacketId),
  madeOn: '2026-05-04T12:34:56.789Z',
  packetPdf: utf8('%PDF-1.7 the packet'),
  originals: [
    { number: 1, format: 'pdf', bytes: utf8('%PDF-1.4 the first paper') },
    { number: 12, format: 'jpeg', bytes: new Uint8Array(200_000).fill(7) },
  ],
}
let file: Uint8Array

beforeAll(async () => {
  const made = await makeShareFile(contents, PASSPHRASE, sender)
  if (!made.ok) throw new Error(made.error.code)
  file = made.value
  const result = await open(file)
  if (!result.ok) throw new Error(result.error.code)
  inside = result.value
  // Two derivations of the price of a real share file, on a busy computer.
}, 300_000)

const open = (bytes: Uint8Array, passphrase = PASSPHRASE) => openShareFile(bytes, passphrase, verifyEd25519)

/** Age over any zip, at the lowest price, for files that an honest sender would not make. */
async function sealed(files: readonly ZipFile[]): Promise<Uint8Array> {
  const age = new Encrypter()
  age.setPassphrase(PASSPHRASE)
  age.setScryptWorkFactor(2)
  return await age.encrypt(await zipUp(files))
}

let inside: OpenedShare
const parts = (): ZipFile[] => [{ path: 'packet.pdf', bytes: inside.packetPdf }, ...inside.originals]

/** The honest file's parts with its manifest changed and signed again by the same sender. */
async function withManifest(change: (manifest: Record<string, unknown>) => void, resign = true): Promise<Uint8Array> {
  const manifest = structuredClone<Record<string, unknown>>(inside.manifest)
  const honest = utf8(canonicalJson(manifest))
  change(manifest)
  const bytes = utf8(canonicalJson(manifest))
  const signature = await sender.sign(signedBytes(resign ? bytes : honest))
  return await sealed([...parts(), { path: 'manifest.json', bytes }, { path: 'manifest.sig', bytes: signature }])
}

describe('an honest share file', () => {
  test('SF-1: opens with its passphrase and gives back the packet and every original, byte for byte', () => {
    expect(inside.manifest.packet).toBe(contents.packetId)
    expect(inside.packetPdf).toEqual(contents.packetPdf)
    expect(inside.originals.map(({ path }) => path)).toEqual(['originals/01.pdf', 'originals/12.jpg'])
    expect(inside.originals.map(({ bytes }) => bytes)).toEqual(contents.originals.map(({ bytes }) => bytes))
  })

  test('SF-2: is age version 1 with one scrypt stanza of work factor 18', () => {
    const [version, stanza, , mac] = new TextDecoder('latin1').decode(file.subarray(0, 300)).split('\n')
    expect(version).toBe('age-encryption.org/v1')
    expect(stanza).toMatch(/^-> scrypt [A-Za-z0-9+/]{22} 18$/)
    expect(mac).toMatch(/^--- /)
  })

  test('SF-2: age itself opens it, and unzip and the manifest agree with what was put in', async (context) => {
    needTool(context, 'age')
    needTool(context, 'script')
    needTool(context, 'unzip')
    await inFolder((write, folder) => {
      const zip = join(folder, 'out.zip')
      const typed = `( sleep 1; printf '%s\\n' '${PASSPHRASE}' ) | script -qec "age -d -o ${zip} ${write('share.age', file)}" /dev/null`
      spawnSync('sh', ['-c', typed], { timeout: 60_000 })
      expect(run('unzip', ['-t', zip]).out).toContain('No errors detected')
      run('unzip', ['-q', zip, '-d', folder])
      const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
      expect(manifest).toMatchObject({
        kind: 'satchel-share',
        recipients: 'passphrase',
        files: [{ path: 'packet.pdf' }, {}, {}],
      })
      const hashes = run('sha256sum', [
        join(folder, 'packet.pdf'),
        join(folder, 'originals/01.pdf'),
        join(folder, 'originals/12.jpg'),
      ]).out
      expect(hashes.match(/^[0-9a-f]{64}/gm)).toEqual(
        (manifest as { files: { sha256: string }[] }).files.map(({ sha256 }) => sha256),
      )
    })
  })

  test('SF-4: shows no name and no word of its content without the passphrase', () => {
    const seen = Buffer.from(file).toString('latin1')
    for (const word of ['packet.pdf', 'originals', 'manifest', 'PDF', toHex(sender.ed25519)])
      expect(seen).not.toContain(word)
  })

  test('the passphrase is the same however its accents were typed', async () => {
    const made = await makeShareFile(contents, 'caf\u00e9 candle fabric meadow', sender)
    expect(made.ok && (await open(made.value, 'cafe\u0301 candle fabric meadow')).ok).toBe(true)
  })

  test('a passphrase too short to resist guessing is refused', async () => {
    expect(await makeShareFile(contents, 'short one', sender)).toEqual({
      ok: false,
      error: { code: 'weak-passphrase' },
    })
  })
})

describe('a share file that does not open', () => {
  const codeOf = async (bytes: Uint8Array, passphrase?: string): Promise<string> => {
    const result = await open(bytes, passphrase)
    return result.ok ? 'opened' : result.error.code
  }

  test('SF-5: the wrong passphrase is told from damage', async () => {
    expect(await codeOf(file, 'orbit candle fabric meadow tulip anchors')).toBe('wrong-passphrase')
    expect(await codeOf(file.subarray(0, file.length - 1))).toBe('altered')
    expect(await codeOf(new Uint8Array([...file, 0]))).toBe('altered')
  })

  test('SF-5: no flipped bit after the header goes unnoticed', async () => {
    const cheap = await withManifest(() => {})
    const header = new TextDecoder('latin1').decode(cheap.subarray(0, 400)).indexOf('\n---')
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: header, max: cheap.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const flipped = new Uint8Array(cheap)
          flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
          return (await codeOf(flipped)) !== 'opened'
        },
      ),
      { numRuns: 200 },
    )
  })

  test(
    'SF-5: cut, swapped, replayed, added to or overwritten anywhere, it is refused',
    { timeout: 1_800_000 },
    async () => {
      const honest = await withManifest(() => undefined)
      expect(await open(honest)).toMatchObject({ ok: true })
      const dice = diceOf(seed)
      const unnoticed: string[] = []
      for (let round = 0; round < often(60, 1500); round++) {
        const how = dice.pick(mutations)
        const opened = await open(mutated(honest, how, dice))
        if (opened.ok) unnoticed.push(`round ${round}, ${how}, seed ${seed}`)
      }
      expect(unnoticed).toEqual([])
    },
  )

  test('what is no age file, or age for a key, is not a share file', async () => {
    expect(await codeOf(utf8('hello'))).toBe('not-a-share-file')
    expect(await codeOf(new Uint8Array(0))).toBe('not-a-share-file')
    expect(await codeOf(await sealed([{ path: 'readme.txt', bytes: utf8('x') }]))).toBe('not-a-share-file')
    const toKey = new Encrypter()
    toKey.addRecipient('age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p')
    expect(await codeOf(await toKey.encrypt(utf8('x')))).toBe('not-a-share-file')
  })

  test('SF-6: an absurd work factor is refused before any work is done', async () => {
    const text = Buffer.from(file).toString('latin1').replace(' 18\n', ' 30\n')
    const start = performance.now()
    expect(await codeOf(new Uint8Array(Buffer.from(text, 'latin1')))).toBe('too-costly')
    expect(performance.now() - start).toBeLessThan(500)
  })

  test('SF-7: a manifest that its sender did not sign is refused, whatever it says', async () => {
    const forged = await withManifest((manifest) => (manifest.packet = '00'.repeat(16)), false)
    expect(await codeOf(forged)).toBe('signature-broken')
  })

  test('SF-8: a file that differs from the signed manifest, is missing or was added is found', async () => {
    const wrong = await withManifest((manifest) => {
      const [first] = manifest.files as { sha256: string }[]
      if (first) first.sha256 = '0'.repeat(64)
    })
    expect(await codeOf(wrong)).toBe('altered')
    const fewer = await withManifest((manifest) => (manifest.files = (manifest.files as unknown[]).slice(1)))
    expect(await codeOf(fewer)).toBe('altered')
  })

  test('SF-9: a newer format is refused by its number, not misread', async () => {
    const newer = await withManifest((manifest) => (manifest.format = 2))
    expect(await open(newer)).toEqual({ ok: false, error: { code: 'too-new', detail: '2' } })
  })

  test('SF-10: a name that could leave its folder is refused, even when it is signed', async () => {
    const climbing = await withManifest((manifest) => {
      const [first] = manifest.files as { path: string }[]
      if (first) first.path = '../packet.pdf'
    })
    expect(await codeOf(climbing)).toBe('not-a-share-file')
  })
})

describe('the zip inside', () => {
  test('gives back what was put in, for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 8 }), async (all) => {
        const files = all.map((bytes, i) => ({ path: `originals/${i}.bin`, bytes }))
        const back = await unzipStored(await zipUp(files))
        expect(back.ok && back.value.map(({ path, bytes }) => [path, toHex(bytes)])).toEqual(
          files.map(({ path, bytes }) => [path, toHex(bytes)]),
        )
      }),
      { numRuns: 30 },
    )
  })

  test('the same files give the same bytes: nothing of the clock or the machine is in it', async () => {
    const files = [{ path: 'a', bytes: utf8('x') }]
    expect(toHex(await zipUp(files))).toBe(toHex(await zipUp(files)))
  })

  test('a compressed entry, a doubled name and noise are refused', async (context) => {
    expect((await unzipStored(utf8('not a zip'))).ok).toBe(false)
    needTool(context, 'zip')
    await inFolder((write, folder) => {
      run('zip', ['-j', '-9', join(folder, 'a.zip'), write('long.txt', new Uint8Array(5000).fill(65))])
      return unzipStored(new Uint8Array(readFileSync(join(folder, 'a.zip')))).then((result) =>
        expect(result.ok).toBe(false),
      )
    })
  })
})
