import { bytesOf, sortWords } from './dictionary.ts'
import type { SegmentWriter } from './segment-writer.ts'
import {
  hasLetter,
  isDigit,
  isFarLetter,
  LONGEST,
  mayJoin,
  smallLetters,
  termOf,
  wordFrom,
  type WordShape,
} from '../tokens.ts'
import { begun, ended, stirred, WordNumbers } from './word-numbers.ts'

/** Where a word before the first would end: so far away that nothing joins it. */
const NOWHERE = -9

type Neighbours = {
  readonly lastStart: number
  readonly lastEnd: number
  readonly start: number
  readonly end: number
}

/** Letters for each word of most texts; more are made room for as they come. */
const LETTERS_A_WORD = 5

/** Every time that a word stands somewhere: which word, on which page, at which place. Put in the order of words at the end. */
export class WordPlaces {
  private readonly numbers = new WordNumbers()
  /** Pairs: the number of a word, and its place on its page. */
  private times: Uint32Array
  private length = 0
  /** Where each page's words end. */
  private readonly ends: number[] = []
  /** How far the page at hand has been gone through: the next word's place, and where the last word stood. */
  private place = 0
  private lastStart = 0
  private lastEnd = NOWHERE

  /** For texts of about so many letters in all. */
  constructor(letters: number) {
    this.times = new Uint32Array(2 * (64 + Math.ceil(letters / LETTERS_A_WORD)))
  }

  /** Adds the words of a page, and says how many they are. */
  addPage(text: string): number {
    this.place = 0
    this.lastEnd = NOWHERE
    const take = (start: number, end: number, shape: WordShape) => {
      const term = shape === 'far' ? termOf(text, start, end, shape) : text.slice(start, end)
      if (term !== '') this.take(text, start, end, this.numbers.of(term))
    }
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at)
      if (code < 128 ? smallLetters[code] === 0 : !isFarLetter(text, at)) {
        at++
        continue
      }
      const end = this.plainWord(text, at)
      at = end > at ? end : wordFrom(text, at, take)
    }
    this.ends.push(this.length)
    return this.place
  }

  /** Takes a word of the first 128 characters and no number with a point in it, in one go; its own start where it is none. */
  private plainWord(text: string, start: number): number {
    let hash = begun
    let at = start
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code >= 128) return start
      const small = smallLetters[code] ?? 0
      if (small === 0) {
        if ((code === 46 || code === 44) && isDigit(text.charCodeAt(start)) && isDigit(text.charCodeAt(at + 1)))
          return start
        break
      }
      if (at - start < LONGEST) hash = stirred(hash, small)
    }
    this.take(text, start, at, this.numbers.at(text, start, at, ended(hash)))
    return at
  }

  private take(text: string, start: number, end: number, number: number): void {
    const { lastStart, lastEnd } = this
    if (start - lastEnd !== 1 || text.charCodeAt(lastEnd) !== 32)
      if (mayJoin(text, lastEnd, start)) this.addJoined(text, { lastStart, lastEnd, start, end }, this.place - 1)
    this.add(number, this.place++)
    this.lastStart = start
    this.lastEnd = end
  }

  writeTo(writer: SegmentWriter): void {
    const { starts, times } = this.byWord()
    const words = this.numbers.words()
    const numberOf = new Map(words.map((word, number) => [word, number]))
    const bytes = new Uint8Array(256)
    for (const word of sortWords(words)) {
      const number = numberOf.get(word) ?? 0
      writer.word(bytes, bytesOf(word, bytes))
      writer.times(times, 2 * (starts[number] ?? 0), 2 * (starts[number + 1] ?? 0))
    }
  }

  private addJoined(text: string, { lastStart, lastEnd, start, end }: Neighbours, place: number): void {
    const term = termOf(text, lastStart, lastEnd, 'far') + termOf(text, start, end, 'far')
    if (hasLetter(term)) this.add(this.numbers.of(term), place)
  }

  private add(number: number, place: number): void {
    if (2 * this.length === this.times.length) this.grow()
    this.times[2 * this.length] = number
    this.times[2 * this.length++ + 1] = place
  }

  private grow(): void {
    const larger = new Uint32Array(this.times.length * 2)
    larger.set(this.times)
    this.times = larger
  }

  /** Pairs of page and place of every time, in the order of their words and those of one word as they came; and where each word's begin. */
  private byWord(): { starts: Uint32Array; times: Uint32Array } {
    const starts = this.startsOfWords()
    const next = starts.slice()
    const times = new Uint32Array(2 * this.length)
    let at = 0
    for (const [page, end] of this.ends.entries())
      for (; at < end; at++) {
        const word = this.times[2 * at] ?? 0
        const to = next[word] ?? 0
        times[2 * to] = page
        times[2 * to + 1] = this.times[2 * at + 1] ?? 0
        next[word] = to + 1
      }
    return { starts, times }
  }

  /** How often all words before each one stand anywhere; behind the last how often all do. */
  private startsOfWords(): Uint32Array {
    const starts = new Uint32Array(this.numbers.size + 1)
    for (let at = 0; at < this.length; at++) {
      const after = (this.times[2 * at] ?? 0) + 1
      starts[after] = (starts[after] ?? 0) + 1
    }
    for (let word = 1; word < starts.length; word++) starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0)
    return starts
  }
}
