import { session, type BrowserWindow, type Session } from 'electron'
import { ok, refuse, type Refusal, type Result } from '../../renderer/core/base/result.ts'
import { logCode, logFault } from '../log.ts'
import { inOrder } from '../../renderer/core/base/in-order.ts'
import { guardSession } from '../window/guards.ts'
import { endProcess, hiddenWindow } from '../window/pageOptions.ts'
import { pageOf, type AllowList } from '../window/scheme.ts'

const patience = 20_000
const lookEvery = 40

export type Paper = 'A4' | 'Letter'

/** Prints our own pages: one hidden window at a time, in a session that lives in memory, gone as soon as it is printed. */
export type Printer = {
  /** `content` is handed to the print page, which checks it and draws it; null prints the page as it is loaded. */
  readonly print: (content: unknown, paper: Paper) => Promise<Printed>
  /** Give up what is being printed and what waits; the vault is locked. */
  readonly stop: () => void
}
type Printed = Result<Uint8Array, Refusal<'print-failed'>>

export function openPrinter(files: AllowList): Printer {
  const inTurn = inOrder()
  let own: Session | null = null
  let wish = new AbortController()

  function ownSession(): Session {
    if (own) return own
    own = session.fromPartition('print', { cache: false })
    guardSession(own, files)
    return own
  }

  return {
    print: (content, paper) => {
      const { signal } = wish
      return inTurn(() => printOnce(ownSession(), { content, paper }, signal))
    },
    stop: () => {
      wish.abort()
      wish = new AbortController()
    },
  }
}

type Job = { readonly content: unknown; readonly paper: Paper }

async function printOnce(own: Session, job: Job, stopped: AbortSignal): Promise<Printed> {
  if (stopped.aborted) return refuse('print-failed', 'stopped')
  const window = hiddenWindow(own)
  const ended = AbortSignal.any([stopped, AbortSignal.timeout(patience)])
  const givenUp = new Promise<null>((settle) => ended.addEventListener('abort', () => settle(null)))
  try {
    const pdf = await Promise.race([givenUp, printed(window, job)])
    if (pdf === null) logCode('print-given-up')
    // A copy of its own memory: what Electron gives may lie in Node's pool among other things.
    return pdf === null ? refuse('print-failed') : ok(new Uint8Array(pdf))
  } catch (fault) {
    logFault('print', fault)
    return refuse('print-failed')
  } finally {
    end(window)
  }
}

/** Its process too: it has drawn pages of a record. */
function end(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  endProcess(window.webContents.getOSProcessId())
  window.destroy()
}

async function printed(window: BrowserWindow, { content, paper }: Job): Promise<Uint8Array | null> {
  await window.loadURL(pageOf.print)
  if (content !== null) {
    window.webContents.postMessage('content', content)
    if (!(await isReady(window))) return null
  }
  return window.webContents.printToPDF({
    pageSize: paper,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    printBackground: true,
  })
}

/** Waits until the page says that it has drawn all (`data-ready="yes"`); false when it refuses the content. */
async function isReady(window: BrowserWindow): Promise<boolean> {
  while (!window.isDestroyed()) {
    const says: unknown = await window.webContents.executeJavaScript('document.documentElement.dataset.ready ?? ""')
    if (says === 'yes') return true
    if (says === 'refused') return false
    await new Promise((go) => setTimeout(go, lookEvery))
  }
  return false
}
