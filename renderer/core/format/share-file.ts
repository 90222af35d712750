import { Decrypter, Encrypter } from 'age-encryption'
import { fromHex, fromUtf8, toBase64, toHex } from '../base/bytes.ts'
import type { PacketId } from '../base/ids.ts'
import { parseJson } from '../base/parse.ts'
import { err, ok, refuse, type Refusal, type Result } from '../base/result.ts'
import {
  AnyShareManifest,
  MANIFEST_PATH,
  manifestBytes,
  originalPath,
  PACKET_PATH,
  SHARE_FORMAT,
  ShareManifest,
  SIGNATURE_PATH,
  signedBytes,
} from './share-file-manifest.ts'
import type { DocumentFormat } from '../model/source-document.ts'
import { unzipStored, zipUp, type ZipFile } from './share-file-zip.ts'

/** scrypt's work factor as a power of two: about a second and 256 MiB; age readers refuse more than 2^20 or 2^22. */
export const SCRYPT_LOG_N = 18

/** Fewer letters than this cannot be six words, nor anything that resists guessing at the price of `SCRYPT_LOG_N`. */
const SHORTEST_PASSPHRASE = 12

/** One source document as received; `number` is its source's number in the packet. */
export type ShareOriginal = { readonly number: number; readonly format: DocumentFormat; readonly bytes: Uint8Array }

export type ShareContents = {
  readonly packetId: PacketId
  readonly madeOn: string
  readonly packetPdf: Uint8Array
  readonly originals: readonly ShareOriginal[]
}

/** Who sends: the raw Ed25519 public key, the SPKI of the key that signed the packet, and a detached Ed25519 signature over the given bytes. */
export type ShareSender = {
  readonly ed25519: Uint8Array
  readonly p256: Uint8Array
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>
}

/** Whether `signature` (64 bytes) is the Ed25519 signature of `bytes` by `publicKey`; a malformed key or signature is simply false. */
export type VerifyEd25519 = (
  signature: Uint8Array,
  bytes: Uint8Array,
  publicKey: Uint8Array,
) => boolean | Promise<boolean>

/**
 * Make a share file (docs/share-format.md): age v1 with one scrypt stanza, holding a zip of the packet, the originals under neutral
 * numbered names, `manifest.json` and its detached signature. `age -d` opens it. The passphrase is used as given (NFC).
 */
export async function makeShareFile(
  contents: ShareContents,
  passphrase: string,
  sender: ShareSender,
): Promise<Result<Uint8Array, Refusal<'weak-passphrase'>>> {
  const typed = passphrase.normalize('NFC')
  if (typed.length < SHORTEST_PASSPHRASE) return refuse('weak-passphrase')
  const files: ZipFile[] = [
    { path: PACKET_PATH, bytes: contents.packetPdf },
    ...contents.originals.map(({ number, format, bytes }) => ({ path: originalPath(number, format), bytes })),
  ]
  const manifest = manifestBytes(await describe(contents, files, sender))
  const signature = await sender.sign(signedBytes(manifest))
  const zip = await zipUp([
    ...files,
    { path: MANIFEST_PATH, bytes: manifest },
    { path: SIGNATURE_PATH, bytes: signature },
  ])
  const age = new Encrypter()
  age.setPassphrase(typed)
  age.setScryptWorkFactor(SCRYPT_LOG_N)
  return ok(await age.encrypt(zip))
}

async function describe(
  contents: ShareContents,
  files: readonly ZipFile[],
  sender: ShareSender,
): Promise<ShareManifest> {
  const described: ShareManifest['files'] = []
  // One after the other: hashing copies, and a packet's originals may be large.
  for (const { path, bytes } of files) described.push({ path, size: bytes.length, sha256: toHex(await sha256(bytes)) })
  return {
    kind: 'satchel-share',
    format: SHARE_FORMAT,
    packet: contents.packetId,
    madeOn: contents.madeOn,
    recipients: 'passphrase',
    sender: { ed25519: toHex(sender.ed25519), p256: toBase64(sender.p256) },
    files: described,
  }
}

