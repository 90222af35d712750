// What a person does in the app, step by step, for the end-to-end runs.
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { root } from '../../scripts/places.mjs'
import { appText } from '../../renderer/text/en/app.ts'
import { intakeText } from '../../renderer/text/en/intake.ts'
import { searchText } from '../../renderer/text/en/search.ts'
import { unlockText } from '../../renderer/text/en/unlock.ts'
import { monthName } from '../../renderer/text/dates.ts'
import { satchelWindow, scratch } from './launch.ts'

export type PersonToBe = { name: string; day: number; month: number; year: number }
type Chosen = { passphrase: string; kitGroups: readonly string[] }
type Choice = { passphrase?: string; person?: PersonToBe }

/** The made-up patient of the fixtures. */
export const rosa: PersonToBe = { name: 'Rosa Alvarez', day: 14, month: 3, year: 1958 }

/** A passphrase that counts as good, for tests that type it often. */
export const ownPassphrase = 'velvet anchor tundra maple quartz lantern'

/** The address of each place of the menu, as a person reads it. */
const places = appText.nav
export type Place = keyof typeof places | 'add' | 'search'

/** How long making the keys may take on a machine that does other things too, in milliseconds. */
const deriving = 60_000

type Answers = { save?: string; open?: string; name?: string | undefined }

/**
 * Answers the system's dialogs from now on: files and new vaults go into the folder `save` under their proposed name (or
 * under `name`), and what is asked for is `open`. A dialog without an answer is closed without choosing.
 */
export async function chooseInDialogs(app: ElectronApplication, answers: Answers): Promise<void> {
  await app.evaluate(({ dialog }, { save, open, name }) => {
    const lastPart = (path: string): string => path.split(/[\\/]/).at(-1) ?? ''
    const showSaveDialog = (...args: unknown[]) => {
      const { defaultPath = 'vault' } = args.at(-1) as { defaultPath?: string }
      const filePath = `${save ?? ''}/${name ?? lastPart(defaultPath)}`
      return Promise.resolve({ canceled: save === undefined, filePath })
    }
    const showOpenDialog = () => Promise.resolve({ canceled: open === undefined, filePaths: open ? [open] : [] })
    Object.assign(dialog, { showSaveDialog, showOpenDialog })
  }, answers)
}

/** One folder for all: what is made goes there, and it is what is opened. */
export const chooseFolderDialogs = (app: ElectronApplication, folder: string, name?: string): Promise<void> =>
  chooseInDialogs(app, { save: folder, open: folder, name })

/** The person closes every dialog of the system without choosing. */
export const cancelDialogs = (app: ElectronApplication): Promise<void> => chooseInDialogs(app, {})

/**
 * Makes a vault in the real screens, from the welcome page to the page where records are added: passphrase (the six
 * words drawn, unless one is given), kit, proof by groups 2 and 6, person. The system's dialogs must be answered before.
 */
export async function createVault(window: Page, { passphrase, person = rosa }: Choice = {}): Promise<Chosen> {
  await press(window, unlockText.welcome.create)
  const chosen = await choosePassphrase(window, passphrase)
  const kitGroups = await readKit(window)
  await press(window, unlockText.kit.next)
  await proveKit(window, kitGroups)
  await addPerson(window, person)
  await expectPlace(window, intakeText.title)
  return { passphrase: chosen, kitGroups }
}

/** Types or takes a passphrase and waits for the kit; answers the passphrase. */
export async function choosePassphrase(window: Page, passphrase?: string): Promise<string> {
  const words = unlockText.passphrase
  const drawn = window.getByTestId('suggested-words')
  await expect(drawn).toHaveText(/\S+( \S+){5}/)
  if (passphrase === undefined) {
    const text = (await drawn.innerText()).trim()
    await press(window, words.useWords)
    await expect(heading(window, unlockText.kit.title)).toBeVisible({ timeout: deriving })
    return text
  }
  await window.getByRole('radio', { name: words.own }).check({ force: true })
  await window.getByLabel(words.ownLabel, { exact: true }).fill(passphrase)
  await press(window, words.make)
  await expect(heading(window, unlockText.kit.title)).toBeVisible({ timeout: deriving })
  return passphrase
}

/** The eight groups of the recovery code as they stand on the screen. */
export async function readKit(window: Page): Promise<string[]> {
  const codes = window.getByTestId('kit-groups').locator('.kit-group-code')
  await expect(codes).toHaveCount(8)
  return codes.allInnerTexts()
}

export async function proveKit(window: Page, kitGroups: readonly string[]): Promise<void> {
  for (const index of [2, 6])
    await window.getByLabel(unlockText.kit.group(index), { exact: true }).fill(kitGroups[index - 1] ?? '')
  await press(window, unlockText.proof.check)
  await expect(heading(window, unlockText.person.title)).toBeVisible()
}

