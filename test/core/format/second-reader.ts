import { createHash, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { poly1305 } from '@noble/ciphers/_poly1305.js'
import { chacha20, hchacha, xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { blake2b } from '@noble/hashes/blake2.js'

/** A second reader of vaults, written from docs/vault-format.md alone: none of the app's own code, other libraries. */
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const hex = (of: Uint8Array) => Buffer.from(of).toString('hex')
const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'utf8'))
const join = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts))
const u8 = (n: number) => Uint8Array.of(n)
const u32 = (n: number) => Uint8Array.of(n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255)
const u64 = (n: number) => join(u32(Math.floor(n / 2 ** 32)), u32(n >>> 0))
const hash = (message: Uint8Array) => blake2b(message, { dkLen: 32 })
const keyed = (key: Uint8Array, message: Uint8Array) => blake2b(message, { dkLen: 32, key })
const binding = (label: string, ...fields: Uint8Array[]) =>
  join(...[ascii(label), ...fields].flatMap((f) => [u32(f.length), f]))

function unseal(key: Uint8Array, sealed: Uint8Array, data: Uint8Array): Uint8Array {
  if (sealed[0] !== 1) throw new Error('format')
  return xchacha20poly1305(key, sealed.subarray(1, 25), data).decrypt(sealed.subarray(25))
}

function unpadJson(padded: Uint8Array): unknown {
  const length = Buffer.from(padded).readUInt32BE(0)
  return JSON.parse(Buffer.from(padded.subarray(4, 4 + length)).toString('utf8'))
}

export function subkeyOf(vaultKey: Uint8Array, number: number): Uint8Array {
  const salt = join(u8(number), new Uint8Array(15))
  const personalization = join(ascii('satchel1'), new Uint8Array(8))
  return blake2b(new Uint8Array(), { dkLen: 32, key: vaultKey, salt, personalization })
}

function x25519(seed: Uint8Array) {
  const scalar = createHash('sha512').update(seed).digest().subarray(0, 32)
  const der = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), scalar])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const shared = (other: Uint8Array) => {
    const key = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), other])
    return diffieHellman({ privateKey, publicKey: createPublicKey({ key, format: 'der', type: 'spki' }) })
  }
  return {
    publicKey: Uint8Array.from(spki.subarray(-32)),
    shared: (other: Uint8Array) => Uint8Array.from(shared(other)),
  }
}

type SlotJson = { id: string; type: string; publicKey: string; sealedKey: string }
type HeaderJson = {
  checksum: string
  mac: string
  vaultId: string
  epoch: { id: string }
  kdf: { salt: string; opsLimit: number; memLimit: number }
  slots: SlotJson[]
}

/** VF-6 to VF-11: the vault key, from the file and the 32 derived bytes or the 20 bytes of the recovery code. */
export function vaultKeyOf(
  text: string,
  type: 'owner' | 'recovery',
  secret: Uint8Array,
): { vaultKey: Uint8Array; header: HeaderJson } {
  const header = JSON.parse(text) as HeaderJson
  if (hex(hash(ascii(text.slice(79)))) !== header.checksum) throw new Error('checksum')
  const slot = header.slots.find((one) => one.type === type)
  if (!slot) throw new Error('no slot')
  const id = bytes(slot.id)
  const pair = x25519(keyed(secret, type === 'owner' ? id : binding('satchel/recovery/1', id)))
  if (hex(pair.publicKey) !== slot.publicKey) throw new Error('wrong secret')
  const { salt, opsLimit, memLimit } = header.kdf
  const parameters = join(bytes(salt), u32(opsLimit), u64(memLimit))
  const place = binding(
    'satchel/slot-place/1',
    bytes(header.vaultId),
    id,
    bytes(header.epoch.id),
    ascii(type),
    parameters,
  )
  const sealed = Uint8Array.from(Buffer.from(slot.sealedKey, 'base64'))
  const ephemeral = sealed.subarray(0, 32)
  const context = binding('satchel/slot/1', ephemeral, pair.publicKey, place)
  const vaultKey = unseal(hash(join(pair.shared(ephemeral), context)), sealed.subarray(32), context)
  const signed = text.replace(`"checksum":"${header.checksum}",`, '').replace(`"mac":"${header.mac}",`, '')
  if (hex(keyed(subkeyOf(vaultKey, 3), ascii(signed))) !== header.mac) throw new Error('forged')
  return { vaultKey, header }
}

/** VF-13: the one frame of a journal. */
export function openFirstFrame(
  vaultId: string,
  vaultKey: Uint8Array,
  frame: Uint8Array,
): { body: unknown; hash: string } {
  const [epoch, device, previous] = [frame.subarray(16, 32), frame.subarray(32, 48), frame.subarray(48, 80)]
  if (hex(hash(frame.subarray(0, 80)).subarray(0, 8)) !== hex(frame.subarray(80, 88))) throw new Error('head')
  if (hex(previous) !== hex(hash(binding('satchel/chain/1', bytes(vaultId), device)))) throw new Error('chain')
  const data = binding('satchel/frame/1', u8(1), bytes(vaultId), epoch, device, u64(1), previous, frame.subarray(4, 8))
  return { body: unpadJson(unseal(subkeyOf(vaultKey, 1), frame.subarray(88), data)), hash: hex(hash(frame)) }
}

/** VF-17, VF-18: a blob of one chunk. */
export function openSmallBlob(
  vaultId: string,
  ref: { id: string; key: string; length: number },
  file: Uint8Array,
): Uint8Array {
  const data = binding('satchel/blob/1', u8(1), bytes(vaultId), bytes(ref.id), u32(0), u8(1))
  return unseal(bytes(ref.key), file, data).subarray(0, ref.length)
}