/**
 * Why a share file does not open. `not-a-share-file`: not age with a passphrase, or nothing of ours inside. `wrong-passphrase`.
 * `altered`: cut short or changed since it was made. `signature-broken`: the manifest is not signed by the key it names.
 * `too-new`: made by a later format. `too-costly`: it asks for more work than an honest file does.
 */
export const shareRefusals = [
  'not-a-share-file',
  'wrong-passphrase',
  'altered',
  'signature-broken',
  'too-new',
  'too-costly',
] as const
export type ShareRefusal = (typeof shareRefusals)[number]

export type OpenedShare = {
  readonly manifest: ShareManifest
  readonly packetPdf: Uint8Array
  readonly originals: readonly ZipFile[]
}

/** Open a share file. The signature and every hash are checked before anything from inside is given back. */
export async function openShareFile(
  file: Uint8Array,
  passphrase: string,
  verify: VerifyEd25519,
): Promise<Result<OpenedShare, Refusal<ShareRefusal>>> {
  const zip = await decrypt(file, passphrase.normalize('NFC'))
  if (!zip.ok) return zip
  const files = await unzipStored(zip.value)
  if (!files.ok) return refuse('not-a-share-file')
  const byPath = new Map(files.value.map(({ path, bytes }) => [path, bytes]))
  const manifestJson = byPath.get(MANIFEST_PATH)
  const signature = byPath.get(SIGNATURE_PATH)
  if (!manifestJson || !signature) return refuse('not-a-share-file')
  const manifest = readManifest(manifestJson)
  if (!manifest.ok) return manifest
  const key = fromHex(manifest.value.sender.ed25519)
  if (!(await verify(signature, signedBytes(manifestJson), key))) return refuse('signature-broken')
  byPath.delete(MANIFEST_PATH)
  byPath.delete(SIGNATURE_PATH)
  return checkFiles(manifest.value, byPath)
}

async function decrypt(file: Uint8Array, passphrase: string): Promise<Result<Uint8Array, Refusal<ShareRefusal>>> {
  const age = new Decrypter()
  age.addPassphrase(passphrase)
  try {
    return ok(await age.decrypt(file))
  } catch (fault) {
    return err({ code: ageRefusal(file, fault instanceof Error ? fault.message : '') })
  }
}

/** The library has no codes, so its words are mapped; what it says while decrypting ("Failed to fetch" in Chromium) means altered. */
function ageRefusal(file: Uint8Array, message: string): ShareRefusal {
  if (message.includes('no identity matched')) return startsLikeScrypt(file) ? 'wrong-passphrase' : 'not-a-share-file'
  if (message.includes('work factor')) return 'too-costly'
  return startsLikeScrypt(file) ? 'altered' : 'not-a-share-file'
}

function startsLikeScrypt(file: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(file.subarray(0, 40))
  return head.startsWith('age-encryption.org/v1\n-> scrypt ')
}

function readManifest(json: Uint8Array): Result<ShareManifest, Refusal<ShareRefusal>> {
  let text: string
  try {
    text = fromUtf8(json)
  } catch {
    return refuse('not-a-share-file')
  }
  const any = parseJson(AnyShareManifest, text)
  if (!any.ok) return refuse('not-a-share-file')
  if (any.value.format > SHARE_FORMAT) return refuse('too-new', String(any.value.format))
  const manifest = parseJson(ShareManifest, text)
  return manifest.ok ? manifest : refuse('not-a-share-file')
}

async function checkFiles(
  manifest: ShareManifest,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Result<OpenedShare, Refusal<ShareRefusal>>> {
  const named = new Set(manifest.files.map(({ path }) => path))
  if (named.size !== files.size || named.size !== manifest.files.length) return refuse('altered')
  const originals: ZipFile[] = []
  for (const { path, size, sha256: expected } of manifest.files) {
    const bytes = files.get(path)
    if (bytes?.length !== size || toHex(await sha256(bytes)) !== expected) return refuse('altered')
    if (path !== PACKET_PATH) originals.push({ path, bytes })
  }
  const packetPdf = files.get(PACKET_PATH)
  return packetPdf ? ok({ manifest, packetPdf, originals }) : refuse('not-a-share-file')
}

const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
