import { ok } from '../../core/base/result.ts'
import { makeBackup } from './backup-make.ts'
import { checkVault } from './check-vault.ts'
import { exportEverything } from './open-copy.ts'
import type { Threshold } from './threshold.ts'
import type { Desk, WithOpen } from './with-open.ts'

/** Backing up and checking the open vault. */
export function backupHandlers(withOpen: WithOpen, threshold: Threshold) {
  return {
    backupState: () =>
      withOpen(async ({ session }) => {
        const place = await session.folder.backupPlace(null)
        const last = session.tables.only('settings')?.lastBackup ?? null
        const hasRecords = session.tables.all('document').length > 0
        return ok({ last, place: place.ok ? place.value : null, hasRecords })
      }),
    backUp: ({ again }, { tell, cancelled }) => withOpen((open) => makeBackup({ open, tell, cancelled }, again)),
    checkVault: (_, { tell, cancelled }) => withOpen((open) => checkVault({ open, tell, cancelled })),
    exportEverything: ({ passphrase }, { tell, cancelled }) =>
      withOpen(async (open) => {
        const asked = await threshold.isItsPassphrase(open.session.keys.header, passphrase)
        return asked.ok ? exportEverything({ open, tell, cancelled }) : asked
      }),
  } satisfies Partial<Desk>
}
