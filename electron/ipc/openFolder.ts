import { MessageChannelMain } from 'electron'
import { folderDoor } from '../contract.ts'
import { serve } from '../../renderer/core/base/rpc.ts'
import { ok } from '../../renderer/core/base/result.ts'
import { askForPlace, askWhereToSave } from '../files/dialogs.ts'
import { logFault } from '../log.ts'
import type { Printer } from '../print/printWindow.ts'
import { answerFolderDoor, type FolderAnswers } from '../vaultFolder/answerFolderDoor.ts'
import type { Disk } from '../vaultFolder/disk.ts'
import { folderPort } from '../vaultFolder/folderPort.ts'
import { inOrder } from '../../renderer/core/base/in-order.ts'
import { openVault, type AppPlaces } from '../vaultFolder/openVault.ts'
import type { VaultList } from '../vaultFolder/vaultList.ts'
import type { MainWindow } from '../window/mainWindow.ts'
import type { Reader } from '../window/reader.ts'
import type { PageHandlers } from './answerCall.ts'

type Given = {
  readonly disk: Disk
  readonly places: AppPlaces
  readonly list: VaultList
  readonly main: () => MainWindow
  readonly reader: Reader
  readonly printer: Printer
}

/** The folder that the page's vault worker is connected to: at most one. */
export type FolderLine = Pick<PageHandlers, 'openFolder'> & {
  /** Close it: what is being written is finished, the lock on the folder is given back. */
  close(): Promise<void>
}

export function folderLine({ disk, places, list, main, reader, printer }: Given): FolderLine {
  const inTurn = inOrder()
  let open: { answers: FolderAnswers; hangUp(): void } | null = null

  async function closeNow(): Promise<void> {
    const old = open
    open = null
    old?.hangUp()
    await old?.answers.close()
  }

  const openFolder: PageHandlers['openFolder'] = ({ ref }) => {
    const page = main().contents()
    return inTurn(async () => {
      await closeNow()
      const opened = await openVault({ disk, places, list }, ref)
      if (!opened.ok) return opened
      const vault = opened.value
      const { window } = main()
      const services = {
        askWhereToSave: askWhereToSave(window),
        askForFolder: askForPlace(window),
        print: printer.print,
      }
      const answers = answerFolderDoor(vault, services)
      const { port1, port2 } = new MessageChannelMain()
      open = { answers, hangUp: () => port1.close() }
      serve(folderPort(port1), folderDoor, answers.handlers, logFault)
      if (page.isDestroyed() || page !== main().contents()) await closeNow()
      else page.postMessage('port', 'folder-port', [port2])
      reader.restart()
      return ok({ access: vault.access, device: vault.device() })
    })
  }

  return { openFolder, close: () => inTurn(closeNow) }
}
