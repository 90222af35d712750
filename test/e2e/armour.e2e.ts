// The shell's armour, item by item (the app's own scheme, sandbox, policy, guards, network, calls, files).
// Each test fails when its item is taken away.
import { createSocket } from 'node:dgram'
import { lstatSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:net'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import {
  clipboardHolds,
  filesIn,
  isRefusal,
  leavings,
  leftBehind,
  listening,
  makeVaultAndPrintKit,
  networkCount,
  notServed,
  pagePid,
  readerPage,
} from './armour-walk.ts'
import * as inPage from './in-page.ts'
import { handOver, launchSatchel, runsSandboxed, satchelWindow, scratch, type LaunchedSatchel } from './launch.ts'
import * as steps from './steps.ts'

/** Word for word what the app's policy has to be. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; " +
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'none'; object-src 'none'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

let satchel: LaunchedSatchel
let window: Page
let vaults: string
let net: { server: Server; port: number; heard: () => number }
/** What the pages complained about since they were loaded. */
const complaints: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  net = await listening()
  // With devices that are always there, so that a refusal can only come from the app.
  const args = ['--use-fake-device-for-media-stream']
  satchel = await launchSatchel({ args, dataDir: leftBehind(), env: { SATCHEL_TEST: '1' } })
  const context = satchel.app.context()
  context.on('console', (message) => {
    if (/content security policy|refused to|trusted type/i.test(message.text())) complaints.push(message.text())
  })
  context.on('weberror', (fault) => complaints.push(String(fault.error())))
  await context.addInitScript(inPage.noteViolations)
  vaults = scratch('vaults')
  await steps.chooseFolderDialogs(satchel.app, vaults)
  window = await newPage()
})

test.afterAll(() => net.server.close())

test('a whole run, from an empty folder to a search, breaks no rule of the content security policy', async () => {
  const inbox = scratch('inbox')
  writeFileSync(join(inbox, 'letter.txt'), 'Patient: Rosa Alvarez\nDate of birth: 14 March 1958\nmargins are clear\n')
  handOver(inbox)
  await makeVaultAndPrintKit(satchel.app, window, vaults)
  await steps.addFiles(window, [join(inbox, 'letter.txt')])
  await steps.waitUntilRead(window)
  for (const place of ['home', 'review', 'records', 'timeline', 'packets'] as const) await steps.go(window, place)
  await steps.search(window, 'margins')
  expect(complaints).toEqual([])
  for (const page of [window, readerPage(satchel.app)]) expect(await page.evaluate(inPage.seenViolations)).toEqual([])
})

test('what an earlier run left is gone at the start', () => {
  expect(leavings(satchel.userData).filter(({ name }) => name === 'left-behind')).toEqual([])
})

test('what is printed is in no address, and neither the print page nor the reader keeps anything on disk', async () => {
  const printed = await satchel.app.evaluate(() => Reflect.get(globalThis, 'printed') as [string, string | null][])
  const addresses = new Set(printed.map(([to]) => to))
  expect([...addresses].sort()).toEqual(['app://print/print/print.html', 'app://reader/reader.html'])
  expect(printed.filter(([, disk]) => disk !== null)).toEqual([])
})

test('Chromium keeps no cache and no report, and its own services are off', async () => {
  const off = 'http-cache gpu-shader-disk-cache background-networking component-update breakpad sync speech-api'
  const { missing, moved, dumps } = await satchel.app.evaluate(
    ({ app }, names) => ({
      missing: names.filter((name) => !app.commandLine.hasSwitch(`disable-${name}`)),
      // It would move what the pages share in memory to plain files.
      moved: app.commandLine.hasSwitch('disable-dev-shm-usage'),
      dumps: app.getPath('crashDumps'),
    }),
    off.split(' '),
  )
  expect({ missing, moved }).toEqual({ missing: [], moved: false })
  expect(dumps).toBe(join(satchel.userData, 'crashes'))
  // Chromium makes some of these folders with an empty index in them.
  expect(leavings(satchel.userData).filter(({ name, size }) => size > 4096 && !name.startsWith('index'))).toEqual([])
})

test('the app’s scheme gives its own files and nothing else, however the address is written', async () => {
  const answers = await window.evaluate(
    (addresses) => Promise.all(addresses.map((address) => fetch(address).then(({ status }) => status))),
    notServed,
  )
  expect(notServed.filter((_, at) => answers[at] !== 404)).toEqual([])
  expect(await window.evaluate(() => fetch('app://satchel/index.html').then(({ status }) => status))).toBe(200)
})

