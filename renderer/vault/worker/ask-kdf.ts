import { connect, type Client } from '../../core/base/rpc.ts'
import { portOf } from '../../core/base/port-of.ts'
import { kdfDoor, type KdfDoor } from './kdf-door.ts'

/** Something to ask a KDF of; `askKdf` where there are workers. */
export type AskKdf = <R>(ask: (kdf: Client<KdfDoor>) => Promise<R>) => Promise<R>

/** One worker, one question: it is ended whatever comes of it, and with it goes the memory that held the passphrase. */
export async function askKdf<R>(ask: (kdf: Client<KdfDoor>) => Promise<R>): Promise<R> {
  const worker = new Worker(new URL('./kdf.worker.ts', import.meta.url), { type: 'module', name: 'kdf' })
  const { client, close } = connect(portOf(worker), kdfDoor)
  worker.addEventListener('error', close)
  try {
    return await ask(client)
  } finally {
    worker.terminate()
    close()
  }
}
