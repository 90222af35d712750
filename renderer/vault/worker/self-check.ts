import { KEY_BYTES } from '../../core/crypto/aead.ts'
import { hash } from '../../core/crypto/hash.ts'
import { canStore } from '../store/working-copy.ts'
import type { ReaderLink } from './reader-link.ts'

/** The first OCR loads its engine and its model. */
const PATIENCE = 60_000

/** Try what everything else stands on: the cryptography's WebAssembly, the browser's store, and the reader process. */
export async function selfCheck(
  reader: ReaderLink,
): Promise<{ wasm: boolean; indexedDb: boolean; ocr: boolean; pdf: boolean }> {
  const wasm = hash(new Uint8Array(1)).length === KEY_BYTES
  const [indexedDb, reading] = await Promise.all([canStore(), reader.ask((door) => door.selfCheck(null), PATIENCE)])
  const { ocr, pdf } = reading.ok ? reading.value : { ocr: false, pdf: false }
  return { wasm, indexedDb, ocr, pdf }
}
