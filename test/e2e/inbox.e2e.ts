// What comes in can be taken back, is checked by keys alone, and never lands with the wrong person.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { monthName } from '../../renderer/text/dates.ts'
import { appText, undoText } from '../../renderer/text/en/app.ts'
import { binText } from '../../renderer/text/en/bin.ts'
import { intakeText } from '../../renderer/text/en/intake.ts'
import { peopleText } from '../../renderer/text/en/people.ts'
import { recordsText } from '../../renderer/text/en/records.ts'
import { reviewText } from '../../renderer/text/en/review.ts'
import { unlockText } from '../../renderer/text/en/unlock.ts'
import { handOver, launchSatchel, scratch, type LaunchedSatchel } from './launch.ts'
import { lookAtScreen, type Checked } from './looks.ts'
import {
  addFiles,
  chooseFolderDialogs,
  createVault,
  expectInside,
  go,
  heading,
  intakeRows,
  lockVault,
  ownPassphrase,
  press,
  unlock,
  waitUntilRead,
} from './steps.ts'

let satchel: LaunchedSatchel
let window: Page
const checked: Checked = { screens: [], rulesPassed: 0, findings: [] }
const inbox = scratch('inbox')

test.describe.configure({ mode: 'serial', timeout: 240_000 })

test.beforeAll(async () => {
  satchel = await launchSatchel()
  window = satchel.window
  await chooseFolderDialogs(satchel.app, scratch('vaults'))
  await createVault(window, { passphrase: ownPassphrase })
})

test.afterAll(async () => {
  await satchel.close()
})

const look = (name: string) => lookAtScreen(satchel.app, window, { name, checked })
const button = (name: string) => window.getByRole('button', { name, exact: true })
const records = () => window.getByRole('grid', { name: recordsText.list }).getByRole('row')

type Paper = { person?: string; born?: string; number?: string; taken: string; hemoglobin: string; foot?: string }

/** A blood count as a hospital's computer prints it. */
const bloodCount = ({ person = 'Rosa Alvarez', born = '03/14/1958', number = '4482190', ...paper }: Paper) => `
Tarnwick Cancer Center
Clinical Laboratory

Laboratory report
Patient: ${person}
Date of birth: ${born}
MRN: ${number}
Collected: ${paper.taken}
Ordered by: Selma Okafor-Reid, MD

HEMATOLOGY
Test              Result   Units     Reference range
Hemoglobin        ${paper.hemoglobin}     g/dL      12.0-15.5
White cell count  6.4      10^9/L    4.0-11.0
Platelet count    241      10^9/L    150-400
Neutrophils       3.9      10^9/L    1.8-7.5
Lymphocytes       1.7      10^9/L    1.0-4.0

The specimen was received in good condition and analysed on the day it was taken.
${paper.foot ?? ''}
Made-up record for demonstration
`

function paper(name: string, text: string): string {
  const path = join(inbox, name)
  writeFileSync(path, text)
  return handOver(path)
}

/** Three counts of three days, and one of them once more as another system prints it. */
const counts = () => [
  paper('count-1.txt', bloodCount({ taken: '05/03/2023', hemoglobin: '12.9' })),
  paper('count-2.txt', bloodCount({ taken: '06/07/2023', hemoglobin: '11.4' })),
  paper('count-3.txt', bloodCount({ taken: '07/12/2023', hemoglobin: '12.2' })),
]

test('from which hospital files are is asked for all of them at once, and the person stands beside it', async () => {
  const fields = window.getByRole('region', { name: intakeText.batchTitle })
  await expect(fields.getByText('Rosa Alvarez', { exact: true })).toBeVisible()
  await fields.getByLabel(intakeText.from).fill('Tarnwick Cancer Center')
  await look('inbox-fields')
  await addFiles(window, counts())
  await waitUntilRead(window)
  await expect(intakeRows(window)).toHaveCount(3)
  await expect(window.getByRole('row', { name: intakeText.batch(3) })).toContainText(
    intakeText.batchFrom('Tarnwick Cancer Center'),
  )
  await look('inbox-added')
})

test('a whole import is undone, lies in the bin, and comes back with one step', async () => {
  await window.getByRole('button', { name: intakeText.undoThis(3), exact: true }).click()
  await expect(window.getByText(intakeText.undoneImport(3))).toBeVisible()
  await go(window, 'records')
  await expect(records()).toHaveCount(0)
  await go(window, 'bin')
  const binned = window.getByRole('grid', { name: binText.list }).getByRole('row')
  await expect(binned).toHaveCount(3)
  await expect(binned.first()).toContainText(binText.daysLeft(30))
  await look('bin')
  await window.keyboard.press('Control+z')
  await expect(window.getByText(undoText.undone('import-undone'))).toBeVisible()
  await expect(window.getByText(binText.empty)).toBeVisible()
  await look('bin-empty')
  await window.keyboard.press('Control+Shift+z')
  await expect(binned).toHaveCount(3)
  await window
    .getByRole('button', { name: /^Take it out: / })
    .first()
    .click()
  await expect(binned).toHaveCount(2)
})

