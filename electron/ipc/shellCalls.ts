import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { app, session } from 'electron'
import { ok } from '../../renderer/core/base/result.ts'
import { readSampleRecords } from '../files/sampleRecords.ts'
import type { StartedWith } from '../files/startedWith.ts'
import type { Printer } from '../print/printWindow.ts'
import type { Copies } from '../window/copies.ts'
import { takePicture } from '../window/firstPicture.ts'
import type { Locking } from '../window/lock.ts'
import type { MainWindow } from '../window/mainWindow.ts'
import type { Reader } from '../window/reader.ts'
import { pageOf } from '../window/scheme.ts'
import type { PageHandlers } from './answerCall.ts'

type Names =
  | 'about'
  | 'restartReader'
  | 'sampleRecords'
  | 'lockSoon'
  | 'lockNow'
  | 'hideFromSharing'
  | 'copied'
  | 'painted'
  | 'selfCheck'

type Given = {
  readonly main: () => MainWindow
  readonly reader: Reader
  readonly printer: Printer
  readonly locking: Locking
  readonly copies: Copies
  readonly startedWith: StartedWith
  /** Where a picture of the first window goes, if one is wanted. */
  readonly firstPicture: string | undefined
}

/** Everything about the app itself. */
export function shellCalls({
  main,
  reader,
  printer,
  locking,
  copies,
  startedWith,
  firstPicture,
}: Given): Pick<PageHandlers, Names> {
  let wanted = firstPicture
  return {
    about: () => Promise.resolve(ok(about(startedWith.waits))),
    restartReader: () => {
      reader.restart()
      return Promise.resolve(ok(null))
    },
    sampleRecords: () => readSampleRecords(join(app.getAppPath(), 'resources', 'sample', 'records')),
    lockSoon: () => {
      locking.soon(null)
      return Promise.resolve(ok(null))
    },
    lockNow: () => {
      locking.now()
      return Promise.resolve(ok(null))
    },
    hideFromSharing: ({ hidden }) => {
      main().window.setContentProtection(hidden)
      return Promise.resolve(ok(null))
    },
    copied: ({ secret }) => {
      copies.copied(secret)
      return Promise.resolve(ok(null))
    },
    painted: async () => {
      const path = wanted
      wanted = undefined
      if (path !== undefined) await takePicture(main().contents(), path)
      return ok(null)
    },
    selfCheck: async () => ok({ scheme: await isSchemeSound(), printToPdf: await isPrinting(printer) }),
  }
}

const about = (backupWaits: boolean) => ({
  backupWaits,
  version: app.getVersion(),
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  platform: process.platform,
  trialRuntime: process.env.SATCHEL_TRIAL_RUNTIME === '1',
  cores: availableParallelism(),
  memoryBytes: totalmem(),
})

/** The first page is served with its policy, and what is not on the list is not. */
async function isSchemeSound(): Promise<boolean> {
  try {
    const page = await session.defaultSession.fetch(pageOf.satchel)
    const foreign = await session.defaultSession.fetch('app://satchel/package.json')
    return page.ok && page.headers.get('content-security-policy') !== null && foreign.status === 404
  } catch {
    return false
  }
}

async function isPrinting(printer: Printer): Promise<boolean> {
  const printed = await printer.print(null, 'A4')
  return printed.ok && String.fromCharCode(...printed.value.subarray(0, 5)) === '%PDF-'
}
