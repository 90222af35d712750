// Locking and the vault's door: what is gone after a lock, what opens the vault, and what a damaged one says.
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import sodium from 'libsodium-wrappers-sumo'
import { derive } from '../../../renderer/core/crypto/argon2id.ts'
import { ready } from '../../../renderer/core/crypto/sodium.ts'
import { openWithDerived, readHeader } from '../../../renderer/core/format/header.ts'
import { appText } from '../../../renderer/text/en/app.ts'
import { diskFaults } from '../../../renderer/text/en/faults.ts'
import { lockText } from '../../../renderer/text/en/lock.ts'
import { unlockText } from '../../../renderer/text/en/unlock.ts'
import { lockFromPage } from '../in-page.ts'
import { handOver, launchSatchel, satchelWindow, scratch, type LaunchedSatchel } from '../launch.ts'
import { foundInMemory } from '../memory.ts'
import * as steps from '../steps.ts'
import { powerEvent } from '../while-locking.ts'

const paper = 'Oakfield_letter.txt'
const folderName = 'My records'

let satchel: LaunchedSatchel
let window: Page
let vaults: string
let kitGroups: readonly string[]
let whole: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  satchel = await launchSatchel()
  vaults = scratch('vaults')
  await steps.chooseFolderDialogs(satchel.app, vaults)
  ;({ kitGroups } = await steps.createVault(satchel.window, { passphrase: steps.ownPassphrase }))
  const inbox = scratch('inbox')
  writeFileSync(
    join(inbox, paper),
    'Oakfield Clinic\nPatient: Rosa Alvarez\nDate of birth: 14 March 1958\nSeen at Wexcombe.\n',
  )
  handOver(inbox)
  await steps.addFiles(satchel.window, [join(inbox, paper)])
  await steps.waitUntilRead(satchel.window)
  window = satchel.window
})

test.afterAll(async () => {
  await satchel.close()
})

const ways: Record<string, () => Promise<unknown>> = {
  'the button': () => steps.press(window, appText.lock),
  'Ctrl+L': () => window.keyboard.press('Control+l'),
  'the computer going to sleep': () => powerEvent(satchel.app, 'suspend'),
  'the screen being locked': () => powerEvent(satchel.app, 'lock-screen'),
  'another user taking over': () => powerEvent(satchel.app, 'user-did-resign-active'),
}

for (const [way, act] of Object.entries(ways)) {
  test(`${way} ends the page's process, leaves no name behind, and unlocking comes back to the same place`, async () => {
    await steps.go(window, 'timeline')
    const before = await pidsOf()
    window = await steps.afterLock(satchel.app, window, act)
    const after = await pidsOf()
    expect(after.page).not.toBe(before.page)
    await expect.poll(() => [before.page, before.reader].filter(isAlive)).toEqual([])
    await expectNothingOfTheVault(window)
    await steps.unlock(window, steps.ownPassphrase)
    await expect(steps.heading(window, appText.nav.timeline)).toBeVisible()
  })
}

test('after a lock neither the page nor the reader holds a word of a record, and no process holds a key', async () => {
  const needles = {
    ...(await keyBytes()),
    word: Buffer.from('Wexcombe'),
    'word in UTF-16': Buffer.from('Wexcombe', 'utf16le'),
  }
  await steps.search(window, 'Wexcombe')
  const open = foundInMemory((await pidsOf()).page, needles)
  test.skip(open === null, 'not run here: this machine does not let memory be read')
  // Otherwise not finding them afterwards would say nothing.
  expect(open).toContain('rows key')
  expect(open?.some((name) => name.startsWith('word'))).toBe(true)
  window = await steps.lockVault(satchel.app, window)
  const { page, reader } = await pidsOf()
  for (const pid of [page, reader].filter((one) => one !== 0)) expect(foundInMemory(pid, needles)).toEqual([])
  const keys = await keyBytes()
  const all = await satchel.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid))
  expect(all.length).toBeGreaterThan(2)
  for (const pid of all) expect(foundInMemory(pid, keys) ?? []).toEqual([])
  await steps.unlock(window, steps.ownPassphrase)
})

test('a window that nobody touches says so, stays at a sign of life, and then locks by itself', async () => {
  window = await steps.lockVault(satchel.app, window)
  await window.clock.install()
  await steps.unlock(window, steps.ownPassphrase)
  await steps.passTime(satchel.app, window, '14:10')
  await expect(window.getByText(lockText.text)).toBeVisible()
  // Any sign of life will do, so that a hand on its way to the button is one already.
  await window.keyboard.press('Shift')
  await expect(window.getByText(lockText.text)).toBeHidden()
  const { page } = await pidsOf()
  window = await steps.afterLock(satchel.app, window, () => steps.passTime(satchel.app, window, '15:10'))
  await expect.poll(() => isAlive(page)).toBe(false)
})

