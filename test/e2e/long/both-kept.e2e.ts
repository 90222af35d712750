// One vault on two computers that did not know of each other: what both changed is kept twice, shown and settled.
import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { bothKeptText } from '../../../renderer/text/en/both-kept.ts'
import { filingText } from '../../../renderer/text/en/filing.ts'
import { reviewText } from '../../../renderer/text/en/review.ts'
import { unlockText } from '../../../renderer/text/en/unlock.ts'
import { handOver, launchSatchel, scratch } from '../launch.ts'
import { lookAtScreen, type Checked } from '../looks.ts'
import * as steps from '../steps.ts'

const [here, there] = [scratch('here'), scratch('there')]
const checked: Checked = { screens: [], rulesPassed: 0, findings: [] }

test('what two computers called otherwise is asked about in To review, and the version that is chosen holds', async () => {
  test.setTimeout(300_000)
  const dataDir = join(scratch('data'), 'user-data')
  const first = await launchSatchel({ dataDir })
  await steps.chooseFolderDialogs(first.app, here)
  await steps.createVault(first.window, { passphrase: steps.ownPassphrase })
  await steps.addFiles(first.window, [paper()])
  await steps.waitUntilRead(first.window)
  const other = await steps.lockVault(first.app, first.window)
  const [name = ''] = readdirSync(here)
  const second = await launchSatchel()
  bring(join(here, name), join(there, name))
  await steps.chooseFolderDialogs(second.app, join(there, name))
  await steps.press(second.window, unlockText.welcome.open)
  await steps.unlock(second.window, steps.ownPassphrase)
  await file(second.window, 'Oakfield General')
  await second.close()
  await steps.unlock(other, steps.ownPassphrase)
  await file(other, 'Oakfield Clinic')
  const door = await steps.lockVault(first.app, other)
  bring(join(there, name, 'journal'), join(here, name, 'journal'))
  await steps.unlock(door, steps.ownPassphrase)
  await steps.go(door, 'review')
  const card = door.getByRole('region', { name: bothKeptText.title('what “Laboratory report” is') })
  await expect(card).toBeVisible({ timeout: 30_000 })
  await expect(card.getByRole('cell', { name: 'Oakfield General' })).toBeVisible()
  await expect(card.getByRole('cell', { name: 'Oakfield Clinic' })).toBeVisible()
  await lookAtScreen(first.app, door, { name: 'review-both-kept', checked })
  await steps.press(door, bothKeptText.keep(1))
  await expect(door.getByText(bothKeptText.kept)).toBeVisible({ timeout: 30_000 })
  await expect(card).toBeHidden()
  await expect(door.getByText(reviewText.empty)).toBeVisible()
  expect(checked.findings).toEqual([])
  await first.close()
})

/** Says in To review from which hospital the only record is. */
async function file(window: Page, hospital: string): Promise<void> {
  await steps.go(window, 'review')
  await window.getByLabel(filingText.hospital).fill(hospital)
  await steps.press(window, reviewText.accept)
  await expect(window.getByText(reviewText.empty)).toBeVisible({ timeout: 30_000 })
}

function paper(): string {
  const path = join(scratch('inbox'), 'Oakfield report.txt')
  const head = 'Laboratory report\nPatient: ROSA ALVAREZ\nDOB: 03/14/1958\nCollected: 05/03/2023\n'
  writeFileSync(path, `${head}\nHEMATOLOGY\nTest  Result  Units  Reference range\nHemoglobin  12.9  g/dL  12.0-15.5\n`)
  return handOver(path)
}

/** Copies what is new, as a folder that is kept in step does; only one computer has written to each journal. */
function bring(from: string, to: string): void {
  cpSync(from, to, { recursive: true, force: false })
  for (const path of readdirSync(to, { recursive: true, encoding: 'utf8' })) handOver(join(to, path))
  handOver(to)
}
