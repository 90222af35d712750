// What To review and the list of files ask beside the filing itself: a scan that is several reports, photos that are one
// record, and what was left out of an archive.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { arrangeText } from '../../renderer/text/en/arrange.ts'
import { intakeText } from '../../renderer/text/en/intake.ts'
import { reviewText } from '../../renderer/text/en/review.ts'
import { zipOf } from '../../scripts/sample/container/zip.ts'
import { reports, sixtyPages } from './arrange-files.ts'
import { handOver, launchSatchel, scratch, type LaunchedSatchel } from './launch.ts'
import { addFiles, chooseFolderDialogs, createVault, go, heading, intakeRows, press, waitUntilRead } from './steps.ts'

let satchel: LaunchedSatchel
let window: Page
let inbox: string

test.describe.configure({ mode: 'serial', timeout: 300_000 })

test.beforeAll(async () => {
  satchel = await launchSatchel()
  window = satchel.window
  inbox = scratch('inbox')
  await chooseFolderDialogs(satchel.app, scratch('vaults'))
  await createVault(window)
})

test.afterAll(async () => {
  await satchel.close()
})

test('what was left out of an archive is told file by file', { tag: '@long' }, async () => {
  const note = new TextEncoder().encode(
    'Oakfield Clinic\nPatient: Rosa Alvarez\nDate of birth: 14 March 1958\nA note.\n',
  )
  const inner = zipOf([{ path: 'deeper.txt', bytes: note }])
  const archive = zipOf([
    { path: 'visit.txt', bytes: note },
    { path: 'more.zip', bytes: inner },
  ])
  await add({ 'portal.zip': archive })
  await intakeRows(window)
    .filter({ hasText: 'portal.zip' })
    .getByRole('button', { name: intakeText.why })
    .press('Enter')
  const dialog = window.getByRole('dialog', { name: intakeText.whyTitle('portal.zip') })
  await expect(dialog.getByText('more.zip')).toBeVisible()
  await expect(dialog.getByText(intakeText.member('nested-archive'))).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

/** Goes down the cards of To review, one after the other, until this button stands on one. */
async function walkTo(button: Locator): Promise<void> {
  const place = window.locator('.review-groups .tabular')
  await expect(place).toBeVisible({ timeout: 30_000 })
  for (let cards = 0; cards < 10 && (await button.count()) === 0; cards++) {
    const before = await place.innerText()
    await window.keyboard.press('ArrowDown')
    await expect(place).not.toHaveText(before)
  }
}

test('photos taken one after the other become one record when a person says so', { tag: '@long' }, async () => {
  const first = await photo(['The first page says alpha.', 'Left breast, one mass.'], '10:00:00')
  const second = await photo(['Bravo stands on page two.', 'Come back in three weeks.'], '10:01:30')
  await add({ 'IMG_0001.jpg': first, 'IMG_0002.jpg': second })
  await go(window, 'review')
  const join = window.getByRole('button', { name: reviewText.togetherAct(2) })
  await walkTo(join)
  await join.press('Enter')
  await expect(window.getByText(reviewText.joined(2)).first()).toBeVisible({ timeout: 30_000 })
  await expect(join).toHaveCount(0)
})

test('a scan that looks like several reports leads to where it is cut', { tag: '@long' }, async () => {
  await addFiles(window, [await sixtyPages(inbox)])
  await waitUntilRead(window)
  await go(window, 'review')
  const split = window.getByRole('button', { name: reviewText.split(reports) })
  await walkTo(split)
  await split.press('Enter')
  await expect(heading(window, arrangeText.title)).toBeVisible()
  await press(window, arrangeText.split(reports))
  await expect(window.getByText(arrangeText.splitDone(reports)).first()).toBeVisible({ timeout: 30_000 })
})

/** Adds these files in one go. */
async function add(files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const paths = Object.entries(files).map(([name, bytes]) => {
    const path = join(inbox, name)
    writeFileSync(path, bytes)
    return handOver(path)
  })
  await addFiles(window, paths)
  await waitUntilRead(window)
}

/** A photographed page of Rosa’s, taken on 3 May 2023 at this time. */
async function photo(words: readonly string[], time: string): Promise<Uint8Array> {
  const lines = ['Oakfield Clinic', 'Patient: Rosa Alvarez', 'Date of birth: 14 March 1958', ...words]
  const drawn = await window.evaluate((text) => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 1000, height: 700 })
    const pen = canvas.getContext('2d')
    if (!pen) return ''
    Object.assign(pen, { fillStyle: 'white', font: '40px sans-serif' })
    pen.fillRect(0, 0, 1000, 700)
    pen.fillStyle = 'black'
    text.forEach((line, at) => pen.fillText(line, 60, 100 + at * 90))
    return canvas.toDataURL('image/jpeg', 0.95)
  }, lines)
  return takenAt(Buffer.from(drawn.slice(drawn.indexOf(',') + 1), 'base64'), time)
}

/** A JPEG with the time at which it was taken: Exif 2.32, DateTimeOriginal in the Exif IFD. */
function takenAt(jpeg: Uint8Array, time: string): Uint8Array {
  const pointer = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0]
  const entry = [0, 1, 0x90, 0x03, 0, 2, 0, 0, 0, 20, 0, 0, 0, 44, 0, 0, 0, 0]
  const body = [...Buffer.from('Exif\0\0'), ...pointer, ...entry, ...Buffer.from(`2023:05:03 ${time}\0`)]
  const length = body.length + 2
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...body, ...jpeg.subarray(2)])
}
