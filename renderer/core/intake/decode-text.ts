type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * Whether bytes are plain text: UTF-16 with a byte order mark, UTF-8, or Latin-1, without control characters.
 * `cut` says that the file goes on, so that a character may be cut in half at the end.
 */
export const looksLikeText = (bytes: Uint8Array, cut: boolean): boolean => encodingOf(bytes, cut) !== null

/** The text of a plain text file, its line ends as `\n`, without byte order mark; null where it is not text. */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes, false)
  if (encoding === null) return null
  return new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n')
}

function encodingOf(bytes: Uint8Array, cut: boolean): Encoding | null {
  const wide = utf16Mark(bytes)
  if (wide) return decodesTo(bytes.subarray(0, bytes.length - (bytes.length % 2)), wide, isMostlyReadable) ? wide : null
  if (bytes.some(isControl)) return null
  const whole = cut ? withoutCutCharacter(bytes) : bytes
  if (decodesTo(whole, 'utf-8', () => true)) return 'utf-8'
  return bytes.some(isUnassigned) ? null : 'windows-1252'
}

function utf16Mark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** Tab, line feed, form feed, carriage return are text; escape is not. */
const isControl = (byte: number): boolean => (byte < 32 && ![9, 10, 12, 13].includes(byte)) || byte === 127

/** The five bytes that Windows-1252 leaves free; 0x80–0x9f are control characters in Latin-1 itself. */
const isUnassigned = (byte: number): boolean => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)

function decodesTo(bytes: Uint8Array, encoding: Encoding, accept: (text: string) => boolean): boolean {
  try {
    return accept(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return false // not that encoding
  }
}

const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/
const isMostlyReadable = (text: string): boolean => !controls.test(text)

/** UTF-8 continuation bytes are 10xxxxxx; a lead byte announces at most three of them. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back)
    if (byte < 0x80) return bytes
  }
  return bytes
}