test('a file that lies in the bin says so when it is added again, and is taken out there', async () => {
  await addFiles(window, [join(inbox, 'count-2.txt'), join(inbox, 'count-3.txt')])
  await waitUntilRead(window)
  const inBin = window.getByRole('row', { name: /You put this one in the bin on/ })
  await expect(inBin.first()).toBeVisible()
  await look('inbox-in-bin')
  while (await inBin.first().isVisible()) {
    const before = await inBin.count()
    await inBin
      .first()
      .getByRole('button', { name: /^Take it out/ })
      .click()
    await expect.poll(() => inBin.count()).toBeLessThan(before)
  }
  await go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: /2023/ })).toHaveCount(3)
})

test('emptying the bin names how many and whose, and deletes nothing that is not in it', async () => {
  await addFiles(window, [paper('gone.txt', bloodCount({ taken: '09/09/2022', hemoglobin: '13.1' }))])
  await waitUntilRead(window)
  await window
    .getByRole('row', { name: /^gone\.txt/ })
    .getByRole('button', { name: /^Open/ })
    .click()
  await go(window, 'add')
  await button(intakeText.undoImport).click()
  await go(window, 'bin')
  await button(binText.emptyBin).click()
  const dialog = window.getByRole('alertdialog', { name: binText.confirmTitle(1, 'Rosa Alvarez') })
  await expect(dialog).toContainText('born 14 March 1958')
  await expect(dialog.getByRole('button', { name: binText.keep(1) })).toBeFocused()
  await look('bin-confirm')
  await dialog.getByRole('button', { name: binText.delete }).click()
  await expect(window.getByText(binText.emptied(1, 0))).toBeVisible()
  await go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: /2023/ })).toHaveCount(3)
})

test('records of one kind and hospital are accepted together by keys alone, and taken back in one step', async () => {
  await window.keyboard.press('Control+2')
  await expect(heading(window, reviewText.title)).toBeFocused()
  const all = window.getByRole('button', { name: /^All 3 / })
  await expect(all).toBeVisible()
  await look('review-all')
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText(/^Filed: 3 /)).toBeVisible()
  await expect(window.getByText(reviewText.empty)).toBeVisible()
  await window.keyboard.press('u')
  await expect(window.getByText(undoText.undone('filed-all'))).toBeVisible()
  await expect(all).toBeVisible()
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText(reviewText.empty)).toBeVisible()
})

test('the same words from another system are asked about with both in sight, answered with one key and taken back', async () => {
  const again = bloodCount({ taken: '05/03/2023', hemoglobin: '12.9' }).replaceAll('\n', '\r\n')
  const changed = bloodCount({ taken: '06/07/2023', hemoglobin: '11.9', foot: 'Corrected report' })
  await addFiles(window, [paper('portal-print.txt', again), paper('corrected.txt', changed)])
  await waitUntilRead(window)
  await window.keyboard.press('Control+2')
  await expect(heading(window, reviewText.title)).toBeFocused()
  await expect(window.getByRole('heading', { name: reviewText.pair.first })).toBeVisible()
  const differs = window.getByText(reviewText.pair.changedTitle)
  await expect(differs).toBeVisible()
  await expect(window.locator('.review-compare').first()).toContainText('11.9')
  await expect(window.locator('.review-compare').first()).toContainText('11.4')
  await look('review-disagree')
  await window.keyboard.press('Shift+D')
  await expect(differs).toBeHidden()
  await expect(window.getByText(reviewText.fileName('corrected.txt'))).toBeVisible()
  await window.keyboard.press('Enter')
  await expect(window.getByText(reviewText.pair.reason['same-text'])).toBeVisible()
  await look('review-twice')
  await window.keyboard.press('d')
  await expect(window.getByText(reviewText.pair.saidSame)).toBeVisible()
  await go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: /2023/ })).toHaveCount(4)
  await window.keyboard.press('Control+z')
  await expect(window.getByText(undoText.undone('same'))).toBeVisible()
  await expect(window.getByRole('row').filter({ hasText: /2023/ })).toHaveCount(5)
})

