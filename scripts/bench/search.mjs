// Search over made-up pages against SQLite's FTS5 on the same pages, with the same questions.
import { randomInt } from 'node:crypto'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { answerOf, rounded } from './figures.mjs'
import { measured } from './measured.mjs'
import { giveAway } from '../unprivileged.mjs'

const PAGES = 50_000
const PAGES_IN_FILE = 2500
const WORDS_ON_PAGE = 300
const QUESTIONS = 400
const HITS = 50

/**
 * What the app says (renderer/measure/bench-search.ts): seconds and milliseconds, bytes, and on how many of the pages that
 * hold a word as it is it was found.
 * @typedef {{ pages: number, building: number, bytes: number, times: number[], loading: number, adding: number, held: number, found: number }} Said
 */

/**
 * @param {import('./figures.mjs').Bench} bench
 * @returns {Promise<object>}
 */
export async function benchSearch({ work, run, env }) {
  const seed = randomInt(2 ** 31)
  process.stderr.write(`seed ${String(seed)}\n`)
  const made = madeUp(seed)
  const folder = join(work, 'pages')
  mkdirSync(folder)
  for (let at = 0; at < PAGES; at += PAGES_IN_FILE)
    writeFileSync(
      join(folder, `${String(at).padStart(6, '0')}.txt`),
      made.pages.slice(at, at + PAGES_IN_FILE).join('\f'),
    )
  writeFileSync(join(folder, 'questions.txt'), made.questions.join('\n'))
  giveAway(folder)
  /** @type {Said} */
  const ours = answerOf(await run({ task: 'bench search', files: folder }))
  const fts = byFts5(join(work, 'fts.db'), made)
  const [typed] = /** @type {Typed[]} */ (await measured('search', { work, env }))
  return { name: 'search', results: [...figures(ours, fts), ...(typed ? [keystroke(typed)] : [])] }
}

/**
 * Letters typed in the real box: milliseconds from each key to the frame that shows its answer.
 * @typedef {{ pages: number, times: number[] }} Typed
 */

/** @param {Typed} typed */
const keystroke = ({ pages, times }) => ({
  ...{
    name: 'keystroke to painted results, p95',
    ours: p95(times),
    reference: null,
    ratio: null,
    unit: 'ms',
    n: times.length,
  },
  notes: `${String(pages)} pages in the vault; median ${String(rounded(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0))} ms; goal: 50 ms`,
})

/** @param {number[]} times */
const p95 = (times) => rounded(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0)

/**
 * @param {Said} ours
 * @param {{ building: number, bytes: number, times: number[] }} fts
 */
function figures(ours, fts) {
  const smaller = (
    /** @type {string} */ name,
    /** @type {number} */ mine,
    /** @type {number} */ reference,
    /** @type {string} */ rest,
  ) => {
    const [unit = '', notes = ''] = rest.split('|')
    return {
      name,
      ours: rounded(mine),
      reference: rounded(reference),
      ratio: rounded(reference / mine),
      unit,
      n: 1,
      notes,
    }
  }
  const alone = (/** @type {string} */ name, /** @type {number} */ mine, /** @type {string} */ rest) => {
    const [unit = '', notes = ''] = rest.split('|')
    return { name, ours: rounded(mine), reference: null, ratio: null, unit, n: 1, notes }
  }
  return [
    {
      ...smaller(
        'query p95',
        p95(ours.times),
        p95(fts.times),
        'ms|whole words, beginnings, two words, one letter mistyped; FTS5 has no mistyped letters; goals: 10 ms, ratio at least 5',
      ),
      n: ours.times.length,
    },
    smaller('indexing', ours.building, fts.building, `s|${String(ours.pages)} pages; goal: ratio at least 1.25`),
    smaller(
      'size',
      ours.bytes / 1e6,
      fts.bytes / 1e6,
      'MB|with positions; FTS5 without the texts; goal: ratio at least 1.67',
    ),
    alone('sealed load', ours.loading, 'ms|sealed pieces in memory opened and ready; goal: 150 ms'),
    alone('20 pages added', ours.adding, 'ms|goal: 50 ms'),
    alone(
      'recall on exact words',
      ours.found / Math.max(1, ours.held),
      `|of ${String(ours.held)} pages that hold a word; goal: 1`,
    ),
  ]
}

