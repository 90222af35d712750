import { fromUtf8 } from '../core/base/bytes.ts'
import { SearchIndex } from '../core/search/search-index.ts'
import type { IndexedPage } from '../core/search/segment/segment-writer.ts'
import { buildSegment } from '../core/search/segment/write-segment.ts'
import { readSynonyms } from '../core/search/synonyms.ts'
import { openSealedSegment, sealSegment } from '../vault/worker/sealed-segments.ts'
import { bytesOf, say, secondsSince, type Task } from './task.ts'
import { createInside } from './vault-inside.ts'

/** So many of the questions' first words are compared with what a plain look through every page finds. */
const COMPARED = 40
const HITS = 50
/** The words of each page belong to a document of so many pages. */
const PAGES_IN_DOCUMENT = 5

const synonyms = readSynonyms('')

/**
 * Indexes the pages of the task's files, apart by form feeds, and asks the questions of its `questions.txt`; the script
 * that made them (scripts/bench/search.mjs) has another program do the same.
 */
export async function benchSearch({ files }: Task): Promise<object> {
  const paths = (files ?? []).map(({ path }) => path).filter((path) => path !== 'questions.txt')
  const texts: string[] = []
  for (const path of paths.sort()) texts.push(...(await textOf(path)).split('\f'))
  const questions = (await textOf('questions.txt')).split('\n')
  await say(`${String(texts.length)} pages`)
  const { index, building } = indexOf(texts)
  await say(`indexed in ${String(building)} s`)
  const times = questions.map((question) => timeOf(() => ask(index, question, HITS)))
  const bytes = index.segments().reduce((sum, segment) => sum + segment.bytes.length, 0)
  const loading = await loadingOf(index)
  const twenty = texts.slice(0, 20).map((text, at) => ({ document: 'new', page: at + 1, reading: '', text }))
  const adding = timeOf(() => index.add(twenty))
  index.removeDocument('new')
  return { pages: texts.length, building, bytes, times, loading, adding, ...recall(index, texts, questions) }
}

const textOf = async (path: string): Promise<string> => fromUtf8((await bytesOf(path)) ?? new Uint8Array())

function indexOf(texts: readonly string[]): { index: SearchIndex; building: number } {
  const pages = texts.map((text, at): IndexedPage => {
    const document = `document ${String(Math.floor(at / PAGES_IN_DOCUMENT))}`
    return { document, page: 1 + (at % PAGES_IN_DOCUMENT), reading: String(at), text }
  })
  const together = 10_000
  const started = performance.now()
  const index = new SearchIndex()
  for (let at = 0; at < pages.length; at += together) index.addSegment(buildSegment(pages.slice(at, at + together)))
  for (const steps = index.merging(); !steps.next().done;);
  return { index, building: secondsSince(started) }
}

const ask = (index: SearchIndex, question: string, limit: number) =>
  index.search({ query: index.parse(question, synonyms), limit })

function timeOf(act: () => unknown): number {
  const started = performance.now()
  act()
  return performance.now() - started
}

/** Milliseconds from sealed pieces to an index that answers. */
async function loadingOf(index: SearchIndex): Promise<number> {
  const { open } = await createInside('Search')
  const { keys } = open.session
  const sealed = index.segments().map((segment) => sealSegment(keys, segment))
  return timeOf(() => {
    const loaded = new SearchIndex()
    for (const pieces of sealed) {
      const kept = openSealedSegment(keys, pieces)
      if (kept) loaded.addSegment(kept.segment)
    }
    ask(loaded, 'a', 1)
  })
}

/** On how many pages the first words of some questions stand as they are, and how many of those are found. */
function recall(index: SearchIndex, texts: readonly string[], questions: readonly string[]) {
  let [held, found] = [0, 0]
  for (const question of questions.slice(0, COMPARED)) {
    const [word = ''] = question.split(' ')
    const stands = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu')
    const there = texts.flatMap((text, at) => (stands.test(text) ? [at] : []))
    const hits = new Set(ask(index, `"${word}"`, Infinity).map(({ document, page }) => `${document}/${String(page)}`))
    held += there.length
    found += there.filter((at) => hits.has(nameOf(at))).length
  }
  return { held, found }
}

const nameOf = (at: number): string =>
  `document ${String(Math.floor(at / PAGES_IN_DOCUMENT))}/${String(1 + (at % PAGES_IN_DOCUMENT))}`
