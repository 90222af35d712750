// `npm run eval` and `npm run bench`: the product's own code in the real Electron, over a folder.
// Progress goes to standard error; the last line of standard output is one JSON object.
//
//   node scripts/measure.mjs eval import|ocr|facts|packet --files DIR --out DIR
//   node scripts/measure.mjs bench NAME
//
// The app is told by SATCHEL_MEASURE='{"task":"eval import","files":"…","out":"…"}': it does the task, writes its files,
// prints one JSON object as its last line and ends. Under root it works on copies that its user can read and write.
import { giveOverTo } from './run.mjs'
import { giveUp, setUp } from './setup.mjs'

const toErrors = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`)
const { node, env } = await setUp({ say: toErrors }).catch(giveUp)
giveOverTo(node, ['scripts/run-measure.mjs', ...process.argv.slice(2)], env)
