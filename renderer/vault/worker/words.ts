import wordList from '../../../resources/words/english.txt?raw'

/** 2,048 words, so each carries exactly 11 bits. */
export const words: readonly string[] = wordList.trim().split('\n')
export const BITS_A_WORD = 11

/** Bytes as words, 11 bits each, first bits first: to be compared aloud. */
export function asWords(bytes: Uint8Array, count: number): string[] {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  const all = BigInt(bytes.length * 8)
  return Array.from({ length: count }, (_, i) => {
    const shift = all - BigInt((i + 1) * BITS_A_WORD)
    return words[Number((bits >> shift) & 2047n)] ?? ''
  })
}
