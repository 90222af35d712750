import { LONGEST } from '../tokens.ts'

/**
 * A number for each word, in the order in which they came. Words of the first 128 characters are looked up as they stand
 * in a text, without making a piece of it: there are millions.
 */
export class WordNumbers {
  /** The letters of all words, one behind the other, and where each word's begin. */
  private letters = new Uint16Array(1 << 16)
  private starts = new Uint32Array(1 << 12)
  private hashes = new Uint32Array(1 << 12)
  private count = 0
  /** Open addressing: 1 more than the number of the word whose letters come to this place, 0 for none. */
  private table = new Uint32Array(1 << 13)

  get size(): number {
    return this.count
  }

  /** The number of a term. */
  of(term: string): number {
    return this.at(term, 0, term.length)
  }

  /** The number of a stretch of a text; its capitals count as small. */
  at(text: string, start: number, end: number): number {
    const stop = Math.min(end, start + LONGEST)
    const mask = this.table.length - 1
    const hash = hashOf(text, start, stop)
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const found = this.table[place] ?? 0
      if (found === 0) return this.add(text, start, stop, { hash, place })
      if (this.hashes[found - 1] === hash && this.isSame(found - 1, text, start, stop)) return found - 1
    }
  }

  /** Every word; its place is its number. */
  words(): string[] {
    return Array.from({ length: this.count }, (_, number) =>
      String.fromCharCode(...this.letters.subarray(this.starts[number], this.starts[number + 1])),
    )
  }

  private isSame(number: number, text: string, start: number, stop: number): boolean {
    const from = this.starts[number] ?? 0
    if ((this.starts[number + 1] ?? 0) - from !== stop - start) return false
    for (let at = start; at < stop; at++) if (this.letters[from + at - start] !== smallAt(text, at)) return false
    return true
  }

  private add(text: string, start: number, stop: number, to: { hash: number; place: number }): number {
    const number = this.count++
    const from = this.starts[number] ?? 0
    const end = from + stop - start
    if (end > this.letters.length) this.letters = copied(this.letters, new Uint16Array(this.letters.length * 2))
    if (number + 2 > this.starts.length) this.starts = copied(this.starts, new Uint32Array(this.starts.length * 2))
    if (number + 1 > this.hashes.length) this.hashes = copied(this.hashes, new Uint32Array(this.hashes.length * 2))
    for (let at = start; at < stop; at++) this.letters[from + at - start] = smallAt(text, at)
    this.starts[number + 1] = end
    this.hashes[number] = to.hash
    this.table[to.place] = number + 1
    if (this.count * 2 > this.table.length) this.widen()
    return number
  }

  private widen(): void {
    this.table = new Uint32Array(this.table.length * 2)
    const mask = this.table.length - 1
    for (let number = 0; number < this.count; number++) {
      let place = (this.hashes[number] ?? 0) & mask
      while (this.table[place] !== 0) place = (place + 1) & mask
      this.table[place] = number + 1
    }
  }
}

function smallAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 65 && code <= 90 ? code + 32 : code
}

/** FNV-1a over code units. */
function hashOf(text: string, start: number, stop: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < stop; at++) hash = Math.imul(hash ^ smallAt(text, at), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

function copied<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