test('a wrong passphrase and a mistyped code have each their sentence, and nothing is changed', async () => {
  const header = readFileSync(join(vaults, folderName, 'vault.json'))
  await steps.typePassphrase(window, 'not the words that were chosen')
  await expect(window.getByText(unlockText.faults['wrong-secret'])).toBeVisible({ timeout: 30_000 })
  await steps.press(window, unlockText.unlock.useKit)
  const [first = '', ...others] = kitGroups
  const other = first.startsWith('A') ? 'B' : 'A'
  await window.getByLabel(unlockText.unlock.code, { exact: true }).fill([other + first.slice(1), ...others].join('-'))
  await steps.press(window, unlockText.unlock.open)
  await expect(window.getByText(unlockText.faults['kit-mistyped'])).toBeVisible()
  await steps.press(window, unlockText.unlock.usePassphrase)
  expect(readFileSync(join(vaults, folderName, 'vault.json')).equals(header)).toBe(true)
})

test('the recovery kit, typed whole, opens the vault', async () => {
  await steps.unlockWithKit(window, kitGroups)
  await steps.go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: 'Oakfield' }).first()).toBeVisible()
  window = await steps.lockVault(satchel.app, window)
})

test('a vault.json with one byte flipped is put right from its copy, and the door says so', async () => {
  whole = join(scratch('whole'), folderName)
  cpSync(join(vaults, folderName), whole, { recursive: true })
  const header = join(vaults, folderName, 'vault.json')
  expect(existsSync(join(vaults, folderName, 'vault.previous.json'))).toBe(true)
  flipByte(header)
  const flipped = readFileSync(header)
  await reopen()
  await expect(window.getByText(unlockText.repaired)).toBeVisible()
  await steps.unlock(window, steps.ownPassphrase)
  expect(readFileSync(header).equals(flipped)).toBe(false)
  window = await steps.lockVault(satchel.app, window)
  await expect(window.getByText(unlockText.repaired)).toBeHidden()
})

const bothHeaders = () => ['vault.json', 'vault.previous.json'].map((name) => join(vaults, folderName, name))

test('a vault whose two headers are both damaged is opened by the copy in its snapshot, and has both again', async () => {
  await steps.unlock(window, steps.ownPassphrase)
  const snapshots = join(vaults, folderName, 'snapshots')
  await expect.poll(() => existsSync(snapshots) && readdirSync(snapshots).length, { timeout: 30_000 }).toBeTruthy()
  window = await steps.lockVault(satchel.app, window)
  const before = bothHeaders().map((path) => readFileSync(path))
  bothHeaders().forEach(flipByte)
  await steps.unlock(window, steps.ownPassphrase)
  await expect(window.getByRole('button', { name: appText.useThisCopy })).toBeHidden()
  expect(bothHeaders().every((path, at) => before[at]?.equals(readFileSync(path)))).toBe(true)
  window = await steps.lockVault(satchel.app, window)
})

test('a vault whose two headers are both damaged, and that has no snapshot, is not opened, and the sentence says what to put back', async () => {
  const headers = bothHeaders()
  headers.forEach(flipByte)
  rmSync(join(vaults, folderName, 'snapshots'), { recursive: true, force: true })
  const damaged = headers.map((path) => readFileSync(path))
  await reopen('welcome')
  await expect(window.getByRole('alert')).toContainText(unlockText.faults['header-damaged'])
  expect(headers.every((path, at) => damaged[at]?.equals(readFileSync(path)))).toBe(true)
  putBack()
  await openFromList()
  await steps.unlock(window, steps.ownPassphrase)
  // What was put back is an older copy: nothing is written to it until a person says that it is the one.
  await steps.press(window, appText.useThisCopy)
  await expect(window.getByRole('button', { name: appText.useThisCopy })).toBeHidden()
  window = await steps.lockVault(satchel.app, window)
})

test('a vault whose folder cannot be written opens to be read only, and says so', async () => {
  const root = join(vaults, folderName)
  chmodSync(root, 0o500)
  await reopen()
  await expect(window.getByText(unlockText.readOnly)).toBeVisible()
  await steps.unlock(window, steps.ownPassphrase)
  await expect(window.getByText(appText.readOnly)).toBeVisible()
  await steps.go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: 'Oakfield' }).first()).toBeVisible()
  chmodSync(root, 0o700)
  window = await steps.lockVault(satchel.app, window)
})

