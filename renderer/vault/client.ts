import { connect, type Connection } from '../core/base/rpc.ts'
import { vaultDoor, type VaultDoor } from './contract.ts'
import { portOf } from '../core/base/port-of.ts'

/** A running vault worker: what features call, and how to end it (its memory goes with it). */
export type VaultWorker = Connection<VaultDoor> & { end(): void }

/** Start the vault worker. `onDead` is called when it fails to start or dies. */
export function startVaultWorker(onDead: () => void): VaultWorker {
  const worker = new Worker(new URL('./worker/vault.worker.ts', import.meta.url), { type: 'module', name: 'vault' })
  const connection = connect(portOf(worker), vaultDoor)
  worker.addEventListener('error', () => {
    connection.close()
    onDead()
  })
  return {
    ...connection,
    end() {
      worker.terminate()
      connection.close()
    },
  }
}