test('another host of the scheme, and files of the disk, are refused to a page that is sent there', async () => {
  const addresses = [
    'app://other/index.html',
    'app://satchel.other/index.html',
    'app://print/index.html',
    'app://reader/index.html',
    'app://satchel:80/index.html',
    'app://name@satchel/index.html',
  ]
  const statuses = await satchel.app.evaluate(async ({ BrowserWindow, session }, given) => {
    const seen: [string, number][] = []
    for (const address of given) {
      const page = new BrowserWindow({ show: false, webPreferences: { session: session.defaultSession } })
      page.webContents.on('did-navigate', (_event, to, status) => seen.push([to, status]))
      await page.loadURL(address).catch(() => undefined)
      page.destroy()
    }
    return seen.filter(([, status]) => status === 200).map(([to]) => to)
  }, addresses)
  // An address with a port or a name in it is the plain one to Chromium; what counts is the host it ends on.
  expect(statuses.filter((to) => to !== 'app://satchel/index.html')).toEqual([])
  const file = await window.evaluate(() =>
    fetch('file:///etc/passwd').then(
      () => 'read',
      () => 'refused',
    ),
  )
  expect(file).toBe('refused')
})

test('the pages run in the system’s sandbox', async () => {
  test.skip(process.platform !== 'linux' || !runsSandboxed(), 'not run here: this machine has no sandbox to give')
  const pids = await satchel.app.evaluate(({ webContents }) => ({
    shell: process.pid,
    pages: webContents.getAllWebContents().map((one) => one.getOSProcessId()),
  }))
  expect(pids.pages.length).toBeGreaterThanOrEqual(2)
  for (const pid of pids.pages) {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
    expect(status).toMatch(/^Seccomp:\s+2$/m)
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m)
    if (process.getuid?.() === 0)
      for (const space of ['user', 'pid', 'net'])
        expect(readlinkSync(`/proc/${String(pid)}/ns/${space}`)).not.toBe(
          readlinkSync(`/proc/${String(pids.shell)}/ns/${space}`),
        )
  }
})

test('no page has Node, and each is set up with every lock of Electron’s closed', async () => {
  const set = await satchel.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((one) => {
      const preferences = (
        one as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences()
      const names = [
        ...['sandbox', 'contextIsolation', 'webSecurity', 'webviewTag'],
        ...['nodeIntegration', 'nodeIntegrationInSubFrames'],
      ]
      const set = Object.fromEntries(names.map((name) => [name, preferences[name]]))
      return { ...set, spelling: one.session.isSpellCheckerEnabled() }
    }),
  )
  expect(set.length).toBeGreaterThanOrEqual(2)
  for (const preferences of set)
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      spelling: false,
    })
  for (const page of [window, readerPage(satchel.app)]) expect(await page.evaluate(inPage.lookForNode)).toEqual([])
  for (const worker of window.workers()) expect(await worker.evaluate(inPage.lookForNode)).toEqual([])
  expect(window.workers().length).toBeGreaterThan(0)
  expect(await window.evaluate(inPage.shellKeys)).toEqual(['onEvent', 'shell'])
  expect(await readerPage(satchel.app).evaluate(() => 'satchel' in globalThis)).toBe(false)
})

test('every answer of the scheme carries the content security policy, word for word: pages, workers, styles, data', async () => {
  const folder = join(await satchel.app.evaluate(({ app }) => app.getAppPath()), 'renderer')
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const endings = new Set(names.map((name) => name.split('.').at(-1)))
  for (const ending of ['html', 'js', 'css', 'wasm', 'woff2']) expect(endings).toContain(ending)
  for (const page of [window, readerPage(satchel.app)]) {
    const answers = await page.evaluate(
      async (all) => {
        const seen: (string | number | null)[][] = []
        for (const name of all) {
          const { status, headers } = await fetch(`/${name}`)
          const named = ['content-security-policy', 'cross-origin-opener-policy', 'cross-origin-embedder-policy']
          seen.push([name, status, ...named.map((header) => headers.get(header))])
        }
        return seen
      },
      [...names, 'not-there.js'],
    )
    expect(answers.filter(([, , found]) => found !== policy)).toEqual([])
    expect(
      answers.filter(([, , , opener, embedder]) => opener !== 'same-origin' || embedder !== 'require-corp'),
    ).toEqual([])
    const served = new Set(
      answers.flatMap(([name, status]) => (status === 200 ? [String(name).split('.').at(-1)] : [])),
    )
    for (const ending of ['html', 'js', 'css', 'woff2']) expect(served).toContain(ending)
    expect(served.has('wasm')).toBe(page !== window)
  }
})

