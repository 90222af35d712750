import { app, MessageChannelMain, session, type BrowserWindow, type MessagePortMain, type Session } from 'electron'
import { logCode, logFault } from '../log.ts'
import { guardSession } from './guards.ts'
import { endProcess, hiddenWindow } from './pageOptions.ts'
import { pageOf, type AllowList } from './scheme.ts'

const limits = {
  /** Above this the reader is ended (vault.md §0): it has met a file that would take the computer's memory. */
  memoryKiB: 1024 * 1024,
  lookEveryMs: 1000,
  /** Waiting before the next start when readers die as soon as they live: doubled each time, up to this. */
  longestWaitMs: 8000,
  shortLifeMs: 2000,
}

/** The keyless process in which foreign bytes are parsed. It may be ended at any moment; nothing is kept in it. */
export type Reader = {
  /** End the present process, if there is one, and start another; its port goes to the page. */
  restart(): void
  /** End it; nothing starts until `restart`. */
  stop(): void
}

/** `handOver`: the page's end of the line to a new reader, also to one that takes a dead one's place. */
type Given = {
  readonly files: AllowList
  readonly handOver: (port: MessagePortMain) => void
}

export function keepReader({ files, handOver }: Given): Reader {
  let own: Session | null = null
  let present: BrowserWindow | null = null
  let startedAt = 0
  let shortLives = 0
  let waiting: NodeJS.Timeout | null = null

  /** A session of its own, in memory only. */
  function ownSession(): Session {
    if (own) return own
    own = session.fromPartition('reader', { cache: false })
    guardSession(own, files)
    return own
  }

  function start(): void {
    const window = hiddenWindow(ownSession())
    present = window
    startedAt = performance.now()
    window.webContents.once('did-finish-load', () => connectReader(window, handOver))
    window.webContents.on('render-process-gone', (_event, { reason }) => died(window, reason))
    window.loadURL(pageOf.reader).catch((fault: unknown) => {
      if (window === present) logFault('reader', fault)
    })
  }

  function died(window: BrowserWindow, reason: string): void {
    if (window !== present) return
    logCode('reader-gone', reason)
    stop()
    shortLives = performance.now() - startedAt < limits.shortLifeMs ? shortLives + 1 : 0
    const wait = shortLives === 0 ? 0 : Math.min(limits.longestWaitMs, 100 * 2 ** shortLives)
    waiting = setTimeout(start, wait)
  }

  function stop(): void {
    if (waiting) clearTimeout(waiting)
    waiting = null
    const window = present
    present = null
    if (!window || window.isDestroyed()) return
    endProcess(window.webContents.getOSProcessId())
    window.destroy()
  }

  function look(): void {
    if (!present || present.isDestroyed()) return
    const pid = present.webContents.getOSProcessId()
    const used = app.getAppMetrics().find((metric) => metric.pid === pid)?.memory.workingSetSize ?? 0
    if (used > limits.memoryKiB) died(present, 'too-large')
  }

  setInterval(look, limits.lookEveryMs).unref()
  return {
    restart: () => {
      stop()
      start()
    },
    stop,
  }
}

function connectReader(window: BrowserWindow, handOver: (port: MessagePortMain) => void): void {
  if (window.isDestroyed()) return
  const { port1, port2 } = new MessageChannelMain()
  window.webContents.postMessage('port', 'reading-port', [port1])
  handOver(port2)
}
