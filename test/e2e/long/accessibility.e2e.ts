// Every screen and every state of it, in every look: axe finds nothing, nothing scrolls sideways, nothing moves.
import { expect, test, type Page } from '@playwright/test'
import { appText, homeText } from '../../../renderer/text/en/app.ts'
import { intakeText } from '../../../renderer/text/en/intake.ts'
import { packetText } from '../../../renderer/text/en/packet.ts'
import { readerText } from '../../../renderer/text/en/reader.ts'
import { filingText } from '../../../renderer/text/en/filing.ts'
import { reviewText } from '../../../renderer/text/en/review.ts'
import { searchText } from '../../../renderer/text/en/search.ts'
import { unlockText } from '../../../renderer/text/en/unlock.ts'
import { launchSatchel, scratch, type LaunchedSatchel } from '../launch.ts'
import { lookAtScreen, type Checked } from '../looks.ts'
import {
  addFolder,
  addPerson,
  afterLock,
  chooseFolderDialogs,
  choosePassphrase,
  fewRecords,
  go,
  heading,
  ownPassphrase,
  press,
  readKit,
  rosa,
  typePassphrase,
  unlockWithKit,
  waitUntilRead,
} from '../steps.ts'

let satchel: LaunchedSatchel
let window: Page
let kitGroups: readonly string[] = []
const checked: Checked = { screens: [], rulesPassed: 0, findings: [] }

test.describe.configure({ mode: 'serial', timeout: 240_000 })

test.beforeAll(async () => {
  satchel = await launchSatchel()
  window = satchel.window
  await chooseFolderDialogs(satchel.app, scratch('vaults'))
})

test.afterAll(async () => {
  await satchel.close()
})

/** Locking takes the page away, sometimes before the key is let go. */
const lockByKey = () => window.keyboard.press('Control+l').catch(() => undefined)

const look = (name: string) => lookAtScreen(satchel.app, window, { name, checked })

test('making a vault: welcome, passphrase, kit, proof, person', async () => {
  await expect(heading(window, unlockText.welcome.title)).toBeVisible()
  expect(await window.locator('html').getAttribute('lang')).toBe('en')
  await look('welcome')
  await press(window, unlockText.welcome.create)
  await expect(window.getByTestId('suggested-words')).toHaveText(/\S+( \S+){5}/)
  await look('passphrase-words')
  await window.getByRole('radio', { name: unlockText.passphrase.own }).check({ force: true })
  await window.getByLabel(unlockText.passphrase.ownLabel, { exact: true }).fill('rosa1958')
  await expect(window.getByText(unlockText.passphrase.verdict['too-weak'])).toBeVisible()
  await look('passphrase-own')
  await window.getByRole('radio', { name: unlockText.passphrase.words }).check({ force: true })
  await choosePassphrase(window, ownPassphrase)
  kitGroups = await readKit(window)
  await look('kit')
  await press(window, unlockText.kit.save)
  await expect(window.getByText(/^Saved as /)).toBeVisible({ timeout: 30_000 })
  await look('kit-saved')
  await press(window, unlockText.kit.next)
  await window.getByLabel(unlockText.kit.group(2), { exact: true }).fill('AAAA')
  await press(window, unlockText.proof.check)
  await expect(window.getByRole('alert')).toBeVisible({ timeout: 30_000 })
  await look('proof-refused')
  await press(window, unlockText.proof.later)
  await expect(heading(window, unlockText.person.title)).toBeVisible()
  await press(window, unlockText.person.add)
  await expect(window.getByText(unlockText.person.missingName).first()).toBeVisible()
  await look('person-errors')
  await addPerson(window, rosa)
  await expect(heading(window, intakeText.title)).toBeVisible()
})

test('an empty vault: every place says what will be there', async () => {
  await look('add-empty')
  for (const place of ['home', 'review', 'records', 'timeline', 'packets'] as const) {
    await go(window, place)
    await expect(heading(window, appText.nav[place]).or(heading(window, packetText.title))).toBeVisible()
    await look(`${place}-empty`)
  }
  await go(window, 'search')
  await look('search-hints')
})

test('papers being read, and read', async () => {
  await addFolder(window, fewRecords())
  await expect(window.getByRole('grid', { name: intakeText.listName })).toBeVisible()
  await look('add-reading')
  await waitUntilRead(window)
  await look('add-done')
  await go(window, 'home')
  await expect(window.getByText(homeText.kit.title)).toBeVisible()
  await look('home')
  await window.keyboard.press('Control+/')
  await expect(window.getByRole('dialog', { name: appText.keys.title })).toBeVisible()
  await look('keys')
  await window.keyboard.press('Escape')
})

