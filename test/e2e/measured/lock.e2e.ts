// How long something of the vault stays on the screen after the cause of a lock. Run by `npm run bench -- lock`.
//
// The display is an Xvfb that keeps its picture in a file. Before each lock some hundred places of it are noted that are not
// of the empty background; the time is taken from the cause, as the process that first hears of it dates it, until all of
// them are. Whatever else is painted on the way counts as not covered.
import { appendFileSync, closeSync, openSync, readSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test, type Page } from '@playwright/test'
import { displaySwitches } from '../../../scripts/unprivileged.mjs'
import { appText } from '../../../renderer/text/en/app.ts'
import { intakeText } from '../../../renderer/text/en/intake.ts'
import { handOver, launchSatchel, scratch, type LaunchedSatchel } from '../launch.ts'
import * as steps from '../steps.ts'
import { beBusy, forEver, vaultWorker } from '../while-locking.ts'

const figures = process.env.SATCHEL_FIGURES ?? ''
const width = 1280
const height = 820
const stride = width * 4
const papers = 120
const turns = 2

let satchel: LaunchedSatchel
let window: Page
let screen: Screen

/** The picture of a display, read from its file. */
type Screen = { readonly number: string; readonly end: () => void; readonly row: (y: number) => Buffer }

/** What keeps the app busy while it is locked. */
const busy: Readonly<Record<string, () => Promise<unknown>>> = {
  'a list of records': async () => {
    await steps.go(window, 'records')
    await expect(window.getByRole('row').nth(10)).toBeVisible({ timeout: 30_000 })
  },
  'a record in the viewer': async () => {
    await steps.go(window, 'records')
    await window.getByRole('row').nth(1).click({ timeout: 30_000 })
    await expect(window.getByRole('img', { name: /^Page 1/ })).toBeVisible({ timeout: 30_000 })
    await after(1500)
  },
  'an import, files being copied and read': async () => {
    const inbox = scratch('busy')
    for (let n = 0; n < 60; n++) writeFileSync(join(inbox, `slide-${String(n)}.bin`), randomBytes(2 ** 20))
    handOver(inbox)
    await steps.addFolder(window, inbox)
    await expect(window.getByText(intakeText.copyingTitle)).toBeVisible()
  },
  'a vault worker that hangs': async () => {
    await steps.go(window, 'home')
    void vaultWorker(window)
      .evaluate(beBusy, forEver)
      .catch(() => undefined)
  },
}

/** Ways of locking; each gives when it began, in milliseconds since 1970. */
const causes: Readonly<Record<string, () => Promise<number>>> = {
  suspend: () => powerAt('suspend'),
  'screen lock': () => powerAt('lock-screen'),
  'Ctrl+L': () =>
    satchel.app.evaluate(({ webContents }) => {
      const page = webContents.getAllWebContents().find((one) => one.getURL().startsWith('app://satchel/'))
      const at = performance.timeOrigin + performance.now()
      page?.sendInputEvent({ type: 'keyDown', keyCode: 'L', modifiers: ['control'] })
      return at
    }),
  'the button': async () => {
    const told = window.evaluate(
      () =>
        new Promise<number>((settle) => {
          // The browser dates a click when its own process hears of it.
          addEventListener('pointerup', (event) => settle(performance.timeOrigin + event.timeStamp), {
            capture: true,
            once: true,
          })
        }),
    )
    const box = await window.getByRole('button', { name: appText.lock, exact: true }).boundingBox()
    await window.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 10)
    return told
  },
}

test.beforeAll(async () => {
  screen = await openScreen()
  satchel = await launchSatchel({
    env: { DISPLAY: `:${screen.number}`, XAUTHORITY: '' },
    // As on every display of our own: what imitates a graphics card takes the processor that is being measured.
    args: displaySwitches(true),
  })
  ;({ window } = satchel)
  await steps.chooseFolderDialogs(satchel.app, scratch('vaults'))
  await steps.createVault(window, { passphrase: steps.ownPassphrase })
  const inbox = scratch('inbox')
  for (let n = 0; n < papers; n++)
    writeFileSync(
      join(inbox, `letter ${String(n)}.txt`),
      `Oakfield Clinic\nPatient: Rosa Alvarez\nSeen ${String(n)}.\n`,
    )
  handOver(inbox)
  await steps.addFolder(window, inbox)
  await steps.waitUntilRead(window, 600_000)
})

