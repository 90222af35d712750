import { concat, utf8 } from '../base/bytes.ts'

/** An unsigned number as 4 bytes, most significant first. */
export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

/** A safe integer as 8 bytes, most significant first. */
export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

/**
 * What a ciphertext, a key or a seed is bound to (VF-3): a label and fields, each preceded by its length, so that no two
 * different lists of fields give the same bytes.
 */
export function binding(label: string, ...fields: readonly Uint8Array[]): Uint8Array {
  return concat(...[utf8(label), ...fields].flatMap((field) => [u32(field.length), field]))
}
