import { utf8 } from '../../base/bytes.ts'
import { ByteWriter } from './varint.ts'

/** So many words stand in one block: the first whole, each other without what it shares with the one before it. */
const BLOCK = 16

/** The words of a segment as they are kept: their bytes, and where each block of them begins. */
export type WordBytes = { readonly bytes: Uint8Array; readonly starts: Uint32Array; readonly count: number }

/** Words in the order of their UTF-8 bytes, written one after another. */
export class DictionaryWriter {
  private readonly out = new ByteWriter()
  private readonly starts: number[] = []
  private before: Uint8Array = new Uint8Array()
  private count = 0

  /** Adds the next word; it must sort behind the one before, and be at most 255 bytes long. */
  add(word: string): void {
    const bytes = utf8(word)
    const isFirst = this.count % BLOCK === 0
    if (isFirst) this.starts.push(this.out.length)
    const shared = isFirst ? 0 : sharedLength(this.before, bytes)
    this.out.byte(shared)
    this.out.byte(bytes.length - shared)
    this.out.put(bytes.subarray(shared))
    this.before = bytes
    this.count++
  }

  get size(): number {
    return this.count
  }

  finish(): WordBytes {
    return { bytes: this.out.written(), starts: Uint32Array.from(this.starts), count: this.count }
  }
}

/** The same order as the dictionary's, for words as texts. */
export function sortWords(words: string[]): string[] {
  words.sort()
  // UTF-16 and UTF-8 order the same but for letters beyond the first 65,536.
  return words.some((word) => /[\ud800-\udfff]/.test(word)) ? words.sort(byCodePoints) : words
}

function byCodePoints(a: string, b: string): number {
  return compare(utf8(a), utf8(b))
}

/** Finds words, and words that begin alike, by their place in the order: the first is 0. */
export class Dictionary {
  private readonly scratch = new Uint8Array(256)

  constructor(private readonly words: WordBytes) {}

  get count(): number {
    return this.words.count
  }

  /** The place of a word; -1 where it is not there. */
  find(word: string): number {
    const key = utf8(word)
    const at = this.firstNotBefore(key)
    if (at >= this.count) return -1
    return compare(this.wordBytes(at), key) === 0 ? at : -1
  }

  /** The places of all words that begin with this: from the first number on, up to but not with the second. */
  range(prefix: string): readonly [from: number, to: number] {
    const key = utf8(prefix)
    const last = key.length - 1
    if (last < 0) return [0, this.count]
    const after = key.slice()
    after[last] = (key[last] ?? 0) + 1
    return [this.firstNotBefore(key), this.firstNotBefore(after)]
  }

  wordAt(place: number): string {
    return decoder.decode(this.wordBytes(place))
  }

  /** Every word in order, without looking each one up. */
  *all(): Generator<string> {
    const scratch = new Uint8Array(256)
    const { bytes, count } = this.words
    let at = 0
    for (let place = 0; place < count; place++) {
      const end = readWord(bytes, at, scratch)
      at = end.next
      yield decoder.decode(scratch.subarray(0, end.length))
    }
  }

  private wordBytes(place: number): Uint8Array {
    let at = this.words.starts[Math.floor(place / BLOCK)] ?? 0
    let length = 0
    for (let left = place % BLOCK; left >= 0; left--) {
      const end = readWord(this.words.bytes, at, this.scratch)
      at = end.next
      length = end.length
    }
    return this.scratch.subarray(0, length)
  }

  private firstNotBefore(key: Uint8Array): number {
    const { bytes, starts, count } = this.words
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      const at = starts[middle] ?? 0
      if (compare(bytes.subarray(at + 2, at + 2 + (bytes[at + 1] ?? 0)), key) <= 0) low = middle + 1
      else high = middle
    }
    const block = Math.max(0, low - 1)
    let at = starts[block] ?? 0
    const end = Math.min(count, (block + 1) * BLOCK)
    for (let place = block * BLOCK; place < end; place++) {
      const word = readWord(bytes, at, this.scratch)
      if (compare(this.scratch.subarray(0, word.length), key) >= 0) return place
      at = word.next
    }
    return end
  }
}

const decoder = new TextDecoder()

/** Completes the word before, which is in `scratch`, to the one that is written at this place. */
function readWord(bytes: Uint8Array, at: number, scratch: Uint8Array): { next: number; length: number } {
  const shared = bytes[at] ?? 0
  const own = bytes[at + 1] ?? 0
  for (let i = 0; i < own; i++) scratch[shared + i] = bytes[at + 2 + i] ?? 0
  return { next: at + 2 + own, length: shared + own }
}

function sharedLength(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a[length] === b[length]) length++
  return length
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length)
  for (let i = 0; i < most; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
