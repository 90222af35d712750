import type { DocumentFormat } from '../model/source-document.ts'

/** A local file header, the end of an archive without files, the mark of a split one (APPNOTE 4.3.7, 4.3.16, 8.5.3). */
const signatures = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']
const localHeader = [0x50, 0x4b, 0x03, 0x04]
const mostNames = 200

/**
 * What an archive is, or null where the bytes begin none. A Word document is one; other packages of that kind (sheets,
 * slides, books) are not read, and their inner parts are no records: `unknown`. A Java archive is a program.
 */
export function zipKind(head: Uint8Array): DocumentFormat | null {
  if (!signatures.includes(String.fromCharCode(...head.subarray(0, 4)))) return null
  const names = namesIn(head)
  const [first = ''] = names
  if (first.startsWith('META-INF/')) return 'program'
  if (first === 'mimetype') return 'unknown'
  if (!isOfficePart(first) || !names.some((name) => name === '[Content_Types].xml')) return 'zip'
  if (names.some((name) => name.startsWith('word/'))) return 'docx'
  return names.some((name) => /^(xl|ppt|visio)\//.test(name)) ? 'unknown' : 'zip'
}

const isOfficePart = (name: string): boolean =>
  /^(\[Content_Types\]\.xml$|_rels\/|docProps\/|customXml\/|word\/|xl\/|ppt\/)/.test(name)

/** The names in the local headers of the first files. Where sizes stand after the data, headers are found by their mark. */
function namesIn(head: Uint8Array): string[] {
  const names: string[] = []
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  for (let at = 0; at >= 0 && at + 30 <= head.length && names.length < mostNames; at = nextHeader(head, at + 30)) {
    const length = view.getUint16(at + 26, true)
    names.push(String.fromCharCode(...head.subarray(at + 30, Math.min(at + 30 + length, head.length, at + 330))))
  }
  return names
}

function nextHeader(head: Uint8Array, from: number): number {
  for (let at = head.indexOf(0x50, from); at >= 0; at = head.indexOf(0x50, at + 1))
    if (localHeader.every((byte, i) => head[at + i] === byte)) return at
  return -1
}
