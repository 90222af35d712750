// Pages of clinical papers with known words, worn as scans, faxes and photographs, to see how well scans are read:
//   node scripts/degraded.mjs --out DIR [--looks scan-300,fax-fine] [--layouts laboratory]
// The seed is drawn at run time and printed; SATCHEL_SEED=n makes the same pages again. Writes the pictures, truth/*.txt and
// pairs.tsv, which ../shared/score/score.mjs takes.
import { giveOverTo } from './run.mjs'
import { giveUp, setUp } from './setup.mjs'

const toErrors = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`)
const { node, env } = await setUp({ say: toErrors }).catch(giveUp)
giveOverTo(node, ['scripts/degraded/make.mjs', ...process.argv.slice(2)], env)
