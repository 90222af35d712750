import { BaseWindow, nativeTheme, View, WebContentsView, type WebContents } from 'electron'
import type { ShellEvent } from '../contract.ts'
import { logCode, logFault } from '../log.ts'
import { endProcess, pageOptions } from './pageOptions.ts'
import { pageOf } from './scheme.ts'

/** The one window: its page can be replaced by a new process, which is how the vault is locked (vault.md §5.8). */
export type MainWindow = {
  readonly window: BaseWindow
  /** The page's present contents. */
  contents(): WebContents
  /** Hide the page behind the empty background, at once and whatever the page does. */
  cover(): void
  /** End the page's process and start a new one on the first page. */
  replacePage(): void
  tell(event: ShellEvent): void
}

/** `onPageGone`: the page's process has ended, by lock or by itself; whatever it had open is to be closed. */
type Given = { readonly onPageGone: () => void; readonly onLockKey: () => void }

const size = { width: 1280, height: 820, minWidth: 720, minHeight: 480 }
/** How many pages may die in a row, each within ten seconds, before the app gives up. */
const mostQuickDeaths = 3
const quick = 10_000

export function openMainWindow({ onPageGone, onLockKey }: Given): MainWindow {
  const window = new BaseWindow({ ...size, title: 'Satchel', backgroundColor: background() })
  let view = startPage()
  let startedAt = performance.now()
  let quickDeaths = 0

  function startPage(): WebContentsView {
    const page = newPage(onLockKey)
    page.webContents.on('render-process-gone', (_event, { reason }) => {
      if (page === view) replaceDead(reason)
    })
    page.webContents.loadURL(pageOf.satchel).catch((fault: unknown) => {
      if (page === view) logFault('page', fault)
    })
    window.setContentView(page)
    return page
  }

  function replaceDead(reason: string): void {
    logCode('page-gone', reason)
    quickDeaths = performance.now() - startedAt < quick ? quickDeaths + 1 : 0
    if (quickDeaths < mostQuickDeaths) return replacePage()
    logCode('page-keeps-dying')
    window.close()
  }

  function replacePage(): void {
    if (window.isDestroyed()) return
    const old = view
    cover(window)
    endPage(old)
    onPageGone()
    startedAt = performance.now()
    // Only now: the old process is gone, so that the new page cannot come to share it.
    view = startPage()
  }

  nativeTheme.on('updated', () => {
    window.setBackgroundColor(background())
    view.setBackgroundColor(background())
  })
  window.on('focus', () => view.webContents.focus())
  window.on('closed', () => {
    endPage(view)
    onPageGone()
  })
  return {
    window,
    contents: () => view.webContents,
    cover: () => cover(window),
    replacePage,
    tell: (event) => view.webContents.send(`event/${event}`),
  }
}

function newPage(onLockKey: () => void): WebContentsView {
  const page = new WebContentsView({ webPreferences: pageOptions() })
  page.setBackgroundColor(background())
  page.webContents.on('before-input-event', (event, input) => {
    if (!isLockKey(input)) return
    event.preventDefault()
    onLockKey()
  })
  return page
}

/** The page's process is ended first and then its contents, so that none of its own code runs any more. */
function endPage({ webContents }: WebContentsView): void {
  if (webContents.isDestroyed()) return
  endProcess(webContents.getOSProcessId())
  webContents.close()
}

/** An empty view in the page's place. */
function cover(window: BaseWindow): void {
  if (window.isDestroyed()) return
  const blank = new View()
  blank.setBackgroundColor(background())
  window.setContentView(blank)
}

type Input = { type: string; key: string; code: string; control: boolean; meta: boolean; alt: boolean; shift: boolean }

/** Ctrl+L, or Cmd+L on a Mac. */
function isLockKey({ type, key, code, control, meta, alt, shift }: Input): boolean {
  const command = process.platform === 'darwin' ? meta : control
  // On a keyboard without Latin letters it is the key in L's place.
  const isL = key.toLowerCase() === 'l' || (code === 'KeyL' && key > '\u007f')
  return type === 'keyDown' && command && !alt && !shift && isL
}

/** The canvas colour of the look (renderer/ui/look/tokens.css), so that nothing flashes. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#10171d' : '#f5f7f8')
