/**
 * Text of DICOM values in the character set that the data set names (PS3.5 §6.1, PS3.3 C.12.1.1.2). Code extensions
 * (ISO 2022) change the set within a value; they end at a delimiter of values, name groups or name components.
 */

/** Reads the bytes of one whole value field, delimiters included. */
export type TextReader = (bytes: Uint8Array) => string

/** ISO registration numbers of the single-byte sets, and the label by which a `TextDecoder` knows each. */
const singleByte: Readonly<Record<number, string>> = {
  6: 'windows-1252',
  14: 'shift_jis',
  13: 'shift_jis',
  100: 'windows-1252',
  101: 'iso-8859-2',
  109: 'iso-8859-3',
  110: 'iso-8859-4',
  126: 'iso-8859-7',
  127: 'iso-8859-6',
  138: 'iso-8859-8',
  144: 'iso-8859-5',
  148: 'windows-1254',
  166: 'windows-874',
  203: 'iso-8859-15',
}

/** Sets of two bytes a character: the label whose upper half holds them, and bytes that go before each pair there. */
const doubleByte: Readonly<Record<number, { readonly label: string; readonly before: readonly number[] }>> = {
  58: { label: 'gbk', before: [] },
  87: { label: 'euc-jp', before: [] },
  149: { label: 'euc-kr', before: [] },
  159: { label: 'euc-jp', before: [0x8f] },
}

/** Escape sequences (PS3.3 tables C.12-3 and C.12-4): which half of the code table gets which set. */
const escapes: readonly (readonly [string, 'low' | 'high', number])[] = [
  ['(B', 'low', 6],
  ['(J', 'low', 14],
  [')I', 'high', 13],
  ['-A', 'high', 100],
  ['-B', 'high', 101],
  ['-C', 'high', 109],
  ['-D', 'high', 110],
  ['-F', 'high', 126],
  ['-G', 'high', 127],
  ['-H', 'high', 138],
  ['-L', 'high', 144],
  ['-M', 'high', 148],
  ['-T', 'high', 166],
  ['-b', 'high', 203],
  ['$@', 'low', 87],
  ['$B', 'low', 87],
  ['$(D', 'low', 159],
  ['$)A', 'high', 58],
  ['$)C', 'high', 149],
]

/** The reader for the values of Specific Character Set (0008,0005); without any, the default repertoire. */
export function textReaderOf(terms: readonly string[]): TextReader {
  const first = (terms[0] ?? '').trim().toUpperCase()
  if (terms.length < 2) {
    if (/192$|UTF-?8/.test(first)) return decoderOf('utf-8')
    if (/GB18030/.test(first)) return decoderOf('gb18030')
    if (/GBK|GB2312/.test(first)) return decoderOf('gbk')
  }
  const initial = Number(/(\d+)$/.exec(first)?.[1] ?? 6)
  if (terms.every((term) => term.trim() === '') || (terms.length < 2 && initial === 6)) return defaultReader
  return (bytes) => extended(bytes, initial)
}

/** Nothing above 7 bits is allowed here; where it stands all the same it is UTF-8 if it can be, else Western European. */
const defaultReader: TextReader = (bytes) => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decode('windows-1252', bytes)
  }
}

const decoderOf =
  (label: string): TextReader =>
  (bytes) =>
    decode(label, bytes)

const decoders = new Map<string, TextDecoder>()
function decode(label: string, bytes: Uint8Array): string {
  const decoder = decoders.get(label) ?? new TextDecoder(label)
  decoders.set(label, decoder)
  return decoder.decode(bytes)
}

type State = { low: number; high: number }

const escape = 0x1b
const delimiters = new Set([0x5c, 0x5e, 0x3d, 0x0a, 0x0d, 0x0c, 0x09])

/** The sets that hold before any escape: the first value of the attribute. Two-byte sets need their escape. */
function initialState(registration: number): State {
  if (registration === 13) return { low: 14, high: 13 }
  return singleByte[registration] === undefined ? { low: 6, high: 6 } : { low: 6, high: registration }
}

function extended(bytes: Uint8Array, registration: number): string {
  let state = initialState(registration)
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const found = bytes[at] === escape ? escapeAt(bytes, at) : null
    if (found) {
      state = { ...state, [found.half]: found.set }
      at += found.length
      continue
    }
    const end = endOfRun(bytes, at, state)
    text += decodeRun(bytes.subarray(at, end), state)
    const last = bytes[end - 1] ?? 0
    if (delimiters.has(last) && doubleByte[state.low] === undefined) state = initialState(registration)
    at = end
  }
  return text
}

function escapeAt(bytes: Uint8Array, at: number): { half: 'low' | 'high'; set: number; length: number } | null {
  const ahead = String.fromCharCode(...bytes.subarray(at + 1, at + 4))
  const known = escapes.find(([sequence]) => ahead.startsWith(sequence))
  return known ? { half: known[1], set: known[2], length: known[0].length + 1 } : null
}

/** Up to the next escape, the end of a delimiter, or a change between the halves of the code table. */
function endOfRun(bytes: Uint8Array, start: number, state: State): number {
  const isHigh = (bytes[start] ?? 0) >= 0x80
  const isPaired = doubleByte[isHigh ? state.high : state.low] !== undefined
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (at > start && (byte === escape || byte >= 0x80 !== isHigh)) return at
    if (!isPaired && delimiters.has(byte)) return at + 1
  }
  return bytes.length
}

function decodeRun(run: Uint8Array, state: State): string {
  const set = (run[0] ?? 0) >= 0x80 ? state.high : state.low
  const pairs = doubleByte[set]
  if (!pairs) return decode(singleByte[set] ?? 'windows-1252', run)
  const upper: number[] = []
  for (let at = 0; at + 1 < run.length; at += 2)
    upper.push(...pairs.before, (run[at] ?? 0) | 0x80, (run[at + 1] ?? 0) | 0x80)
  return decode(pairs.label, Uint8Array.from(upper))
}
