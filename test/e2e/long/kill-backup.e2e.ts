// The app killed in the middle of a backup and of a restore: no half of either is left under a name that looks whole.
import { randomBytes } from 'node:crypto'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { backupText } from '../../../renderer/text/en/backup.ts'
import { unlockText } from '../../../renderer/text/en/unlock.ts'
import { handOver, launchSatchel, satchelWindow, scratch, type LaunchedSatchel } from '../launch.ts'
import * as steps from '../steps.ts'

const MIB = 2 ** 20
/** Large enough for a backup to take longer than it takes to kill it. */
const papers = 100 * MIB
const stick = scratch('stick')
let satchel: LaunchedSatchel
let backup: string

test.describe.configure({ mode: 'serial', timeout: 300_000 })

test.beforeAll(async () => {
  satchel = await launchSatchel()
  await steps.chooseFolderDialogs(satchel.app, scratch('vaults'))
  await steps.createVault(satchel.window, { passphrase: steps.ownPassphrase })
  const path = join(scratch('inbox'), 'pictures.bin')
  writeFileSync(path, randomBytes(papers))
  await steps.addFiles(satchel.window, [handOver(path)])
  await steps.waitUntilRead(satchel.window)
})

test.afterAll(() => satchel.close())

test('a backup that is killed leaves no backup; the next one is whole, and takes what was left away', async () => {
  await steps.go(satchel.window, 'backup')
  await steps.chooseInDialogs(satchel.app, { save: stick })
  await satchel.window.getByRole('button', { name: backupText.now.go, exact: true }).click()
  await expect.poll(() => sizeOf(stick), { timeout: 60_000, intervals: [20] }).toBeGreaterThan(MIB)
  await satchel.kill()
  expect(readdirSync(stick).filter((name) => !name.startsWith('.'))).toEqual([])

  const { userData, home } = satchel
  satchel = await launchSatchel({ dataDir: userData, vaultHome: home })
  await steps.unlock(satchel.window, steps.ownPassphrase)
  await steps.go(satchel.window, 'backup')
  await expect(satchel.window.getByText(backupText.card.none).first()).toBeVisible()
  await steps.chooseInDialogs(satchel.app, { save: stick })
  await satchel.window.getByRole('button', { name: backupText.now.go, exact: true }).click()
  await expect(satchel.window.getByText(/^Backup made: /)).toBeVisible({ timeout: 120_000 })
  const [made = '', ...others] = readdirSync(stick)
  expect(others).toEqual([])
  backup = join(stick, made)
  expect(statSync(backup).size).toBeGreaterThan(papers)
})

test('a restore that is killed leaves no vault; the next one gives everything back', async () => {
  const target = scratch('restored')
  let other = await launchSatchel()
  const { userData, home } = other
  const restore = async () => {
    await steps.chooseInDialogs(other.app, { open: backup, save: target })
    await steps.press(other.window, unlockText.welcome.restore)
    await steps.press(other.window, backupText.restore.choose)
    await other.window.getByLabel(backupText.restore.passphrase, { exact: true }).fill(steps.ownPassphrase)
    await steps.press(other.window, backupText.restore.place)
  }
  await restore()
  await expect.poll(() => sizeOf(target), { timeout: 60_000, intervals: [20] }).toBeGreaterThan(MIB)
  await after(50)
  await other.kill()
  const half = readdirSync(target).filter((name) => !name.startsWith('.'))
  other = await launchSatchel({ dataDir: userData, vaultHome: home })
  try {
    expect(half.filter((name) => readdirSync(join(target, name)).includes('vault.json'))).toEqual([])
    await restore()
    await expect(other.window.getByRole('grid', { name: backupText.restore.comparison })).toBeVisible({
      timeout: 120_000,
    })
    await steps.press(other.window, backupText.restore.take)
    const door = await satchelWindow(other.app)
    await steps.expectDoor(door)
    await steps.unlock(door, steps.ownPassphrase)
    await steps.go(door, 'records')
    await expect(door.getByText('pictures', { exact: false }).first()).toBeVisible()
    expect(readdirSync(target)).toHaveLength(1)
  } finally {
    await other.close()
  }
})

/** Bytes of all files below a folder. */
const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (sum, path) => sum + (statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