test('inline script, inline style, eval and scripts from elsewhere do not run, neither in the pages nor in their workers', async () => {
  for (const page of [window, readerPage(satchel.app)]) {
    expect(await page.evaluate(inPage.tryEval)).toEqual([])
    for (const worker of page.workers()) expect(await worker.evaluate(inPage.tryEval)).toEqual([])
    expect(await page.evaluate(inPage.tryInline)).toEqual([])
  }
})

test('every permission is denied but writing plain text to the clipboard', async () => {
  await window.bringToFront()
  const answers = await window.evaluate(inPage.askPermissions)
  expect(answers).toEqual({
    granted: [],
    notifications: 'denied',
    media: 'NotAllowedError',
    screen: expect.stringMatching(/NotAllowedError|NotSupportedError|InvalidStateError/) as unknown,
    clipboard: 'NotAllowedError',
    place: 1,
  })
})

test('WebRTC and sockets are gone from the pages, and what a bare frame still has reaches nobody', async () => {
  const names = [
    'RTCPeerConnection',
    'webkitRTCPeerConnection',
    'RTCDataChannel',
    'WebSocket',
    'EventSource',
    'WebTransport',
  ]
  for (const page of [window, readerPage(satchel.app)])
    expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([])
  const socket = createSocket('udp4')
  let packets = 0
  socket.on('message', () => (packets += 1))
  await new Promise<void>((go) => socket.bind(0, '127.0.0.1', go))
  const { port } = socket.address()
  const candidates = await window.evaluate(inPage.connectFromFrame, port)
  socket.close()
  expect({ candidates: candidates.filter((one) => / udp /i.test(one)), packets }).toEqual({
    candidates: [],
    packets: 0,
  })
})

test('nothing reaches the network: from the pages, past the policy, and past the first of the two walls', async () => {
  const address = `http://127.0.0.1:${String(net.port)}/`
  for (const page of [window, readerPage(satchel.app)])
    expect(await page.evaluate(inPage.tryNetwork, address)).toEqual([])
  for (const worker of window.workers())
    expect(
      await worker.evaluate(
        (to) =>
          fetch(to).then(
            () => 'reached',
            () => 'refused',
          ),
        address,
      ),
    ).toBe('refused')
  const blockedBefore = await networkCount(satchel.app)
  const ways = await satchel.app.evaluate(async ({ session, net: electronNet }, to) => {
    const end = (asked: Promise<unknown>) => asked.then(() => 'reached', String)
    const unguarded = session.fromPartition('without-guards')
    return {
      page: await end(session.defaultSession.fetch(to)),
      reader: await end(session.fromPartition('reader').fetch(to)),
      print: await end(session.fromPartition('print').fetch(to)),
      plain: await end(electronNet.fetch(to)),
      secondWall: await end(unguarded.fetch(to)),
      proxies: [await unguarded.resolveProxy(to), await unguarded.resolveProxy('https://example.com/')],
      host: await end(unguarded.resolveHost('localhost')),
    }
  }, address)
  expect(Object.values(ways)).not.toContain('reached')
  expect(ways.page).toContain('ERR_BLOCKED_BY_CLIENT')
  expect(ways.reader).toContain('ERR_BLOCKED_BY_CLIENT')
  expect(ways.secondWall).toContain('ERR_PROXY_CONNECTION_FAILED')
  expect(ways.proxies).toEqual(['PROXY 127.0.0.1:9', 'PROXY 127.0.0.1:9'])
  const { blocked, allowedNonApp } = await networkCount(satchel.app)
  expect(blocked).toBeGreaterThanOrEqual(blockedBefore.blocked + 2)
  expect(allowedNonApp).toBe(0)
  expect(net.heard()).toBe(0)
})

