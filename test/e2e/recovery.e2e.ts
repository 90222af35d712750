// What happens to a vault when the computer, the browser's store or the journal's end is damaged: nothing is lost.
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { appText } from '../../renderer/text/en/app.ts'
import { intakeText } from '../../renderer/text/en/intake.ts'
import { recordsText } from '../../renderer/text/en/records.ts'
import { handOver, launchSatchel, scratch, type LaunchedSatchel } from './launch.ts'
import * as steps from './steps.ts'

/** A vault with three records in it, closed; each test begins with a copy of it and of what the app keeps beside it. */
let made: { vault: string; userData: string }
/** Where the app believes the vault to be. */
let vaults: string
let userData: string
let satchel: LaunchedSatchel
let window: Page

const first = ['letter.txt', 'labs.txt', 'visit.txt']

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  vaults = scratch('vaults')
  satchel = await launchSatchel()
  ;({ window, userData } = satchel)
  await steps.chooseFolderDialogs(satchel.app, vaults)
  await steps.createVault(window, { passphrase: steps.ownPassphrase })
  await steps.addFiles(window, papers(first))
  await steps.waitUntilRead(window)
  await satchel.close()
  made = { vault: join(scratch('made'), 'vault'), userData: join(scratch('made'), 'data') }
  cpSync(vaults, made.vault, { recursive: true, verbatimSymlinks: true })
  cpSync(userData, made.userData, { recursive: true, verbatimSymlinks: true })
})

test.beforeEach(() => {
  putBack(made.vault, vaults)
  putBack(made.userData, userData)
})

test.afterEach(async () => {
  await satchel.close()
})

test('with the browser’s store wiped between two starts nothing is lost', { tag: '@long' }, async () => {
  const store = join(userData, 'IndexedDB')
  expect(existsSync(store)).toBe(true)
  rmSync(store, { recursive: true })
  await openAgain()
  await expectRecords(first)
  expect(existsSync(store)).toBe(true)
})

test('with garbage in every file of the browser’s store nothing is lost', async () => {
  const files = filesBelow(join(userData, 'IndexedDB'))
  expect(files.length).toBeGreaterThan(2)
  for (const path of files) writeFileSync(path, noise(statSync(path).size + 100))
  await openAgain()
  await expectRecords(first)
  await addAndExpect('later.txt')
})

