// `npm test`: sets everything up and runs the quick suites; `--all` runs the longer ones, `--torture` those of hours. Plain Node, nothing needs to be
// installed before. Names of suites choose among them: npm test -- unit lint
import { giveOverTo } from './run.mjs'
import { giveUp, setUp } from './setup.mjs'

const args = process.argv.slice(2)
const { node, env } = await setUp({ forTests: true, retryElectron: args.includes('--retry-electron') }).catch(giveUp)
giveOverTo(node, ['scripts/suites.mjs', ...args], env)
