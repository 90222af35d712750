// `npm start`: sets everything up, builds, and opens the app. Plain Node, nothing needs to be installed before.
//
//   npm start [-- --watch] [-- --retry-electron] [-- --verbose]
import { giveOverTo } from './run.mjs'
import { giveUp, setUp } from './setup.mjs'

const args = process.argv.slice(2)
const { node, env } = await setUp({ retryElectron: args.includes('--retry-electron') }).catch(giveUp)
giveOverTo(node, ['scripts/open-app.mjs', ...args], env)
