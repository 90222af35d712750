// The vault that cannot be lost: a backup is made, checked, damaged and named, restored on another computer, and everything
// comes out readable.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { appText } from '../../../renderer/text/en/app.ts'
import { backupText } from '../../../renderer/text/en/backup.ts'
import { homeText } from '../../../renderer/text/en/app.ts'
import { unlockText } from '../../../renderer/text/en/unlock.ts'
import { leaksIn, needlesFor } from '../find-leaks.ts'
import { handOver, launchSatchel, satchelWindow, scratch, type LaunchedSatchel } from '../launch.ts'
import { lookAtScreen, type Checked } from '../looks.ts'
import * as steps from '../steps.ts'

test.describe.configure({ mode: 'serial' })

const checked: Checked = { screens: [], rulesPassed: 0, findings: [] }
const letters = ['letter.txt', 'labs.txt', 'visit.txt']
const words = { first: 'QuincunxHaemoglobin', name: 'Rosa Alvarez' }
/** States made of the same parts as others are looked at only where pictures are wanted. */
const everyLook = process.env.SATCHEL_PICTURES !== undefined
let satchel: LaunchedSatchel
let window: Page
let stick: string
let backup: string

test.beforeAll(async () => {
  satchel = await launchSatchel()
  ;({ window } = satchel)
  await steps.chooseFolderDialogs(satchel.app, scratch('vaults'))
  await steps.createVault(window, { passphrase: steps.ownPassphrase })
  await steps.addFiles(window, papers())
  await steps.waitUntilRead(window)
})

test.afterAll(() => satchel.close())

test('Home says that there is no backup, and the first one is made, read back and remembered', async () => {
  await steps.go(window, 'home')
  await expect(window.getByText(backupText.card.none)).toBeVisible()
  await steps.go(window, 'backup')
  if (everyLook) await lookAtScreen(satchel.app, window, { name: 'backup-none', checked })
  stick = scratch('stick')
  await steps.chooseInDialogs(satchel.app, { save: stick })
  await steps.press(window, backupText.now.go)
  await expect(window.getByText(/^Backup made: /)).toBeVisible({ timeout: 60_000 })
  await expect(window.getByText(backupText.now.madeText(3, lastPart(stick)))).toBeVisible()
  await lookAtScreen(satchel.app, window, { name: 'backup-made', checked })
  const made = readdirSync(stick)
  expect(made).toHaveLength(1)
  backup = join(stick, made[0] ?? '')
  expect(leaksIn([stick], needlesFor([words.first, words.name, 'letter.txt']))).toEqual([])
  await steps.go(window, 'home')
  await expect(window.getByText(backupText.card.none)).toBeHidden()
  await expect(window.getByText('Last backup today.')).toBeVisible()
  await expect(window.getByRole('heading', { name: homeText.records.title })).toBeVisible()
})

test('a whole backup is found whole, and one damaged byte is named by its record', async () => {
  await steps.go(window, 'backup')
  await steps.chooseInDialogs(satchel.app, { open: backup })
  await steps.press(window, backupText.check.go)
  await expect(window.getByText(backupText.check.whole)).toBeVisible({ timeout: 60_000 })
  const damaged = join(stick, 'damaged.satchel-backup')
  copyFileSync(backup, damaged)
  const bytes = readFileSync(damaged)
  const sections = [...bytes.toString('latin1').matchAll(/SBSN/g)].map(({ index }) => index)
  const at = (sections[2] ?? 0) + 700
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(damaged, bytes)
  handOver(damaged)
  await steps.chooseInDialogs(satchel.app, { open: damaged })
  await steps.press(window, backupText.check.go)
  await expect(window.getByText(backupText.check.damaged)).toBeVisible({ timeout: 60_000 })
  await expect(window.getByText(/(letter|labs|visit|Letter|Lab|Visit).*: (the|its)/).first()).toBeVisible()
  if (everyLook) await lookAtScreen(satchel.app, window, { name: 'backup-damaged', checked })
  await steps.press(window, backupText.vault.go)
  await expect(window.getByText(backupText.vault.sound)).toBeVisible({ timeout: 60_000 })
})

test('both sides are compared before a backup takes the place of the vault, and keeping changes nothing', async () => {
  await steps.addFiles(window, [paper('later.txt', 'Only in the vault')])
  await steps.waitUntilRead(window)
  await steps.go(window, 'backup')
  await steps.chooseInDialogs(satchel.app, { open: backup })
  await steps.press(window, backupText.restore.go)
  await steps.press(window, backupText.restore.choose)
  const rows = window.getByRole('grid', { name: backupText.restore.comparison }).getByRole('row')
  await expect(rows.filter({ hasText: backupText.restore.rows.records })).toContainText('43', { timeout: 60_000 })
  await lookAtScreen(satchel.app, window, { name: 'restore-compare', checked })
  await steps.press(window, backupText.restore.keep)
  await steps.go(window, 'records')
  await expect(window.getByText('later').first()).toBeVisible()
})

