// Pages arranged by keys alone, a study looked at, and things typed by hand: in the built app.
import { expect, test, type Page } from '@playwright/test'
import { arrangeText } from '../../../renderer/text/en/arrange.ts'
import { byHandText } from '../../../renderer/text/en/byhand.ts'
import { handKindText } from '../../../renderer/text/en/entries.ts'
import { peopleText } from '../../../renderer/text/en/people.ts'
import { readerText } from '../../../renderer/text/en/reader.ts'
import { recordListText } from '../../../renderer/text/en/record-list.ts'
import { recordsText } from '../../../renderer/text/en/records.ts'
import { studyText } from '../../../renderer/text/en/study.ts'
import { unlockText } from '../../../renderer/text/en/unlock.ts'
import { beginnings, reports, sixtyPages, study } from '../arrange-files.ts'
import { launchSatchel, scratch, type LaunchedSatchel } from '../launch.ts'
import { lookAtScreen, type Checked } from '../looks.ts'
import {
  addFiles,
  addFolder,
  chooseFolderDialogs,
  createVault,
  go,
  heading,
  ownPassphrase,
  press,
  waitUntilRead,
} from '../steps.ts'

const SLICES = 24
let satchel: LaunchedSatchel
let window: Page
const checked: Checked = { screens: [], rulesPassed: 0, findings: [] }
const look = (name: string) => lookAtScreen(satchel.app, window, { name, checked })

test.describe.configure({ mode: 'serial', timeout: 300_000 })

test.beforeAll(async () => {
  satchel = await launchSatchel()
  window = satchel.window
  await chooseFolderDialogs(satchel.app, scratch('vaults'))
  await createVault(window, { passphrase: ownPassphrase })
})

test.afterAll(async () => {
  await satchel.close()
})

const key = (name: string) => window.keyboard.press(name)
const rows = () => window.getByRole('grid', { name: recordsText.list }).locator('[role="row"][data-key]')
const page = (number: number) => window.locator(`[data-part="page"][data-page="${String(number)}"]`)
const cut = (number: number) => window.locator(`[data-part="cut"][data-page="${String(number)}"]`)

async function openRecord(name: RegExp): Promise<void> {
  await go(window, 'records')
  await rows().filter({ hasText: name }).first().focus()
  await key('Enter')
  await expect(window.getByRole('heading', { level: 1 })).not.toHaveText(recordsText.title)
}

test('sixty pages are cut into their nine reports by keys, at the cuts that are suggested', async () => {
  await addFiles(window, [await sixtyPages(scratch('inbox'))])
  await waitUntilRead(window)
  await openRecord(/./)
  await press(window, readerText.arrange)
  await expect(heading(window, arrangeText.title)).toBeVisible()
  await expect(window.getByRole('button', { name: arrangeText.split(reports) })).toBeVisible()
  await expect(page(1)).toBeVisible()
  await expect(page(1).locator('canvas')).toBeVisible({ timeout: 30_000 })
  await page(1).focus()
  await look('arrange')
  for (const begins of beginnings) {
    const at = Number(await window.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.page))
    for (let step = at; step < begins; step++) await key('ArrowRight')
    await expect(page(begins)).toBeFocused()
    await expect(cut(begins)).toHaveAttribute('aria-pressed', 'true')
  }
})

test('a cut is moved, taken away and set again by keys', async () => {
  const [first = 0] = beginnings
  await key('Home')
  await expect(page(1)).toBeFocused()
  for (let step = 1; step < first; step++) await key('ArrowRight')
  await key('Shift+Tab')
  await expect(cut(first)).toBeFocused()
  await key('ArrowRight')
  await expect(cut(first + 1)).toBeFocused()
  await expect(cut(first + 1)).toHaveAttribute('aria-pressed', 'true')
  await expect(cut(first)).toHaveAttribute('aria-pressed', 'false')
  await key('ArrowLeft')
  await expect(cut(first)).toHaveAttribute('aria-pressed', 'true')
  await key('Tab')
  await expect(page(first)).toBeFocused()
  await key('Enter')
  await expect(cut(first)).toHaveAttribute('aria-pressed', 'false')
  await expect(window.getByRole('button', { name: arrangeText.split(reports - 1) })).toBeVisible()
  await key('Enter')
  await expect(cut(first)).toHaveAttribute('aria-pressed', 'true')
})

