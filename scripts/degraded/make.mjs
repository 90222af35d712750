// Makes pages of clinical papers with known words, worn as scans, faxes and photographs (Node 24, which the project brings);
// started by scripts/degraded.mjs. Knows nothing of how pages are read.
import { randomInt } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { jpegOf, pngOf } from '../sample/canvas.ts'
import { chanceFrom } from '../sample/pixels.ts'
import { textOf } from '../sample/sheet.ts'
import { faxFile } from './faxFile.ts'
import { LAYOUTS } from './layouts.ts'
import { LOOKS } from './looks.ts'

const { values } = parseArgs({
  options: { out: { type: 'string' }, looks: { type: 'string' }, layouts: { type: 'string' } },
})
if (values.out === undefined) throw new Error('Say where to: node scripts/degraded.mjs --out DIR')
const out = resolve(values.out)
const seed = process.env.SATCHEL_SEED === undefined ? randomInt(1, 1_000_000) : Number(process.env.SATCHEL_SEED)
if (!Number.isSafeInteger(seed)) throw new Error('SATCHEL_SEED is a whole number.')
process.stdout.write(`SATCHEL_SEED=${String(seed)}\n`)

/** @param {Record<string, unknown>} all @param {string | undefined} some */
const chosen = (all, some) => Object.keys(all).filter((name) => some === undefined || some.split(',').includes(name))

/** @param {import('./looks.ts').Worn} worn @returns {[string, Uint8Array]} its ending and its bytes */
function fileOf({ picture, as }) {
  if (as === 'png' || as === 'fax-png') return ['png', pngOf(picture)]
  if (as === 'fax-tiff') return ['tif', faxFile(picture, 98)]
  return ['jpg', jpegOf(picture, as.jpeg)]
}

mkdirSync(join(out, 'truth'), { recursive: true })
const pairs = ['file\ttruth\ttruth_kind\tnote']
let made = 0
for (const look of chosen(LOOKS, values.looks))
  for (const layout of chosen(LAYOUTS, values.layouts)) {
    const chance = chanceFrom(seed * 1000 + made++)
    const sheet = LAYOUTS[layout]?.(chance)
    const worn = sheet && (await LOOKS[look]?.(sheet, chance))
    if (!sheet || !worn) continue
    const [ending, bytes] = fileOf(worn)
    const name = `${look}-${layout}`
    writeFileSync(join(out, `${name}.${ending}`), bytes)
    writeFileSync(join(out, 'truth', `${name}.txt`), `${textOf(sheet)}\n`)
    pairs.push(`${name}.${ending}\ttruth/${name}.txt\texact text\t${look}`)
  }
writeFileSync(join(out, 'pairs.tsv'), `${pairs.join('\n')}\n`)
process.stdout.write(`${String(pairs.length - 1)} pages in ${out}\n`)
