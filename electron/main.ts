import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, clipboard, session } from 'electron'
import { answerPageDoor } from './ipc/answerPageDoor.ts'
import { measureCalls } from './ipc/measureCalls.ts'
import { backupLine } from './ipc/openBackup.ts'
import { folderLine } from './ipc/openFolder.ts'
import { shellCalls } from './ipc/shellCalls.ts'
import { vaultCalls } from './ipc/vaultCalls.ts'
import { answerDialogs } from './files/measuredDialogs.ts'
import { readOrder } from './files/measuring.ts'
import { StartedWith } from './files/startedWith.ts'
import { settleRestore } from './files/switchOver.ts'
import { logFault } from './log.ts'
import { openPrinter } from './print/printWindow.ts'
import { nodeDisk as disk } from './vaultFolder/nodeDisk.ts'
import { beginAnew } from './vaultFolder/openVault.ts'
import { VaultList } from './vaultFolder/vaultList.ts'
import { clearCopies, type Board, type Copies } from './window/copies.ts'
import { guardAllPages, guardSession } from './window/guards.ts'
import { clearLeftovers } from './window/leftovers.ts'
import { locking as lockingOf } from './window/lock.ts'
import { openMainWindow, type MainWindow } from './window/mainWindow.ts'
import { setMenu } from './window/menu.ts'
import { lockOnPower } from './window/power.ts'
import { keepReader } from './window/reader.ts'
import { allowedFiles } from './window/scheme.ts'
import { asksForDebugging, registerScheme, switchChromium } from './window/switches.ts'
import { offerTestHooks } from './window/testHooks.ts'

// Everything this process writes is for its user alone.
process.umask(0o077)
/** The environment counts only where the app runs from its sources. */
const env: Partial<NodeJS.ProcessEnv> = app.isPackaged ? {} : process.env

// At the top level and at once: Electron takes a scheme only before it is ready.
registerScheme()
switchChromium()
app.enableSandbox()
const data = dataFolder()
const startedWith = new StartedWith()
startedWith.offer(process.argv.slice(1))
/** Told of a backup that is opened while the app runs, as soon as there is a window. */
let onBackupOffered = (): void => undefined
app.on('open-file', (event, path) => {
  event.preventDefault()
  if (startedWith.offer([path])) onBackupOffered()
})

if (app.isPackaged && asksForDebugging(process.argv.slice(1))) app.exit(1)
else if (app.requestSingleInstanceLock()) begin()
else app.quit()

function dataFolder(): string {
  if (env.SATCHEL_USER_DATA) app.setPath('userData', env.SATCHEL_USER_DATA)
  const folder = app.getPath('userData')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  app.setPath('sessionData', folder)
  app.setPath('crashDumps', join(folder, 'crashes'))
  return folder
}

function begin(): void {
  // The one place for what nobody expected. Electron's own would show a dialog with folders in it.
  process.on('uncaughtException', (fault) => logFault('shell', fault))
  process.on('unhandledRejection', (fault) => logFault('shell', fault))
  clearLeftovers(data)
  guardAllPages()
  offerTestHooks()
  // No top-level await: it would hold back the very event it waits for.
  app.whenReady().then(start).catch(giveUp)
}

function giveUp(fault: unknown): void {
  logFault('start', fault)
  app.exit(1)
}

async function start(): Promise<void> {
  setMenu()
  const files = allowedFiles(join(app.getAppPath(), 'renderer'))
  guardSession(session.defaultSession, files)
  const list = await VaultList.open(disk, join(data, 'vaults.json'))
  const printer = openPrinter(files)
  const main = (): MainWindow => window
  const locking = lockingOf(main)
  const copies = clearCopies(clipboards())
  const reader = keepReader({
    files,
    handOver: (port) => main().contents().postMessage('port', 'reader-port', [port]),
  })
  const places = { data, run: runFolder() }
  const order = readOrder(env.SATCHEL_MEASURE)
  answerDialogs(order)
  const anew = (path: string): Promise<void> => beginAnew({ disk, places, list }, path)
  await settleRestore(disk, data, anew)
  const line = folderLine({ disk, places, list, main, reader, printer })
  const backups = backupLine({
    ...{ main, list, startedWith },
    services: {
      ...{ disk, data, beginAnew: anew },
      pathOf: (ref) => list.pathOf(ref),
      closeVault: () => line.close(),
      today: () => new Date().toISOString().slice(0, 10),
    },
  })
  answerPageDoor(() => main().contents(), {
    ...shellCalls({ main, reader, printer, locking, copies, startedWith, firstPicture: env.SATCHEL_FIRST_WINDOW }),
    ...vaultCalls({ disk, list, window: () => main().window }),
    ...measureCalls(order),
    openFolder: line.openFolder,
    chooseBackup: backups.chooseBackup,
  })
  const window = openMainWindow({
    onPageGone: () => {
      reader.stop()
      printer.stop()
      line.close().catch((fault: unknown) => logFault('close', fault))
      backups.close().catch((fault: unknown) => logFault('close', fault))
    },
    onLockKey: () => locking.soon('lock-asked'),
  })
  lockOnPower(locking)
  onBackupOffered = () => window.tell('backup-offered')
  app.on('second-instance', (_event, words, from) => {
    show(window)
    if (startedWith.offer(words.slice(1), from)) onBackupOffered()
  })
  endWith(window, line, copies)
}

function show({ window }: MainWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Closing the window ends the app: first the folder, so that its last write is whole and its lock given back. */
function endWith({ window }: MainWindow, line: { close(): Promise<void> }, copies: Copies): void {
  let isDone = false
  window.on('closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (isDone) return clearLeftovers(data)
    event.preventDefault()
    Promise.all([copies.end(), line.close()])
      .catch((fault: unknown) => logFault('close', fault))
      .finally(() => {
        isDone = true
        // Not at once: within this very event the app still counts as quitting, and a second `quit` would be ignored.
        setImmediate(() => app.quit())
      })
  })
}

/** X11 also keeps what was last selected; other systems, and older runtimes, have no such place. */
function clipboards(): Board[] {
  const all: (Board | undefined)[] = [clipboard, clipboard.selection]
  return all.filter((board) => board !== undefined)
}

/** Where locks go: emptied by the system when it starts, where it has such a folder. */
function runFolder(): string {
  const own = process.env.XDG_RUNTIME_DIR
  return own ? join(own, 'satchel') : join(data, 'run')
}
