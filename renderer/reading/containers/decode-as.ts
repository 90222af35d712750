/** Stands for `iconv-lite` in the built reader: the text of bytes in an encoding named the way it names them. */
export function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(labelOf(encoding)).decode(bytes)
}

/** Code pages by number (`cp1252`, `1252`) as the Encoding Standard calls them; what it has no name for is Windows-1252. */
function labelOf(encoding: string): string {
  const page = /^(?:cp|windows-?|ms)?(\d{3,5})$/i.exec(encoding)?.[1]
  const named = page === undefined ? encoding : (byNumber[page] ?? `windows-${page}`)
  try {
    return new TextDecoder(named).encoding
  } catch {
    return 'windows-1252'
  }
}

const byNumber: Readonly<Record<string, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  65001: 'utf-8',
  20127: 'windows-1252',
  28591: 'iso-8859-1',
}