test('the door: locked, a wrong passphrase, and the kit, which is proven by opening the vault', async () => {
  window = await afterLock(satchel.app, window, () => lockByKey())
  await look('unlock')
  await typePassphrase(window, 'not the words that were chosen')
  await expect(window.getByText(unlockText.faults['wrong-secret'])).toBeVisible({ timeout: 30_000 })
  await look('unlock-wrong')
  await press(window, unlockText.unlock.useKit)
  await look('unlock-kit')
  await press(window, unlockText.unlock.usePassphrase)
  await unlockWithKit(window, kitGroups)
  await expect(heading(window, appText.nav.home)).toBeVisible()
  await expect(window.getByText(homeText.kit.title)).toBeHidden()
})

test('records, the viewer and its parts, the timeline', async () => {
  await go(window, 'records')
  await expect(window.getByRole('row').nth(3)).toBeVisible()
  await look('records')
  await window
    .getByRole('row')
    .filter({ hasText: /Pathology/ })
    .first()
    .click()
  await expect(window.getByRole('img', { name: /^Page 1 of/ })).toBeVisible()
  for (const tab of ['details', 'text', 'about'] as const) {
    await window.getByRole('tab', { name: readerText.tabs[tab] }).click()
    await look(`viewer-${tab}`)
  }
  await window.getByRole('tab', { name: readerText.tabs.text }).click()
  await window
    .getByRole('button', { name: /^Correct the line/ })
    .first()
    .click()
  await expect(window.getByLabel(readerText.text.field)).toBeFocused()
  await look('viewer-correcting')
  await window.getByLabel(readerText.text.field).press('Escape')
  await window.getByRole('region', { name: readerText.column, exact: true }).focus()
  await window.keyboard.press('t')
  await window.keyboard.press('c')
  await expect(window.getByRole('region', { name: readerText.beside.column })).toBeVisible()
  await look('viewer-side-by-side')
  await go(window, 'timeline')
  await expect(window.locator('.timeline-year .timeline-item').first()).toBeVisible()
  await look('timeline')
})

test('search with and without results', async () => {
  await go(window, 'search')
  await window.keyboard.type('HER2')
  await expect(window.getByRole('grid', { name: searchText.results })).toBeVisible()
  await look('search-results')
  await window.getByLabel(searchText.field).fill('Alvarado')
  await expect(window.getByText('No record of', { exact: false })).toBeVisible()
  await look('search-none')
})

test('to review: whose page it is, and what it is', async () => {
  await go(window, 'review')
  const whose = window.getByRole('button', { name: reviewText.someoneElse, exact: true })
  await expect(whose).toBeVisible()
  await look('review-whose')
  for (let card = 0; card < 4 && (await whose.isVisible()); card++) {
    await whose.click()
    await expect(whose.or(window.getByLabel(filingText.hospital))).toBeVisible()
  }
  await expect(window.getByLabel(filingText.hospital)).toBeVisible()
  await look('review-filing')
})

test('a packet: choosing, looking, the warning, and what was saved', async () => {
  await go(window, 'packets')
  await look('packet')
  await press(window, packetText.preview)
  await expect(window.getByText(packetText.previewTitle)).toBeVisible({ timeout: 60_000 })
  await expect(window.getByRole('img', { name: packetText.pageOf(1, 1).replace(/ of .*/, '') })).toBeVisible({
    timeout: 30_000,
  })
  await look('packet-preview')
  await window.getByRole('radio', { name: packetText.signedPdf }).click({ force: true })
  await press(window, packetText.savePacket)
  await expect(window.getByRole('alertdialog')).toBeVisible()
  await look('packet-warning')
  await press(window, packetText.saveOpen)
  await expect(window.getByText(/^Saved as /)).toBeVisible({ timeout: 60_000 })
  await look('packet-saved')
})

test('nothing was wrong with any of them', () => {
  const { screens, rulesPassed, findings } = checked
  test
    .info()
    .annotations.push({ type: 'looked at', description: `${screens.length} screens, ${rulesPassed} rules kept` })
  expect(findings).toEqual([])
  expect(screens.length).toBeGreaterThan(30)
})
