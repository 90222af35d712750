import { CHUNK, newBlob, piecesOfChunk, sealChunkInto } from '../core/format/blob.ts'
import { sealStream } from '../vault/worker/blobs.ts'
import { need, pause, say } from './task.ts'
import { createInside } from './vault-inside.ts'

const CHUNKS = 1024
const TURNS = 8
/** AES-GCM as WebCrypto has it: a nonce of 12 bytes, and as many bytes of associated data as a chunk of ours has. */
const NONCE_BYTES = 12
const DATA_BYTES = 96

type Times = { readonly sealing: number; readonly webCrypto: number; readonly writing: number }

/**
 * Seconds for sealing 1 GiB in chunks of 1 MiB, in turns with WebCrypto on the same chunks; then for sealing and writing
 * 1 GiB into a vault. When the last began and ended is told too, for whoever watches the memory from outside.
 */
export async function benchCrypto(): Promise<object> {
  const { open } = await createInside('Sealing')
  const { session } = open
  // The reader process starts beside a new vault.
  await pause(3000)
  const plain = randomChunk()
  const blob = newBlob(session.keys)
  const pieces = piecesOfChunk()
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  let sealing = 0
  let webCrypto = 0
  for (let turn = 0; turn < TURNS; turn++) {
    sealing += await timed(async (index) => sealChunkInto(pieces, blob, index, plain))
    webCrypto += await timed(async () => sealByWebCrypto(key, plain))
    await say(`sealing, turn ${String(turn + 1)} of ${String(TURNS)}`)
  }
  await pause(3000)
  const beganAt = now()
  async function* gibibyte() {
    for (let at = 0; at < CHUNKS; at++) yield plain
  }
  need(await sealStream(session, gibibyte(), () => true), 'The bytes cannot be written')
  const endedAt = now()
  const times: Times = { sealing, webCrypto, writing: (endedAt - beganAt) / 1000 }
  return { mebibytes: CHUNKS, ...times, beganAt, endedAt }
}

/** Milliseconds since 1970, comparable between processes. */
const now = (): number => performance.timeOrigin + performance.now()

async function timed(act: (index: number) => Promise<unknown>): Promise<number> {
  const started = performance.now()
  for (let index = 0; index < CHUNKS / TURNS; index++) await act(index)
  return (performance.now() - started) / 1000
}

const sealByWebCrypto = (key: CryptoKey, plain: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> => {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  return crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new Uint8Array(DATA_BYTES) }, key, plain)
}

function randomChunk(): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(CHUNK)
  // The most that is given at once.
  const step = 65_536
  for (let at = 0; at < CHUNK; at += step) crypto.getRandomValues(chunk.subarray(at, at + step))
  return chunk
}