test('a second person is added, and every screen says whose records are open', async () => {
  await go(window, 'people')
  await look('people-one')
  await button(peopleText.add).click()
  await expect(heading(window, peopleText.addTitle)).toBeFocused()
  await fillPerson('Carmen Ruiz', 23, 5, 1990)
  await button(peopleText.addHospital).click()
  await window.getByLabel(peopleText.number).fill('77')
  await button(peopleText.add).click()
  await expect(window.getByText(peopleText.missingHospital).first()).toBeVisible()
  await look('person-form')
  await window.getByLabel(peopleText.hospital, { exact: true }).fill('Larkhaven')
  await button(peopleText.add).click()
  await expect(window.locator('.now-in')).toContainText(peopleText.now('Carmen Ruiz'))
  await expect(heading(window, intakeText.title)).toBeFocused()
  await expect(person()).toContainText('Carmen Ruiz')
  await expect(intakeRows(window)).toHaveCount(0)
  await go(window, 'records')
  await expect(window.getByText(recordsText.empty)).toBeVisible()
})

test('what is added is about the person whose records are open, and nobody else’s change', async () => {
  const own = bloodCount({
    person: 'Carmen Ruiz',
    born: '05/23/1990',
    number: '77',
    taken: '02/02/2024',
    hemoglobin: '13.3',
  })
  await addFiles(window, [
    paper('carmen.txt', own),
    paper('stray.txt', bloodCount({ taken: '08/08/2023', hemoglobin: '12.0' })),
  ])
  await waitUntilRead(window)
  await look('inbox-second-person')
  await window.keyboard.press('Control+Shift+p')
  const menu = window.getByRole('menu')
  await expect(menu).toBeVisible()
  await look('person-menu')
  await menu.getByRole('menuitem', { name: /^Rosa Alvarez, born 14 March 1958/ }).click()
  await expect(person()).toContainText('Rosa Alvarez')
  await expect(heading(window, appText.nav.home)).toBeFocused()
  await look('home-two')
  await go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: /2023/ })).toHaveCount(5)
  await expect(window.getByRole('row').filter({ hasText: /2024/ })).toHaveCount(0)
})

test('a page of the other person is offered to her, and moving it there is the only way it leaves', async () => {
  await openPerson('Carmen Ruiz')
  await window.keyboard.press('Control+2')
  const move = window.getByRole('button', {
    name: reviewText.moveTo('Rosa Alvarez', { year: 1958, month: 3, day: 14 }),
  })
  await expect(move).toBeVisible()
  await look('review-fits')
  await press(window, reviewText.moveTo('Rosa Alvarez', { year: 1958, month: 3, day: 14 }))
  await expect(window.getByText(reviewText.moved('Rosa Alvarez'))).toBeVisible()
  await go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: /20\d\d/ })).toHaveCount(1)
  await openPerson('Rosa Alvarez')
  await go(window, 'records')
  await expect(window.getByRole('row').filter({ hasText: /2023/ })).toHaveCount(6)
})

test('the same person cannot be there twice, and the refusal says where to look', async () => {
  await go(window, 'people')
  await look('people-two')
  await button(peopleText.add).click()
  await fillPerson('carmen ruiz', 23, 5, 1990)
  await button(peopleText.add).click()
  await expect(window.getByText(peopleText.fault('already-there'))).toBeVisible()
  await button(peopleText.cancel).click()
})

test('going to somebody else’s records is asked about before anything is added there', async () => {
  await go(window, 'add')
  await button(intakeText.otherPerson).click()
  const dialog = window.getByRole('alertdialog', { name: intakeText.whoTitle })
  await expect(dialog).toContainText('born 14 March 1958')
  await look('inbox-who')
  await dialog.getByRole('button', { name: intakeText.whoGo('Carmen Ruiz') }).click()
  await expect(person()).toContainText('Carmen Ruiz')
  await expect(heading(window, intakeText.title)).toBeVisible()
})

test('after a lock the same person’s records are open', async () => {
  window = await lockVault(satchel.app, window)
  await unlock(window, ownPassphrase)
  await expectInside(window)
  await expect(person()).toContainText('Carmen Ruiz')
})

test('nothing was wrong with any of these screens', () => {
  expect(checked.findings).toEqual([])
  expect(checked.screens.length).toBeGreaterThan(15)
})

const person = (): Locator => window.getByRole('banner').locator('.person')

async function openPerson(name: string): Promise<void> {
  await window.keyboard.press('Control+Shift+p')
  await window.getByRole('menuitem', { name: new RegExp(`^${name}, born`) }).click()
  await expect(person()).toContainText(name)
}

async function fillPerson(name: string, day: number, month: number, year: number): Promise<void> {
  const words = unlockText.person
  await window.getByLabel(words.name, { exact: true }).fill(name)
  const born = window.getByRole('group', { name: words.born })
  await born.getByLabel(words.dateWords.day, { exact: true }).fill(String(day))
  await born.getByRole('button', { name: words.dateWords.month }).click()
  await window.getByRole('option', { name: monthName(month), exact: true }).click()
  await born.getByLabel(words.dateWords.year, { exact: true }).fill(String(year))
}