test('everything comes out byte for byte after the passphrase, with a page without scripts', async () => {
  await steps.go(window, 'backup')
  const out = scratch('out')
  await steps.chooseInDialogs(satchel.app, { open: out })
  await steps.press(window, backupText.everything.go)
  if (everyLook) await lookAtScreen(satchel.app, window, { name: 'export-asks', checked })
  await window.getByLabel(backupText.everything.passphrase, { exact: true }).fill(steps.ownPassphrase)
  await steps.press(window, backupText.everything.act)
  await expect(window.getByText(/^Everything is in /)).toBeVisible({ timeout: 60_000 })
  const [name = ''] = readdirSync(out)
  const files = readdirSync(join(out, name), { recursive: true, encoding: 'utf8' })
  const originals = files.filter((path) => /^Rosa Alvarez\/[^/]+\.txt$/.test(path))
  const contents = originals.map((path) => readFileSync(join(out, name, path), 'utf8')).sort()
  expect(contents).toEqual(sent.map((path) => readFileSync(path, 'utf8')).sort())
  const page = readFileSync(join(out, name, 'index.html'), 'utf8')
  expect(page).not.toContain('<script')
  for (const path of originals) expect(page).toContain(encodeURIComponent(lastPart(path)))
})

test('on another computer the backup is restored into a new folder, and the records are there', async () => {
  const other = await launchSatchel()
  try {
    await steps.chooseInDialogs(other.app, { open: backup, save: scratch('restored') })
    await steps.press(other.window, unlockText.welcome.restore)
    await lookAtScreen(other.app, other.window, { name: 'restore-welcome', checked })
    await steps.press(other.window, backupText.restore.choose)
    await other.window.getByLabel(backupText.restore.passphrase, { exact: true }).fill('not the words')
    await steps.press(other.window, backupText.restore.place)
    await expect(other.window.getByText(backupText.fault('wrong-secret'))).toBeVisible({ timeout: 60_000 })
    await other.window.getByLabel(backupText.restore.passphrase, { exact: true }).fill(steps.ownPassphrase)
    await steps.press(other.window, backupText.restore.read)
    await expect(other.window.getByRole('grid', { name: backupText.restore.comparison })).toBeVisible({
      timeout: 60_000,
    })
    await steps.press(other.window, backupText.restore.take)
    const door = await satchelWindow(other.app)
    await steps.expectDoor(door)
    await steps.unlock(door, steps.ownPassphrase)
    await steps.go(door, 'records')
    for (const name of letters)
      await expect(door.getByText(name.replace('.txt', ''), { exact: false }).first()).toBeVisible()
    const hits = await steps.search(door, words.first)
    await expect(hits).toHaveCount(1)

    // A backup that is opened in the system is offered: at once before a vault, after the next lock in one.
    const openBackup = () =>
      other.app.evaluate(({ app }, path) => void app.emit('second-instance', {}, ['satchel', path], '/'), backup)
    await openBackup()
    await expect(door.getByText(appText.backupWaits)).toBeVisible()
    await steps.press(door, appText.lock)
    const next = await satchelWindow(other.app, door)
    const asked = next.getByLabel(backupText.restore.passphrase, { exact: true })
    await expect(asked).toBeVisible({ timeout: 30_000 })
    await steps.press(next, appText.back)
    await expect(steps.heading(next, unlockText.welcome.title)).toBeVisible()
    await openBackup()
    await expect(asked).toBeVisible({ timeout: 30_000 })
  } finally {
    await other.close()
  }
})

test('nothing was wrong with the screens', () => {
  expect(checked.findings).toEqual([])
})

const sent: string[] = []

function papers(): string[] {
  return letters.map((name, index) => paper(name, index === 0 ? `${words.first} 9.1 g/dL` : `Paper ${String(index)}`))
}

function paper(name: string, text: string): string {
  const path = join(scratch('inbox'), name)
  writeFileSync(path, `Patient: ROSA ALVAREZ\nDOB: 03/14/1958\n${name.replace('.txt', '')} report\n${text}\n`)
  sent.push(path)
  return handOver(path)
}

const lastPart = (path: string): string => path.split('/').at(-1) ?? ''
