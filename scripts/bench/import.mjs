// Sealing and writing against a plain copy of the same bytes to the same disk, and text pages read a second.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { giveAway } from '../unprivileged.mjs'
import { answerOf, median, rounded, spread } from './figures.mjs'
import { appending, makeLast } from './plain-copy.mjs'

const sets = ['bytes-1', 'bytes-2', 'bytes-3']
const MiB = 1024 * 1024
const setBytes = 80 * MiB
const textPages = 200
/** The program that reads text layers quickest (performance.md); without it there is no reference. */
const textReader = 'pdftotext'

/**
 * What the app says of one set (renderer/measure/bench-import.ts).
 * @typedef {{ set: string, sealing: number, pages: number, reading: number, each: { bytes: number, seconds: number }[] }} SetTimes
 */

/**
 * @param {import('./figures.mjs').Bench} bench
 * @returns {Promise<object>}
 */
export async function benchImport({ work, run }) {
  const files = join(work, 'files')
  for (const set of sets) makeBytes(join(files, set))
  await makeText(join(files, 'text'))
  giveAway(files)
  const before = copies(files, work)
  const answer = answerOf(await run({ task: 'bench import', files }))
  const after = copies(files, work)
  /** @type {SetTimes[]} */
  const taken = answer.sets.filter((/** @type {SetTimes} */ one) => one.set !== 'text')
  const text = answer.sets.find((/** @type {SetTimes} */ one) => one.set === 'text')
  const sealing = taken.map((one) => one.sealing)
  const results = [
    ...sealed(sealing, [...before.lasting, ...after.lasting], [...before.quick, ...after.quick]),
    ...parts(taken.flatMap((one) => one.each)),
    read(text, join(files, 'text', 'report.pdf')),
    ...saved(answer.saves, join(work, 'appended')),
  ]
  return { name: 'import', results }
}

/**
 * Small records (renderer/measure/bench-saves.ts).
 * @typedef {{ records: number, ours: number[], dexie: number[], single: number, frameBytes: number }} Saves
 */

/**
 * @param {Saves} saves
 * @param {string} path a file on the vault's disk
 */
function saved({ records, ours, dexie, single, frameBytes }, path) {
  const bare = appending(path, frameBytes, 200)
  const [mine, reference] = [median(ours), median(dexie)]
  return [
    {
      ...{
        name: `${String(records)} small records, sealed and lasting`,
        ours: rounded(mine),
        reference: rounded(reference),
      },
      ...{ ratio: rounded(reference / mine), unit: 's', n: ours.length },
      notes: `each a save of its own, all asked for at once; reference: a plain Dexie loop of one record a transaction in the same page, neither sealed nor made to last; goal: ratio at least 1.8 and under 2.7 s; ours ${spread(ours)}, Dexie ${spread(dexie)}`,
    },
    {
      ...{ name: 'one durable save', ours: rounded(single * 1000), reference: rounded(bare * 1000) },
      ...{ ratio: rounded(bare / single), unit: 'ms', n: 200 },
      notes: `median of saves one after the other; reference: an append of the same ${String(frameBytes)} bytes and fsync; goal at most ${String(rounded(bare * 1500 + 2))} ms (1.5 times the append and 2 ms)`,
    },
  ]
}

/**
 * Where the time goes: in bytes or in files.
 * @param {SetTimes['each']} files
 */
function parts(files) {
  const speedOf = (/** @type {(file: { bytes: number }) => boolean} */ chosen) =>
    files.filter(chosen).map(({ bytes, seconds }) => bytes / MiB / seconds)
  const alone = { reference: null, ratio: null }
  const [large, small] = [speedOf(({ bytes }) => bytes > MiB), speedOf(({ bytes }) => bytes < MiB)]
  const figure = (/** @type {string} */ name, /** @type {number[]} */ speeds) => ({
    ...{ name, ours: rounded(median(speeds)), ...alone, unit: 'MiB/s', n: speeds.length },
    notes: `median over the files; ${spread(speeds)}`,
  })
  return [figure('files of 64 MiB', large), figure('files of 256 KiB', small)]
}

