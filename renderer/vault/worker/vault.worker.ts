import { serve, type Port } from '../../core/base/rpc.ts'
import { ready } from '../../core/crypto/sodium.ts'
import { vaultDoor } from '../contract.ts'
import { portOf } from '../ports.ts'
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
serve(waiting, vaultDoor, worker.handlers(), (_call, fault) => reportError(fault))
