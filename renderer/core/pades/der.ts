import { concat } from '../base/bytes.ts'

/** One DER element (X.690): its tag byte, its content, and all its bytes. Only single-byte tags occur in X.509 and CMS. */
export type Der = { readonly tag: number; readonly content: Uint8Array; readonly whole: Uint8Array }

/** Encode one element with the shortest definite length. */
export function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const inside = concat(...content)
  return concat(Uint8Array.of(tag, ...lengthOf(inside.length)), inside)
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length]
  const digits: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  return [0x80 + digits.length, ...digits]
}

/** Encode an object identifier such as `1.2.840.113549.1.7.2`. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...arcs] = dotted.split('.').map(Number)
  return der(0x06, Uint8Array.from([first * 40 + second, ...arcs].flatMap((arc) => base128(arc))))
}

function base128(arc: number): number[] {
  const digits = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest % 128) + 128)
  return digits
}

/** Encode a non-negative INTEGER given by its bytes, highest first. */
export function unsigned(digits: Uint8Array): Uint8Array {
  const start = digits.findIndex((digit) => digit !== 0)
  const trimmed = start < 0 ? Uint8Array.of(0) : digits.subarray(start)
  return (trimmed[0] ?? 0) < 0x80 ? der(0x02, trimmed) : der(0x02, Uint8Array.of(0), trimmed)
}

/** Read the element at the start of `bytes`; null where it is cut off or not in definite-length form. */
export function readDer(bytes: Uint8Array): Der | null {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined || first === 0x80 || first > 0x84) return null
  const lengthBytes = first < 0x80 ? 0 : first - 0x80
  if (bytes.length < 2 + lengthBytes) return null
  let length = first < 0x80 ? first : 0
  for (const digit of bytes.subarray(2, 2 + lengthBytes)) length = length * 256 + digit
  const end = 2 + lengthBytes + length
  if (end > bytes.length) return null
  return { tag, content: bytes.subarray(2 + lengthBytes, end), whole: bytes.subarray(0, end) }
}

/** The elements inside a constructed element's content; null where anything is cut off. */
export function readAllDer(content: Uint8Array): Der[] | null {
  const all: Der[] = []
  let rest = content
  while (rest.length > 0) {
    const element = readDer(rest)
    if (!element) return null
    all.push(element)
    rest = rest.subarray(element.whole.length)
  }
  return all
}
