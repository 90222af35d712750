const latin1 = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes)

/** The text of an HTML file: by byte order mark, by what it says of itself in its first KiB, as UTF-8, as Windows-1252. */
export function decodeHtml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const said = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(latin1(bytes.subarray(0, 1024)))?.[1]
  return tryDecode(bytes, 'utf-8', true) ?? tryDecode(bytes, said ?? 'windows-1252', false) ?? latin1(bytes)
}

function tryDecode(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes)
  } catch {
    return null // not that encoding, or none that there is
  }
}