test('the split is one act, and undone', async () => {
  await window.getByRole('button', { name: arrangeText.split(reports) }).focus()
  await key('Enter')
  await expect(window.getByText(arrangeText.splitDone(reports)).first()).toBeVisible({ timeout: 30_000 })
  await look('arrange-split')
  await press(window, arrangeText.done)
  await go(window, 'records')
  await expect(rows()).toHaveCount(reports)
  await key('Control+z')
  await expect(rows()).toHaveCount(1)
  await key('Control+Shift+z')
  await expect(rows()).toHaveCount(reports)
})

test('two records become one, in the order that is shown', async () => {
  await rows().nth(0).focus()
  await key('Space')
  await key('ArrowDown')
  await key('Space')
  await expect(window.getByText(recordListText.chosen(2))).toBeVisible()
  await look('records-chosen')
  await press(window, recordListText.join)
  await look('records-join')
  await window.getByRole('dialog').getByRole('button', { name: recordListText.joinDialog.join }).click()
  await expect(rows()).toHaveCount(reports - 1)
  await key('Control+z')
  await expect(rows()).toHaveCount(reports)
})

test('a page is turned and moved, and all of it can be taken back', async () => {
  await openRecord(/./)
  await press(window, readerText.arrange)
  await page(2).focus()
  const shape = () =>
    page(2)
      .locator('canvas')
      .evaluate((it) => (it as HTMLCanvasElement).width > (it as HTMLCanvasElement).height)
  await expect.poll(shape, { timeout: 20_000 }).toBe(false)
  await key('r')
  await expect.poll(shape, { timeout: 20_000 }).toBe(true)
  await key('Alt+ArrowUp')
  await expect(page(1)).toBeFocused()
  const first = () =>
    page(1)
      .locator('canvas')
      .evaluate((it) => (it as HTMLCanvasElement).width > (it as HTMLCanvasElement).height)
  await expect.poll(first, { timeout: 20_000 }).toBe(true)
  await key('Control+z')
  await key('Control+z')
  await expect.poll(first, { timeout: 20_000 }).toBe(false)
  await expect.poll(shape, { timeout: 20_000 }).toBe(false)
})

test('pages go into a record of their own', async () => {
  await page(1).focus()
  await key('Space')
  await press(window, arrangeText.toRecord)
  await look('arrange-to-record')
  await press(window, arrangeText.recordDialog.newRecord)
  await go(window, 'records')
  await expect(rows()).toHaveCount(reports + 1)
  await key('Control+z')
  await expect(rows()).toHaveCount(reports)
})

test('a study is opened from its record, scrolled and windowed by keys', async () => {
  await addFolder(window, study(scratch('disc'), SLICES))
  await waitUntilRead(window)
  await go(window, 'records')
  await expect(rows().filter({ hasText: '24 images' })).toHaveCount(1)
  await openRecord(/24 images/)
  const stage = window.getByRole('group', { name: studyText.stage })
  await expect(stage.getByRole('img')).toBeVisible({ timeout: 30_000 })
  await expect(window.getByText(studyText.onlyLooking)).toBeVisible()
  await look('study')
  await stage.focus()
  for (let step = 0; step < 5; step++) await key('ArrowDown')
  await expect(stage.getByRole('img', { name: /^Image 6 of 24/ })).toBeVisible()
  await key('End')
  await expect(stage.getByRole('img', { name: /^Image 24 of 24/ })).toBeVisible()
  await key('PageUp')
  await expect(stage.getByRole('img', { name: /^Image 14 of 24/ })).toBeVisible()
  const grey = () =>
    stage.locator('canvas').evaluate((it) => {
      const canvas = it as HTMLCanvasElement
      return canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height * 0.8, 1, 1).data[0] ?? -1
    })
  const before = await grey()
  await key('w')
  for (let step = 0; step < 4; step++) await key('ArrowUp')
  await expect.poll(grey).toBeGreaterThan(before)
  await key('w')
  await key('i')
  await expect.poll(grey).toBeLessThan(before)
  await stage.hover()
  await window.mouse.wheel(0, 100)
  await expect(stage.getByRole('img', { name: /^Image 15 of 24/ })).toBeVisible()
  await key('+')
  await expect(window.getByText(studyText.percent(1.5)).first()).toBeVisible()
})

