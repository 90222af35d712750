// `npm run demo`: makes the vault of the made-up patient in the real app, reads her papers, and leaves a packet, a share
// file with its passphrase and ten pictures of the screens in demo/. Plain Node, nothing needs to be installed before.
import { giveOverTo } from './run.mjs'
import { giveUp, setUp } from './setup.mjs'

const { node, env } = await setUp().catch(giveUp)
giveOverTo(node, ['scripts/run-demo.mjs'], env)
