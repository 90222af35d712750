// What tests of locking do to the app from outside: keep a thread busy, say what the computer does, see what the window shows.
import type { ElectronApplication, Page, Worker } from '@playwright/test'

export const forEver = Number.POSITIVE_INFINITY

/** Sent into a page or a worker: it does nothing else for so many milliseconds. */
export const beBusy = (milliseconds: number): void => {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

/** The worker that holds the page's vault. */
export function vaultWorker(page: Page): Worker {
  const found = page.workers().find((worker) => worker.url().includes('vault.worker'))
  if (!found)
    throw new Error(
      `There is no vault worker: ${page
        .workers()
        .map((one) => one.url())
        .join(', ')}`,
    )
  return found
}

export type Shown = 'page' | 'cover'
type PowerEvent = 'suspend' | 'lock-screen' | 'user-did-resign-active'

/** What `powerMonitor` says when the computer does it; gives what the window shows when that has been heard. */
export function powerEvent(app: ElectronApplication, name: PowerEvent): Promise<Shown> {
  return app.evaluate(({ powerMonitor, BaseWindow, WebContentsView }, event): 'page' | 'cover' => {
    powerMonitor.emit(event)
    const [window] = BaseWindow.getAllWindows().filter((one) => one.isVisible())
    return window?.contentView instanceof WebContentsView ? 'page' : 'cover'
  }, name)
}

/** From now on it is noted what the window is made to show, and whether the page's process still lives then. */
export async function noteViews(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BaseWindow, WebContentsView, webContents }) => {
    const noted: { shown: 'page' | 'cover'; pageLives: boolean }[] = []
    const [window] = BaseWindow.getAllWindows().filter((one) => one.isVisible())
    const page = webContents.getAllWebContents().find((one) => one.getURL().startsWith('app://satchel/'))
    if (!window || !page) return
    const show = window.setContentView.bind(window)
    window.setContentView = (view) => {
      noted.push({
        shown: view instanceof WebContentsView ? 'page' : 'cover',
        pageLives: !page.isDestroyed() && page.getOSProcessId() > 0,
      })
      show(view)
    }
    Object.assign(globalThis, { viewsNoted: noted })
  })
}

export const viewsNoted = (app: ElectronApplication): Promise<{ shown: Shown; pageLives: boolean }[]> =>
  app.evaluate(
    () => (globalThis as unknown as { viewsNoted: { shown: 'page' | 'cover'; pageLives: boolean }[] }).viewsNoted,
  )
