import { utf8 } from '../base/bytes.ts'

/** Bytes kept free for the CMS; ours needs about 800. */
export const CMS_ROOM = 2048

/** Ten digits stand in for each offset: enough for any file that fits in memory. */
export const OFFSET_HOLE = 9_999_999_999
export const DATE_HOLE = "D:00000000000000+00'00'"

export const BYTE_RANGE_HOLE = `[ 0 ${OFFSET_HOLE} ${OFFSET_HOLE} ${OFFSET_HOLE} ]`
export const CONTENTS_HOLE = `<${'0'.repeat(CMS_ROOM * 2)}>`

/**
 * The three members of the signature dictionary as the assembler writes them, in this order and next to each other, as the last
 * object of the file. A page from outside may hold the same bytes, but not after this one: the last occurrence is ours.
 */
export const SIGNATURE_HOLE = utf8(`/ByteRange ${BYTE_RANGE_HOLE}\n/Contents ${CONTENTS_HOLE}\n/M (${DATE_HOLE})`)

/** Where `needle` last begins in `bytes`; -1 where it does not occur. */
export function lastIndexOf(bytes: Uint8Array, needle: Uint8Array): number {
  const first = needle[0]
  if (first === undefined) return -1
  let at = bytes.lastIndexOf(first, bytes.length - needle.length)
  while (at >= 0 && !startsAt(bytes, at, needle)) at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1)
  return at
}

function startsAt(bytes: Uint8Array, at: number, needle: Uint8Array): boolean {
  return needle.every((byte, i) => bytes[at + i] === byte)
}