/**
 * Pages of words that are as unevenly common as those of a language, and questions about them.
 * @param {number} seed
 */
function madeUp(seed) {
  const chance = chanceOf(seed)
  const words = vocabulary(chance)
  const sums = new Float64Array(words.length)
  let sum = 0
  for (let at = 0; at < words.length; at++) sums[at] = sum += 1 / (at + 2)
  const word = () => words[placeOf(sums, chance() * sum)] ?? ''
  const written = () => {
    const one = word()
    const asWritten = chance() < 0.1 ? one.charAt(0).toUpperCase() + one.slice(1) : one
    return chance() < 0.1 ? `${asWritten}${chance() < 0.5 ? '.' : ':'}` : asWritten
  }
  const pages = Array.from({ length: PAGES }, () => Array.from({ length: WORDS_ON_PAGE }, written).join(' '))
  const question = (/** @type {number} */ at) => {
    const [rare, common] = [words[Math.floor(chance() ** 2 * 20_000)] ?? '', words[Math.floor(chance() * 2000)] ?? '']
    if (at % 5 === 0) return `${rare} `
    if (at % 5 === 1) return `${rare} ${common} `
    if (at % 5 === 2) return rare.slice(0, 3)
    return at % 5 === 3
      ? `${common} ${rare.slice(0, Math.max(2, rare.length - 2))}`
      : `${rare.slice(0, 1)}${rare.slice(2)} `
  }
  return { pages, questions: Array.from({ length: QUESTIONS }, (_, at) => question(at)) }
}

const SYLLABLES =
  'car ci no ma mas tec to my breast nod al in va sive duc tal gra de mar gin neg a tive pos i hor mo ne re cep tor es tro gen pro ges ter one lymph ax il la ry bi op sy ul tra so und'.split(
    ' ',
  )

/** @param {() => number} chance */
function vocabulary(chance) {
  const words = new Set()
  const pick = () => SYLLABLES[Math.floor(chance() * SYLLABLES.length)] ?? ''
  while (words.size < 60_000) {
    if (chance() < 0.08) words.add(String(Math.floor(chance() * 100_000)))
    else words.add(Array.from({ length: 1 + Math.floor(chance() * 4) }, pick).join(''))
  }
  return /** @type {string[]} */ ([...words])
}

/**
 * The first place whose sum reaches the value.
 * @param {Float64Array} sums
 * @param {number} value
 */
function placeOf(sums, value) {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Numbers from 0 to 1 by chance, always the same for a seed.
 * @param {number} seed
 */
function chanceOf(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * @param {string} path
 * @param {{ pages: string[], questions: string[] }} made
 */
function byFts5(path, { pages, questions }) {
  const db = new DatabaseSync(path)
  db.exec(
    "pragma journal_mode = off; pragma synchronous = off; create virtual table page using fts5(text, content = '', tokenize = 'unicode61 remove_diacritics 2')",
  )
  const started = performance.now()
  const insert = db.prepare('insert into page (rowid, text) values (?, ?)')
  db.exec('begin')
  pages.forEach((text, at) => insert.run(at + 1, text))
  db.exec('commit')
  const building = (performance.now() - started) / 1000
  const ask = db.prepare(`select rowid, rank from page where page match ? order by rank limit ${String(HITS)}`)
  const times = questions.map((question) => {
    const asked = matchOf(question)
    const began = performance.now()
    ask.all(asked)
    return performance.now() - began
  })
  db.close()
  const bytes = statSync(path).size
  rmSync(path)
  return { building, bytes, times }
}

/**
 * A question as FTS5 has it: the last word may be a beginning where no space follows it.
 * @param {string} question
 */
function matchOf(question) {
  const words = question.trim().split(' ')
  const isOpen = !question.endsWith(' ')
  return words.map((word, at) => `"${word}"${isOpen && at === words.length - 1 ? '*' : ''}`).join(' ')
}
