// The jobs of a person who uses the keyboard alone. Nothing here may touch the mouse: `byKeys` sees to it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { monthName } from '../../renderer/text/dates.ts'
import { appText } from '../../renderer/text/en/app.ts'
import { intakeText } from '../../renderer/text/en/intake.ts'
import { packetText } from '../../renderer/text/en/packet.ts'
import { filingText } from '../../renderer/text/en/filing.ts'
import { recordListText } from '../../renderer/text/en/record-list.ts'
import { recordsText } from '../../renderer/text/en/records.ts'
import { reviewText } from '../../renderer/text/en/review.ts'
import { searchText } from '../../renderer/text/en/search.ts'
import { unlockText } from '../../renderer/text/en/unlock.ts'
import { launchSatchel, satchelWindow, scratch, type LaunchedSatchel } from './launch.ts'
import { chooseFolderDialogs, expectDoor, fewRecords, heading, ownPassphrase, readKit, rosa } from './steps.ts'

let satchel: LaunchedSatchel
let window: Page
const out = scratch('out')

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  satchel = await launchSatchel()
  window = byKeys(satchel.window)
  await chooseFolderDialogs(satchel.app, out)
})

test.afterAll(async () => {
  await satchel.close()
})

test('job 1: a vault, its kit proven, and a person, by keys', async () => {
  await tabTo(button(unlockText.welcome.create))
  await press('Enter')
  await expect(heading(window, unlockText.passphrase.title)).toBeFocused()
  const drawn = window.getByTestId('suggested-words')
  await expect(drawn).toHaveText(/\S+( \S+){5}/)
  const before = await drawn.innerText()
  await press('Control+r')
  await expect(drawn).not.toHaveText(before)
  await tabTo(window.getByRole('radio', { name: unlockText.passphrase.words }))
  await press('ArrowDown')
  await tabTo(window.getByLabel(unlockText.passphrase.ownLabel, { exact: true }))
  await type(ownPassphrase)
  await expect(window.getByText(unlockText.passphrase.verdict.strong)).toBeVisible()
  await press('Enter')
  await expect(heading(window, unlockText.kit.title)).toBeFocused({ timeout: 60_000 })
  const groups = await readKit(window)
  await tabTo(button(unlockText.kit.save))
  await press('Enter')
  await expect(window.getByText(/^Saved as /)).toBeVisible({ timeout: 30_000 })
  await tabTo(button(unlockText.kit.next))
  await press('Enter')
  await tabTo(window.getByLabel(unlockText.kit.group(2), { exact: true }))
  await type(groups[1] ?? '')
  await press('Tab')
  await type(groups[5] ?? '')
  await press('Enter')
  await expect(heading(window, unlockText.person.title)).toBeFocused({ timeout: 30_000 })
  await tabTo(button(unlockText.person.add))
  await press('Enter')
  await expect(button(unlockText.person.missingName)).toBeVisible()
  await tabTo(button(unlockText.person.missingName))
  await press('Enter')
  await expect(window.getByLabel(unlockText.person.name, { exact: true })).toBeFocused()
  await type(rosa.name)
  await press('Tab')
  await type(String(rosa.day))
  await tabTo(window.locator('.select-button'))
  await press('Enter')
  const march = window.getByRole('option', { name: monthName(rosa.month), exact: true })
  await expect(march).toBeVisible()
  await type('mar')
  await expect(march).toBeFocused()
  await press('Enter')
  await expect(march).toBeHidden()
  await press('Tab')
  await type(String(rosa.year))
  await press('Enter')
  await expect(heading(window, intakeText.title)).toBeVisible({ timeout: 30_000 })
})

test('job 2: papers added, the buttons for it in reach, and read', async () => {
  await tabTo(button(intakeText.files))
  // The system's own window for choosing files is not ours to drive: they are put where it would put them.
  await window.getByTestId('choose-folder').setInputFiles(fewRecords())
  await expect(window.getByText(intakeText.endTitle, { exact: true })).toBeVisible({ timeout: 100_000 })
  await tabTo(button(intakeText.toReview))
  await press('Enter')
  await expect(heading(window, reviewText.title)).toBeFocused()
})

