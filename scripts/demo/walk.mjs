// What a person does, screen by screen, with a picture at each stop.
import { expect } from '@playwright/test'
import { packetText } from '../../renderer/text/en/packet.ts'
import { recordsText } from '../../renderer/text/en/records.ts'
import { reviewText } from '../../renderer/text/en/review.ts'
import { searchText } from '../../renderer/text/en/search.ts'
import { unlockText } from '../../renderer/text/en/unlock.ts'
import { choosePassphrase, go, heading, lockVault, press, readKit, waitUntilRead } from '../../test/e2e/steps.ts'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {(name: string, page?: Page) => Promise<void>} Picture
 */

/** A word that stands on a scanned page and nowhere else in the made-up records. */
const onlyInScan = 'comedonecrosis'
const making = 120_000
const reading = 180_000

/**
 * From the welcome to a vault whose papers have all been read. Gives the seconds from the open vault to the last page.
 * @param {Page} window
 * @param {Picture} picture
 */
export async function addSample(window, picture) {
  await expect(heading(window, unlockText.welcome.title)).toBeVisible()
  await picture('welcome')
  await press(window, unlockText.welcome.sample)
  await choosePassphrase(window)
  const groups = await readKit(window)
  await picture('kit')
  await press(window, unlockText.kit.next)
  for (const index of [2, 6])
    await window.getByLabel(unlockText.kit.group(index), { exact: true }).fill(groups[index - 1] ?? '')
  await press(window, unlockText.proof.check)
  const started = performance.now()
  await waitUntilRead(window, reading)
  const seconds = (performance.now() - started) / 1000
  await picture('add')
  return seconds
}

/**
 * Every card of To review: a page about another person belongs to someone else, what is filed right is accepted, and
 * what has no kind yet is left for later.
 * @param {Page} window
 * @param {Picture} picture
 */
export async function answerReview(window, picture) {
  await go(window, 'review')
  const title = window.locator('#review-card-title')
  await expect(title).toBeVisible()
  await pagesAreDrawn(window)
  await picture('review')
  for (let card = 0; card < 60 && (await title.isVisible()); card++) {
    const before = await title.innerText()
    const answer = (await answerOf(window)) ?? reviewText.later
    await press(window, answer)
    await expect(async () => {
      // The card may go between two looks: then it is not the same any more.
      const now = await title.innerText({ timeout: 500 }).catch(() => '')
      const same = now === before
      const pending = await window.getByRole('button', { name: reviewText.saving }).isVisible()
      expect(same && pending).toBe(false)
    }).toPass({ timeout: 20_000 })
    await window.waitForTimeout(150)
  }
}

/** @param {Page} window */
async function answerOf(window) {
  for (const name of [reviewText.someoneElse, reviewText.accept])
    if (await window.getByRole('button', { name, exact: true }).isVisible()) return name
  return null
}

/**
 * The list of records and the timeline; gives how many records and pages the list shows.
 * @param {Page} window
 * @param {Picture} picture
 */
export async function lookAround(window, picture) {
  await go(window, 'records')
  const rows = window.getByRole('grid', { name: recordsText.list }).getByRole('row')
  await expect(rows.nth(1)).toBeVisible()
  await picture('records')
  const names = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? row.textContent))
  const pages = names.map((name) => Number(/(\d+) pages?\b/.exec(name ?? '')?.[1] ?? 0))
  await go(window, 'timeline')
  await window.waitForTimeout(500)
  await picture('timeline')
  return { records: pages.filter((count) => count > 0).length, pages: pages.reduce((sum, count) => sum + count, 0) }
}

/**
 * Search for a word that stands only in a scan, and look at it on its page.
 * @param {Page} window
 * @param {Picture} picture
 */
export async function findInScan(window, picture) {
  await go(window, 'search')
  const field = window.getByRole('searchbox', { name: searchText.field })
  const started = performance.now()
  await field.fill(onlyInScan)
  const hit = window.getByRole('grid', { name: searchText.results }).getByRole('row').first()
  await expect(hit).toBeVisible()
  const seconds = (performance.now() - started) / 1000
  await picture('search')
  await field.press('Enter')
  await pagesAreDrawn(window)
  await picture('viewer')
  return { seconds }
}

/**
 * The packet, as a share file and as a signed PDF.
 * @param {Page} window
 * @param {Picture} picture
 */
export async function savePacket(window, picture) {
  await go(window, 'packets')
  await press(window, packetText.preview)
  const title = window.getByRole('heading', { name: packetText.previewTitle })
  await expect(title).toBeVisible({ timeout: making })
  await pagesAreDrawn(window)
  await title.scrollIntoViewIfNeeded()
  await picture('packet')
  const pages = Number(/(\d+) pages?,/.exec(await window.getByText(/^\d+ pages?, /).innerText())?.[1] ?? 0)
  const passphrase = await window.getByLabel(packetText.passphrase, { exact: true }).inputValue()
  await press(window, packetText.savePacket)
  await expect(window.getByText(/Saved as packet-.*\.age/)).toBeVisible({ timeout: making })
  await window.getByRole('radio', { name: packetText.signedPdf }).check({ force: true })
  await press(window, packetText.savePacket)
  await press(window, packetText.saveOpen)
  await expect(window.getByText(/Saved as packet-.*\.pdf/)).toBeVisible({ timeout: making })
  return { pages, passphrase }
}

/**
 * @param {import('@playwright/test').ElectronApplication} app
 * @param {Page} window
 * @param {Picture} picture
 */
export async function showLock(app, window, picture) {
  const door = await lockVault(app, window)
  await picture('lock', door)
}

/** Pages are drawn a moment after their screen. @param {Page} window */
async function pagesAreDrawn(window) {
  await expect(window.locator('canvas').first()).toBeVisible({ timeout: 20_000 })
  await window.waitForTimeout(700)
}
