import { ok } from '../../core/base/result.ts'
import type { Desk, WithOpen } from './with-open.ts'

/** Who can open the vault, and when it locks by itself. */
export function keyHandlers(withOpen: WithOpen) {
  return {
    keys: () => withOpen(async ({ keyChanges }) => ok(keyChanges.list())),
    addKey: (ask, { tell }) => withOpen(({ keyChanges }) => keyChanges.add({ ...ask, tell })),
    changePassphrase: (ask, { tell }) => withOpen(({ keyChanges }) => keyChanges.changePassphrase({ ...ask, tell })),
    removeKey: ({ proof, id }, { tell }) => withOpen(({ keyChanges }) => keyChanges.remove({ proof, tell, slot: id })),
    newKit: ({ proof }, { tell }) => withOpen((open) => open.newKit(proof, tell)),
    changeSecurity: (changes) => withOpen((open) => open.changeSettings(changes)),
  } satisfies Partial<Desk>
}
