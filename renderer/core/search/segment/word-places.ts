import { sortWords } from './dictionary.ts'
import type { SegmentWriter } from './segment-writer.ts'
import { eachWord, hasLetter, mayJoin, termOf } from '../tokens.ts'
import { WordNumbers } from './word-numbers.ts'

/** Where a word before the first would end: so far away that nothing joins it. */
const NOWHERE = -9

type Neighbours = {
  readonly lastStart: number
  readonly lastEnd: number
  readonly start: number
  readonly end: number
}

/** Every time that a word stands somewhere: which word, on which page, at which place. Put in the order of words at the end. */
export class WordPlaces {
  private readonly numbers = new WordNumbers()
  private words = new Uint32Array(4096)
  private places = new Uint32Array(4096)
  private length = 0
  /** Where each page's words end. */
  private readonly ends: number[] = []

  /** Adds the words of a page, and says how many they are. */
  addPage(text: string): number {
    let place = 0
    let [lastStart, lastEnd] = [0, NOWHERE]
    eachWord(text, (start, end, shape) => {
      const far = shape === 'far' ? termOf(text, start, end, shape) : null
      if (far === '') return
      if (mayJoin(text, lastEnd, start)) this.addJoined(text, { lastStart, lastEnd, start, end }, place - 1)
      this.add(far === null ? this.numbers.at(text, start, end) : this.numbers.of(far), place++)
      lastStart = start
      lastEnd = end
    })
    this.ends.push(this.length)
    return place
  }

  writeTo(writer: SegmentWriter): void {
    const { starts, pages, places } = this.byWord()
    const words = this.numbers.words()
    const numberOf = new Map(words.map((word, number) => [word, number]))
    for (const word of sortWords(words)) {
      const number = numberOf.get(word) ?? 0
      writer.word(word)
      const [from = 0, to = 0] = [starts[number], starts[number + 1]]
      writeTimes(writer, pages.subarray(from, to), places.subarray(from, to))
    }
  }

  private addJoined(text: string, { lastStart, lastEnd, start, end }: Neighbours, place: number): void {
    const term = termOf(text, lastStart, lastEnd, 'far') + termOf(text, start, end, 'far')
    if (hasLetter(term)) this.add(this.numbers.of(term), place)
  }

  private add(number: number, place: number): void {
    if (this.length === this.words.length) this.grow()
    this.words[this.length] = number
    this.places[this.length++] = place
  }

  private grow(): void {
    for (const name of ['words', 'places'] as const) {
      const larger = new Uint32Array(this.length * 2)
      larger.set(this[name])
      this[name] = larger
    }
  }

  /** Page and place of every time, in the order of their words and those of one word as they came; and where each word's begin. */
  private byWord(): { starts: Uint32Array; pages: Uint32Array; places: Uint32Array } {
    const starts = this.startsOfWords()
    const next = starts.slice()
    const [pages, places] = [new Uint32Array(this.length), new Uint32Array(this.length)]
    let at = 0
    for (const [page, end] of this.ends.entries())
      for (; at < end; at++) {
        const word = this.words[at] ?? 0
        const to = next[word] ?? 0
        pages[to] = page
        places[to] = this.places[at] ?? 0
        next[word] = to + 1
      }
    return { starts, pages, places }
  }

  /** How often all words before each one stand anywhere; behind the last how often all do. */
  private startsOfWords(): Uint32Array {
    const starts = new Uint32Array(this.numbers.size + 1)
    for (let at = 0; at < this.length; at++) {
      const after = (this.words[at] ?? 0) + 1
      starts[after] = (starts[after] ?? 0) + 1
    }
    for (let word = 1; word < starts.length; word++) starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0)
    return starts
  }
}

/** Writes the times of one word, given the page and the place of each. */
function writeTimes(writer: SegmentWriter, pages: Uint32Array, places: Uint32Array): void {
  for (let at = 0; at < pages.length;) {
    const page = pages[at] ?? 0
    let to = at + 1
    while (pages[to] === page) to++
    writer.posting(page, to - at)
    for (let before = 0; at < to; at++) {
      const place = places[at] ?? 0
      writer.distance(place - before)
      before = place
    }
  }
}
