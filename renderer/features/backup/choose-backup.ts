import type { Refusal, Result } from '../../core/base/result.ts'
import { onPort, shell } from '../../desktop/shell.ts'
import type { Vault } from '../../vault/contract.ts'

export type Chosen = { readonly name: string; readonly isThisVault: boolean }

/** Let the person choose a backup, or take the one that Satchel was started with, and hand it to the vault worker. */
export async function chooseBackup(
  vault: Vault,
  how: 'dialog' | 'started-with' = 'dialog',
): Promise<Result<Chosen, Refusal<string>>> {
  let stop: () => void = () => undefined
  const arriving = new Promise<MessagePort>((take) => {
    stop = onPort('backup-port', take)
  })
  const chosen = await shell().chooseBackup({ how })
  if (!chosen.ok) {
    stop()
    return chosen
  }
  const port = await arriving
  stop()
  const { name, size } = chosen.value
  const attached = await vault.attachBackup({ port, size }, { transfer: [port] })
  return attached.ok ? { ok: true, value: { name, isThisVault: attached.value.isThisVault } } : attached
}
