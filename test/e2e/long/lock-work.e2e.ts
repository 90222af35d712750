// Locking while something goes on: the cover waits for nobody, work that a person has started holds off the idle lock and no
// other, and what a lock breaks off leaves nothing half and is said afterwards.
import { randomBytes } from 'node:crypto'
import { copyFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { appText } from '../../../renderer/text/en/app.ts'
import { backupText } from '../../../renderer/text/en/backup.ts'
import { intakeText } from '../../../renderer/text/en/intake.ts'
import { lockText } from '../../../renderer/text/en/lock.ts'
import { handOver, launchSatchel, scratch, type LaunchedSatchel } from '../launch.ts'
import { lookAtScreen, type Checked } from '../looks.ts'
import * as steps from '../steps.ts'
import { beBusy, forEver, noteViews, powerEvent, vaultWorker, viewsNoted } from '../while-locking.ts'

const MIB = 2 ** 20
const papers = 100 * MIB
const checked: Checked = { screens: [], rulesPassed: 0, findings: [] }
const pictures = process.env.SATCHEL_PICTURES
const alreadyHere = 'You already have this one'
let satchel: LaunchedSatchel
let window: Page

test.describe.configure({ timeout: 300_000 })

test.beforeAll(async () => {
  satchel = await launchSatchel()
  ;({ window } = satchel)
  await steps.chooseFolderDialogs(satchel.app, scratch('vaults'))
  await steps.createVault(window, { passphrase: steps.ownPassphrase })
  const path = join(scratch('inbox'), 'pictures.bin')
  writeFileSync(path, randomBytes(papers))
  await steps.addFiles(window, [handOver(path)])
  await steps.waitUntilRead(window)
})

test.afterAll(() => satchel.close())

test('a page that hangs is covered in the moment the computer goes to sleep, and is ended', async () => {
  await noteViews(satchel.app)
  // For ever: whatever waited for the page would wait for ever too.
  void window.evaluate(beBusy, forEver).catch(() => undefined)
  const shown = await powerEvent(satchel.app, 'suspend')
  expect(shown).toBe('cover')
  window = await steps.afterLock(satchel.app, window, () => Promise.resolve())
  await steps.unlock(window, steps.ownPassphrase)
})

test('a vault worker that hangs holds up neither the cover nor the lock', async () => {
  const worker = vaultWorker(window)
  void worker.evaluate(beBusy, forEver).catch(() => undefined)
  await noteViews(satchel.app)
  window = await steps.afterLock(satchel.app, window, () => steps.press(window, appText.lock))
  const noted = await viewsNoted(satchel.app)
  expect(noted[0]).toEqual({ shown: 'cover', pageLives: true })
  expect(noted.at(-1)?.shown).toBe('page')
  await steps.unlock(window, steps.ownPassphrase)
})

test('a backup that the computer’s sleep breaks off leaves nothing, and that is said once', async () => {
  const stick = scratch('stick')
  await beginBackup(stick)
  window = await steps.afterLock(satchel.app, window, () => powerEvent(satchel.app, 'suspend'))
  await expect.poll(() => readdirSync(stick)).toEqual([])
  await steps.unlock(window, steps.ownPassphrase)
  const note = () => window.getByText(lockText.notFinished.backup.title)
  await expect(note()).toBeVisible()
  await lookAtScreen(satchel.app, window, { name: 'lock-not-finished', checked })
  await steps.press(window, appText.close)
  await expect(note()).toBeHidden()
  window = await steps.lockVault(satchel.app, window)
  await steps.unlock(window, steps.ownPassphrase)
  await expect(window.getByRole('navigation')).toBeVisible()
  await expect(note()).toBeHidden()
})

test('an export that Ctrl+L breaks off leaves no readable file, and that is said', async () => {
  const out = scratch('out')
  await steps.go(window, 'backup')
  await steps.chooseInDialogs(satchel.app, { open: out })
  await steps.press(window, backupText.everything.go)
  await window.getByLabel(backupText.everything.passphrase, { exact: true }).fill(steps.ownPassphrase)
  await steps.press(window, backupText.everything.act)
  await expect.poll(() => sizeBelow(out), { timeout: 60_000, intervals: [20] }).toBeGreaterThan(MIB)
  window = await steps.afterLock(satchel.app, window, () => window.keyboard.press('Control+l'))
  await expect.poll(() => readdirSync(out)).toEqual([])
  await steps.unlock(window, steps.ownPassphrase)
  await expect(window.getByText(lockText.notFinished.export.title)).toBeVisible()
  await steps.press(window, appText.close)
})

test('a vault left idle waits for a backup, says so, and locks a minute after its end', async () => {
  window = await steps.lockVault(satchel.app, window)
  await window.clock.install()
  await steps.unlock(window, steps.ownPassphrase)
  const stick = scratch('stick')
  await beginBackup(stick)
  // The backup stands still meanwhile, so that it is under way for certain when the time is up.
  const still = vaultWorker(window).evaluate(beBusy, 5000)
  await steps.passTime(satchel.app, window, '15:30')
  await expect(window.getByText(lockText.waitsTitle('backup'))).toBeVisible()
  await expect(window.getByText(/^Then it locks by itself, and in \d+ minutes at the latest\.$/)).toBeVisible()
  await still
  if (pictures !== undefined) await window.screenshot({ path: join(pictures, 'lock-waits.png') })
  await expect(window.getByText(/^Backup made: /)).toBeVisible({ timeout: 120_000 })
  await steps.passTime(satchel.app, window, '00:02')
  await expect(window.getByText(lockText.text)).toBeVisible()
  window = await steps.afterLock(satchel.app, window, () => steps.passTime(satchel.app, window, '01:05'))
  expect(readdirSync(stick)).toHaveLength(1)
  await steps.unlock(window, steps.ownPassphrase)
  await expect(window.getByRole('navigation')).toBeVisible()
  await expect(window.getByText(lockText.notFinished.backup.title)).toBeHidden()
})

test('files that were being copied when the vault was locked are named, and come in when they are given again', async () => {
  const inbox = scratch('disc')
  const all = Array.from({ length: 150 }, (_, at) => `slide-${String(at).padStart(3, '0')}.bin`)
  for (const name of all) writeFileSync(join(inbox, name), randomBytes(MIB))
  handOver(inbox)
  await steps.addFolder(window, inbox)
  await expect(window.getByText(/^[2-9]\d* of 150 files$/)).toBeVisible({ timeout: 60_000 })
  window = await steps.afterLock(satchel.app, window, () => window.keyboard.press('Control+l'))
  await steps.unlock(window, steps.ownPassphrase)
  await expect(steps.heading(window, intakeText.title)).toBeVisible()
  await expect(window.getByText(intakeText.left.text)).toBeVisible()
  const inside = (await steps.filesInside(window)).filter(({ name }) => name.startsWith('slide-'))
  await expect(window.getByText(intakeText.left.title(all.length - inside.length))).toBeVisible()
  await lookAtScreen(satchel.app, window, { name: 'lock-left-to-copy', checked })
  await steps.go(window, 'home')
  await expect(window.getByText(intakeText.left.locked)).toBeVisible()
  await lookAtScreen(satchel.app, window, { name: 'lock-left-note', checked })
  await steps.press(window, intakeText.left.go)
  await steps.addFolder(window, inbox)
  await steps.waitUntilRead(window, 200_000)
  await expect(window.getByText(intakeText.left.text)).toBeHidden()
  const again = (await steps.filesInside(window)).filter(({ name }) => name.startsWith('slide-'))
  const own = again.filter(({ state }) => !state.startsWith(alreadyHere)).map(({ name }) => name)
  expect(own.sort()).toEqual(all)
  expect(again).toHaveLength(inside.length + all.length)
})

test('reading goes on by itself after a lock, and every file comes to its end once', async () => {
  const before = (await steps.filesInside(window)).map(({ name }) => name)
  const added = steps.fewRecords()
  // Two more scans, so that there is something left to read for certain when all is inside.
  for (const scan of ['scan_0412.pdf', 'IMG_2231.jpg']) copyFileSync(join(steps.sampleRecords, scan), join(added, scan))
  const expected = [...before, ...readdirSync(added)].sort()
  await steps.addFolder(window, added)
  const inside = async () => (await steps.filesInside(window)).length
  await expect.poll(inside, { timeout: 60_000 }).toBe(expected.length)
  window = await steps.afterLock(satchel.app, window, () => powerEvent(satchel.app, 'lock-screen'))
  await steps.unlock(window, steps.ownPassphrase)
  await expect(window.getByText(/Continuing: \d+ files? left/)).toBeVisible({ timeout: 60_000 })
  await steps.waitUntilRead(window, 200_000)
  const after = await steps.filesInside(window)
  expect(after.map(({ name }) => name).sort()).toEqual(expected)
  const waiting = after.filter(({ state }) => /^(Waiting|Reading)/.test(state))
  expect(waiting).toEqual([])
})

test('every screen of these is clean', () => {
  expect(checked.findings).toEqual([])
  expect(checked.screens.length).toBeGreaterThan(1)
})

/** A backup into an empty folder, well under way. */
async function beginBackup(stick: string): Promise<void> {
  await steps.go(window, 'backup')
  await steps.chooseInDialogs(satchel.app, { save: stick })
  await window
    .getByRole('button', { name: new RegExp(`^(${backupText.now.go}|${backupText.now.other})$`) })
    .last()
    .click()
  await expect.poll(() => sizeBelow(stick), { timeout: 60_000, intervals: [20] }).toBeGreaterThan(MIB)
}

function sizeBelow(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return paths.reduce((sum, path) => sum + (statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0), 0)
}