test('job 3: whose a page is, a record filed with one key, set aside, and gone back to', async () => {
  const whose = button(reviewText.someoneElse)
  await expect(whose).toBeVisible()
  for (let card = 0; card < 4 && (await whose.isVisible()); card++) {
    await tabTo(whose)
    await press('Enter')
    await expect(whose.or(window.getByLabel(filingText.hospital))).toBeVisible()
  }
  const file = window.getByText(/^File: /)
  const first = await file.innerText()
  await press('s')
  await expect(file).not.toHaveText(first)
  const second = await file.innerText()
  await press('e')
  await expect(window.locator('.select-button').first()).toBeFocused()
  await press('Escape')
  await press('Enter')
  await expect(file).not.toHaveText(second)
  await press('u')
  await expect(file).toHaveText(second)
})

test('job 4: a word is found and its page opened, and Back comes back to it', async () => {
  await press('Control+k')
  await expect(window.getByLabel(searchText.field)).toBeFocused()
  await type('carcinoma')
  await expect(window.getByRole('grid', { name: searchText.results })).toBeVisible()
  await press('ArrowDown')
  await expectVisibleFocus()
  await press('Enter')
  await expect(window.locator('.mark-search').first()).toBeVisible({ timeout: 15_000 })
  await press('Alt+ArrowLeft')
  await expect(window.getByRole('grid', { name: searchText.results })).toBeVisible()
})

test('the list of records: gone through, chosen from, sorted and left, with one stop', async () => {
  await press('Control+3')
  const rows = window.getByRole('grid', { name: recordsText.list }).locator('[role="row"][data-key]')
  const chosen = window.getByRole('group', { name: recordListText.actions }).getByRole('status')
  await tabTo(rows.first())
  await press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await expectVisibleFocus()
  await press('Space')
  await expect(chosen).toHaveText(recordListText.chosen(1))
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')
  await press('Shift+ArrowDown')
  await expect(chosen).toHaveText(recordListText.chosen(2))
  await press('Shift+ArrowUp')
  await expect(chosen).toHaveText(recordListText.chosen(1))
  await press('ArrowRight')
  await expect(rows.nth(1).getByRole('checkbox')).toBeFocused()
  await expectVisibleFocus()
  await press('ArrowRight')
  await expect(rows.nth(1).locator('.cell').nth(1)).toBeFocused()
  await expectVisibleFocus()
  await press('Escape')
  await expect(chosen).toBeHidden()
  await press('End')
  await expect(rows.last()).toBeFocused()
  await press('Control+a')
  await expect(chosen).toHaveText(recordListText.chosen(await rows.count()))
  await press('Escape')
  await press('Home')
  await press('ArrowUp')
  await press('ArrowRight')
  const date = window.getByRole('columnheader', { name: recordsText.columns.date })
  await expect(date.getByRole('button')).toBeFocused()
  const first = await rows.first().getAttribute('data-key')
  await expect(date).toHaveAttribute('aria-sort', 'descending')
  await press('Enter')
  await expect(date).toHaveAttribute('aria-sort', 'ascending')
  await expect(rows.first()).not.toHaveAttribute('data-key', first ?? '')
  await press('ArrowDown')
  await expect.poll(() => rows.evaluateAll((all) => all.some((row) => row === document.activeElement))).toBe(true)
})

test('job 6: a packet looked at page by page and saved; Esc gives the focus back', async () => {
  await press('Control+5')
  await expect(heading(window, packetText.title)).toBeFocused()
  await tabTo(button(packetText.preview))
  await press('Enter')
  const preview = window.getByRole('heading', { name: packetText.previewTitle })
  await expect(preview).toBeFocused({ timeout: 60_000 })
  await press('PageDown')
  await expect(window.getByText(/^Packet page 2 of /)).toBeVisible()
  await press('PageUp')
  await expect(window.getByText(/^Packet page 1 of /)).toBeVisible()
  await tabTo(window.getByRole('radio', { name: packetText.shareFile }))
  await press('ArrowDown')
  await tabTo(button(packetText.savePacket))
  await press('Enter')
  await expect(window.getByRole('alertdialog')).toBeVisible()
  await expect(window.getByRole('alertdialog').getByRole('button', { name: packetText.back })).toBeFocused()
  await press('Escape')
  await expect(window.getByRole('alertdialog')).toBeHidden()
  await expect(button(packetText.savePacket)).toBeFocused()
  await press('Enter')
  await tabTo(button(packetText.saveOpen))
  await press('Enter')
  await expect(window.getByText(/^Saved as .*\.pdf\.$/)).toBeVisible({ timeout: 60_000 })
})

