// Crashes at moments drawn by chance, while files are being added and read: what was acknowledged is there. Twenty of them;
// three hundred in `npm run test:torture`, in fifteen vaults.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { expect, test, type Page } from '@playwright/test'
import { appText } from '../../../renderer/text/en/app.ts'
import { diceOf, often, seed } from '../../torture/effort.ts'
import { handOver, launchSatchel, scratch } from '../launch.ts'
import * as steps from '../steps.ts'

const rounds = 20
const vaultsInAll = often(1, 15)
const filesInRound = 8
/** From the moment files are chosen: some crashes fall into the copying, most into the reading. */
const latestKill = 1500
/** Now and then at once, so that some do fall into the copying. */
const soonKill = 200
const filed = 'Filed'

for (let vault = 1; vault <= vaultsInAll; vault++)
  test(`after each of twenty crashes during adding and reading every acknowledged file is there, and vault ${String(vault)} opens`, () =>
    crash(seed + vault))

async function crash(own: number): Promise<void> {
  const dice = diceOf(own)
  process.stdout.write(`seed ${String(own - 1)}\n`)
  const vaults = scratch('vaults')
  const inbox = scratch('inbox')
  let satchel = await launchSatchel()
  const { userData, home } = satchel
  await steps.chooseFolderDialogs(satchel.app, vaults)
  await steps.createVault(satchel.window, { passphrase: steps.ownPassphrase })
  const known = new Set<string>()
  const read = new Set<string>()
  let killedWhileCopying = 0

  for (let round = 1; round <= rounds; round++) {
    const paths = await papers(inbox, round)
    await steps.addFiles(satchel.window, paths)
    await after(dice.below(round % 4 === 0 ? soonKill : latestKill))
    const inside = await steps.filesInside(satchel.window)
    for (const { name, state } of inside) {
      known.add(name)
      if (state.startsWith(filed)) read.add(name)
    }
    await satchel.kill()
    const ofRound = inside.filter(({ name }) => name.startsWith(`r${String(round)}-`)).length
    if (ofRound < paths.length) killedWhileCopying += 1

    satchel = await launchSatchel({ dataDir: userData, vaultHome: home })
    await steps.unlock(satchel.window, steps.ownPassphrase)
    await expectAll(satchel.window, known, read)
  }
  await steps.waitUntilRead(satchel.window, 300_000)
  const end = await steps.filesInside(satchel.window)
  expect(end.filter(({ state }) => !state.startsWith(filed))).toEqual([])
  expect(known.size).toBeGreaterThan(rounds)
  expect(killedWhileCopying).toBeGreaterThan(0)
  await satchel.close()
}

/** Every file that was ever acknowledged is listed once, and one that had been read has not to be read again. */
async function expectAll(window: Page, known: ReadonlySet<string>, read: ReadonlySet<string>): Promise<void> {
  const inside = await steps.filesInside(window)
  const names = inside.map(({ name }) => name)
  expect([...known].filter((name) => !names.includes(name))).toEqual([])
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  const unread = inside.filter(({ name, state }) => read.has(name) && !state.startsWith(filed))
  expect(unread).toEqual([])
  await expect(window.getByText(appText.damaged)).toHaveCount(0)
}

/** Short texts, and PDFs of several pages that take a while to be read. */
async function papers(inbox: string, round: number): Promise<string[]> {
  const paths: string[] = []
  for (let at = 0; at < filesInRound; at++) {
    const isPdf = at % 2 === 1
    const path = join(inbox, `r${String(round)}-${String(at)}.${isPdf ? 'pdf' : 'txt'}`)
    writeFileSync(
      path,
      isPdf ? await pdfOf(`round ${String(round)}, paper ${String(at)}`) : lines(round, at).join('\n'),
    )
    paths.push(path)
  }
  handOver(inbox)
  return paths
}

const lines = (round: number, at: number): string[] => [
  'Patient: Rosa Alvarez',
  'Date of birth: 14 March 1958',
  `Round ${String(round)}, paper ${String(at)}`,
]

async function pdfOf(title: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= 6; page++) {
    const words = ['Patient: Rosa Alvarez', 'Date of birth: 14 March 1958', `${title}, page ${String(page)}`]
    const sheet = pdf.addPage([595, 842])
    words.forEach((line, at) => {
      sheet.drawText(line, { x: 60, y: 780 - at * 30, size: 14, font })
    })
  }
  return pdf.save()
}
