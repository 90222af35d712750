import { LONGEST } from '../tokens.ts'

/**
 * A number for each word, in the order in which they came. Words of the first 128 characters are looked up as they stand
 * in a text, without making a piece of it: there are millions.
 */
export class WordNumbers {
  /** The letters of all words, one behind the other, and where each word's begin. */
  private letters = new Uint16Array(1 << 16)
  private starts = new Uint32Array(1 << 12)
  private readonly names: string[] = []
  /** Open addressing: for each place the hash of a word, and 1 more than its number; 0 for none. */
  private table = new Uint32Array(1 << 14)

  get size(): number {
    return this.names.length
  }

  /** The number of a term. */
  of(term: string): number {
    return this.at(term, 0, term.length, hashOf(term))
  }

  /** The number of a stretch of a text, whose hash is this; its capitals count as small, and no more letters than are compared. */
  at(text: string, start: number, end: number, hash: number): number {
    const stop = Math.min(end, start + LONGEST)
    const mask = this.table.length - 2
    for (let place = (hash << 1) & mask; ; place = (place + 2) & mask) {
      const found = this.table[place + 1] ?? 0
      if (found === 0) return this.add(text, start, stop, { hash, place })
      if (this.table[place] === hash && this.isSame(found - 1, text, start, stop)) return found - 1
    }
  }

  /** Every word; its place is its number. */
  words(): string[] {
    return this.names
  }

  private isSame(number: number, text: string, start: number, stop: number): boolean {
    const from = this.starts[number] ?? 0
    if ((this.starts[number + 1] ?? 0) - from !== stop - start) return false
    for (let at = start; at < stop; at++) if (this.letters[from + at - start] !== smallAt(text, at)) return false
    return true
  }

  private add(text: string, start: number, stop: number, to: { hash: number; place: number }): number {
    const number = this.names.push(text.slice(start, stop).replace(/[A-Z]/g, smallOf)) - 1
    const from = this.starts[number] ?? 0
    const end = from + stop - start
    if (end > this.letters.length) this.letters = copied(this.letters, new Uint16Array(this.letters.length * 2))
    if (number + 2 > this.starts.length) this.starts = copied(this.starts, new Uint32Array(this.starts.length * 2))
    for (let at = start; at < stop; at++) this.letters[from + at - start] = smallAt(text, at)
    this.starts[number + 1] = end
    this.table[to.place] = to.hash
    this.table[to.place + 1] = number + 1
    if (this.names.length * 4 > this.table.length) this.widen()
    return number
  }

  private widen(): void {
    const before = this.table
    this.table = new Uint32Array(before.length * 2)
    const mask = this.table.length - 2
    for (let old = 0; old < before.length; old += 2) {
      const [hash = 0, found = 0] = [before[old], before[old + 1]]
      if (found === 0) continue
      let place = (hash << 1) & mask
      while (this.table[place + 1] !== 0) place = (place + 2) & mask
      this.table[place] = hash
      this.table[place + 1] = found
    }
  }
}

const smallOf = (capital: string): string => String.fromCharCode(capital.charCodeAt(0) + 32)

function smallAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 65 && code <= 90 ? code + 32 : code
}

/** FNV-1a over code units, as small letters; `begun` is the hash of nothing, and `ended` spreads it over all places. */
export const begun = 0x811c9dc5
export const stirred = (hash: number, small: number): number => Math.imul(hash ^ small, 0x01000193)
export const ended = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0

function hashOf(term: string): number {
  let hash = begun
  for (let at = 0; at < term.length && at < LONGEST; at++) hash = stirred(hash, smallAt(term, at))
  return ended(hash)
}

function copied<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
