// Who can open the vault: a caregiver's key comes and goes, a passphrase changes, a kit is replaced.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { appText } from '../../../renderer/text/en/app.ts'
import { byHandText } from '../../../renderer/text/en/byhand.ts'
import { peopleText } from '../../../renderer/text/en/people.ts'
import { lockText } from '../../../renderer/text/en/lock.ts'
import { keptText, keysText, settingsText } from '../../../renderer/text/en/security.ts'
import { unlockText } from '../../../renderer/text/en/unlock.ts'
import { handOver, launchSatchel, scratch, type LaunchedSatchel } from '../launch.ts'
import { lookAtScreen, type Checked } from '../looks.ts'
import * as steps from '../steps.ts'

const anas = 'harbour velvet candle orbit maple tundra'
const changed = 'quartz meadow anchor pepper violin saddle'
const paper = 'Oakfield_letter.txt'
const slow = { timeout: 60_000 }

let satchel: LaunchedSatchel
let window: Page
let kitGroups: readonly string[]
const checked: Checked = { screens: [], rulesPassed: 0, findings: [] }
const look = (name: string) => lookAtScreen(satchel.app, window, { name, checked })

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  satchel = await launchSatchel()
  ;({ window } = satchel)
  await steps.chooseFolderDialogs(satchel.app, scratch('vaults'))
  ;({ kitGroups } = await steps.createVault(window, { passphrase: steps.ownPassphrase }))
  const inbox = scratch('inbox')
  writeFileSync(join(inbox, paper), 'Oakfield Clinic\nPatient: Rosa Alvarez\nDate of birth: 14 March 1958\n')
  handOver(inbox)
  await steps.addFiles(window, [join(inbox, paper)])
  await steps.waitUntilRead(window)
})

test.afterAll(async () => {
  await satchel.close()
})

const dialog = (title: string) => window.getByRole('dialog', { name: title })
const writing = () => dialog(byHandText.titleNew).getByRole('textbox').first()
const lines = () => window.getByRole('list', { name: keysText.list }).getByRole('listitem')

async function prove(passphrase: string): Promise<void> {
  await window.getByLabel(keysText.proof.passphrase, { exact: true }).fill(passphrase)
}

async function lockAndOpen(passphrase: string): Promise<void> {
  window = await steps.lockVault(satchel.app, window)
  await steps.unlock(window, passphrase)
}

async function expectRefused(passphrase: string): Promise<void> {
  window = await steps.lockVault(satchel.app, window)
  await steps.typePassphrase(window, passphrase)
  await expect(window.getByText(unlockText.faults['wrong-secret'])).toBeVisible(slow)
}

test('the list names every key; a caregiver’s key is added by keyboard alone, with a passphrase of her own', async () => {
  await steps.go(window, 'people')
  await expect(lines()).toHaveCount(2)
  await expect(window.getByText(keysText.onlyYou)).toBeVisible()
  await look('people-keys')
  await window.getByRole('button', { name: keysText.add }).focus()
  await window.keyboard.press('Enter')
  await expect(dialog(keysText.adding.title)).toBeVisible()
  await expect(window.getByLabel(keysText.adding.name, { exact: true })).toBeFocused()
  const theirs = window.getByLabel(keysText.adding.passphrase, { exact: true })
  await expect(theirs).toHaveValue(/^\S+( \S+){5}$/)
  await window.keyboard.type('Ana')
  await theirs.focus()
  await window.keyboard.press('Control+a')
  await window.keyboard.type(anas)
  await window.keyboard.press('Enter')
  await expect(window.getByText(keysText.proof.missing)).toBeVisible()
  await window.getByLabel(keysText.proof.passphrase, { exact: true }).focus()
  await window.keyboard.type('not the words that were chosen')
  await window.keyboard.press('Enter')
  await expect(dialog(keysText.adding.title).getByText(settingsText.fault('wrong-secret'))).toBeVisible(slow)
  await look('key-add-refused')
  await prove(steps.ownPassphrase)
  await window.keyboard.press('Enter')
  await expect(dialog(keysText.adding.title)).toBeHidden(slow)
  await expect(lines().filter({ hasText: 'Ana' })).toBeVisible()
  await expect(window.getByText(keysText.adding.done('Ana')).first()).toBeVisible()
})

test('the caregiver opens the vault with her passphrase and sees everything', async () => {
  await lockAndOpen(anas)
  await steps.go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: 'Oakfield' }).first()).toBeVisible()
  await steps.go(window, 'people')
  await expect(lines().filter({ hasText: keysText.you })).toBeVisible()
})

test('the owner takes her key away: the dialog says who stays, and her passphrase opens the vault no longer', async () => {
  await lockAndOpen(steps.ownPassphrase)
  await steps.go(window, 'people')
  await lines().filter({ hasText: 'Ana' }).getByRole('button').click()
  const box = window.getByRole('dialog')
  await expect(box.getByText(keysText.removing.staying)).toBeVisible()
  await expect(box.getByRole('listitem')).toHaveText([keysText.you, keysText.type.recovery])
  await look('key-remove')
  await prove(steps.ownPassphrase)
  await steps.press(window, keysText.removing.act)
  await expect(box).toBeHidden(slow)
  await expect(lines()).toHaveCount(2)
  await expectRefused(anas)
  await steps.unlock(window, steps.ownPassphrase)
  await steps.go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: 'Oakfield' }).first()).toBeVisible()
})

