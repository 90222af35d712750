import { serve, type Port } from '../../core/base/rpc.ts'
import { ready } from '../../core/crypto/sodium.ts'
import { vaultDoor } from '../contract.ts'
import { portOf } from '../../core/base/port-of.ts'
import { VaultWorker } from './vault-worker.ts'

/**
 * Entry of the vault worker. Questions that come before the cryptography is ready wait for it.
 */
const worker = new VaultWorker()
// In a worker the global scope is a port; the compiler here knows it as a window's.
const scope: unknown = self
const port: Port = portOf(scope as Worker)
const waiting: Port = {
  post: port.post,
  listen: (hear) => port.listen((message) => void ready().then(() => hear(message))),
}
// What went wrong inside is answered as `broke`. Reported as an error of this worker it would count as its death, and what
// faults say may quote a record.
const forgetFault = (): void => undefined
serve(waiting, vaultDoor, worker.handlers(), forgetFault)
