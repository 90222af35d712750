// The walk whose traces the armour’s suite looks for, and where it looks.
import { existsSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { clipboardText } from '../../renderer/text/en/app.ts'
import { intakeText } from '../../renderer/text/en/intake.ts'
import { unlockText } from '../../renderer/text/en/unlock.ts'
import { handOver, scratch } from './launch.ts'
import * as steps from './steps.ts'

/** As steps.createVault, but the words are copied on the way, and the kit is saved, which prints it; `printed` notes where pages went, and what of the disk they have. */
export async function makeVaultAndPrintKit(app: ElectronApplication, window: Page, vaults: string): Promise<void> {
  await app.evaluate(({ app: shell }) => {
    const printed: [to: string, disk: string | null][] = []
    Reflect.set(globalThis, 'printed', printed)
    shell.on('web-contents-created', (_event, contents) => {
      contents.on('did-navigate', (_navigated, to) => printed.push([to, contents.session.getStoragePath()]))
    })
  })
  await steps.press(window, unlockText.welcome.create)
  await window.getByTestId('suggested-words').selectText()
  await window.keyboard.press('ControlOrMeta+c')
  await expect(window.getByText(clipboardText.copied(true))).toBeVisible()
  expect(await clipboardHolds(app)).toMatch(/^\S+( \S+){5}$/)
  await steps.choosePassphrase(window, steps.ownPassphrase)
  const groups = await steps.readKit(window)
  await steps.press(window, unlockText.kit.save)
  await expect.poll(() => readdirSync(vaults).some((name) => name.endsWith('.pdf')), { timeout: 30_000 }).toBe(true)
  await steps.press(window, unlockText.kit.next)
  await steps.proveKit(window, groups)
  await steps.addPerson(window, steps.rosa)
  await expect(steps.heading(window, intakeText.title)).toBeVisible()
}

export const clipboardHolds = (app: ElectronApplication): Promise<string> =>
  app.evaluate(({ clipboard }) => clipboard.readText())

/** Every file below a folder that may not be there, with its size in bytes. */
export function filesIn(folder: string): { name: string; size: number }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => ({ name, size: lstatSync(join(parentPath, name)).size }))
}

/** A server on this machine that counts who calls. */
export async function listening(): Promise<{ server: Server; port: number; heard: () => number }> {
  let calls = 0
  const server = createServer((socket) => {
    calls += 1
    socket.destroy()
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  const address = server.address()
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0, heard: () => calls }
}

/** How many requests were stopped, and how many got through (none). */
export async function networkCount(app: ElectronApplication): Promise<{ blocked: number; allowedNonApp: number }> {
  const count = await app.evaluate(() => globalThis.satchelTest?.network())
  if (count === undefined) throw new Error('The app does not count its requests.')
  return count
}

/** The process of the window’s page. */
export const pagePid = (app: ElectronApplication): Promise<number | undefined> =>
  app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .find((one) => one.getURL().startsWith('app://satchel/'))
      ?.getOSProcessId(),
  )

/** Folders in which Chromium might keep something of a run. */
const keeping = ['Cache', 'Code Cache', 'GPUCache', 'DawnCache', 'blob_storage', 'Crashpad', 'crashes']

/** What lies in those of them that are there. */
export const leavings = (userData: string): { name: string; size: number }[] =>
  keeping.flatMap((name) => filesIn(join(userData, name)))

/** A data folder in which an earlier run that crashed has left something in each of them. */
export function leftBehind(): string {
  const userData = join(scratch('data'), 'user-data')
  for (const name of keeping) {
    mkdirSync(join(userData, name), { recursive: true })
    writeFileSync(join(userData, name, 'left-behind'), 'x')
  }
  return handOver(userData)
}

/** The hidden page that reads. */
export function readerPage(app: ElectronApplication): Page {
  const page = app.windows().findLast((one) => !one.isClosed() && one.url().startsWith('app://reader/'))
  if (page === undefined) throw new Error('There is no reader.')
  return page
}

/** Is this the answer of a call that was refused? */
export const isRefusal = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && Reflect.get(answer, 'ok') === false

/** Addresses that lead to nothing, though some of them resolve to a file of the app. */
export const notServed = [
  'app://satchel/package.json',
  'app://satchel/main.js',
  'app://satchel/preload.cjs',
  'app://satchel/../main.js',
  'app://satchel/%2e%2e/main.js',
  'app://satchel/..%2fmain.js',
  'app://satchel/assets/..%2f..%2fmain.js',
  'app://satchel/assets/%2e%2e%5c%2e%2e%5cmain.js',
  'app://satchel/assets//../../main.js',
  'app://satchel/index.html%00',
  'app://satchel/index.html%00.js',
  'app://satchel/%69ndex.html',
  'app://satchel/INDEX.HTML',
  'app://satchel/index.html?now',
  'app://satchel/',
  'app://satchel/reader.html',
  'app://satchel//etc/passwd',
]