test('a new vault in a place that cannot be written is refused with a sentence', async () => {
  const closed = scratch('closed')
  chmodSync(closed, 0o500)
  await steps.chooseFolderDialogs(satchel.app, closed)
  await steps.press(window, unlockText.unlock.other)
  await steps.press(window, unlockText.welcome.create)
  await expect(window.getByRole('alert')).toContainText(diskFaults['not-writable'])
  await steps.chooseFolderDialogs(satchel.app, vaults)
})

test('a folder without a vault, and one with something else in it, are each refused with a sentence', async () => {
  await steps.press(window, unlockText.welcome.open)
  await expect(window.getByRole('alert')).toContainText(unlockText.faults['not-a-vault'])
  await steps.chooseFolderDialogs(satchel.app, vaults, folderName)
  await steps.press(window, unlockText.welcome.create)
  await expect(window.getByRole('alert')).toContainText(unlockText.faults['not-empty'])
})

test('a folder taken away while it is open has its sentence, and is whole when it is back', async () => {
  await openFromList()
  await steps.unlock(window, steps.ownPassphrase)
  const inbox = scratch('inbox')
  writeFileSync(join(inbox, 'late.txt'), 'a later paper')
  handOver(inbox)
  rmSync(join(vaults, folderName), { recursive: true })
  await steps.addFiles(window, [join(inbox, 'late.txt')])
  await expect(window.getByText(diskFaults['not-reachable']).first()).toBeVisible()
  window = await steps.lockVaultAway(satchel.app, window)
  await expect(window.getByText(unlockText.welcome.notReachable)).toBeVisible()
  putBack()
  await reopen()
  await steps.unlock(window, steps.ownPassphrase)
  await steps.go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: 'Oakfield' }).first()).toBeVisible()
  window = await steps.lockVault(satchel.app, window)
})

test('a folder taken away before the passphrase is typed has its sentence', async () => {
  rmSync(join(vaults, folderName), { recursive: true })
  await steps.typePassphrase(window, steps.ownPassphrase)
  await expect(window.getByText(diskFaults['not-reachable'])).toBeVisible({ timeout: 30_000 })
  putBack()
})

/** The vault's keys, by its passphrase: what must not be found. */
async function keyBytes(): Promise<Record<string, Buffer>> {
  await Promise.all([sodium.ready, ready()])
  const header = readHeader(readFileSync(join(vaults, folderName, 'vault.json')))
  const derived = header.ok ? derive(sodium, steps.ownPassphrase, header.value.kdf) : header
  const keys = header.ok && derived.ok ? openWithDerived(header.value, derived.value) : header
  if (!keys.ok || !('rows' in keys.value)) throw new Error('the vault does not open')
  return { 'vault key': Buffer.from(keys.value.vaultKey), 'rows key': Buffer.from(keys.value.rows) }
}

/** The processes of the page and of the reader, by their numbers on this machine. */
async function pidsOf(): Promise<{ page: number; reader: number }> {
  return satchel.app.evaluate(({ webContents }) => {
    const pid = (start: string): number =>
      webContents
        .getAllWebContents()
        .find((one) => one.getURL().startsWith(start))
        ?.getOSProcessId() ?? 0
    return { page: pid('app://satchel/'), reader: pid('app://reader/') }
  })
}

/** Is there such a process? One that has ended and only waits to be noticed counts as gone. */
function isAlive(pid: number): boolean {
  if (pid === 0 || !existsSync(`/proc/${String(pid)}`)) return false
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))
  } catch {
    return false
  }
}

async function expectNothingOfTheVault(page: Page): Promise<void> {
  const content = await page.content()
  for (const word of ['Rosa', 'Alvarez', 'Oakfield', '1958']) expect(content).not.toContain(word)
  expect(await page.title()).toBe('Satchel')
}

/** Begins again at the window's start, as after a lock, so that the folder is looked at anew. */
async function reopen(to: 'door' | 'welcome' = 'door'): Promise<void> {
  const old = window
  // The page may be gone before it can answer.
  await old.evaluate(lockFromPage).catch(() => undefined)
  window = await satchelWindow(satchel.app, old)
  if (to === 'door') await steps.expectDoor(window)
  else await expect(steps.heading(window, unlockText.welcome.title)).toBeVisible()
}

async function openFromList(): Promise<void> {
  await window.getByRole('row', { name: folderName }).click()
  await steps.expectDoor(window)
}

function flipByte(path: string): void {
  const bytes = readFileSync(path)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

function putBack(): void {
  rmSync(join(vaults, basename(whole)), { recursive: true, force: true })
  cpSync(whole, join(vaults, basename(whole)), { recursive: true })
  handOver(vaults)
}
