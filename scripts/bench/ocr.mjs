// OCR against the native Tesseract on the same pictures with the same model, one thread a process: the engine alone, and
// scans of 300 dots an inch as the app reads them, speed and errors together.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from '../places.mjs'
import { run as runProgram } from '../run.mjs'
import { giveAway } from '../unprivileged.mjs'
import { characterErrors } from './character-errors.mjs'
import { answerOf, rounded } from './figures.mjs'

/** The pages that are read: every layout, scanned at 300 dots an inch, half of them with a strong lean and JPEG of quality 30. */
const LOOKS = 'scan-300,scan-300-jpeg30'

/**
 * What the app says (renderer/measure/bench-ocr.ts): seconds for all pictures, and the texts by file.
 * @typedef {{ pages: number, workers: number, one: number, all: number, whole: number, missed: number, texts: Record<string, string> }} Said
 */

/**
 * @param {import('./figures.mjs').Bench} bench
 * @returns {Promise<object>}
 */
export async function benchOcr({ work, env, run }) {
  const version = spawnSync('tesseract', ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0]
  if (version === undefined)
    throw new Error('The native tesseract is not on this computer, so there is nothing to compare with.')
  const folder = join(work, 'scans')
  const made = await runProgram(process.execPath, ['scripts/degraded/make.mjs', '--out', folder, '--looks', LOOKS], {
    cwd: root,
    env,
  })
  if (made.status !== 0) throw new Error(`The pages could not be made. ${made.stderr.slice(-500)}`)
  const seed = made.stdout.split('\n')[0] ?? ''
  process.stderr.write(`${seed}\n`)
  giveAway(folder)
  /** @type {Said} */
  const ours = answerOf(await run({ task: 'bench ocr', files: folder }))
  const files = Object.keys(ours.texts)
  const one = await byTesseract(folder, files, 1)
  const all = await byTesseract(folder, files, availableParallelism())
  return { name: 'ocr', results: figures({ ours, one, all, folder, notes: `${version}; ${seed}` }) }
}

/**
 * @typedef {{ seconds: number, texts: Record<string, string> }} Native
 * @param {string} folder
 * @param {string[]} files
 * @param {number} processes at a time
 * @returns {Promise<Native>}
 */
async function byTesseract(folder, files, processes) {
  const left = [...files]
  /** @type {Record<string, string>} */
  const texts = {}
  const started = performance.now()
  const work = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift())
      texts[file] = await textBy(join(folder, file))
  }
  await Promise.all(Array.from({ length: processes }, work))
  return { seconds: (performance.now() - started) / 1000, texts }
}

/**
 * @param {string} file
 * @returns {Promise<string>}
 */
function textBy(file) {
  const settings = ['--tessdata-dir', join(root, 'resources', 'ocr'), '-l', 'eng', '--psm', '3']
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' }
  const native = spawn('tesseract', [file, 'stdout', ...settings], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  native.stdout.setEncoding('utf8').on('data', (/** @type {string} */ part) => (text += part))
  return new Promise((settle) => native.on('close', () => settle(text)))
}

/** @param {{ ours: Said, one: Native, all: Native, folder: string, notes: string }} found */
function figures({ ours, one, all, folder, notes }) {
  const row = (
    /** @type {string} */ name,
    /** @type {number} */ seconds,
    /** @type {number} */ reference,
    /** @type {string} */ more,
  ) => ({
    ...{ name, ours: perMinute(ours.pages, seconds), reference: perMinute(ours.pages, reference) },
    ...{ ratio: rounded(reference / seconds), unit: 'pages a minute', n: ours.pages, notes: `${more}; ${notes}` },
  })
  const [mine, theirs] = [ours.texts, all.texts].map((texts) => meanErrors(folder, texts))
  const errors = `character errors ${percent(mine ?? 1)}, native ${percent(theirs ?? 1)} on the same pages; ${String(ours.missed)} pages took too long and count as not read`
  const workers = `${String(ours.workers)} workers against as many processes`
  return [
    row(
      '300-dpi scans end to end',
      ours.whole,
      all.seconds,
      `${workers}; ${errors}; goal: ratio at least 0.85 and at most half of native's errors`,
    ),
    row(
      'engine alone, one worker',
      ours.one,
      one.seconds,
      'the pictures as they are, the same model, PSM 3; goal: ratio at least 0.7',
    ),
    row('engine alone, all cores', ours.all, all.seconds, `${workers}; goal: ratio at least 0.65`),
  ]
}

const perMinute = (/** @type {number} */ pages, /** @type {number} */ seconds) => rounded((pages * 60) / seconds)
const percent = (/** @type {number} */ share) => `${(share * 100).toFixed(2)} %`

/**
 * @param {string} folder
 * @param {Record<string, string>} texts
 */
function meanErrors(folder, texts) {
  const errors = Object.entries(texts).map(([file, text]) =>
    characterErrors(readFileSync(join(folder, 'truth', file.replace(/\.\w+$/, '.txt')), 'utf8'), text),
  )
  return errors.reduce((sum, one) => sum + one, 0) / Math.max(1, errors.length)
}