test('with one bit flipped in every file of the browser’s store nothing is lost', { tag: '@long' }, async () => {
  for (const path of filesBelow(join(userData, 'IndexedDB'))) {
    const bytes = readFileSync(path)
    const at = Math.floor(bytes.length / 2)
    if (bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ 4
    writeFileSync(path, bytes)
  }
  await openAgain()
  await expectRecords(first)
})

const storeFiles = (named: RegExp): string[] => {
  const found = filesBelow(join(userData, 'IndexedDB')).filter((path) => named.test(basename(path)))
  expect(found.length).toBeGreaterThan(0)
  return found
}

test('with the log of the browser’s store cut in half nothing is lost', { tag: '@long' }, async () => {
  for (const path of storeFiles(/\.log$/)) truncateSync(path, Math.floor(statSync(path).size / 2))
  await openAgain()
  await expectRecords(first)
})

test('with the browser’s store bereft of its list of files nothing is lost', { tag: '@long' }, async () => {
  for (const path of storeFiles(/^MANIFEST/)) rmSync(path)
  await openAgain()
  await expectRecords(first)
})

test('with a browser’s store that points nowhere nothing is lost', { tag: '@long' }, async () => {
  for (const path of storeFiles(/^CURRENT$/)) writeFileSync(path, 'MANIFEST-999999\n')
  await openAgain()
  await expectRecords(first)
})

test('with an older copy of the browser’s store put back what came later is there', { tag: '@long' }, async () => {
  const older = join(scratch('older'), 'IndexedDB')
  cpSync(join(userData, 'IndexedDB'), older, { recursive: true })
  await openAgain()
  await addAndExpect('later.txt')
  await satchel.close()
  putBack(older, join(userData, 'IndexedDB'))
  await openAgain()
  await expectRecords([...first, 'later.txt'])
})

test('a journal whose last frame was only half written is cut back, and writing goes on after it', async () => {
  const journal = ownJournal()
  const whole = statSync(journal).size
  const bytes = readFileSync(journal)
  // The first half of a real frame, as a crash in the middle of an append leaves it.
  appendFileSync(journal, bytes.subarray(0, 60))
  await openAgain()
  await expectRecords(first)
  expect(readFileSync(journal).subarray(0, whole).equals(bytes)).toBe(true)
  await addAndExpect('later.txt')
  await satchel.close()
  await openAgain()
  await expectRecords([...first, 'later.txt'])
})

test(
  'a journal that lost the end of its last frame is read to the one before it, and written again when a person says so',
  { tag: '@long' },
  async () => {
    const journal = ownJournal()
    truncateSync(journal, statSync(journal).size - 7)
    await openAgain()
    await expectRecords(first)
    // What this computer saw of the journal is more than there is now: a person says that it is the one.
    await steps.press(window, appText.useThisCopy)
    await addAndExpect('later.txt')
  },
)

test('killed in the middle of adding, every file that was acknowledged is there afterwards, and reading goes on to its end', async () => {
  await openAgain()
  const many = Array.from({ length: 60 }, (_, at) => `paper-${String(at).padStart(2, '0')}.txt`)
  await steps.addFiles(window, papers(many))
  const inside = () => acknowledged(window).then((all) => all.length)
  await expect.poll(inside, { timeout: 60_000 }).toBeGreaterThan(first.length + 8)
  const known = await acknowledged(window)
  await satchel.kill()
  await openAgain()
  await steps.waitUntilRead(window)
  const after = await acknowledged(window)
  expect(known.filter((name) => !after.includes(name))).toEqual([])
  const unread = [intakeText.state({ state: 'waiting' }), intakeText.notCopied]
  for (const words of unread) await expect(window.getByText(words, { exact: true })).toHaveCount(0)
  await expect(window.getByText(appText.damaged)).toHaveCount(0)
})

/** Starts the app on the same folders and opens the vault. */
async function openAgain(): Promise<void> {
  satchel = await launchSatchel({ dataDir: userData, vaultHome: satchel.home })
  window = satchel.window
  await steps.unlock(window, steps.ownPassphrase)
}

async function expectRecords(names: readonly string[]): Promise<void> {
  await steps.go(window, 'records')
  await expect(window.getByText(recordsText.countOf(names.length), { exact: true }).first()).toBeVisible()
  await steps.go(window, 'add')
  expect((await acknowledged(window)).toSorted()).toEqual([...names].sort())
  await expect(window.getByText(appText.damaged)).toHaveCount(0)
}

async function addAndExpect(name: string): Promise<void> {
  await steps.addFiles(window, papers([name]))
  await steps.waitUntilRead(window)
  expect(await acknowledged(window)).toContain(name)
}

const acknowledged = async (page: Page): Promise<string[]> => (await steps.filesInside(page)).map(({ name }) => name)

/** Made-up papers under these names, each with words of its own. */
function papers(names: readonly string[]): string[] {
  const inbox = scratch('inbox')
  for (const name of names)
    writeFileSync(join(inbox, name), `Patient: Rosa Alvarez\nDate of birth: 14 March 1958\nAbout ${name}\n`)
  handOver(inbox)
  return names.map((name) => join(inbox, name))
}

function ownJournal(): string {
  const journals = filesBelow(join(vaults, 'My records', 'journal'))
  const [only, ...others] = journals
  if (only === undefined || others.length > 0) throw new Error(`There are ${String(journals.length)} journals.`)
  return only
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Bytes without any meaning, the same in every run. */
function noise(length: number): Uint8Array {
  let seed = 7
  return Uint8Array.from({ length }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed >>> 24
  })
}

function putBack(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  handOver(to)
}