type IndexJson = {
  seq: number
  digest: string
  headerHash: string
  packs: { id: string; length: number; rows: string[] }[]
}

/** VF-19, VF-20: the index and the packs of a snapshot. */
export function openSnapshot(vaultId: string, vaultKey: Uint8Array, file: Uint8Array) {
  const prefix = file.subarray(0, 56)
  const [id, epoch] = [file.subarray(16, 32), file.subarray(32, 48)]
  const indexAt = 56 + Buffer.from(file).readUInt32BE(8)
  let at = indexAt + Buffer.from(file).readUInt32BE(12)
  const rowsKey = subkeyOf(vaultKey, 1)
  const data = binding('satchel/snapshot/1', u8(1), bytes(vaultId), epoch, prefix)
  const index = unpadJson(unseal(rowsKey, file.subarray(indexAt, at), data)) as IndexJson
  const packs = index.packs.map((pack) => {
    const members = join(...pack.rows.map(bytes))
    const place = [u8(1), bytes(vaultId), epoch, ascii('rows'), id, bytes(pack.id), u64(index.seq), u32(1), members]
    const sealed = file.subarray(at, (at += pack.length))
    return unpadJson(unseal(rowsKey, sealed, binding('satchel/pack/1', ...place)))
  })
  return { header: Buffer.from(file.subarray(56, indexAt)).toString('utf8'), index, packs }
}

/** VF-16, for versions that are all live. */
export function digestOf(
  vaultKey: Uint8Array,
  versions: { row: string; version: { lamport: number; device: string }; value: unknown }[],
): string {
  const key = subkeyOf(vaultKey, 4)
  const sum = versions.reduce((total, { row, version, value }) => {
    const message = join(bytes(row), u64(version.lamport), bytes(version.device), u8(value === null ? 1 : 0))
    return total + BigInt(`0x${hex(keyed(key, message))}`)
  }, 0n)
  return BigInt.asUintN(256, sum).toString(16).padStart(64, '0')
}

/** VF-11: the 20 bytes of a code. */
export function codeBytes(printed: string): Uint8Array {
  const digits = (printed.replaceAll('-', '').match(/./g) ?? []).map((c) =>
    BigInt('0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(c)),
  )
  const number = digits.reduce((n, digit) => n * 32n + digit, 0n)
  if ((number >> 10n) % 1021n !== (number & 1023n)) throw new Error('check')
  return bytes(number.toString(16).padStart(40, '0'))
}

/** libsodium's secretstream, opened: the messages in order, and whether the last one says that it is. */
function openStream(key: Uint8Array, header: Uint8Array, data: Uint8Array, sealed: Uint8Array[]) {
  const words = (of: Uint8Array) => new Uint32Array(Uint8Array.from(of).buffer)
  const subkey = new Uint32Array(8)
  hchacha(words(ascii('expand 32-byte k')), words(key), words(header.subarray(0, 16)), subkey)
  const k = new Uint8Array(subkey.buffer)
  const nonce = join(Uint8Array.of(1, 0, 0, 0), header.subarray(16))
  const le64 = (n: number) => u64(n).reverse()
  let isLast = false
  const messages = sealed.map((one) => {
    const body = one.subarray(1, one.length - 16)
    const mac = one.subarray(one.length - 16)
    const tagBlock = chacha20(k, nonce, join(one.subarray(0, 1), new Uint8Array(63)), undefined, 1)
    const block = join(one.subarray(0, 1), tagBlock.subarray(1))
    const filled = [new Uint8Array((16 - (data.length % 16)) % 16), new Uint8Array(body.length % 16)]
    const lengths = join(le64(data.length), le64(64 + body.length))
    const signed = join(data, filled[0] ?? u8(0), block, body, filled[1] ?? u8(0), lengths)
    const expected = poly1305(signed, chacha20(k, nonce, new Uint8Array(64)).subarray(0, 32))
    if (hex(expected) !== hex(mac)) throw new Error('not authentic')
    const message = chacha20(k, nonce, body, undefined, 2)
    isLast = tagBlock[0] === 3
    for (let i = 0; i < 8; i++) nonce[4 + i] = (nonce[4 + i] ?? 0) ^ (mac[i] ?? 0)
    nonce[0] = (nonce[0] ?? 0) + 1
    return message
  })
  return { messages, isLast }
}

/** VF-23 to VF-25: every section of a whole backup, by type, as its messages. */
export function openBackup(vaultId: string, epochId: string, vaultKey: Uint8Array, file: Uint8Array) {
  const prefix = file.subarray(0, 72)
  const key = subkeyOf(vaultKey, 8)
  const from = (at: number) => Buffer.from(file.subarray(at))
  const headerLength = from(8).readUInt32BE()
  const sections: { type: number; messages: Uint8Array[] }[] = []
  let at = 72 + headerLength
  while (at < file.length - 72 - headerLength) {
    const head = file.subarray(at, at + 56)
    const end = at + 56 + Number(from(at + 16).readBigUInt64BE())
    const sealed: Uint8Array[] = []
    for (at += 56; at < end;) {
      const length = from(at).readUInt32BE()
      sealed.push(file.subarray(at + 4, at + 4 + length))
      at += 4 + length
    }
    const data = binding('satchel/backup/1', bytes(vaultId), bytes(epochId), prefix, head)
    const { messages, isLast } = openStream(key, head.subarray(24, 48), data, sealed)
    if (!isLast) throw new Error('no final tag')
    sections.push({ type: head[5] ?? 0, messages })
  }
  return sections.map(({ type, messages }) => {
    const [first = u8(0), ...rest] = messages
    return { type, json: unpadJson(first), bytes: join(...rest) }
  })
}