export async function addPerson(window: Page, { name, day, month, year }: PersonToBe): Promise<void> {
  const words = unlockText.person
  await window.getByLabel(words.name, { exact: true }).fill(name)
  const born = window.getByRole('group', { name: words.born })
  await born.getByLabel(words.dateWords.day, { exact: true }).fill(String(day))
  await born.getByRole('button', { name: words.dateWords.month }).click()
  await window.getByRole('option', { name: monthName(month), exact: true }).click()
  await born.getByLabel(words.dateWords.year, { exact: true }).fill(String(year))
  await press(window, words.add)
}

/** Opens the vault at whose door the window stands, with its passphrase, and waits until its inside is there. */
export async function unlock(window: Page, passphrase: string): Promise<void> {
  await typePassphrase(window, passphrase)
  await expectInside(window)
}

/** Types a passphrase at the door and presses Open; what comes of it is the caller's business. */
export async function typePassphrase(window: Page, passphrase: string): Promise<void> {
  await window.getByLabel(unlockText.unlock.passphrase, { exact: true }).fill(passphrase)
  await press(window, unlockText.unlock.open)
}

/** Opens the vault with its recovery kit: the whole code typed. */
export async function unlockWithKit(window: Page, kitGroups: readonly string[]): Promise<void> {
  await press(window, unlockText.unlock.useKit)
  await window.getByLabel(unlockText.unlock.code, { exact: true }).fill(kitGroups.join(' '))
  await press(window, unlockText.unlock.open)
  await expectInside(window)
}

export async function expectInside(window: Page): Promise<void> {
  await expect(window.getByRole('button', { name: appText.lock, exact: true })).toBeVisible({ timeout: deriving })
}

/** The window stands at the vault's door: nothing is open. */
export async function expectDoor(window: Page): Promise<void> {
  await expect(window.getByLabel(unlockText.unlock.passphrase, { exact: true })).toBeVisible({ timeout: 30_000 })
}

/** Adds files on the page where records are added; they are in its list when this returns, being copied or inside. */
export async function addFiles(window: Page, paths: readonly string[]): Promise<void> {
  await add(window, 'choose-files', [...paths])
}

/** The papers of the sample that comes with the app. */
export const sampleRecords = join(root, 'resources', 'sample', 'records')

/**
 * A folder with some of the sample's papers: those with text, the stranger's among them, but no second version, and one scan.
 * For tests that are not about reading all of it.
 */
export function fewRecords(): string {
  const few = scratch('few-records')
  for (const name of readdirSync(sampleRecords))
    if (!leftOut.test(name) || name === 'scan_0413.pdf') copyFileSync(join(sampleRecords, name), join(few, name))
  return few
}

const leftOut = /^(scan|Fax|IMG)|\(1\)/

/** Adds a folder with everything in it. */
export async function addFolder(window: Page, folder: string): Promise<void> {
  await add(window, 'choose-folder', folder)
}

/** The list shows fifty rows before it asks; beyond that there is no new one to wait for. */
const mostRows = 50

/** How many rows the list has at least, once everything that was added stands in it. */
const rowsToBe = new WeakMap<Page, number>()

async function add(window: Page, input: string, chosen: string | string[]): Promise<void> {
  await go(window, 'add')
  const before = await intakeRows(window).count()
  const files = typeof chosen === 'string' ? 1 : chosen.length
  rowsToBe.set(window, Math.min(mostRows, before + files))
  await window.getByTestId(input).setInputFiles(chosen)
  if (before < mostRows) await expect.poll(() => intakeRows(window).count()).toBeGreaterThan(before)
}

/** Waits until everything that was added is inside the vault and has been read. */
export async function waitUntilRead(window: Page, milliseconds = 100_000): Promise<void> {
  await go(window, 'add')
  let quietLooks = 0
  const looks = async () => {
    quietLooks = (await isQuiet(window)) ? quietLooks + 1 : 0
    return quietLooks
  }
  // Twice, because a line passes from one list to another between being copied and being read.
  await expect.poll(looks, { timeout: milliseconds, intervals: [200] }).toBeGreaterThan(1)
}

/** The list is there, and nothing in it or over it is under way. */
async function isQuiet(window: Page): Promise<boolean> {
  if ((await intakeRows(window).count()) < (rowsToBe.get(window) ?? 1)) return false
  const underWay = [intakeText.pause, intakeText.stopAdding, intakeText.resume, intakeText.goOn]
  for (const name of underWay) if (await window.getByRole('button', { name, exact: true }).isVisible()) return false
  const open = intakeRows(window).getByRole('button', {
    name: new RegExp(`^(${intakeText.skip}|${intakeText.cancel}):`),
  })
  return (await open.count()) === 0
}

