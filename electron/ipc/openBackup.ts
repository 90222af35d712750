import { MessageChannelMain, type WebContents } from 'electron'
import { backupDoor } from '../contract.ts'
import { serve } from '../../renderer/core/base/rpc.ts'
import { ok, refuse } from '../../renderer/core/base/result.ts'
import { backupHandlers } from '../files/answerBackupDoor.ts'
import { askForBackup } from '../files/dialogs.ts'
import { openBackupFile, Restoring, type RestoringServices } from '../files/restoring.ts'
import type { StartedWith } from '../files/startedWith.ts'
import { logFault } from '../log.ts'
import { folderPort } from '../vaultFolder/folderPort.ts'
import { folderName, type VaultList } from '../vaultFolder/vaultList.ts'
import type { MainWindow } from '../window/mainWindow.ts'
import type { PageHandlers } from './answerCall.ts'

type Given = {
  readonly main: () => MainWindow
  readonly list: VaultList
  readonly services: RestoringServices
  readonly startedWith: StartedWith
}

/** The backup that the page's vault worker reads: at most one. */
export type BackupLine = Pick<PageHandlers, 'chooseBackup'> & { close(): Promise<void> }

export function backupLine({ main, list, services, startedWith }: Given): BackupLine {
  let open: { restoring: Restoring; hangUp(): void } | null = null

  async function close(): Promise<void> {
    const old = open
    open = null
    old?.hangUp()
    await old?.restoring.close()
  }

  async function connectTo(page: WebContents, path: string) {
    const file = await openBackupFile(services.disk, path)
    if (!file.ok) return file
    await close()
    const restoring = new Restoring(services, file.value)
    const { port1, port2 } = new MessageChannelMain()
    open = { restoring, hangUp: () => port1.close() }
    serve(folderPort(port1), backupDoor, backupHandlers(restoring, list), logFault)
    const size = await file.value.size()
    if (page.isDestroyed() || page !== main().contents()) {
      await close()
      return refuse('cancelled')
    }
    page.postMessage('port', 'backup-port', [port2])
    return ok({ name: folderName(path), size })
  }

  const chooseBackup: PageHandlers['chooseBackup'] = async ({ how }) => {
    const page = main().contents()
    const path = how === 'dialog' ? await askForBackup(main().window) : startedWith.take()
    return path === null ? refuse('cancelled') : connectTo(page, path)
  }
  return { chooseBackup, close }
}
