import { PDFDocument } from '@cantoo/pdf-lib'
import { chanceFrom } from '../pixels.ts'

/**
 * A PDF that opens with a password only (AES-256). A made-up record must come out the same each time it is made, so
 * the salts and keys that ought to be random are numbers in a row while this file is sealed, and only then.
 */
export async function locked(pdf: Uint8Array, password: string): Promise<Uint8Array> {
  const doc = await PDFDocument.load(pdf, { updateMetadata: false })
  const chance = chanceFrom(pdf.length)
  Object.defineProperty(globalThis.crypto, 'getRandomValues', {
    configurable: true,
    value: (into: Uint8Array) => into.map((_, at) => (into[at] = Math.floor(chance() * 256))),
  })
  try {
    doc.encrypt({ userPassword: password, ownerPassword: `${password}-owner`, permissions: { printing: true } })
    return await doc.save({ useObjectStreams: false, updateFieldAppearances: false })
  } finally {
    Reflect.deleteProperty(globalThis.crypto, 'getRandomValues')
  }
}