test('the kit made before the key was taken away still opens the vault', async () => {
  window = await steps.lockVault(satchel.app, window)
  await steps.unlockWithKit(window, kitGroups)
})

test('settings: when to lock, the kit in place of the passphrase, and a new passphrase that works at once', async () => {
  await window.keyboard.press('Control+,')
  await expect(steps.heading(window, settingsText.title)).toBeVisible()
  await look('settings')
  await window.getByRole('button', { name: settingsText.locking.after }).click()
  await window.getByRole('option', { name: settingsText.locking.minutes(5), exact: true }).click()
  await steps.press(window, keysText.change)
  await steps.press(window, keysText.proof.useKit)
  await window.getByLabel(keysText.proof.code, { exact: true }).fill(kitGroups.join(' '))
  await window.getByLabel(keysText.changing.passphrase, { exact: true }).fill(changed)
  await window.getByRole('dialog').getByRole('button', { name: keysText.changing.act, exact: true }).click()
  await expect(dialog(keysText.changing.title)).toBeHidden(slow)
  await expectRefused(steps.ownPassphrase)
  await steps.unlock(window, changed)
  await expect(window.getByRole('button', { name: settingsText.locking.after })).toContainText(
    settingsText.locking.minutes(5),
  )
})

test('five minutes are five minutes: the notice comes after four, and the vault locks by itself', async () => {
  window = await steps.lockVault(satchel.app, window)
  // The clock goes into every page of the app; one that is just being made is not ready for it.
  await expect(() => window.clock.install()).toPass()
  await steps.unlock(window, changed)
  await steps.passTime(satchel.app, window, '03:50')
  await expect(window.getByText(lockText.text)).toBeHidden()
  await steps.passTime(satchel.app, window, '00:20')
  await expect(window.getByText(lockText.text)).toBeVisible()
  window = await steps.afterLock(satchel.app, window, () => steps.passTime(satchel.app, window, '01:10'))
  await steps.unlock(window, changed)
})

test('what was being written by hand when the vault was locked is there again, at the same place', async () => {
  await steps.go(window, 'timeline')
  await window.keyboard.press('Control+n')
  await writing().fill('Port flushed without pain')
  window = await steps.afterLock(satchel.app, window, () => window.keyboard.press('Control+l').catch(() => undefined))
  await steps.typePassphrase(window, changed)
  await expect(writing()).toHaveValue('Port flushed without pain', slow)
  await window.keyboard.press('Escape')
  await expect(steps.heading(window, appText.nav.timeline)).toBeVisible()
  await window.keyboard.press('Control+,')
})

test('a new recovery kit takes the old one’s place, and is proven by opening the vault', async () => {
  await steps.press(window, keysText.newKit)
  await prove(changed)
  await steps.press(window, keysText.kit.act)
  await expect(steps.heading(window, unlockText.kit.title)).toBeVisible(slow)
  const old = kitGroups
  kitGroups = await steps.readKit(window)
  expect(kitGroups).not.toEqual(old)
  await look('key-kit-new')
  await steps.press(window, unlockText.kit.next)
  for (const index of [2, 6])
    await window.getByLabel(unlockText.kit.group(index), { exact: true }).fill(kitGroups[index - 1] ?? '')
  await steps.press(window, unlockText.proof.check)
  await expect(window.getByText(keysText.kit.done).first()).toBeVisible()
  await expect(lines().filter({ hasText: keysText.kitChecked })).toBeVisible()
  window = await steps.lockVault(satchel.app, window)
  await steps.press(window, unlockText.unlock.useKit)
  await window.getByLabel(unlockText.unlock.code, { exact: true }).fill(old.join(' '))
  await steps.press(window, unlockText.unlock.open)
  await expect(window.getByText(unlockText.wrongCode)).toBeVisible(slow)
  await window.getByLabel(unlockText.unlock.code, { exact: true }).fill(kitGroups.join(' '))
  await steps.press(window, unlockText.unlock.open)
  await steps.expectInside(window)
})

test('the page that says how records are kept names what it is sealed with and what is not protected', async () => {
  await window.keyboard.press('Control+,')
  await steps.press(window, settingsText.kept.open)
  await expect(steps.heading(window, keptText.title)).toBeVisible()
  for (const name of ['XChaCha20-Poly1305', 'Argon2id', 'X25519', 'What is not protected'])
    await expect(window.getByText(name).first()).toBeVisible()
  await look('kept')
  await steps.go(window, 'people')
  await expect(steps.heading(window, peopleText.title)).toBeVisible()
})

test('nothing was wrong with any of these screens', () => {
  expect(checked.findings).toEqual([])
  expect(checked.screens.length).toBeGreaterThan(5)
})