test('every place is one round of stops, each in sight; the keys have their list; Ctrl+L locks', async () => {
  for (const place of ['1', '2', '3', '4', '5']) {
    await press(`Control+${place}`)
    await expect(window.locator('main h1')).toBeFocused()
    await expectStopsInSight()
  }
  const before = await window.evaluateHandle(() => document.activeElement)
  await press('Control+/')
  await expect(window.getByRole('dialog', { name: appText.keys.title })).toBeVisible()
  await press('Escape')
  await expect.poll(() => before.evaluate((element) => element === document.activeElement)).toBe(true)
  await press('F6')
  await expectVisibleFocus()
  const old = window
  await window.keyboard.press('Control+l').catch(() => undefined)
  window = byKeys(await satchelWindow(satchel.app, old))
  await expectDoor(window)
  expect(existsSync(join(out, 'My records', 'vault.json'))).toBe(true)
})

const button = (name: string) => window.getByRole('button', { name, exact: true })
const press = (key: string) => window.keyboard.press(key)
const type = (text: string) => window.keyboard.type(text)

/** The page, with every way of the mouse walled up. */
function byKeys(page: Page): Page {
  const refuse = () => Promise.reject(new Error('This run uses the keyboard alone.'))
  Object.assign(page.mouse, { move: refuse, down: refuse, up: refuse, click: refuse, dblclick: refuse, wheel: refuse })
  Object.assign(page, {
    click: refuse,
    dblclick: refuse,
    tap: refuse,
    hover: refuse,
    check: refuse,
    dragAndDrop: refuse,
  })
  return page
}

/** How many stops a person would bear before giving up. */
const MOST_STOPS = 150

/** Goes on with Tab until the focus is on `goal`; every stop on the way must show where it is. */
async function tabTo(goal: Locator): Promise<void> {
  await expect(goal.first()).toBeVisible({ timeout: 30_000 })
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await goal.first().evaluate((element) => element === document.activeElement)) return
    await press('Tab')
    await expectVisibleFocus()
  }
  throw new Error(`Tab does not reach ${goal.toString()}`)
}

/** One round through the screen's stops: nothing is a trap, nothing out of order, nothing hidden. */
async function expectStopsInSight(): Promise<void> {
  expect(
    await window.evaluate(
      () => document.querySelectorAll('[tabindex]:not([tabindex^="-"]):not([tabindex="0"])').length,
    ),
  ).toBe(0)
  for (let stop = 0; stop < 25; stop++) {
    await press('Tab')
    await expectVisibleFocus()
  }
}

async function expectVisibleFocus(): Promise<void> {
  const wrong = await window.evaluate(focusFault)
  expect(wrong).toBeNull()
}

/** What is wrong with the focus as it is now; null when it can be seen. Runs in the page, where nothing else is known. */
function focusFault(): string | null {
  const active = document.activeElement
  if (active === null || active.matches('html, body, main, h1, h2')) return null
  const around = ['label', '.search', '.check-row', '.radio'].flatMap((one) => active.closest(one) ?? [])
  const rings = [active, ...around].flatMap((one) => [one, ...one.querySelectorAll('*')])
  const ring = rings.find((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  })
  const name = active.outerHTML.slice(0, 160)
  if (ring === undefined) return `no ring: ${name}`
  const { left, top, right, bottom } = ring.getBoundingClientRect()
  const inside = (at: number, most: number) => Math.min(Math.max(at, 1), most - 1)
  const at = document.elementFromPoint(inside((left + right) / 2, innerWidth), inside((top + bottom) / 2, innerHeight))
  const isOn = [ring, ...around].some((one) => one.contains(at) || (at?.contains(one) ?? false))
  return isOn ? null : `covered by ${at?.outerHTML.slice(0, 80) ?? 'nothing'}: ${name}`
}