test('a call from any other frame is refused, even from a second page on the app’s own address', async () => {
  const answer: unknown = await satchel.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/preload.cjs`
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, contextIsolation: true },
    })
    await stranger.loadURL('app://satchel/index.html')
    const asked: unknown = await stranger.webContents.executeJavaScript(
      'Promise.all([satchel.shell.about(null), satchel.shell.recentVaults(null), satchel.shell.lockNow(null)])',
    )
    stranger.destroy()
    return asked
  })
  const refused = { ok: false, error: { code: 'bad-message', detail: 'foreign-frame' } }
  expect(answer).toEqual([refused, refused, refused])
  await steps.expectInside(window)
})

test('five hundred malformed calls are each refused, and do no harm', async () => {
  await steps.cancelDialogs(satchel.app)
  const pid = await pagePid(satchel.app)
  const answers = await window.evaluate(inPage.askNonsense, 500)
  expect(answers.filter((answer) => !isRefusal(answer))).toEqual([])
  expect(answers).toHaveLength(500)
  expect(await pagePid(satchel.app)).toBe(pid)
  expect(await window.evaluate(inPage.isAboutAnswered)).toBe(true)
  await steps.go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: 'letter' }).first()).toBeVisible()
  await steps.chooseFolderDialogs(satchel.app, vaults)
})

test('a second start brings the first window to the front and ends', async () => {
  const ended = await satchel.app.evaluate(async ({ app, BaseWindow }) => {
    const { spawn } = process.getBuiltinModule('child_process')
    let told = 0
    app.on('second-instance', () => (told += 1))
    const own = process.argv
      .slice(1)
      .filter((arg, at, all) => !/^--(inspect|remote-debugging)|^-r$/.test(arg) && all[at - 1] !== '-r')
    const second = spawn(process.execPath, own, { stdio: 'ignore' })
    const late = setTimeout(() => second.kill('SIGKILL'), 20_000)
    const code = await new Promise((settle) => second.on('exit', settle))
    clearTimeout(late)
    return { code, told, windows: BaseWindow.getAllWindows().filter((one) => one.isVisible()).length }
  })
  expect(ended).toEqual({ code: 0, told: 1, windows: 1 })
})

test('what is in the vault folder and in the app’s data folder is for its user alone', () => {
  test.skip(process.platform === 'win32', 'not run here: Windows has no such modes')
  const looseIn = (folder: string): string[] =>
    [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))].filter(
      (path) => {
        const stats = lstatSync(path, { throwIfNoEntry: false })
        return stats !== undefined && !stats.isSymbolicLink() && (stats.mode & 0o077) !== 0
      },
    )
  const vault = join(vaults, 'My records')
  // The first snapshot comes a moment after the records.
  const inVault = readdirSync(vault).filter((name) => name !== 'snapshots')
  expect(inVault.sort()).toEqual(['blobs', 'journal', 'vault.json', 'vault.previous.json'])
  expect(looseIn(vault)).toEqual([])
  expect(looseIn(satchel.userData)).toEqual([])
  expect(lstatSync(join(vault, 'vault.json')).mode & 0o777).toBe(0o600)
  expect(lstatSync(vault).mode & 0o777).toBe(0o700)
})

// Near the end: a driven browser waits for navigations that the app has refused before it looks at the page again.
test('the page stays where it is: no navigation, no new window, no webview, no frame', async () => {
  const before = await contentsCount()
  await window.evaluate(() => Object.assign(globalThis, { stillHere: true }))
  await satchel.app.evaluate(({ webContents }) => {
    const seen: [string, boolean][] = []
    Object.assign(globalThis, { navigations: seen })
    const page = webContents.getAllWebContents().find((one) => one.getURL().startsWith('app://satchel/'))
    page?.on('will-frame-navigate', (event) => seen.push([event.url, event.defaultPrevented]))
  })
  const opened = await window.evaluate(() =>
    ['https://example.com', 'app://satchel/index.html', 'about:blank'].map((to) => open(to) === null),
  )
  expect(opened).toEqual([true, true, true])
  const asked = [`http://127.0.0.1:${String(net.port)}/away`, 'app://satchel/reader.html', 'app://reader/reader.html']
  for (const to of asked) {
    await window.evaluate((address) => void setTimeout(() => location.assign(address), 0), to)
    await expect.poll(navigations).toContainEqual([to, true])
  }
  for (const to of ['file:///etc/passwd', 'data:text/html,hello', 'javascript:stillHere=false'])
    await window.evaluate((address) => void setTimeout(() => location.assign(address), 0), to)
  const inside = await window.evaluate(inPage.embed)
  expect(inside).toEqual({ webview: false, frame: false })
  expect(await window.evaluate(() => Reflect.get(globalThis, 'stillHere') === true && location.href)).toBe(
    'app://satchel/index.html',
  )
  expect(await contentsCount()).toBe(before)
})

test('what was copied has been taken off the clipboard again', async () => {
  await expect.poll(() => clipboardHolds(satchel.app), { timeout: 40_000 }).toBe('')
})

test('what Chromium left of this run is gone at the end', async () => {
  await satchel.close()
  const stores = ['Local Storage', 'Session Storage'].flatMap((name) => filesIn(join(satchel.userData, name)))
  expect([...stores, ...leavings(satchel.userData)]).toEqual([])
})

/** A page that has been listened to from its beginning. */
async function newPage(): Promise<Page> {
  const old = satchel.window
  await old.evaluate(inPage.lockFromPage).catch(() => undefined)
  return satchelWindow(satchel.app, old)
}

const contentsCount = (): Promise<number> =>
  satchel.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)

const navigations = (): Promise<unknown> =>
  satchel.app.evaluate(() => Reflect.get(globalThis, 'navigations') as unknown)