/** The rows of the list of files added: name and state of each; not the ones that only stand over an import. */
export const intakeRows = (window: Page) =>
  window.getByRole('grid', { name: intakeText.listName }).locator('[role="row"]:not([data-key^="batch-"])')

/** One file that the app says is inside the vault, and where it stands. */
export type Inside = { readonly name: string; readonly state: string }

/** Every file that the app says is inside the vault: those still being copied are not among them. */
export async function filesInside(window: Page): Promise<Inside[]> {
  await go(window, 'add')
  await expect(window.getByText(intakeText.loading, { exact: true })).toHaveCount(0, { timeout: deriving })
  const name = new RegExp(`^${intakeText.more(0).replace('0', '\\d+')}$`)
  const more = window.locator('.intake-list').getByRole('button', { name })
  // Lines join their import while it goes on, so that a button may be gone before it is pressed; then one looks again.
  const pressed = () => more.click({ timeout: 1000 }).catch(() => undefined)
  while (await more.isVisible()) await pressed()
  await window.waitForFunction(isWhollyDrawn)
  const rows = await window.evaluate(() =>
    [...document.querySelectorAll('.intake-list [role="row"]')].map((row) => ({
      key: row.getAttribute('data-key') ?? '',
      name: row.querySelector('.row-title')?.textContent ?? '',
      state: row.querySelector('.row-status')?.textContent ?? '',
    })),
  )
  return rows
    .filter(({ key }) => !key.startsWith('copy-') && !key.startsWith('batch-'))
    .map(({ name, state }) => ({ name, state }))
}

/** In the page: a long list is drawn bit by bit, and says how many rows it is to have until they are there. */
const isWhollyDrawn = () => document.querySelector('.intake-list [role="grid"][aria-rowcount]') === null

/** Goes to a place, by the menu or the buttons at the top. */
export async function go(window: Page, place: Place): Promise<void> {
  if (place === 'add') {
    if (await heading(window, intakeText.title).isVisible()) return
    await window.getByRole('banner').getByRole('button', { name: appText.add }).click()
    return expectPlace(window, intakeText.title)
  }
  if (place === 'search') {
    await press(window, appText.search)
    return expectPlace(window, searchText.title)
  }
  await window.getByRole('navigation').getByRole('link', { name: places[place] }).click()
  await expect(window.getByRole('navigation').locator('[aria-current="page"]')).toContainText(places[place])
}

/** Searches every page for these words; answers the pages found, once there are any. */
export async function search(window: Page, words: string): Promise<Locator> {
  await go(window, 'search')
  await window.getByRole('searchbox', { name: searchText.field }).fill(words)
  const hits = window.getByRole('grid', { name: searchText.results }).getByRole('row')
  await expect(hits.first()).toBeVisible()
  return hits
}

/** Locks with the button at the top; answers the page that takes the place of this one. */
export async function lockVault(app: ElectronApplication, window: Page): Promise<Page> {
  return afterLock(app, window, () => press(window, appText.lock))
}

/** The page that stands at the door after something that locks the vault. */
export async function afterLock(app: ElectronApplication, window: Page, act: () => Promise<unknown>): Promise<Page> {
  // The page may be gone before it can answer; whether it was locked is seen next.
  await act().catch(() => undefined)
  const next = await satchelWindow(app, window)
  await expectDoor(next)
  return next
}

/** Lets so much time pass at once. The clock is that of all windows together, and one that comes or goes meanwhile breaks it. */
export async function passTime(app: ElectronApplication, window: Page, time: string): Promise<void> {
  let before: readonly Page[] = []
  const areStill = () => {
    const now = app.windows()
    const isSame = now.length === before.length && now.every((one, at) => one === before[at])
    before = now
    return isSame
  }
  await expect.poll(areStill, { intervals: [1000], timeout: 30_000 }).toBe(true)
  await window.clock.fastForward(time)
}

export const heading = (window: Page, title: string) => window.getByRole('heading', { level: 1, name: title })

export async function press(window: Page, name: string): Promise<void> {
  await window.getByRole('button', { name, exact: true }).click()
}

async function expectPlace(window: Page, title: string): Promise<void> {
  await expect(heading(window, title)).toBeVisible()
}

/** Locks a vault whose folder is gone; answers the page at the welcome. */
export async function lockVaultAway(app: ElectronApplication, window: Page): Promise<Page> {
  await press(window, appText.lock)
  const next = await satchelWindow(app, window)
  await expect(heading(next, unlockText.welcome.title)).toBeVisible()
  return next
}
