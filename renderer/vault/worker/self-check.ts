import { KEY_BYTES } from '../../core/crypto/aead.ts'
import { hash } from '../../core/crypto/hash.ts'
import { canStore } from '../store/working-copy.ts'
import type { ReaderLink } from './reader-link.ts'

/** The first OCR loads its engine and its model. */
const PATIENCE = 60_000
/** A reader may be replaced while it is asked, as a folder is opened: that says nothing about this computer. */
const TRIES = 3

/** Try what everything else stands on: the cryptography's WebAssembly, the browser's store, and the reader process. */
export async function selfCheck(
  reader: ReaderLink,
): Promise<{ wasm: boolean; indexedDb: boolean; ocr: boolean; pdf: boolean }> {
  const wasm = hash(new Uint8Array(1)).length === KEY_BYTES
  const [indexedDb, { ocr, pdf }] = await Promise.all([canStore(), checkReader(reader)])
  return { wasm, indexedDb, ocr, pdf }
}

async function checkReader(reader: ReaderLink): Promise<{ ocr: boolean; pdf: boolean }> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const reading = await reader.ask((door) => door.selfCheck(null), PATIENCE)
    if (reading.ok) return reading.value
  }
  return { ocr: false, pdf: false }
}
