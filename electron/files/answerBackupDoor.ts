import type { BackupDoor } from '../contract.ts'
import { inOrder } from '../../renderer/core/base/in-order.ts'
import type { Handlers } from '../../renderer/core/base/rpc.ts'
import { ok } from '../../renderer/core/base/result.ts'
import type { VaultList } from '../vaultFolder/vaultList.ts'
import type { Restoring } from './restoring.ts'

/** The answers about a chosen backup; what is written is written in the order asked. */
export function backupHandlers(restoring: Restoring, list: VaultList): Handlers<BackupDoor> {
  const inTurn = inOrder()
  return {
    read: ({ from, length }) => restoring.read(from, length),
    beginStaging: ({ target }) => inTurn(() => restoring.begin(target)),
    stage: ({ file, at, chunk }) => inTurn(() => restoring.put(file, at, chunk)),
    endStaged: ({ file, keep }) => inTurn(() => restoring.end(file, keep)),
    stageHeader: ({ header }) => inTurn(() => restoring.header(header)),
    dropStaging: async () => {
      await inTurn(() => restoring.drop())
      return ok(null)
    },
    takePlace: () =>
      inTurn(async () => {
        const taken = await restoring.takePlace()
        return taken.ok ? ok({ place: list.offer(taken.value.path), aside: taken.value.aside }) : taken
      }),
  }
}
