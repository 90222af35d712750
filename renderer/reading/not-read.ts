import type { Box, PageText, WordBox } from '../core/model/page-text.ts'
import { inkMap, shrink } from './clean/ink.ts'
import { inkBlots } from './ink-blots.ts'
import type { Grey } from './raster.ts'

/** On a page that is read less surely than this everything is doubtful, and nothing stands out as not being print. */
const surePage = 75
/** A word read less surely than this may belong to something that is no print. */
const unsureWord = 50
/** Words in a row that are read as badly as this are no words: handwriting, a stamp, bars. */
const noWords = 30
/** One or two such words are misread print more often than anything else: they stay, as words that may be wrong. */
const fewestWords = 3
const fewestLetters = 16
/** Pixels across, in which ink is looked for: letters are still dots, lines of a table hardly ink. */
const across = 480

type Words = Pick<PageText, 'text' | 'words' | 'confidence'>
type WithoutGuesses = Pick<PageText, 'text' | 'words'> & { readonly notRead: Box[] }

/**
 * What OCR made of handwriting, stamps and bars is taken out of the text, and where ink gave no words is told instead.
 * `grey`: the page, upright.
 */
export function withoutGuesses(page: Words, grey: Grey): WithoutGuesses {
  if (page.confidence < surePage) return { text: page.text, words: page.words, notRead: [] }
  const gone = guesses(page)
  const small = shrink(grey, Math.max(1, Math.floor(grey.width / across)))
  const kept = gone.size === 0 ? { text: page.text, words: page.words } : withoutWords(page, gone)
  const ink = { ...small, data: inkMap(small, 10) }
  return { ...kept, notRead: inkBlots(ink, kept.words.filter(isRead)) }
}

/** What is read worse than this says nothing about the ink that it lies over. */
const isRead = ({ confidence }: WordBox): boolean => confidence >= 40

/** Runs of words in a line that are read so badly that they are none. */
function guesses({ text, words }: Words): Set<WordBox> {
  const gone = new Set<WordBox>()
  let run: WordBox[] = []
  const end = () => {
    if (isGuess(run)) for (const word of run) gone.add(word)
    run = []
  }
  words.forEach((word, i) => {
    const before = words[i - 1]
    if (before && text.slice(before.end, word.start).includes('\n')) end()
    if (word.confidence < unsureWord) run.push(word)
    else end()
  })
  end()
  return gone
}

function isGuess(run: readonly WordBox[]): boolean {
  const letters = run.reduce((sum, { start, end }) => sum + end - start, 0)
  const sure = run.reduce((sum, { start, end, confidence }) => sum + (end - start) * confidence, 0)
  return run.length >= fewestWords && letters >= fewestLetters && sure < noWords * letters
}

/** The text without some of its words; lines and paragraphs stay apart. */
function withoutWords(page: Words, gone: ReadonlySet<WordBox>): Pick<PageText, 'text' | 'words'> {
  const words: WordBox[] = []
  let text = ''
  let between = ''
  let last = 0
  for (const word of page.words) {
    between += page.text.slice(last, word.start)
    last = word.end
    if (gone.has(word)) continue
    if (text !== '') text += gapOf(between)
    between = ''
    words.push({ ...word, start: text.length, end: text.length + word.end - word.start })
    text += page.text.slice(word.start, word.end)
  }
  return { text: text === '' ? '' : `${text}\n`, words }
}

function gapOf(between: string): string {
  const lines = between.split('\n').length - 1
  return lines === 0 ? ' ' : '\n'.repeat(Math.min(lines, 2))
}
