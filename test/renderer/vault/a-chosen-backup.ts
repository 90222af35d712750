import { statSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import { backupDoor } from '../../../electron/contract.ts'
import { openBackupFile, Restoring } from '../../../electron/files/restoring.ts'
import { backupHandlers } from '../../../electron/files/answerBackupDoor.ts'
import type { Disk } from '../../../electron/vaultFolder/disk.ts'
import { folderPort } from '../../../electron/vaultFolder/folderPort.ts'
import { nodeDisk } from '../../../electron/vaultFolder/nodeDisk.ts'
import { beginAnew } from '../../../electron/vaultFolder/openVault.ts'
import { serve } from '../../../renderer/core/base/rpc.ts'
import type { Computer } from '../../electron/folder-line.ts'
import { value, type Running } from './a-vault.ts'

/** Hands a backup file to the vault worker, as the shell does when a person chooses one. */
export async function chooseBackup(
  app: Running,
  computer: Computer,
  path: string,
  { disk = nodeDisk, closeVault = async () => undefined }: { disk?: Disk; closeVault?: () => Promise<void> } = {},
) {
  const file = value(await openBackupFile(disk, path))
  const { data, list } = computer
  const services = {
    ...{ disk, data, closeVault },
    pathOf: (ref: string) => list.pathOf(ref),
    beginAnew: (target: string) => beginAnew({ disk, places: computer, list }, target),
    today: () => '2026-05-04',
  }
  const restoring = new Restoring(services, file)
  const { port1, port2 } = new MessageChannel()
  const shellEnd = {
    postMessage: (message: unknown) => port1.postMessage(message),
    on: (_: 'message', hear: (event: { data: unknown }) => void) => port1.on('message', (data) => hear({ data })),
    start: () => port1.start(),
    close: () => port1.close(),
  }
  serve(folderPort(shellEnd), backupDoor, backupHandlers(restoring, list), () => undefined)
  onTestFinished(async () => {
    await restoring.close()
    port1.close()
  })
  const far: unknown = port2
  const port = far as MessagePort
  return app.vault.attachBackup({ port, size: statSync(path).size }, { transfer: [port] })
}

/** Where backups and copies of a test go: the dialogs' answers. */
export const dialogsIn = (folder: string) => ({
  askWhereToSave: async ({ suggestedName, extension }: { suggestedName: string; extension: string }) =>
    join(folder, `${suggestedName}.${extension}`),
  askForFolder: async () => folder,
})
