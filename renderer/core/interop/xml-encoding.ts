/**
 * The text of an XML file without its byte order mark (XML 1.0 §4.3.3 and appendix F): by its mark, else by UTF-16's
 * pattern of zero bytes, else by the encoding that its declaration names, else UTF-8. Null where the bytes cannot be that.
 * Files without a declared encoding that are no UTF-8 are read as windows-1252, because exporting systems write that.
 */
export function decodeXml(bytes: Uint8Array): string | null {
  const declared = markedEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8'
  const text = declared === 'utf-8' ? decodeUtf8(bytes) : decodeAs(declared, bytes)
  // White space before the declaration is an error by the standard and common in what people send on.
  return text?.replace(/^[\uFEFF\s]+(?=<)/, '') ?? null
}

const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0x3c, 0, 0x3f, 0]],
  ['utf-16be', [0, 0x3c, 0, 0x3f]],
]

const markedEncoding = (bytes: Uint8Array): string | null =>
  marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0] ?? null

/** The encoding of the XML declaration. A file that reaches this point is written in single bytes, whatever it claims. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const name = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]?.toLowerCase()
  return name === undefined || /^(?:utf-?8|utf-?16|us-ascii|ascii|ucs-2)/.test(name) ? null : name
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null // no such encoding, or not in it
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  const text = decodeAs('utf-8', bytes)
  if (text !== null) return text
  const readable = new TextDecoder('utf-8').decode(bytes)
  // One true character beyond ASCII shows that it is UTF-8 with bad bytes in it; these stay visible as �.
  return /[^\u0000-\u007f\ufffd]/.test(readable) ? readable : decodeAs('windows-1252', bytes)
}
