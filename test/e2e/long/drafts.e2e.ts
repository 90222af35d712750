// What is being typed when the vault is locked: it is there again after unlocking, in its own place, and gone once it is saved or
// thrown away.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { appText } from '../../../renderer/text/en/app.ts'
import { filingText } from '../../../renderer/text/en/filing.ts'
import { intakeText } from '../../../renderer/text/en/intake.ts'
import { packetText } from '../../../renderer/text/en/packet.ts'
import { peopleText } from '../../../renderer/text/en/people.ts'
import { readerText } from '../../../renderer/text/en/reader.ts'
import { reviewText } from '../../../renderer/text/en/review.ts'
import { unlockText } from '../../../renderer/text/en/unlock.ts'
import { leaksIn, needlesFor } from '../find-leaks.ts'
import { handOver, launchSatchel, scratch, type LaunchedSatchel } from '../launch.ts'
import * as steps from '../steps.ts'
import { powerEvent } from '../while-locking.ts'

/** Two papers that nobody could take for one. */
const papers = {
  Oakfield: 'SURGICAL PATHOLOGY REPORT\nReported: 3 May 2023\nSpecimen: left breast, core biopsy.',
  Larkhaven: 'CT CHEST\nRadiology report\nExam date: 20 June 2022\nThe lungs are clear. No effusion.',
}
const typed = 'Zwischenbefund half'
let satchel: LaunchedSatchel
let window: Page
let vaults: string

test.beforeAll(async () => {
  satchel = await launchSatchel()
  ;({ window } = satchel)
  vaults = scratch('vaults')
  await steps.chooseFolderDialogs(satchel.app, vaults)
  await steps.createVault(window, { passphrase: steps.ownPassphrase })
  const inbox = scratch('inbox')
  for (const [place, about] of Object.entries(papers))
    writeFileSync(
      join(inbox, `${place}_letter.txt`),
      `${place} Hospital\nPatient: Rosa Alvarez\nDate of birth: 14 March 1958\n${about}\n`,
    )
  handOver(inbox)
  await steps.addFolder(window, inbox)
  await steps.waitUntilRead(window)
})

test.afterAll(() => satchel.close())

test('the details of a record', async () => {
  await steps.go(window, 'records')
  await window.getByRole('row').filter({ hasText: 'Oakfield' }).first().click()
  await expect(window.getByRole('tab', { name: readerText.tabs.details })).toBeVisible()
  await window.keyboard.press('f')
  await title().fill(typed)
  await lockAndUnlock()
  await expect(title()).toHaveValue(typed)
  await steps.press(window, readerText.form.cancel)
  await lockAndUnlock()
  await expect(window.getByRole('tab', { name: readerText.tabs.details })).toBeVisible()
  await expect(title()).toBeHidden()
})

test('the fields of a card in To review, until it is accepted', async () => {
  await steps.go(window, 'review')
  await expect(window.getByRole('button', { name: reviewText.accept, exact: true })).toBeVisible()
  const card = await window.locator('.review-file').innerText()
  await title().fill(typed)
  await lockAndUnlock()
  await expect(window.locator('.review-file')).toHaveText(card)
  await expect(title()).toHaveValue(typed)
  await steps.press(window, reviewText.accept)
  await expect(window.locator('.review-file')).not.toHaveText(card)
  await expect(title()).not.toHaveValue(typed)
})

test('from which hospital the files to be added are, until some are added', async () => {
  await steps.go(window, 'add')
  const hospital = () => window.getByLabel(intakeText.from, { exact: true })
  await hospital().fill(typed)
  await lockAndUnlock()
  await expect(hospital()).toHaveValue(typed)
  const late = join(scratch('late'), 'late.txt')
  writeFileSync(late, 'a later paper')
  await steps.addFiles(window, [handOver(late)])
  await steps.waitUntilRead(window)
  await lockAndUnlock()
  await expect(hospital()).toHaveValue('')
})

test('a question and the note of a packet, to the last letter', async () => {
  await steps.go(window, 'packets')
  await steps.press(window, packetText.addQuestion)
  await window.getByLabel(packetText.question(1), { exact: true }).fill('Is it the same')
  await window.getByLabel(packetText.note, { exact: true }).fill(typed)
  await lockAndUnlock()
  await expect(window.getByLabel(packetText.question(1), { exact: true })).toHaveValue('Is it the same')
  await expect(window.getByLabel(packetText.note, { exact: true })).toHaveValue(typed)
})

test('what is known of a person', async () => {
  await steps.go(window, 'people')
  await window.getByRole('button', { name: peopleText.editOf(steps.rosa.name) }).click()
  const names = () => window.getByLabel(unlockText.person.otherNames, { exact: true })
  await names().fill(typed)
  await lockAndUnlock()
  await expect(names()).toHaveValue(typed)
  await steps.press(window, peopleText.cancel)
  await lockAndUnlock()
  await window.getByRole('button', { name: peopleText.editOf(steps.rosa.name) }).click()
  await expect(names()).toHaveValue('')
})

test('nothing of it lies open on the disk', async () => {
  await steps.press(window, appText.lock)
  expect(leaksIn([vaults, satchel.userData], needlesFor([typed, 'Is it the same']))).toEqual([])
})

const title = () => window.getByLabel(filingText.recordTitle, { exact: true })

/** At once after the last letter, as the lid is closed. */
async function lockAndUnlock(): Promise<void> {
  window = await steps.afterLock(satchel.app, window, () => powerEvent(satchel.app, 'suspend'))
  await steps.unlock(window, steps.ownPassphrase)
}
