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
  private readonly before = new Uint8Array(256)
  private readonly scratch = new Uint8Array(256)
  private beforeLength = 0
  private count = 0

  /** Adds the next word; it must sort behind the one before, and be at most 255 bytes long. */
  add(word: string): void {
    this.addBytes(this.scratch, bytesOf(word, this.scratch))
  }

  /** The same, for the first so many bytes. */
  addBytes(bytes: Uint8Array, length: number): void {
    const { out, before } = this
    const isFirst = this.count % BLOCK === 0
    if (isFirst) this.starts.push(out.length)
    let shared = 0
    const most = isFirst ? 0 : Math.min(length, this.beforeLength)
    while (shared < most && before[shared] === bytes[shared]) shared++
    out.byte(shared)
    out.byte(length - shared)
    for (let at = shared; at < length; at++) {
      const byte = bytes[at] ?? 0
      before[at] = byte
      out.byte(byte)
    }
    this.beforeLength = length
    this.count++
  }

  get size(): number {
    return this.count
  }

  finish(): WordBytes {
    return { bytes: this.out.written(), starts: Uint32Array.from(this.starts), count: this.count }
  }
}

/** The UTF-8 bytes of a word, put into `into`; how many they are. Nearly every word is of the first 128 characters, and needs no encoder. */
export function bytesOf(word: string, into: Uint8Array): number {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (code > 127 || at === into.length) {
      const bytes = utf8(word)
      into.set(bytes.subarray(0, into.length))
      return Math.min(bytes.length, into.length)
    }
    into[at] = code
  }
  return word.length
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
  private readonly key = new Uint8Array(256)

  constructor(private readonly words: WordBytes) {}

  get count(): number {
    return this.words.count
  }

  /** The place of a word; -1 where it is not there. */
  find(word: string): number {
    const key = this.key.subarray(0, bytesOf(word, this.key))
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

  /** Goes through every word in order, without looking each one up. */
  cursor(): WordCursor {
    return new WordCursor(this.words)
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

/** The words of a dictionary one after the other, as bytes. */
export class WordCursor {
  /** The word it stands at, in its first `length` bytes; -1 behind the last. */
  readonly word = new Uint8Array(256)
  length = -1
  /** Its place in the order. */
  place = -1
  private at = 0

  constructor(private readonly words: WordBytes) {
    this.next()
  }

  next(): void {
    this.place++
    if (this.place >= this.words.count) {
      this.length = -1
      return
    }
    const { bytes } = this.words
    const shared = bytes[this.at] ?? 0
    const own = bytes[this.at + 1] ?? 0
    for (let i = 0; i < own; i++) this.word[shared + i] = bytes[this.at + 2 + i] ?? 0
    this.at += 2 + own
    this.length = shared + own
  }

  /** Below 0 where its word comes before the other's; what is at its end comes behind everything. */
  compare(other: WordCursor): number {
    if (this.length < 0 || other.length < 0) return other.length < 0 ? (this.length < 0 ? 0 : -1) : 1
    const most = Math.min(this.length, other.length)
    for (let i = 0; i < most; i++) {
      const difference = (this.word[i] ?? 0) - (other.word[i] ?? 0)
      if (difference !== 0) return difference
    }
    return this.length - other.length
  }
}

/** Completes the word before, which is in `scratch`, to the one that is written at this place. */
function readWord(bytes: Uint8Array, at: number, scratch: Uint8Array): { next: number; length: number } {
  const shared = bytes[at] ?? 0
  const own = bytes[at + 1] ?? 0
  for (let i = 0; i < own; i++) scratch[shared + i] = bytes[at + 2 + i] ?? 0
  return { next: at + 2 + own, length: shared + own }
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length)
  for (let i = 0; i < most; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