test.afterAll(async () => {
  await satchel.close()
  screen.end()
})

for (const [what, begin] of Object.entries(busy))
  for (const [cause, act] of Object.entries(causes))
    test(`${cause}, with ${what}`, async () => {
      for (let turn = 0; turn < turns; turn++) {
        await begin()
        const before = window
        const places = placesNow()
        expect(places.length).toBeGreaterThan(100)
        const covered = coveredAt(places)
        const [from, to] = await Promise.all([act(), covered])
        note({ busy: what, cause, ms: Math.round((to - from) * 10) / 10 })
        window = await steps.afterLock(satchel.app, before, () => Promise.resolve())
        await steps.unlock(window, steps.ownPassphrase)
        await steps.go(window, 'home')
        if (what.startsWith('an import')) await steps.waitUntilRead(window, 300_000)
      }
    })

function note(figure: { busy: string; cause: string; ms: number }): void {
  if (figures) appendFileSync(figures, `${JSON.stringify(figure)}\n`)
}

const powerAt = (name: 'suspend' | 'lock-screen'): Promise<number> =>
  satchel.app.evaluate(({ powerMonitor }, event) => {
    const at = performance.timeOrigin + performance.now()
    powerMonitor.emit(event)
    return at
  }, name)

type Place = { readonly x: number; readonly y: number }

/** The canvas colour of the light look, as the display keeps it: blue, green, red. */
const isEmpty = (row: Buffer, x: number): boolean =>
  row[x * 4] === 0xf8 && row[x * 4 + 1] === 0xf7 && row[x * 4 + 2] === 0xf5

/** Places where there is something now: in at most forty rows, so that looking again is quick. */
function placesNow(): Place[] {
  const places: Place[] = []
  for (let y = 10; y < height; y += 20) {
    const row = screen.row(y)
    for (let x = 0; x < width; x += 3) if (!isEmpty(row, x)) places.push({ x, y })
  }
  return places
}

/** When all of these places have become empty. */
async function coveredAt(places: readonly Place[]): Promise<number> {
  const byRow = Map.groupBy(places, ({ y }) => y)
  for (let looks = 0; looks < 20_000; looks++) {
    if (isAllEmpty(byRow)) return performance.timeOrigin + performance.now()
    await after(1)
  }
  throw new Error('It was never covered.')
}

function isAllEmpty(byRow: ReadonlyMap<number, readonly Place[]>): boolean {
  for (const [y, places] of byRow) {
    const row = screen.row(y)
    if (!places.every(({ x }) => isEmpty(row, x))) return false
  }
  return true
}

/** A display of 1280 × 820 whose picture lies in a file (XWD: its header says where the pixels begin). */
async function openScreen(): Promise<Screen> {
  const folder = scratch('screen')
  const shape = `${String(width)}x${String(height)}x24`
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', shape, '-nolisten', 'tcp', '-noreset', '-ac', '-fbdir', folder],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const number = await displayNumber(server)
  const file = openSync(join(folder, 'Xvfb_screen0'), 'r')
  const head = Buffer.alloc(100)
  readSync(file, head, 0, 100, 0)
  const from = head.readUInt32BE(0) + head.readUInt32BE(76) * 12
  const row = Buffer.alloc(stride)
  return {
    number,
    row: (y) => {
      readSync(file, row, 0, stride, from + y * stride)
      return row
    },
    end: () => {
      closeSync(file)
      server.kill()
    },
  }
}

function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((settle, fail) => {
    server.stdio[3]?.once('data', (chunk: Buffer) => settle(String(chunk).trim()))
    server.once('error', fail)
    server.once('exit', () => fail(new Error('Xvfb has ended.')))
  })
}