test('something is typed by hand, changed, removed and taken back', async () => {
  await go(window, 'timeline')
  await key('Control+n')
  const dialog = window.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expect(dialog).toContainText('Rosa Alvarez')
  await dialog.getByRole('button', { name: byHandText.save }).click()
  await expect(dialog.getByRole('alert')).toBeFocused()
  await look('byhand-errors')
  await dialog.getByRole('button', { name: new RegExp(byHandText.kind.replace('?', '\\?')) }).click()
  await window.getByRole('option', { name: handKindText.result }).click()
  await dialog.getByLabel(byHandText.titleLabel('result')).fill('Haemoglobin')
  await dialog.getByLabel(byHandText.value, { exact: true }).fill('12.1')
  await dialog.getByLabel(byHandText.unit, { exact: true }).fill('g/dL')
  await dialog
    .getByRole('group', { name: byHandText.date('result') })
    .getByLabel(byHandText.dateWords.year)
    .fill('2023')
  await look('byhand')
  await dialog.getByRole('button', { name: byHandText.save }).click()
  await expect(dialog).toHaveCount(0)
  const entry = window.getByRole('button', { name: /^Haemoglobin\. .*2023/ }).last()
  await expect(entry).toBeVisible()
  await look('timeline-entries')
  await entry.click()
  await dialog.getByLabel(byHandText.titleLabel('result')).fill('Haemoglobin, my own note')
  await dialog.getByRole('button', { name: byHandText.save }).click()
  const changed = window.getByRole('button', { name: /^Haemoglobin, my own note/ }).last()
  await changed.click()
  await dialog.getByRole('button', { name: byHandText.remove }).click()
  await expect(changed).toHaveCount(0)
  await key('Control+z')
  await expect(changed).toBeVisible()
})

test('pages of another person leave for that person’s records; both are named, and it can be taken back', async () => {
  await addSecondPerson()
  await openRecord(/PROGRESS NOTE/)
  const pages = Number(/of (\d+)/.exec(await window.locator('.reader-at').innerText())?.[1])
  await press(window, readerText.arrange)
  await page(pages).focus()
  await key('Space')
  await press(window, arrangeText.toPerson)
  const dialog = window.getByRole('alertdialog')
  await expect(dialog).toContainText('Rosa Alvarez')
  await expect(dialog).toContainText('Ana Alvarez')
  await look('arrange-to-person')
  await dialog.getByRole('button', { name: arrangeText.personDialog.move('Ana Alvarez') }).click()
  await expect(page(pages)).toHaveCount(0)
  await openPerson('Ana Alvarez')
  await go(window, 'records')
  await expect(rows()).toHaveCount(1)
  await openPerson('Rosa Alvarez')
  await key('Control+z')
  await openPerson('Ana Alvarez')
  await go(window, 'records')
  await expect(heading(window, recordsText.title)).toBeVisible()
  await expect(rows()).toHaveCount(0)
  await openPerson('Rosa Alvarez')
})

async function addSecondPerson(): Promise<void> {
  await go(window, 'people')
  await press(window, peopleText.add)
  await expect(heading(window, peopleText.addTitle)).toBeVisible()
  const words = unlockText.person
  await window.getByLabel(words.name, { exact: true }).fill('Ana Alvarez')
  const born = window.getByRole('group', { name: words.born })
  await born.getByLabel(words.dateWords.day, { exact: true }).fill('2')
  await born.getByRole('button', { name: words.dateWords.month }).click()
  await window.getByRole('option', { name: 'June', exact: true }).click()
  await born.getByLabel(words.dateWords.year, { exact: true }).fill('1985')
  await press(window, peopleText.add)
  await expect(window.getByRole('banner')).toContainText('Ana Alvarez')
  await openPerson('Rosa Alvarez')
}

async function openPerson(name: string): Promise<void> {
  await go(window, 'people')
  await press(window, peopleText.openOf(name))
  await expect(window.getByRole('banner')).toContainText(name)
}

test('axe and the looks find nothing on the new screens', () => {
  expect(checked.findings).toEqual([])
})
