// Starts the built app in the real Electron, from outside, as a person's machine would.
//
// Environment the app reads in such runs:
//   SATCHEL_USER_DATA     folder for Electron's data (in place of the one under HOME)
//   SATCHEL_TRIAL_RUNTIME set to 1 by the trial runtime itself (scripts/electron/default_app)
//   SATCHEL_FIRST_WINDOW  path of a PNG that the app writes once its first window is painted
// Under root the app runs as an unprivileged user, in Chromium's real sandbox; its folders belong to that user.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { openDisplay } from '../../scripts/display.mjs'
import { readyRuntime } from '../../scripts/electron-runtime.mjs'
import { root } from '../../scripts/places.mjs'
import {
  displaySwitches,
  giveAway,
  homeEnvironment,
  machineSwitches,
  ownedFolder,
  readableFolder,
  sandboxPossible,
  wrapperFor,
} from '../../scripts/unprivileged.mjs'

export type LaunchOptions = {
  /** Electron's data folder; a new empty one when absent. Give the one of an earlier launch to open the app again. */
  dataDir?: string
  /** The home folder, in which the app proposes to make vaults; a new empty one when absent. */
  vaultHome?: string
  env?: Record<string, string>
  /** Switches for Electron, put before the app's folder. */
  args?: readonly string[]
  /** The app's folder; `dist/` when absent. */
  appFolder?: string
}

export type LaunchedSatchel = {
  app: ElectronApplication
  /** The page a person sees (`app://satchel/…`). Locking replaces it: ask `satchelWindow(app, window)` for the new one. */
  window: Page
  /** Ends the app as a person would; kills it when it has not ended after ten seconds. */
  close: () => Promise<void>
  /** Ends it as a crash would: SIGKILL to the shell, which takes the other processes with it. */
  kill: () => Promise<void>
  userData: string
  home: string
}

/** Is the real Chromium sandbox on in these runs? Where it is not, a test of the sandbox is "not run here". */
export const runsSandboxed = (): boolean => sandboxPossible()

/**
 * Starts the app on the built `dist/` and waits for its window.
 * Throws when set-up or build have not been run, or when no window comes within 30 seconds.
 */
export async function launchSatchel(options: LaunchOptions = {}): Promise<LaunchedSatchel> {
  const home = ownFolder(options.vaultHome ?? scratch('home'))
  const userData = ownFolder(options.dataDir ?? join(scratch('data'), 'user-data'))
  const app = askingTwice(await start(home, userData, options))
  const window = await satchelWindow(app)
  return { app, window, close: () => endGently(app), kill: () => endAtOnce(app), userData, home }
}

/**
 * The newest page of the app that a person sees: not the hidden reader or print pages.
 * Give `replaced`, the page from before a lock, to wait for the one that takes its place.
 */
export async function satchelWindow(app: ElectronApplication, replaced?: Page): Promise<Page> {
  const deadline = performance.now() + 30_000
  while (performance.now() < deadline) {
    const found = app.windows().findLast((page) => page !== replaced && !page.isClosed() && isSatchel(page))
    if (found !== undefined) {
      await found.waitForLoadState('domcontentloaded')
      return found
    }
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error(
    `No window of the app came. Pages: ${
      app
        .windows()
        .map((page) => page.url())
        .join(', ') || 'none'
    }`,
  )
}

/** An empty folder that the app can write, for vaults, inboxes and exports; removed when the run ends. */
export function scratch(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `satchel-${name}-`))
  if (made.length === 0)
    process.once('exit', () => made.forEach((one) => rmSync(one, { recursive: true, force: true })))
  made.push(folder)
  return ownedFolder(folder)
}

const made: string[] = []

/** Gives files that a test has made to the user the app runs as. */
export function handOver(path: string): string {
  giveAway(path)
  return path
}

const isSatchel = (page: Page): boolean => page.url().startsWith('app://satchel/')

const ownFolder = (folder: string): string => {
  mkdirSync(folder, { recursive: true })
  return ownedFolder(folder)
}

let display: ReturnType<typeof openDisplay> | undefined

async function start(home: string, userData: string, options: LaunchOptions): Promise<ElectronApplication> {
  const runtime = readyRuntime()
  if (runtime === undefined)
    throw new Error('Electron is not set up: run `npm test` once, or `node scripts/setup.mjs`.')
  display ??= openDisplay()
  const shown = await display
  const base = { ...process.env, ...shown.env }
  const dist = await readableFolder(options.appFolder ?? join(root, 'dist'), 'app')
  return _electron.launch({
    executablePath: wrapperFor(runtime.executable, scratch('start')),
    args: [
      ...machineSwitches(),
      ...displaySwitches(shown.own || process.env.SATCHEL_OWN_DISPLAY === '1'),
      ...(options.args ?? []),
      dist,
    ],
    cwd: home,
    env: textOnly({
      ...homeEnvironment(home, base),
      TMPDIR: ownFolder(join(home, '.tmp')),
      SATCHEL_USER_DATA: userData,
      ...options.env,
    }),
    chromiumSandbox: sandboxPossible(),
    timeout: 60_000,
  })
}

/**
 * Now and then the shell collects the promise of a question before it has answered, and nothing of it comes back: then it is
 * asked once more. What tests ask of the shell can be done twice.
 */
function askingTwice(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app)
  const again: ElectronApplication['evaluate'] = (act: never, given?: never) =>
    evaluate(act, given).catch((fault: unknown) => {
      if (fault instanceof Error && fault.message.includes('was garbage collected')) return evaluate(act, given)
      throw fault
    })
  return Object.assign(app, { evaluate: again })
}

const textOnly = (env: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

async function endGently(app: ElectronApplication): Promise<void> {
  const process = app.process()
  const late = setTimeout(() => process.kill('SIGKILL'), 10_000)
  await app.close().catch(() => undefined)
  clearTimeout(late)
}

async function endAtOnce(app: ElectronApplication): Promise<void> {
  const gone = new Promise<void>((settle) => {
    app.once('close', () => {
      settle()
    })
  })
  app.process().kill('SIGKILL')
  await gone
}