/**
 * @param {number[]} sealing seconds of each set
 * @param {number[]} lasting seconds of copies that are on the disk when they end
 * @param {number[]} quick seconds of copies that may still be in memory only
 */
function sealed(sealing, lasting, quick) {
  const speed = (/** @type {number[]} */ seconds) => rounded(setBytes / MiB / median(seconds))
  const figure = (/** @type {string} */ name, /** @type {number[]} */ reference, /** @type {string} */ notes) => ({
    name,
    ours: speed(sealing),
    reference: speed(reference),
    ratio: rounded(median(reference) / median(sealing)),
    unit: 'MiB/s',
    n: sealing.length,
    notes: `${notes}; a set is one file of 64 MiB and 64 of 256 KiB; ours ${spread(sealing)} s, copy ${spread(reference)} s a set`,
  })
  return [
    figure(
      'sealed, written and lasting',
      lasting,
      'reference: a plain copy, each file made to last (fsync); goal: ratio at least 0.5',
    ),
    figure('the same against a copy in memory', quick, 'reference: a plain copy that nothing makes last'),
  ]
}

/**
 * @param {{ pages: number, reading: number }} text
 * @param {string} pdf
 */
function read({ pages, reading }, pdf) {
  const started = performance.now()
  const ran = spawnSync(textReader, [pdf, '-'], { stdio: 'ignore' })
  const seconds = (performance.now() - started) / 1000
  const reference = ran.status === 0 ? rounded(textPages / seconds) : null
  const ours = rounded(pages / reading)
  return {
    name: 'text pages taken in, read and saved',
    ours,
    reference,
    ratio: reference === null ? null : rounded(ours / reference),
    unit: 'pages/s',
    n: 1,
    notes: `a PDF of ${String(textPages)} text pages; each page is sealed and made to last, which the reference (pdftotext, one process) does not do`,
  }
}

/** @param {string} folder */
function makeBytes(folder) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'large.bin'), randomBytes(64 * MiB))
  for (let number = 0; number < 64; number++)
    writeFileSync(join(folder, `small-${String(number)}.bin`), randomBytes(MiB / 4))
}

const words =
  'specimen received margin tissue invasive carcinoma grade nuclear lymph node negative positive left breast'.split(' ')

/** @param {string} folder */
async function makeText(folder) {
  const { PDFDocument, StandardFonts } = await import('@cantoo/pdf-lib')
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let number = 0; number < textPages; number++) {
    const page = pdf.addPage([612, 792])
    for (let line = 0; line < 45; line++)
      page.drawText(lineOf(number * 45 + line), { x: 60, y: 740 - line * 15, size: 10, font })
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'report.pdf'), await pdf.save())
}

/** @param {number} seed */
const lineOf = (seed) => Array.from({ length: 12 }, (_, at) => words[(seed * 7 + at * 5) % words.length]).join(' ')

/**
 * Copies each set twice: as it is, and with every file made to last.
 * @param {string} files
 * @param {string} work
 */
function copies(files, work) {
  const seconds = { lasting: /** @type {number[]} */ ([]), quick: /** @type {number[]} */ ([]) }
  for (const set of sets) {
    seconds.quick.push(copied(join(files, set), join(work, 'copy'), false))
    seconds.lasting.push(copied(join(files, set), join(work, 'copy'), true))
  }
  return seconds
}

/**
 * @param {string} from
 * @param {string} to
 * @param {boolean} lasting
 */
function copied(from, to, lasting) {
  mkdirSync(to, { recursive: true })
  const started = performance.now()
  for (const name of readdirSync(from)) {
    copyFileSync(join(from, name), join(to, name))
    if (lasting) makeLast(join(to, name))
  }
  const seconds = (performance.now() - started) / 1000
  rmSync(to, { recursive: true })
  return seconds
}
