import { join } from 'node:path'
import { app, BrowserWindow, type Session, type WebPreferences } from 'electron'

/** The same armour for every page: sandboxed, apart from the preload's world, without Node anywhere (vault.md §5.2). */
export function pageOptions(session?: Session): WebPreferences {
  return {
    ...(session ? { session } : {}),
    preload: join(app.getAppPath(), 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    autoplayPolicy: 'user-gesture-required',
    safeDialogs: true,
    backgroundThrottling: false,
    devTools: !app.isPackaged,
  }
}

/** A window that nobody sees, for a page with a session of its own. What the page calls itself does not become its title. */
export function hiddenWindow(session: Session): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    skipTaskbar: true,
    title: 'Satchel',
    webPreferences: pageOptions(session),
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  return window
}

/** End a page's process at once. Not by way of Chromium's own crash, which may leave its memory in a dump on disk. */
export function endProcess(pid: number): void {
  if (pid <= 0) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}
